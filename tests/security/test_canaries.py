"""No word of Alice's firm reaches anybody who has no business with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.security import addresses
from tests.security.test_access import ask
from tests.security.world import KINDS, Firm, canary

pytestmark = pytest.mark.once

Browser = Callable[[str], Client]
MOST_LINKS = 40  # followed beyond the addresses of the house
SEARCHES = ("/desk/businesses/", "/threats/desk/history/", "/urgent/cases/", "/threats/alerts/")
HREF = re.compile(r'(?:href|action|src)="([^"#]+)')

# What staff see of a member, by kind of text. Case texts only with urgent.read.
MAY_SEE = {
    "anonymous": set(),
    "charlie": set(),
    "priya": set(),
    "erin": {"business", "person", "domain", "alert", "step", "visit"},
    "olu": {"business", "person", "domain", "alert", "step", "visit"},
    "femi": {"business", "person", "domain", "alert", "step", "visit", "evidence", "words"},
    "dana": {"business", "person", "domain", "alert", "step", "visit", "case"},
    "grace": {"business", "person", "domain", "alert", "step", "visit", "case"},
}  # type: dict[str, set[str]]


@pytest.mark.parametrize("role", MAY_SEE)
def test_nothing_of_alices_reaches_a_stranger(
    role: str, hers: Firm, his: Firm, browser: Browser
) -> None:
    seen: dict[str, str] = {}
    loud = ""
    for address, body in _everything(browser(role), hers):
        loud = loud or (address if canary("alice", "") in body else "")
        for kind in KINDS:
            if canary("alice", kind) in body:
                seen.setdefault(kind, address)
    leaked = {kind: where for kind, where in seen.items() if kind not in MAY_SEE[role]}
    assert not leaked
    assert MAY_SEE[role] or not loud


def test_the_canaries_sing(hers: Firm, his: Firm, browser: Browser) -> None:
    """Alice and the duty officer meet them: the crawl finds what is there."""
    hers_alone = "".join(body for _, body in _everything(browser("alice"), hers))
    assert {k for k in KINDS if canary("alice", k) in hers_alone} >= {
        "business", "person", "invitation", "domain", "visit", "share",
    }  # fmt: skip
    assert canary("charlie", "business") not in hers_alone
    desk = "".join(body for _, body in _everything(browser("dana"), hers))
    assert canary("alice", "case") in desk


def _everything(client: Client, firm: Firm) -> Iterator[tuple[str, str]]:
    """Every address with Alice's rows, searches for her words, then every link that is found.

    The tokens in her letters are hers: whoever has them may use them, so they are left out.
    """
    words = "?words=qx&show=all&path=danger.no&page=1"
    rows = [addresses.filled(path, firm) for path in addresses.paths() if "<str:token>" not in path]
    todo = [*rows, *(row + words for row in SEARCHES)]
    done: set[str] = set()
    while todo and len(done) < len(rows) + MOST_LINKS:
        address = todo.pop(0)
        if address in done or "/logout/" in address:
            continue
        done.add(address)
        for method in ("GET", "POST") if address in rows else ("GET",):
            answer = ask(client, method, address)
            body = "" if answer.streaming else answer.content.decode(errors="replace")
            yield address, body + str(answer.headers)
            todo += [link for link in _links(address, body) if link not in done]


def _links(address: str, body: str) -> list[str]:
    """The addresses of our own that a page names."""
    found = (urljoin(address, unescape(link)) for link in HREF.findall(body))
    return [link for link in found if not urlsplit(link).netloc and link.startswith("/")
            and not link.startswith("/static/")]  # fmt: skip
