"""Two minutes again: only what could have changed; what slipped is raised, what holds confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from watchhouse.checkup import actions, again, promised, rules, scoring
from watchhouse.checkup.models import Check, Recheck
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
Told = Callable[[], list[str]]
PAGE = "/checkup/recheck/"
JUNE = datetime(2026, 6, 10, 12, tzinfo=ZoneInfo("Europe/London"))
GOOD = {"new-payee": "ring", "email-two-step": "everyone", "backup": "tested", "help-card": "card"}
NOW = JUNE + timedelta(weeks=20)


def checked(business: Business, answers: dict[str, str], at: datetime = JUNE) -> Check:
    with clock.at(at):
        check = actions.start(business=business)
        for question, option in answers.items():
            actions.answer(check, question=question, option=option)
        return actions.complete(check)


def look(business: Business, by: Person, **says: str) -> Recheck:
    """Answer what is asked: as `says`, else as before."""
    recheck = actions.begin_recheck(business)
    before = {row.question: row.option for row in recheck.base.answers.all()}
    for slug in recheck.questions:
        option = says.get(slug.replace("-", "_"), before.get(slug, scoring.UNSURE))
        recheck = actions.answer_again(recheck, question=slug, option=option, by=by)
    return recheck


@pytest.fixture
def later() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.mark.usefixtures("later")
def test_it_asks_what_was_done_or_promised_then_the_oldest_and_at_most_five(
    bakery: Business,
) -> None:
    questions = list(scoring.questions())
    base = checked(bakery, {slug: scoring.questions()[slug].option[0].slug for slug in questions})
    with clock.at(NOW - timedelta(weeks=3)):
        actions.mark(bakery, measure="updates-on", becomes="done")
        actions.promise(bakery, measure="backup-and-test", due_on=clock.today())
    asked = again.to_ask(again.known(base), today=clock.today())
    behind = [*again.behind("updates-on"), *again.behind("backup-and-test")]
    assert asked[: len(behind)] == behind
    assert len(asked) == rhythm().most_questions == 5


@pytest.mark.usefixtures("later")
def test_a_tick_of_yesterday_is_not_asked_about(bakery: Business) -> None:
    base = checked(bakery, {"help-card": "no"}, at=NOW - timedelta(weeks=5))
    with clock.at(NOW - timedelta(days=1)):
        actions.mark(bakery, measure="help-card", becomes="done")
    assert again.to_ask(again.known(base), today=clock.today()) == []
    with pytest.raises(rules.NothingToAsk):
        actions.begin_recheck(bakery)


@pytest.mark.usefixtures("later")
def test_a_promise_of_today_cannot_be_confirmed_today(bakery: Business) -> None:
    base = checked(bakery, {"updates": "later"}, at=NOW)
    actions.promise(bakery, measure="updates-on", due_on=NOW.date())
    assert again.to_ask(again.known(base), today=clock.today()) == []
    with clock.at(NOW + timedelta(weeks=3)):
        assert again.to_ask(again.known(base), today=clock.today()) == ["updates"]


@pytest.mark.usefixtures("later")
def test_what_was_ticked_and_holds_is_confirmed_once(
    alice: Person, bakery: Business, told: Told
) -> None:
    checked(bakery, {"help-card": "no"})
    with clock.at(JUNE + timedelta(days=3)):
        actions.mark(bakery, measure="help-card", becomes="done")
    ended = look(bakery, alice, help_card="card")
    assert ended.confirmed == ["help-card"]
    assert bakery.confirmations.get().how == "recheck"
    facts = Entry.objects.get(kind="checkup.Rechecked").facts
    assert facts == {"check_id": ended.result_id, "asked": 1, "confirmed": 1, "worse": 0}
    assert told().count("Confirmed") == 1


@pytest.mark.usefixtures("later")
def test_a_gap_that_is_closed_counts_though_nobody_ticked_it(
    alice: Person, bakery: Business, told: Told
) -> None:
    checked(bakery, {"backup": "none", "help-card": "card"})
    with clock.at(JUNE + timedelta(days=1)):
        actions.promise(bakery, measure="backup-and-test", due_on=clock.today())
    look(bakery, alice, backup="tested")
    assert bakery.steps.get(measure="backup-and-test").state == "done"
    assert bakery.promises.get().state == "kept"
    assert told().count("Confirmed") == 1


@pytest.mark.usefixtures("later")
def test_what_was_in_place_all_along_is_no_change(
    alice: Person, bakery: Business, told: Told
) -> None:
    checked(bakery, GOOD)
    ended = look(bakery, alice)
    assert (ended.confirmed, ended.worse) == ([], [])
    assert "Confirmed" not in told()


@pytest.mark.usefixtures("later")
def test_what_slipped_is_on_top_and_says_so(alice: Person, bakery: Business) -> None:
    checked(bakery, GOOD)
    ended = look(bakery, alice, backup="none")
    first = scoring.sheet_for(bakery).lines[0]
    assert ended.worse == ["backup-and-test"]
    assert first.step.measure == "backup-and-test"
    assert first.because == (
        "When you checked in June you had this. Now you told us: “We have no other copy”."
    )


@pytest.mark.usefixtures("later")
def test_a_tick_that_does_not_hold_is_raised_and_its_proof_lapses(
    alice: Person, bakery: Business
) -> None:
    checked(bakery, {"help-card": "no"})
    with clock.at(JUNE + timedelta(days=3)):
        actions.show_word(bakery, measure="help-card", words="It hangs.", by=alice)
    look(bakery, alice, help_card="no")
    step = bakery.steps.get()
    assert step.state == "open"
    assert step.because.startswith("In June you told us that this is done. Now you told us: “")
    assert bakery.confirmations.get().state == "lapsed"


@pytest.mark.usefixtures("later")
def test_not_sure_neither_confirms_nor_raises(alice: Person, bakery: Business) -> None:
    checked(bakery, GOOD)
    with clock.at(JUNE + timedelta(days=3)):
        actions.mark(bakery, measure="updates-on", becomes="done")
    ended = look(bakery, alice, **dict.fromkeys(["backup", "updates"], scoring.UNSURE))
    assert (ended.confirmed, ended.worse) == ([], [])


@pytest.mark.usefixtures("later")
def test_the_new_check_copies_the_rest_with_its_days(alice: Person, bakery: Business) -> None:
    base = checked(bakery, {**GOOD, "leavers": "stay"})
    ended = look(bakery, alice, backup="none")
    result = Check.objects.plan_of(bakery)
    assert result is not None
    assert result == ended.result
    copied = {row.question: row for row in result.answers.all()}
    before = {row.question: row for row in base.answers.all()}
    assert set(copied) == set(before)
    for slug, row in copied.items():
        fresh = slug in ended.questions
        assert row.answered_at == (NOW if fresh else before[slug].answered_at)
    assert result.completed_at == NOW


@pytest.mark.usefixtures("later")
def test_it_goes_on_where_it_stopped_on_any_device(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    checked(bakery, GOOD)
    phone, till = sign_in(alice), sign_in(alice)
    first = phone.post(PAGE)["Location"]
    second = phone.post(first, {"answer": _same(first)})["Location"]
    assert "1 of 2 questions answered" in till.get(PAGE).content.decode()
    assert till.post(PAGE)["Location"] == second
    assert till.post(second, {"answer": _same(second)})["Location"] == f"{PAGE}result/"
    assert "Nothing has changed" in till.get(f"{PAGE}result/").content.decode()
    assert bakery.rechecks.get().state == "finished"


def _same(address: str) -> str:
    return GOOD[address.rstrip("/").rpartition("/")[2]]


@pytest.mark.usefixtures("later")
def test_the_old_answer_is_not_ticked_and_none_is_refused(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    checked(bakery, GOOD)
    browser = sign_in(alice)
    first = browser.post(PAGE)["Location"]
    assert " checked" not in browser.get(first).content.decode()
    assert "There is a problem" in browser.post(first, {}).content.decode()
    assert browser.get(f"{PAGE}people/").status_code == 404
    assert bakery.rechecks.get().said == {}


@pytest.mark.usefixtures("later")
def test_a_whole_check_overtakes_it(alice: Person, bakery: Business) -> None:
    checked(bakery, GOOD)
    begun = actions.begin_recheck(bakery)
    checked(bakery, GOOD, at=NOW - timedelta(weeks=15))
    with pytest.raises(rules.RecheckOver):
        actions.answer_again(begun, question=begun.questions[0], option="pay", by=alice)
    assert actions.begin_recheck(bakery) != begun
    begun.refresh_from_db()
    assert begun.state == "dropped"


@pytest.mark.usefixtures("later")
def test_a_finished_one_takes_no_answer_and_two_never_run(alice: Person, bakery: Business) -> None:
    base = checked(bakery, GOOD)
    ended = look(bakery, alice)
    with pytest.raises(rules.RecheckOver):
        actions.answer_again(ended, question=ended.questions[0], option="pay", by=alice)
    Recheck.objects.create(business=bakery, base=base)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recheck.objects.create(business=bakery, base=base)


def test_it_is_offered_from_twelve_weeks_on(bakery: Business) -> None:
    checked(bakery, GOOD)
    for days, offered in ((83, False), (84, True), (300, True)):
        with clock.at(JUNE + timedelta(days=days)):
            assert promised.of(bakery).recheck_due is offered
    with clock.at(NOW):
        actions.start(business=bakery)
        assert not promised.of(bakery).recheck_due, "a whole check is under way"


@pytest.mark.usefixtures("later")
def test_the_plan_offers_it(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    checked(bakery, GOOD)
    browser = sign_in(alice)
    assert "Are your answers still right?" in browser.get("/checkup/plan/").content.decode()
    browser.post(PAGE)
    assert "Go on looking" in browser.get("/checkup/plan/").content.decode()


@pytest.mark.usefixtures("later")
def test_where_there_is_nothing_to_ask_it_says_so(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    page = sign_in(alice).post(PAGE, follow=True).content.decode()
    assert rules.NothingToAsk.sentence in page


@pytest.mark.usefixtures("later")
def test_who_may(
    alice: Person, bob: Person, charlie: Person, femi: Person, bakery: Business, sign_in: SignIn
) -> None:
    checked(bakery, GOOD)
    actions.begin_recheck(bakery)
    for address in (PAGE, f"{PAGE}backup/", f"{PAGE}result/"):
        assert sign_in(bob).get(address).status_code == 403
        assert sign_in(femi).get(address).status_code == 404
        assert "/people/login/" in Client().get(address)["Location"]
        assert sign_in(alice).put(address).status_code == 405
    assert sign_in(charlie).get(f"{PAGE}backup/")["Location"] == PAGE
    assert sign_in(alice).post(f"{PAGE}result/").status_code == 405
