"""How a link answers: asked politely, over a pinned connection, at the register's hosts only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urljoin

from watchhouse.foundation.reaching import fetch
from watchhouse.foundation.reaching.fetch import Page
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.reach import Way
from watchhouse.foundation.reaching.trouble import NoAddress, Trouble
from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.links import Answer, Seen, host_of

SECONDS = 10.0  # for one link with all its redirects
AGENT = "Watchhouse-link-check"
MOST_HOPS = 5
FOR_GOOD = (301, 308)
GONE, NO_MACHINES = (404, 410), (401, 403, 405, 406, 429, 451)


class OutsideRegister(Refusal):
    sentence = "We go only where a link of the facts register leads."


@dataclass(frozen=True)
class Listed:
    """Leave to go to the hosts of the facts register, and nowhere else."""

    hosts: frozenset[str]
    outside: ClassVar[type[Exception]] = OutsideRegister

    def check(self) -> None:
        """It does not end."""

    def covers(self, host: str) -> bool:
        """Whether a link of the register names this host."""
        return host in self.hosts


def look(url: str, *, hosts: frozenset[str], network: Network) -> Seen:
    """Ask for a link's head, for the page when that is refused; redirects are followed while they
    stay with the register's hosts. Never raises for what the other side does.
    """
    way = Way.begin(Listed(hosts), network, seconds=SECONDS)
    try:
        return _follow(way, url)
    except NoAddress:
        return Seen(Answer.GONE)
    except Trouble:
        return Seen(Answer.SILENT)


def _follow(way: Way[Listed], url: str) -> Seen:
    """The answer at the end of the redirects; `leads_to` as far as all of them are for good."""
    first, lasting = url, True
    for _ in range(MOST_HOPS):
        page = _ask(way, url)
        if page.status not in fetch.MOVED:
            return _seen(page, moved=url if lasting and not _same(url, first) else "")
        lasting = lasting and page.status in FOR_GOOD
        onwards = fetch.onwards(way, url, page)
        if onwards is None:
            to = _location(page) if lasting else ""
            return Seen(Answer.MOVED if to else Answer.WORKS, page.status, to)
        url = onwards
    return Seen(Answer.SILENT, page.status)


def _ask(way: Way[Listed], url: str) -> Page:
    page = fetch.ask(way, url, method="HEAD", agent=AGENT)
    return page if page.status < 400 else fetch.ask(way, url, agent=AGENT)


def _seen(page: Page, *, moved: str) -> Seen:
    if page.status in GONE:
        return Seen(Answer.GONE, page.status)
    if page.status in NO_MACHINES:
        return Seen(Answer.CLOSED, page.status)
    if page.status >= 400:
        return Seen(Answer.SILENT, page.status)
    return Seen(Answer.MOVED if moved else Answer.WORKS, page.status, moved)


def _location(page: Page) -> str:
    """Where it says it has gone, as far as that can be shown."""
    try:
        to = urljoin(page.url, page.headers.get("location", ""))
        shown = to.isascii() and to.isprintable() and host_of(to)
    except ValueError:
        return ""
    return to if shown and not _same(to, page.url) else ""


def _same(one: str, other: str) -> bool:
    """A slash at the end is no move."""
    return one.rstrip("/") == other.rstrip("/")
