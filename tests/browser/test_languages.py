"""Urdu, from right to left on a narrow phone: nothing sticks out, nothing turns round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from watchhouse.foundation import languages
from watchhouse.guidance import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = Path(__file__).parents[2] / "assets" / "node_modules" / "axe-core" / "axe.min.js"
FIND = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
    (found) => found.id + ": " + found.nodes.map((node) => node.html).slice(0, 3).join(" | "))"""
PATHS = [
    "/", "/urgent/", "/urgent/ask/money/", "/urgent/first/999/", "/urgent/help/payment-diverted/",
    "/urgent/tell/payment-diverted/", "/urgent/status/", "/checkup/", "/members/join/",
    "/people/login/", "/guidance/", "/guidance/guides/ring-before-you-pay/",
    "/guidance/guides/backup-and-test/",
]  # fmt: skip
# Where each run of figures begins and ends, as it is seen: from left to right.
RUNS = """() => [...document.querySelectorAll("a[href='tel:03001232040'] strong")].map((strong) => {
    const range = document.createRange(), text = strong.firstChild
    const left = (from) => (range.setStart(text, from), range.setEnd(text, from + 4),
        range.getBoundingClientRect().left)
    return [left(0), left(text.length - 4)]
})"""


def test_urdu_fits_a_narrow_phone(page: Page, fits: Callable[[Page], None], week: object) -> None:
    for path in PATHS:
        page.goto(f"/ur{path}")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        fits(page)


def test_every_language_fits_a_narrow_phone(page: Page, fits: Callable[[Page], None]) -> None:
    for code in languages.offered():
        for path in ("/urgent/ask/money/", "/urgent/tell/payment-diverted/", "/checkup/"):
            page.goto(languages.address(path, code))
            fits(page)


def test_a_phone_number_does_not_turn_round(page: Page) -> None:
    page.goto("/ur/urgent/")
    runs = page.evaluate(RUNS)
    assert runs
    assert all(first < last for first, last in runs)


def test_the_lamp_stands_on_the_right_and_the_menu_on_the_left(page: Page) -> None:
    page.goto("/ur/urgent/")
    lamp, menu = page.locator(".mark").bounding_box(), page.locator(".menu").bounding_box()
    assert lamp
    assert menu
    assert lamp["x"] > menu["x"]


def test_axe_finds_nothing_in_urdu(browser: Browser, address: str) -> None:
    actions.load(settings.CONTENT_DIR)
    context = browser.new_context(base_url=address, bypass_csp=True)
    page, wrong = context.new_page(), []
    for path in PATHS:
        page.goto(f"/ur{path}")
        page.evaluate(AXE.read_text("utf-8"))
        for width, height in ((320, 640), (1280, 900)):
            page.set_viewport_size({"width": width, "height": height})
            wrong += [f"{path} at {width} px: {found}" for found in page.evaluate(FIND)]
    context.close()
    assert not wrong, "\n".join(wrong)


def test_letters_are_fetched_only_by_pages_that_need_them(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url))
    page.goto("/pl/urgent/", wait_until="networkidle")
    assert not [url for url in fetched if "noto-" in url or "scripts" in url]
    page.goto("/ur/urgent/", wait_until="networkidle")
    assert [url for url in fetched if "scripts" in url]
    assert not [url for url in fetched if "bengali" in url or "gurmukhi" in url]
