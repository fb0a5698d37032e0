"""Browser windows that notice: what the console says, and whom a page talks to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from watchhouse.people.models import Person

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
SignIn = Callable[[Person], Client]


@dataclass
class Windows:
    """Opens windows with scripts or without; keeps what went wrong in any of them."""

    browser: Browser
    address: str
    sign_in: SignIn
    scripts: bool = True
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    opened: list[BrowserContext] = field(default_factory=list)

    def phone(self) -> Page:
        """A small window of somebody who is not signed in."""
        return self._open(PHONE)

    def desk(self, person: Person) -> Page:
        """A large window in which this member of staff came in by passkey."""
        page = self._open(DESK)
        name = settings.SESSION_COOKIE_NAME
        value = self.sign_in(person).cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": self.address}])
        return page

    def _open(self, size: dict[str, int]) -> Page:
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": size["width"], "height": size["height"]},
            java_script_enabled=self.scripts,
        )  # fmt: skip
        self.opened.append(context)
        context.set_default_timeout(15_000)
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        context.on("console", self._note)
        context.on("weberror", lambda problem: self.complaints.append(str(problem.error)))
        return context.new_page()

    def _note(self, said: ConsoleMessage) -> None:
        """Errors and warnings alike: a broken policy is told as either."""
        if said.type in {"error", "warning"}:
            self.complaints.append(f"{said.location.get('url', '')}: {said.text}")


@pytest.fixture
def windows(browser: Browser, address: str, sign_in: SignIn) -> Iterator[Windows]:
    """Windows onto the live server; at the end nobody complained, and only it was asked."""
    opener = Windows(browser, address, sign_in)
    yield opener
    for context in opener.opened:
        context.close()
    assert opener.complaints == []
    assert opener.hosts <= {urlsplit(address).netloc}
