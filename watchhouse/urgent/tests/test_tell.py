from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case

pytestmark = pytest.mark.django_db
URL = "/urgent/tell/payment-diverted/"
FORM = {"name": "Mrs Demir", "phone": "020 7946 0123", "story": "Flour £4,860", "token": "t1"}


def test_it_is_stored_and_answered_with_a_reference(client: Client) -> None:
    answer = client.post(URL, FORM)

    case = Case.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == "/urgent/answer/"
    page = client.get("/urgent/answer/").content.decode()
    assert case.reference in page
    assert client.session["urgent_case"]["pin"] in page


def test_the_officer_is_paged_without_the_story(
    client: Client, dana: Person, settle: Callable[[], None]
) -> None:
    client.post(URL, FORM)
    settle()

    from watchhouse.dispatch.models import Lane, Message

    mail, text = Message.objects.order_by("channel")
    assert {mail.recipient, text.recipient} == {dana.email, dana.phone}
    assert mail.lane == text.lane == Lane.URGENT
    assert Case.objects.get().reference in mail.title
    assert "Demir" not in mail.text + mail.html + text.text
    assert "Flour" not in mail.text + mail.html + text.text


def test_the_journal_holds_no_words(client: Client) -> None:
    client.post(URL, FORM)

    entry = Entry.objects.get(kind="urgent.Opened")
    assert entry.facts == {
        "case_id": Case.objects.get().pk, "trouble": "payment-diverted", "answer_minutes": 15,
    }  # fmt: skip


def test_twice_is_once_with_the_same_pin(client: Client) -> None:
    client.post(URL, FORM)
    first = dict(client.session["urgent_case"])
    other = Client()
    other.post(URL, FORM)

    assert Case.objects.count() == 1
    assert dict(other.session["urgent_case"]) == first
    assert Case.objects.get().notes.count() == 1


def test_sent_again_with_more_keeps_more(client: Client) -> None:
    client.post(URL, FORM)
    for _ in range(2):
        client.post(URL, {**FORM, "phone": "07700 900123"})

    assert Case.objects.get().notes.filter(text__contains="07700 900123").count() == 1


def test_the_same_phone_and_kind_fold_into_one_card(client: Client) -> None:
    client.post(URL, FORM)
    client.post(URL, {**FORM, "token": "t2", "phone": "+44 (0)20 79460123", "story": "It is £9"})

    assert Case.objects.count() == 2
    card = Case.objects.open().get()
    assert card.sent_again.get().story == "It is £9"
    assert not card.notes.filter(text__contains="It is £9").exists()
    assert Entry.objects.filter(kind="urgent.Opened").count() == 1
    assert client.get("/urgent/answer/").status_code == 200


@pytest.mark.parametrize("change", [{"name": ""}, {"phone": "none"}, {"email": "not one"}])
def test_a_bad_field_is_said_and_nothing_is_lost(client: Client, change: dict[str, str]) -> None:
    page = client.post(URL, {**FORM, **change}).content.decode()

    assert "There is a problem" in page
    assert "<title>Error: " in page
    assert "Flour £4,860" in page
    assert 'value="t1"' in page
    assert not Case.objects.exists()


def test_only_name_and_phone_are_needed(client: Client) -> None:
    client.post(URL, {"name": "Ali", "phone": "my neighbour, 079-46-0123"})

    assert Case.objects.get().phone == "my neighbour, 079-46-0123"


def test_a_members_business_is_attached(
    alice: Person, bakery: Business, sign_in: Callable[[Person], Client]
) -> None:
    sign_in(alice).post(URL, FORM)

    assert Case.objects.for_business(bakery).get().business == bakery


def test_the_path_is_kept_as_slugs(client: Client) -> None:
    client.post(f"{URL}?path=danger.no,money.paid-wrong,evil.text", FORM)

    assert Case.objects.get().path == "danger.no,money.paid-wrong"


def test_not_stored_is_said(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE urgent_case RENAME TO away")
    answer = client.post(URL, FORM)

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Not sent" in page
    assert "Flour £4,860" in page
    assert 'value="t1"' in page
    assert "tel:159" in page
    assert "WH-" not in page


def test_put_is_no_way(client: Client) -> None:
    assert client.put(URL).status_code == 405


def test_no_forgery(client: Client) -> None:
    assert Client(enforce_csrf_checks=True).post(URL, FORM).status_code == 403
