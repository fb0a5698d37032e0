"""A case is forgotten alone: what somebody else sent from the same phone stays theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from watchhouse.foundation import clock
from watchhouse.foundation.keeping import Whose
from watchhouse.members import actions as members
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.keeping import CASES, NOTES
from watchhouse.urgent.models import Case, Note, State

Send = Callable[..., Case]
Settle = Callable[[], None]


def ended(case: Case, officer: Person) -> None:
    actions.log_call(actions.claim(case, by=officer), text="The other caller lied.", by=officer)
    actions.close(case, ending=actions.Ending(outcome="helped", money_lost=500), by=officer)


def check_stands_alone(case: Case, officer: Person) -> None:
    case.refresh_from_db()
    assert (case.state, case.same_as, case.owner) == (State.CLOSED, None, officer)
    assert (case.outcome, case.money_lost) == ("helped", None)
    assert case.closed_at


def test_her_erasure_leaves_the_case_of_another_that_was_folded_into_hers(
    send: Send, bakery: Business, florist: Business, alice: Person, dana: Person, settle: Settle
) -> None:
    hers, his = send("1", business=bakery), send("2", business=florist, story="His own.")
    ended(hers, dana)
    members.ask_erasure(bakery, now=True, by=alice)
    settle()
    assert not Case.objects.filter(pk=hers.pk).exists()
    check_stands_alone(his, dana)
    assert his.story == "His own."


def test_her_open_case_is_forgotten_when_it_ends_and_the_folded_one_stays(
    send: Send, bakery: Business, florist: Business, alice: Person, dana: Person, settle: Settle
) -> None:
    hers, his = send("1", business=bakery), send("2", business=florist)
    members.ask_erasure(bakery, now=True, by=alice)
    settle()
    ended(hers, dana)
    settle()
    assert list(Case.objects.all()) == [his]
    check_stands_alone(his, dana)


def test_what_is_over_goes_and_a_members_folded_case_stays(
    send: Send, bakery: Business, dana: Person
) -> None:
    first, again, hers = send("1"), send("2"), send("3", business=bakery)
    ended(first, dana)
    assert actions.tidy() == 0
    with clock.at(clock.now() + timedelta(days=10_000)):
        assert actions.tidy() == 2
    assert not Case.objects.filter(pk__in=[first.pk, again.pk]).exists()
    check_stands_alone(hers, dana)


def test_a_folded_case_of_nobodys_goes_in_time_though_the_first_is_a_members(
    send: Send, bakery: Business, dana: Person
) -> None:
    hers, again = send("1", business=bakery), send("2")
    ended(hers, dana)
    with clock.at(clock.now() + timedelta(days=10_000)):
        assert actions.tidy() == 1
    assert list(Case.objects.all()) == [hers]
    assert not Note.objects.filter(text__contains=again.reference).exists()


def test_an_address_counts_only_where_no_business_does(
    send: Send, bakery: Business, florist: Business, alice: Person, dana: Person, settle: Settle
) -> None:
    """Whoever tells the florist's trouble under Alice's address does not make it hers."""
    his, nobodys = send("1", business=florist), send("2", kind="ransomware")
    Case.objects.update(email=alice.email)
    hers = send("3", kind="email-taken-over", business=bakery)
    for case in (his, nobodys, hers):
        actions.write_note(case, text="More.", by=None)
    whose = Whose(bakery.pk, [alice.pk], [alice.email])
    assert set(CASES.rows(whose)) == {nobodys, hers}
    assert {note.case for note in NOTES.rows(whose)} == {nobodys, hers}
    for case in (his, nobodys, hers):
        ended(Case.objects.get(pk=case.pk), dana)
    members.ask_erasure(bakery, now=True, by=alice)
    settle()
    assert list(Case.objects.all()) == [his]


def test_what_officers_and_others_said_is_not_handed_over(
    send: Send, bakery: Business, florist: Business, dana: Person
) -> None:
    hers, his = send("1", business=bakery), send("2", business=florist, story="His own.")
    actions.write_note(hers, text="I rang the bank.", by=None)
    actions.write_note(his, text="His words.", by=None)
    his_words = {"name": "His name", "phone": "020 7946 0123"}
    actions.open_case(kind=his.kind, told=actions.Told(**his_words), token="2")
    ended(hers, dana)
    told = NOTES.handed_over(Whose(bakery.pk))
    assert [note.text for note in told] == ["I rang the bank."]
    his_notes = NOTES.handed_over(Whose(florist.pk)).values_list("text", flat=True)
    assert "His words." in his_notes
    assert len(his_notes) == 2
    assert not hers.notes.filter(text__contains="His").exists()
