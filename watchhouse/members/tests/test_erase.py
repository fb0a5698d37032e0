"""The owner has all of it erased, in a week or now; tests/leaving looks for what is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Channel, Message, Suppression
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members import actions, rules, tasks
from watchhouse.members.models import Business, Erasure
from watchhouse.people import actions as people
from watchhouse.people.models import Person

PAGE, CONFIRM, KEEP = "/members/erase/", "/members/erase/confirm/", "/members/erase/keep/"
Browser = Callable[[Person], Client]
Settle = Callable[[], None]


def test_in_a_week_and_back_again(
    alice: Person, bakery: Business, sign_in: Browser, settle: Settle
) -> None:
    client = sign_in(alice)
    page = client.get(PAGE).content.decode()
    assert "What stays, and why" in page
    assert "An urgent case that is still open stays" in page
    assert "Erase it in 7 days" in client.get(f"{CONFIRM}?when=week").content.decode()
    assert not Erasure.objects.exists()
    assert client.post(CONFIRM, {"when": "week"}).headers["Location"] == PAGE
    client.post(CONFIRM, {"when": "week"})
    assert "I changed my mind" in client.get(PAGE).content.decode()
    assert Erasure.objects.count() == 1
    assert Business.objects.active().exists()
    assert "nothing is erased" in client.post(KEEP, follow=True).content.decode()
    client.post(KEEP)
    with clock.at(clock.now() + timedelta(days=8)):
        tasks.erase_due.func()
        settle()
    assert Business.objects.filter(pk=bakery.pk, left_at=None).exists()
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds == ["members.ErasureAsked", "members.ErasureTakenBack"]


def test_when_the_week_is_over_the_worker_begins(
    alice: Person, bakery: Business, settle: Settle
) -> None:
    asked = actions.ask_erasure(bakery, by=alice)
    with clock.at(clock.now() + timedelta(days=6, hours=23)):
        assert actions.begin_due() == 0
    with clock.at(clock.now() + timedelta(days=7)):
        tasks.erase_due.func()
        settle()
        assert actions.begin_due() == 0
    asked.refresh_from_db()
    assert (asked.state, asked.borough) == ("erased", "E09000031")
    assert not Business.objects.exists()
    with pytest.raises(rules.ErasingAlready):
        actions.take_back(asked, by=alice)


def test_now_signs_out_at_once(
    alice: Person, bob: Person, bakery: Business, sign_in: Browser, settle: Settle
) -> None:
    client, other = sign_in(alice), sign_in(bob)
    assert "You are signed out at once" in client.get(f"{CONFIRM}?when=now").content.decode()
    assert client.post(CONFIRM, {"when": "now"}).headers["Location"] == "/members/erased/"
    assert client.get("/members/erased/").status_code == 200
    for browser in (client, other):
        assert browser.get("/members/profile/").headers["Location"].startswith("/people/login/")
    settle()
    assert not Person.objects.filter(pk__in=[alice.pk, bob.pk]).exists()


def test_one_of_several_owners_asks_and_all_of_them_learn_of_it(
    alice: Person, bob: Person, bakery: Business, sign_in: Browser
) -> None:
    bakery.memberships.filter(person=bob).update(role="owner")
    client = sign_in(bob)
    page = client.get(PAGE).content.decode()
    assert rules.SeveralOwners.sentence in page
    assert 'value="now"' not in page
    for answer in (client.get(f"{CONFIRM}?when=now"), client.post(CONFIRM, {"when": "now"})):
        assert rules.SeveralOwners.sentence in answer.content.decode()
    assert not Erasure.objects.exists()
    for _ in range(2):
        client.post(CONFIRM, {"when": "week"})
    with pytest.raises(rules.SeveralOwners):
        actions.ask_erasure(bakery, now=True, by=bob)
    assert Erasure.objects.get().state == "asked"
    letters = dict(Message.objects.values_list("recipient", "text"))
    assert set(letters) == {alice.email, bob.email}
    assert "Bob asked us to erase all about Invented Bakery" in letters[alice.email]
    assert "You asked us to" in letters[bob.email]
    assert "nothing is erased" in sign_in(alice).post(KEEP, follow=True).content.decode()


def test_a_strangers_number_deletes_nobodys_texts_and_wishes(
    alice: Person, bakery: Business, settle: Settle
) -> None:
    """Whoever names another person's number reaches nothing of theirs by an erasure."""
    number = "+447700900777"
    Person.objects.filter(pk=alice.pk).update(texts_to=number, phone=number)
    dispatch.post(Letter(about="page", recipient=number, text="Ring", channel=Channel.TEXT))
    dispatch.suppress(recipient=number, topic="promises", reason="asked")
    mine = Letter(about="mine", recipient=number, text="x", channel=Channel.TEXT,
                  business_id=bakery.pk)  # fmt: skip
    dispatch.post(mine)
    people.name_mobile(person=alice, mobile="+447700900778")
    actions.ask_erasure(bakery, now=True, by=alice)
    settle()
    assert Erasure.objects.get().state == "erased"
    assert list(Message.objects.values_list("about", flat=True)) == ["page"]
    assert Suppression.objects.filter(recipient=number).exists()


def test_asked_for_a_week_then_now(alice: Person, bakery: Business, settle: Settle) -> None:
    actions.ask_erasure(bakery, by=alice)
    actions.ask_erasure(bakery, now=True, by=alice)
    settle()
    assert Erasure.objects.get().state == "erased"
    assert Entry.objects.filter(kind="members.Erased").count() == 1


def test_who_left_is_erased_when_the_time_is_over(
    alice: Person, bakery: Business, settle: Settle
) -> None:
    actions.leave(bakery, by=alice)
    with clock.at(clock.now() + timedelta(days=364)):
        assert actions.begin_for_those_who_left() == 0
    with clock.at(clock.now() + timedelta(days=366)):
        tasks.erase_due.func()
        settle()
    assert (Erasure.objects.get().why, Erasure.objects.get().state) == ("left", "erased")


def test_without_a_choice_it_is_said(alice: Person, sign_in: Browser) -> None:
    for answer in (sign_in(alice).get(CONFIRM), sign_in(alice).post(CONFIRM, {"when": "soon"})):
        page = answer.content.decode()
        assert "There is a problem" in page
    assert not Erasure.objects.exists()


def test_the_helper_the_stranger_and_the_wrong_method(
    bob: Person, alice: Person, dana: Person, sign_in: Browser
) -> None:
    for address in (PAGE, CONFIRM):
        assert sign_in(bob).get(address).status_code == 403
        assert sign_in(dana).get(address).status_code == 404
        assert Client().get(address).status_code == 302
    for address in (CONFIRM, KEEP):
        assert sign_in(bob).post(address, {"when": "now"}).status_code == 403
        assert sign_in(dana).post(address, {"when": "now"}).status_code == 404
    assert sign_in(alice).post(PAGE).status_code == 405
    assert sign_in(alice).get(KEEP).status_code == 405
    assert Client().post("/members/erased/").status_code == 405
    assert not Erasure.objects.exists()
