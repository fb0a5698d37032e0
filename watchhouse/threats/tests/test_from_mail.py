"""`/threats/alerts/a/<token>/`: from the mail, without sign-in; looking changes nothing."""

from __future__ import annotations

import re

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from watchhouse.dispatch.models import Message
from watchhouse.members.models import Business, Membership
from watchhouse.people.models import Person
from watchhouse.threats import emails
from watchhouse.threats.models import Alert


@pytest.fixture
def path(alert: Alert) -> str:
    found = re.search(r"https?://[^/]+(/threats/alerts/a/\S+/)", Message.objects.get().text)
    assert found
    return found[1]


def test_a_look_changes_nothing_and_a_button_answers(
    path: str, alert: Alert, alice: Person
) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(path)
    assert "I need help" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    alert.refresh_from_db()
    assert alert.state == "open"
    token = browser.cookies["csrf"].value
    browser.post(path, {"says": "done", "csrfmiddlewaretoken": token})
    alert.refresh_from_db()
    assert (alert.state, alert.answered_by) == ("done", alice)


def test_a_changed_link_is_nowhere(path: str, client: Client, alert: Alert) -> None:
    assert client.get(path[:-3] + "xx/").status_code == 404
    assert client.get("/threats/alerts/a/rubbish/").status_code == 404
    other = signing.dumps("rubbish", salt=emails.SALT)
    assert client.get(f"/threats/alerts/a/{other}/").status_code == 404


def test_an_old_link_says_so(
    path: str, client: Client, alert: Alert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emails, "DAYS", -1)
    for answer in (client.get(path), client.post(path, {"says": "done"})):
        assert answer.status_code == 410
        assert "This link is too old" in answer.content.decode()
    alert.refresh_from_db()
    assert alert.state == "open"


def test_who_left_the_business_has_no_link(path: str, client: Client) -> None:
    Membership.objects.all().delete()
    assert client.get(path).status_code == 404


def test_a_business_that_left_has_no_link(path: str, client: Client, bakery: Business) -> None:
    Business.objects.update(left_at=timezone.now())
    assert client.get(path).status_code == 404


def test_the_link_of_another_alert_is_not_mine(
    alert: Alert, florist: Business, charlie: Person, client: Client
) -> None:
    path = emails.link(alert.pk, charlie.pk).split("/threats/", 1)[1]
    assert client.get(f"/threats/{path}").status_code == 404


def test_the_wrong_method(path: str, client: Client) -> None:
    assert client.put(path).status_code == 405
