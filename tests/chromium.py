"""A real Chromium: the one on the machine, or the one that CHROMIUM names.

`browser` is shared by the whole run; `page` is a fresh window without a past, `plain_page` one
without scripts; `fits` looks at a page at both widths. Tests of several folders use them, so
tests/conftest.py hands them out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "No Chromium was found: install one, or name it with CHROMIUM=/path/to/it."
    as_root = ("--no-sandbox",) if os.getuid() == 0 else ()
    # Playwright runs a loop in the test's own thread; Django would take it for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=[*FLAGS, *as_root])
        yield chromium
        chromium.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture
def address(live_server: LiveServer, settings: Settings) -> str:
    """Where the house answers: by a name, because a passkey belongs to a name."""
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.BASE_URL = here = f"http://localhost:{live_server.thread.port}"
    return here


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A window at 320 px, scripts on; what the browser's console complains about fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 640})
    window = context.new_page()
    window.set_default_timeout(10_000)
    complaints: list[str] = []
    window.on("console", lambda said: complaints.append(said.text) if _is_ours(said) else None)
    window.on("pageerror", lambda problem: complaints.append(str(problem)))
    yield window
    context.close()
    assert not complaints


def _is_ours(said: ConsoleMessage) -> bool:
    """Whether a script of ours failed or broke the page's policy; a 404 is the page's own story."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """The same window with scripts switched off."""
    context = browser.new_context(
        base_url=address, viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def fits() -> Callable[[Page], None]:
    """Look at a page at 320 and at 1280 px: nothing may stick out sideways."""

    def look(page: Page) -> None:
        for width, height in ((320, 640), (1280, 900)):
            page.set_viewport_size({"width": width, "height": height})
            room = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert room <= 0, f"{page.url} is {room} px too wide at {width} px"

    return look
