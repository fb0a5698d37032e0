"""Walk through the house by its links, as one browser sees them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client

from watchhouse.foundation import languages

# Signing out would end the walk; the sent letters belong to the demo.
LEFT_OUT = ("/people/logout/", "/dispatch/sent/")
# The other languages have the same pages; of Urdu's, its own first ones are walked through.
SPOKEN = (languages.ENGLISH, "ur")
NUMBER = re.compile(r"tel:\+?[0-9]+")
# The urgent intake carries the answers so far: one way to a question is as good as another.
CARRIED = re.compile(r"[?&](path|next)=[^&]*")


class Page(HTMLParser):
    """What a page links to, and the places on it that a link can name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.places.add(given.get("id", ""))
        if tag in ("a", "area", "link"):
            self.links.append(given.get("href", ""))
        elif tag in ("img", "script") and "src" in given:
            self.links.append(given["src"])


class Walk:
    """All pages reached from the front door: `pages`, and what is `wrong` with their links."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser
        self.pages: dict[str, Page] = {}
        self.wrong: list[str] = []
        self.seen = {"/"}
        self.places: list[tuple[str, str, str]] = []
        waiting = ["/"]
        while waiting:
            waiting += self._open(waiting.pop(0))
        for target, place, on in self.places:
            if target in self.pages and place not in self.pages[target].places:
                self.wrong.append(f"{on}: {target} has no place called {place}")

    def _open(self, address: str) -> list[str]:
        """Open one page; the addresses on it that were not seen before."""
        answer = self.browser.get(address, follow=True)
        if answer.status_code != 200:
            self.wrong.append(f"{address} answers {answer.status_code}")
        text = answer.getvalue().decode(errors="replace")  # read to its end, a file is closed
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            return []
        page = self.pages[CARRIED.sub("", address)] = Page(text)
        found = [self._follow(link, answer.request["PATH_INFO"]) for link in page.links]
        return [target for target in found if target]

    def _follow(self, link: str, on: str) -> str:
        """Where a link leads, if it leads to a page of ours that was not seen before."""
        target, place = urldefrag(urljoin(on, link))
        parts, name = urlsplit(target), CARRIED.sub("", target)
        if not _is_right(link, target):
            self.wrong.append(f"{on} links to “{link}”")
        if place:
            self.places.append((name, place, on))
        ours = not parts.scheme and not target.startswith(("/static/", *LEFT_OUT))
        if not ours or name in self.seen or languages.of_path(target) not in SPOKEN:
            return ""
        self.seen.add(name)
        return target


def _is_right(link: str, target: str) -> bool:
    """Numbers ring, other sites come by https, and what is loaded is there."""
    if target.startswith("tel:"):
        return bool(NUMBER.fullmatch(target))
    if target.startswith("/static/"):
        return finders.find(target.removeprefix("/static/")) is not None
    return bool(link) and urlsplit(target).scheme in ("", "https", "mailto")
