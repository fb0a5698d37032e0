"""The first page in a real browser: urgent help first, nobody else asked, nothing kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Request

from watchhouse.guidance import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OURS = (
    "/", "/about/", "/privacy/", "/accessibility/", "/security/", "/guidance/",
    "/guidance/guides/check-a-message/", "/guidance/toolkits/lock-your-email/",
    "/guidance/events/ring-first-morning/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _guides(browser: Browser, transactional_db: None) -> None:
    actions.load(settings.CONTENT_DIR)


def test_urgent_help_is_three_tab_stops_away(page: Page) -> None:
    page.goto("/")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "/urgent/":
            return
    pytest.fail("Three tab stops did not reach the urgent door.")


def test_urgent_help_is_seen_on_a_small_phone_without_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 480})
    page.goto("/")

    box = page.get_by_role("link", name="I am being attacked now").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 480


@pytest.mark.parametrize("path", OURS)
def test_a_page_fits_asks_only_us_and_sets_no_cookie(
    page: Page, address: str, fits: Callable[[Page], None], path: str
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(path)

    fits(page)
    assert asked
    assert all(request.url.startswith(address) for request in asked)
    assert not page.context.cookies()


def test_everything_is_there_without_scripts(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.get_by_role("link", name="Is this message a scam?").click()

    assert plain_page.get_by_role("heading", level=1).inner_text() == "Check a message"
    assert plain_page.get_by_role("heading", name="Ask another way").is_visible()


def test_a_guide_offers_to_print_itself(page: Page) -> None:
    page.goto("/guidance/guides/check-a-message/")

    assert page.get_by_role("button", name="Print this page").is_visible()
