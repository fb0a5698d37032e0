from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pypdf
import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.checkup import actions, rules, scoring
from watchhouse.checkup.models import Check, How, PlanShare, Step
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members import actions as members
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
Told = Callable[[], list[str]]


@pytest.fixture(autouse=True)
def _unlimited() -> None:
    cache.clear()


@pytest.fixture
def page(bakery_check: Check, alice: Person) -> str:
    """The address of the page that Alice's IT person got."""
    return f"/checkup/shared/{actions.make_link(bakery_check, by=alice)}/"


@pytest.fixture
def first(bakery_check: Check, page: str) -> str:
    """The first step on it."""
    return actions.offered(PlanShare.objects.get().business)[0].step.measure


def tick(page: str, measure: str, becomes: str = "done") -> str:
    answer = Client().post(page, {"measure": measure, "becomes": becomes}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_the_steps_and_nothing_the_firm_told_us(
    page: str, bakery: Business, alice: Person
) -> None:
    actions.add_step(bakery, measure="help-card", because="Seen at the visit: a note with a PIN.")
    answer = Client().get(page)
    words = answer.content.decode()
    for line in actions.offered(bakery)[:3]:
        assert line.step.title in words
        assert line.step.steps[0] in words.replace("&#x27;", "'")
    for secret in ("You told us", "not sure", "Seen at the visit", alice.email, "E17", "Alice"):
        assert secret not in words
    assert "Invented Bakery" in words


def test_what_the_owner_is_to_find_out_is_not_there(page: str, bakery: Business) -> None:
    """Alice is not sure of anything: her plan has steps to find out, Sam's page has not."""
    lines = scoring.sheet_for(bakery).lines
    hers = {line.step.title for line in lines if line.step.kind == "find-out"}
    assert hers
    words = Client().get(page).content.decode()
    assert not [title for title in hers if title in words]


def test_search_engines_caches_and_other_sites_learn_nothing(page: str) -> None:
    for address in (page, f"{page}steps.pdf", "/checkup/shared/wrong/"):
        answer = Client().get(address)
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"


def test_looking_changes_nothing_but_when_it_was_opened(page: str, first: str) -> None:
    entries = Entry.objects.count()
    Client().head(page)
    assert PlanShare.objects.get().opened_at is None
    Client().get(page, {"measure": first, "becomes": "done"})
    assert PlanShare.objects.get().opened_at
    assert not Step.objects.exists()
    assert Entry.objects.count() == entries


def test_a_tick_is_the_it_persons_and_the_owner_sees_it(
    page: str, first: str, alice: Person, sign_in: SignIn
) -> None:
    assert "Noted: done." in tick(page, first)
    step, share = Step.objects.get(), PlanShare.objects.get()
    assert (step.state, step.by, step.share) == ("done", None, share)
    entry = Entry.objects.get(kind="checkup.StepDone")
    assert entry.facts == {"measure": first, "share_id": share.pk}
    assert entry.business_id == share.business_id
    assert (
        "Steps your IT person ticked: 1." in sign_in(alice).get("/checkup/plan/").content.decode()
    )
    seen = sign_in(alice).get("/checkup/plan/send/").content.decode()
    assert "by the link you copied" in seen
    assert scoring.title_of(first) in seen


def test_twice_is_once(page: str, first: str, told: Told) -> None:
    tick(page, first)
    tick(page, first)
    assert told().count("StepDone") == 1


def test_the_owner_brings_it_back(page: str, first: str, alice: Person, sign_in: SignIn) -> None:
    tick(page, first)
    sign_in(alice).post(f"/checkup/plan/steps/{first}/", {"becomes": "open"})
    step = Step.objects.get()
    assert (step.state, step.by, step.share) == ("open", alice, None)


def test_the_it_person_takes_their_own_tick_back(page: str, first: str, told: Told) -> None:
    assert "Not done after all" in tick(page, first)
    tick(page, first, "open")
    assert Step.objects.get().state == "open"
    assert told()[-2:] == ["StepDone", "StepReopened"]


def test_what_the_owner_did_is_not_theirs_to_take_back(
    page: str, first: str, bakery: Business, alice: Person
) -> None:
    actions.mark(bakery, measure=first, becomes="done", by=alice)
    assert "Not done after all" not in tick(page, first, "open")
    assert Step.objects.get().state == "done"


def test_what_an_adviser_confirmed_is_not_theirs_to_take_back(
    page: str, first: str, bakery: Business, femi: Person
) -> None:
    tick(page, first)
    actions.confirm(bakery, measure=first, how=How.ADVISER, by=femi)
    assert "Not done after all" not in tick(page, first, "open")
    step = Step.objects.get()
    assert (step.state, step.by, step.share) == ("done", femi, None)
    assert bakery.confirmations.standing().exists()


def test_a_confirmation_holds_against_the_link_that_ticked(
    page: str, first: str, bakery: Business, told: Told
) -> None:
    """Also where the step still is the link's."""
    tick(page, first)
    bakery.confirmations.create(measure=first, how=How.ADVISER)
    assert rules.ConfirmedSince.sentence in tick(page, first, "open")
    assert Step.objects.get().state == "done"
    assert bakery.confirmations.standing().exists()
    assert "StepReopened" not in told()


def test_what_the_owner_says_too_is_not_theirs_to_take_back(
    page: str, first: str, bakery: Business, alice: Person
) -> None:
    tick(page, first)
    actions.mark(bakery, measure=first, becomes="done", by=alice)
    tick(page, first, "open")
    assert Step.objects.get().state == "done"


def test_one_links_tick_is_not_another_links(
    page: str, first: str, bakery_check: Check, alice: Person
) -> None:
    other = f"/checkup/shared/{actions.make_link(bakery_check, by=alice)}/"
    tick(page, first)
    assert "Not done after all" not in tick(other, first, "open")
    assert Step.objects.get().state == "done"


@pytest.mark.parametrize("measure", ["", "no-such-step", "\0", "x" * 400])
def test_a_step_that_is_not_on_the_page(page: str, measure: str) -> None:
    assert "no longer on the list" in tick(page, measure)
    assert not Step.objects.exists()


def test_a_link_that_is_over_or_never_was(
    page: str, first: str, bakery_check: Check, alice: Person
) -> None:
    asked = {"measure": first, "becomes": "done"}
    with clock.at(clock.now() + timedelta(days=31)):
        assert Client().get(page).status_code == 410
        assert Client().post(page, asked).status_code == 410
        assert Client().get(f"{page}steps.pdf").status_code == 410
    actions.withdraw(PlanShare.objects.get(), by=alice)
    for address, status in ((page, 410), ("/checkup/shared/AAAAAAAAAAAAAAAAAAAAAA/", 404)):
        for answer in (Client().get(address), Client().post(address, asked)):
            assert answer.status_code == status
            words = answer.content.decode()
            assert rules.ShareOver.sentence in words
            assert "Bakery" not in words
    assert not Step.objects.exists()


def test_it_ends_between_looking_and_ticking(page: str, first: str, alice: Person) -> None:
    share = PlanShare.objects.get()
    actions.withdraw(share, by=alice)
    with pytest.raises(rules.ShareOver):
        actions.tick(share, measure=first, done=True)


def test_a_firm_that_left_shows_nothing(page: str, bakery: Business, alice: Person) -> None:
    members.leave(bakery, by=alice)
    assert Client().get(page).status_code in (404, 410)


def test_the_list_as_pdf(page: str) -> None:
    answer = Client().get(f"{page}steps.pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="steps.pdf"'
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    words = " ".join(" ".join(each.extract_text() for each in pages).split())
    for line in actions.offered(PlanShare.objects.get().business):
        assert line.step.title in words
    assert "You told us" not in words


def test_so_many_a_minute(db: None) -> None:
    answers = [Client().get(f"/checkup/shared/guess{n}/").status_code for n in range(61)]
    assert answers == [404] * 60 + [429]


def test_wrong_method(page: str) -> None:
    assert Client().put(page).status_code == 405
    assert Client().post(f"{page}steps.pdf").status_code == 405
