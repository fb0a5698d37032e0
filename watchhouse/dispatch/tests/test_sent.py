from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from watchhouse.dispatch.actions import post
from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Message
from watchhouse.dispatch.shown import for_browser

pytestmark = pytest.mark.django_db
PAGES = ("/dispatch/sent/", "/dispatch/sent/{}/", "/dispatch/sent/{}/html/")


@pytest.fixture
def letter() -> Message:
    html = '<html><head></head><body><p style="color: red">Hello.</p></body></html>'
    post(Letter(about="t:1", recipient="a@x.example", title="Hello", text="Hello.", html=html))
    return Message.objects.get()


def test_in_the_demo_one_sees_what_was_sent(letter: Message, settings: Settings) -> None:
    settings.DEMO = True
    for page in PAGES:
        answer = Client().get(page.format(letter.pk))
        assert answer.status_code == 200
        assert "Hello" in answer.content.decode()
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert Client().post(page.format(letter.pk)).status_code == 405
    assert Client().get("/dispatch/sent/99999/").status_code == 404


def test_elsewhere_it_is_not_there(letter: Message) -> None:
    for page in PAGES:
        assert Client().get(page.format(letter.pk)).status_code == 404


def test_the_styles_carry_the_pages_nonce() -> None:
    shown = for_browser('<head></head><p style="color: red">x</p>', "n1")
    assert '<style nonce="n1">[data-s="0"]{color: red}</style>' in shown
    assert 'style="' not in shown


def test_a_long_list_asks_little(
    letter: Message, settings: Settings, django_assert_max_num_queries: object
) -> None:
    settings.DEMO = True
    many = [Letter(about=f"t:{n}", recipient="a@x.example", text="x") for n in range(60)]
    post(*many)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert Client().get("/dispatch/sent/").status_code == 200
