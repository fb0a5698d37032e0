"""A script of ours in a process of its own, which may take so much memory and time and no more.

What strangers send can grow to gigabytes when it is read, or find a fault in what reads it. So it
is read out there: what it breaks is itself.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 10  # of the processor
PATIENCE = 2  # times as long by the clock


class TooSlow(Exception):
    """It did not end in time, and was ended."""


def run(
    script: Path, *arguments: object, given: bytes = b"", seconds: int = SECONDS
) -> subprocess.CompletedProcess[bytes]:
    """How the script ended, and what it said. Its first two arguments are its limits.

    It gets nothing of ours: no environment, no open files. Raises TooSlow.
    """
    words = [str(each) for each in (script, MEMORY, seconds, *arguments)]
    try:
        return subprocess.run(  # noqa: S603  # our own file; what strangers sent goes in by stdin
            [sys.executable, "-I", *words], input=given, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=PATIENCE * seconds, check=False, env={},
        )  # fmt: skip
    except subprocess.TimeoutExpired as slow:
        raise TooSlow from slow
