"""An adviser without technical knowledge mends a guide and a toolkit, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image
from playwright.sync_api import Page, expect

from watchhouse.guidance import actions
from watchhouse.guidance.models import Guide, Toolkit
from watchhouse.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEPS = "[data-contentpath=steps]"


@pytest.fixture
def adviser(page: Page, address: str, femi: Person, sign_in: Callable[[Person], Client]) -> Page:
    """A window at the desk in which Femi is signed in; its console may not complain."""
    actions.load(settings.CONTENT_DIR)
    kept = sign_in(femi).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": address}])
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


def test_a_step_is_changed_and_one_added_with_a_picture(adviser: Page, tmp_path: Path) -> None:
    adviser.goto("/desk/")
    adviser.get_by_role("link", name="Edit guidance").click()
    expect(adviser.get_by_role("heading", level=1)).to_contain_text("write today")
    adviser.goto("/guidance/guides/help-card/")
    adviser.get_by_role("link", name="Edit this page").click()

    first = adviser.locator(f"{STEPS} .public-DraftEditor-content").first
    first.click()
    adviser.keyboard.press("Control+End")
    adviser.keyboard.type(" Your bank is {{ fact:bank-159.phone }}.")
    adviser.locator(f"{STEPS} button[title='Insert a block']").last.click()
    titles = adviser.locator(f"{STEPS} [data-contentpath=title] input")
    expect(titles).to_have_count(8)
    titles.last.fill("Show it to everyone")
    adviser.locator(f"{STEPS} .public-DraftEditor-content").last.click()
    adviser.keyboard.type("Ask them to find it. (1 minute, free)")
    _put_in(adviser, _drawn(tmp_path))
    adviser.get_by_role("button", name="Publish").click()
    expect(adviser.get_by_text("Say in one sentence what the picture shows.")).to_be_visible()
    adviser.locator(f"{STEPS} [data-contentpath=alt] input").last.fill("A card beside the till")
    adviser.get_by_role("button", name="Publish").click()
    adviser.wait_for_url("**/cms/pages/*/")

    adviser.goto("/guidance/guides/help-card/")
    expect(adviser.get_by_role("link", name="159", exact=True).last).to_be_visible()
    expect(adviser.get_by_role("heading", name="Show it to everyone")).to_be_visible()
    picture = adviser.get_by_role("img", name="A card beside the till")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 640)
    guide = Guide.objects.get(slug="help-card")
    assert "Your bank is {{ fact:bank-159.phone }}." in str(guide.steps[0].value["text"])


def test_what_was_not_touched_stays_as_it_was(adviser: Page) -> None:
    """The editor writes each text anew: links that name a fact go through it whole."""
    toolkit = Toolkit.objects.get(slug="lock-your-email")
    assert 'href="{{ fact:ncsc-top-tips.link }}"' in toolkit.body
    adviser.goto(f"/cms/pages/{toolkit.pk}/edit/")
    summary = adviser.locator("[name=summary]")
    summary.fill("One evening, and your mail is locked.")
    text = adviser.locator(".public-DraftEditor-content").first
    text.click()
    adviser.keyboard.press("Control+End")
    adviser.keyboard.type(" So do it now.")
    # The editor hands over what was typed after a quarter of a second.
    expect(adviser.locator("[name=body]")).to_have_value(re.compile("So do it now."))
    adviser.get_by_role("button", name="Publish").click()
    adviser.wait_for_url("**/cms/pages/*/")

    toolkit.refresh_from_db()
    assert toolkit.summary == "One evening, and your mail is locked."
    assert "So do it now." in toolkit.body
    assert 'href="{{ fact:ncsc-top-tips.link }}"' in toolkit.body
    adviser.goto(toolkit.address)
    told = adviser.get_by_role("link", name="top tips")
    expect(told).to_have_attribute(
        "href", "https://www.ncsc.gov.uk/collection/top-tips-for-staying-secure-online"
    )


def test_a_draft_is_seen_beside_its_form(adviser: Page) -> None:
    guide = Guide.objects.get(slug="help-card")
    adviser.goto(f"/cms/pages/{guide.pk}/edit/")
    adviser.locator("[name=title]").fill("Half a thought")
    adviser.get_by_role("button", name="Toggle preview").click()

    frame = adviser.frame_locator("#w-preview-iframe, iframe[title='Preview']").first
    expect(frame.get_by_role("heading", level=1)).to_have_text("Half a thought")
    assert "Half a thought" not in Client().get(guide.address).content.decode()


def _put_in(page: Page, picture: Path) -> None:
    page.get_by_role("button", name="Choose an image").last.click()
    page.get_by_role("tab", name="Upload").click()
    window = page.locator(".modal")
    window.locator("input[type=file]").set_input_files(picture)
    window.locator("[name=image-chooser-upload-title]").fill("Card by the till")
    window.locator("[name=image-chooser-upload-description]").fill("A card by the till")
    window.get_by_role("button", name="Upload").click()
    expect(window).to_have_count(0)


def _drawn(folder: Path) -> Path:
    path = folder / "card.png"
    Image.new("RGB", (640, 480), (246, 214, 150)).save(path)
    return path
