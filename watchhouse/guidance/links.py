"""What a link's answer says, and from which day on we call it broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import urlsplit

from watchhouse.guidance.models import LinkCheck, Verdict

DAYS_GONE, DAYS_SILENT = 2, 3  # days in a row before we say "broken"


class Answer(Enum):
    """What came back."""

    WORKS = Verdict.WORKS
    MOVED = Verdict.MOVED
    CLOSED = Verdict.CLOSED
    GONE = "gone"
    SILENT = "silent"


@dataclass(frozen=True)
class Seen:
    """One try: the last status (0: nobody answered), and where a lasting redirect leads."""

    answer: Answer
    status: int = 0
    leads_to: str = ""


def host_of(url: str) -> str:
    """The host a link names; "" for what we do not try: another scheme, a port, a user's name."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isascii() and url.isprintable() and " " not in url
    host = parts.hostname or ""
    return host if plain and parts.scheme in ("http", "https") and parts.netloc == host else ""


def judge(row: LinkCheck, seen: Seen, *, on: date) -> None:
    """Put into the row what this try says of the link: one bad day says nothing yet."""
    again = row.judged_on == on and row.failing_since is not None
    row.judged_on, row.status, row.leads_to = on, seen.status, seen.leads_to[:500]
    if seen.answer in (Answer.WORKS, Answer.MOVED, Answer.CLOSED):
        row.verdict = Verdict(seen.answer.value)
        row.failed_days, row.failing_since = 0, None
        return
    row.failed_days += not again
    row.failing_since = row.failing_since or on
    enough = DAYS_GONE if seen.answer is Answer.GONE else DAYS_SILENT
    if row.failed_days >= enough:
        row.verdict = Verdict.BROKEN
    elif row.verdict != Verdict.BROKEN:
        row.verdict = Verdict.UNSURE
