from __future__ import annotations

import pytest
from django.test import Client

from watchhouse.dispatch import unsubscribe
from watchhouse.dispatch.actions import post
from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Message, State, Suppression

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> str:
    post(Letter(about="news:1", recipient="a@x.example", text="News.", topic="news"))
    return "/" + unsubscribe.link(Message.objects.get().message_id).split("/", 3)[3]


def test_looking_asks_and_changes_nothing(link: str) -> None:
    page = Client().get(link).content.decode()
    assert "Stop these letters?" in page
    assert "news and events" in page
    assert not Suppression.objects.exists()


def test_the_button_stops_them_and_starts_them_again(link: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert "Stopped" in strict.post(link).content.decode()
    assert Message.objects.get().state == State.SUPPRESSED
    post(Letter(about="news:2", recipient="a@x.example", text="News.", topic="news"))
    assert Message.objects.latest("pk").state == State.SUPPRESSED
    post(Letter(about="alert:1", recipient="a@x.example", text="Alert.", topic="alerts"))
    assert Message.objects.latest("pk").state == State.WAITING
    assert "Stop these letters?" in strict.post(link, {"again": "1"}).content.decode()
    assert not Suppression.objects.exists()


def test_a_mail_program_stops_them_with_one_post(link: str) -> None:
    """RFC 8058: no cookie, no form, no page looked at before."""
    strict = Client(enforce_csrf_checks=True)
    body = "List-Unsubscribe=One-Click"
    answer = strict.post(link, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert not answer.cookies
    assert Suppression.objects.get().topic == "news"


def test_a_bad_link_is_a_sentence(link: str) -> None:
    for bad in (link[:-4] + "xxx/", "/dispatch/unsubscribe/nonsense/"):
        for answer in (Client().get(bad), Client().post(bad)):
            assert answer.status_code == 404
            assert "This link does not work" in answer.content.decode()
    assert Client().put(link).status_code == 405
    assert not Suppression.objects.exists()


def test_a_copy_for_somebody_else_carries_their_own_link() -> None:
    first = Letter(about="news:3", recipient="a@x.example", text="", topic="news")
    mine = unsubscribe.link(first.message_id)
    written = Letter(about="news:3", recipient="a@x.example", text=mine, topic="news")
    theirs = written.to("b@x.example")
    assert theirs.text == unsubscribe.link(theirs.message_id) != mine
