from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, connections
from django.test import Client

from watchhouse.dispatch.models import Message
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import State, Visit
from watchhouse.visits.rules import Over, SlotTaken
from watchhouse.visits.tests.conftest import TUESDAY_TEN, WEDNESDAY_TEN

SignIn = Callable[[Person], Client]


def test_a_time_is_booked(proposed: Visit, alice: Person, femi: Person, sign_in: SignIn) -> None:
    slot = proposed.slots.get(starts=TUESDAY_TEN)
    answer = sign_in(alice).post(f"/visits/{proposed.pk}/book/", {"slot": slot.pk}, follow=True)

    assert "The visit is booked." in answer.content.decode()
    proposed.refresh_from_db()
    assert (proposed.state, proposed.starts, proposed.adviser) == ("booked", TUESDAY_TEN, femi)
    assert Entry.objects.filter(kind="visits.Booked").count() == 1


def test_owners_get_a_mail_without_the_code_word(booked: Visit, alice: Person, bob: Person) -> None:
    mail = Message.objects.get(about__contains="booked")

    assert mail.recipient == alice.email
    assert "10:00" in mail.title
    assert booked.code_word not in mail.text + mail.html


def test_another_time_moves_it(booked: Visit, alice: Person, sign_in: SignIn) -> None:
    before, word = booked.sequence, booked.code_word
    slot = booked.slots.get(starts=WEDNESDAY_TEN)
    url = f"/visits/{booked.pk}/book/"
    for _ in range(2):
        sign_in(alice).post(url, {"slot": slot.pk})

    booked.refresh_from_db()
    assert (booked.starts, booked.sequence, booked.code_word) == (WEDNESDAY_TEN, before + 1, word)
    assert Entry.objects.filter(kind="visits.Moved").count() == 1
    assert Message.objects.filter(about__contains="moved").count() == 1


def test_a_taken_time_is_refused_and_not_shown(
    booked: Visit, florists: Callable[[datetime], Visit], charlie: Person, sign_in: SignIn
) -> None:
    visit = florists(TUESDAY_TEN + timedelta(minutes=30))
    slot = visit.slots.get()
    with pytest.raises(SlotTaken):
        actions.book(visit, slot=slot, by=charlie)
    page = sign_in(charlie).post(f"/visits/{visit.pk}/book/", {"slot": slot.pk}).content.decode()

    assert "All these times are gone" in page
    assert "This time was just taken" in page


def test_the_database_has_the_last_word(
    booked: Visit, florists: Callable[[datetime], Visit], femi: Person
) -> None:
    visit = florists(TUESDAY_TEN)
    with pytest.raises(IntegrityError):
        Visit.objects.filter(pk=visit.pk).update(
            state=State.BOOKED, starts=TUESDAY_TEN, adviser=femi
        )


def test_nothing_chosen_is_said(proposed: Visit, alice: Person, sign_in: SignIn) -> None:
    assert b"Choose a time" in sign_in(alice).post(f"/visits/{proposed.pk}/book/").content


def test_not_when_cancelled(proposed: Visit, alice: Person) -> None:
    slot = proposed.slots.first()
    actions.cancel(proposed, by=alice)
    assert slot is not None
    with pytest.raises(Over):
        actions.book(proposed, slot=slot, by=alice)


def test_who_may(
    proposed: Visit, bob: Person, charlie: Person, alice: Person, sign_in: SignIn
) -> None:
    url, form = f"/visits/{proposed.pk}/book/", {"slot": proposed.slots.earliest("starts").pk}

    assert sign_in(bob).post(url, form).status_code == 403
    assert sign_in(charlie).post(url, form).status_code == 404
    assert sign_in(alice).get(url).status_code == 405


def test_anothers_slot_is_no_slot(
    proposed: Visit, florists: Callable[[datetime], Visit], alice: Person, sign_in: SignIn
) -> None:
    other = florists(WEDNESDAY_TEN).slots.get()
    sign_in(alice).post(f"/visits/{proposed.pk}/book/", {"slot": other.pk})

    proposed.refresh_from_db()
    assert proposed.state == "proposed"


if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_two_at_once_get_one_slot(
        proposed: Visit, florists: Callable[[datetime], Visit], alice: Person, charlie: Person
    ) -> None:
        both = [(proposed, alice), (florists(TUESDAY_TEN), charlie)]
        start, won = threading.Barrier(2), []

        def take(visit: Visit, by: Person) -> None:
            start.wait()
            try:
                slot = visit.slots.get(starts=TUESDAY_TEN)
                won.append(actions.book(visit, slot=slot, by=by).pk)
            except SlotTaken:
                pass
            finally:
                connections.close_all()

        threads = [threading.Thread(target=take, args=pair) for pair in both]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        assert Visit.objects.filter(state="booked").count() == 1
