"""Lines of the log: a link that opens something must not be read there."""

from __future__ import annotations

import logging
import re

# A part of an address that is long and no word of ours: words are small letters and hyphens.
TOKEN = re.compile(r"(?<=/)(?=[^/\s]*[A-Z0-9_:])[\w:.=%-]{20,}")


class WithoutTokens(logging.Formatter):
    """Cuts tokens out of whatever is said, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("…", super().format(record))
