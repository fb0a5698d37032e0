"""What an editor types, and the one sentence that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from watchhouse.guidance import media
from watchhouse.guidance.models import Guide, News
from watchhouse.guidance.tests import made
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]


@pytest.fixture
def guide() -> Guide:
    found: Guide = Guide.objects.get(slug="updates-on")
    return found


@pytest.fixture
def editor(femi: Person, sign_in: SignIn) -> Client:
    return sign_in(femi)


def step(**changed: object) -> dict[str, object]:
    return {
        "title": "List what you have", "text": rich_text("<p>Write it down.</p>"), "picture": "",
        "alt": "", "product": "", **changed,
    }  # fmt: skip


def typed(*steps: dict[str, object], **changed: object) -> dict[str, Any]:
    """A guide's form as it is sent when it is published."""
    sent: dict[str, Any] = nested_form_data(
        {
            "title": "Switch on updates", "summary": "Short.", "body": rich_text("<p>Why.</p>"),
            "steps": streamfield([("step", each) for each in steps]), "minutes": "30",
            "cost_pounds": "0", "who": "Everyone", "measure": "updates-on", "topics": "computers",
            "source_title": "NCSC", "source_url": "https://www.ncsc.gov.uk/collection/top-tips-for-"
            "staying-secure-online", "written_by": "Ada", "action-publish": "action-publish",
            **changed,
        }
    )  # fmt: skip
    return sent


def send(editor: Client, guide: Guide, data: dict[str, Any]) -> str:
    return editor.post(f"/cms/pages/{guide.pk}/edit/", data, follow=True).content.decode()


def test_what_is_published_is_there_for_everyone_at_once(
    editor: Client, guide: Guide, client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    assert "Ring <a" not in client.get(guide.address).content.decode().split("<main")[1]
    with django_capture_on_commit_callbacks(execute=True):
        send(editor, guide, typed(step(text=rich_text("<p>Ring {{ fact:bank-159.phone }}.</p>"))))

    page = client.get(guide.address).content.decode()
    assert 'Ring <a href="tel:159">159</a>.' in page
    guide.refresh_from_db()
    assert "{{ fact:bank-159.phone }}" in str(guide.steps[0].value["text"])


def test_a_draft_is_for_editors_alone(editor: Client, guide: Guide, client: Client) -> None:
    data = typed(step(title="Half a thought"))
    del data["action-publish"]
    send(editor, guide, data)

    assert "Half a thought" not in client.get(guide.address).content.decode()
    seen = editor.get(f"/cms/pages/{guide.pk}/view_draft/")
    assert "Half a thought" in seen.content.decode()
    assert "frame-ancestors 'self'" in seen.headers["Content-Security-Policy"]
    assert seen.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_its_products_are_those_of_its_steps(editor: Client, guide: Guide) -> None:
    send(editor, guide, typed(step(product="mac"), step(product="windows"), step()))

    guide.refresh_from_db()
    assert guide.products == ["windows", "mac"]
    assert guide.topics == ["computers"]


def test_twelve_steps_with_all_their_fields_can_be_sent(editor: Client, guide: Guide) -> None:
    send(editor, guide, typed(*[step(title=f"Step {number}") for number in range(12)]))

    guide.refresh_from_db()
    assert len(guide.steps) == 12


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (typed(), "This field is required"),
        (typed(step(text=rich_text("<p>{{ fact:nobody.phone }}</p>"))), "no fact “nobody.phone”"),
        (typed(step(text=rich_text("<p>{{ fakt:ico.phone }}</p>"))), "A fact is written"),
        (typed(step(text=rich_text("<p>Ring 0300 123 2040.</p>"))), "“0300 123 2040” is typed"),
        (typed(step(text=rich_text("<p>See www.x.example.</p>"))), "“www.” is typed"),
        (
            typed(step(text=rich_text('<p><a href="https://x.example/">x</a></p>'))),
            "“https://” is typed",
        ),
        (typed(step(title="Ring {{ fact:bank-159.phone }}")), "stand in a title or a summary"),
        (typed(step(), summary="Write to ada@x.example."), "is typed into the text"),
        (typed(step(), body=rich_text("<p>{{ fact:no.no }}</p>")), "no fact “no.no”"),
        (typed(step(), title="Very long " * 10), "Make the title shorter"),
        (typed(step(), topics="two words"), "“two words” is no topic"),
        (typed(step(product="abacus")), "Select a valid choice"),
        (typed(step(), source_url="https://x.example/"), "Select a valid choice"),
    ],
    ids=[
        "no step", "unknown fact", "misspelt fact", "phone", "address", "link", "fact in title",
        "mail", "opening", "long title", "topic", "product", "source",
    ],
)  # fmt: skip
def test_what_can_not_be_published_is_said_in_one_sentence(
    editor: Client, guide: Guide, data: dict[str, Any], says: str
) -> None:
    page = send(editor, guide, data)

    assert says in page.replace("&quot;", '"').replace("\\u201c", "“").replace("\\u201d", "”")
    assert guide.revisions.count() == 0


def test_a_picture_needs_its_words_and_is_shown_with_them(
    editor: Client, guide: Guide, client: Client
) -> None:
    picture = media.keep_picture(BytesIO(made.picture("PNG")), title="Till", description="A till")
    refused = send(editor, guide, typed(step(picture=str(picture.pk))))
    assert "Say in one sentence what the picture shows." in refused

    send(editor, guide, typed(step(picture=str(picture.pk), alt="A card beside the till")))
    page = client.get(guide.address).content.decode()
    assert 'alt="A card beside the till"' in page
    assert 'width="64"' in page
    assert 'height="48"' in page


def test_news_is_written_on_its_shelf_alone(editor: Client, guide: Guide, client: Client) -> None:
    shelf = News.objects.get(slug="new-toolkits").get_parent()
    data = nested_form_data(
        {"title": "A new evening", "summary": "Come along.", "body": rich_text("<p>On Friday.</p>"),
         "published_on": "2026-11-25", "written_by": "Ada", "action-publish": "action-publish"}
    )  # fmt: skip
    elsewhere = guide.get_parent().pk
    assert editor.get(f"/cms/pages/add/guidance/news/{elsewhere}/").status_code == 302
    editor.post(f"/cms/pages/add/guidance/news/{shelf.pk}/", data)

    assert "On Friday." in client.get("/guidance/news/a-new-evening/").content.decode()


@pytest.mark.parametrize("act", ["delete", "move", "copy"])
def test_a_page_is_taken_down_and_never_deleted(editor: Client, guide: Guide, act: str) -> None:
    editor.post(f"/cms/pages/{guide.pk}/{act}/")
    assert Guide.objects.live().filter(pk=guide.pk).exists()

    editor.post(f"/cms/pages/{guide.pk}/unpublish/")
    assert not Guide.objects.live().filter(pk=guide.pk).exists()


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("/urgent/", True),
        ("{{ fact:ico.link }}", True),
        ("{{ fact:no.no }}", False),
        ("x y", False),
    ],
)
def test_a_link_leads_to_a_page_or_to_a_fact(editor: Client, url: str, taken: bool) -> None:
    answer = editor.post(
        "/cms/choose-external-link/",
        {"external-link-chooser-url": url, "external-link-chooser-link_text": "x"},
    )  # fmt: skip

    assert (answer.json()["step"] == "external_link_chosen") is taken
    assert not taken or answer.json()["result"]["url"] == url
