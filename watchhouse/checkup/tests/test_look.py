"""What staff read of a member stands in the journal, and only members who are there are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.checkup import actions, storage
from watchhouse.checkup.models import Check, Evidence
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members import actions as members
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGES = [
    ("/checkup/with/{pk}/", "femi", "answers"),
    ("/checkup/with/{pk}/answers/", "femi", "answers"),
    ("/checkup/with/{pk}/plan/", "femi", "plan"),
    ("/checkup/with/{pk}/plan/plan.pdf", "femi", "plan"),
    ("/checkup/desk/{pk}/", "femi", "evidence"),
    ("/checkup/evidence/{photo}/photo/", "femi", "photo"),
    ("/checkup/domains/of/{pk}/", "dana", "domains"),
]


@pytest.fixture
def shown(bakery: Business, bakery_check: Check, media: object, picture: bytes) -> Evidence:
    """A photo of the bakery's."""
    return bakery.evidence.create(measure="help-card", photo=storage.write(picture))


@pytest.fixture
def team(femi: Person, dana: Person) -> dict[str, Person]:
    return {"femi": femi, "dana": dana}


def looks() -> list[tuple[int | None, int | None, object]]:
    rows = Entry.objects.of("checkup.Looked").order_by("pk")
    return [(row.business_id, row.by_id, row.facts["what"]) for row in rows]


@pytest.mark.parametrize(("page", "who", "what"), PAGES)
def test_a_look_is_written_down_once_an_hour(
    page: str, who: str, what: str, team: dict[str, Person], bakery: Business, shown: Evidence,
    sign_in: SignIn,
) -> None:  # fmt: skip
    browser, path = sign_in(team[who]), page.format(pk=bakery.pk, photo=shown.pk)
    for _ in range(2):
        assert browser.get(path).status_code == 200
    assert looks() == [(bakery.pk, team[who].pk, what)]
    with clock.at(clock.now() + timedelta(minutes=61)):
        actions.look(bakery, what=what, by=team[who])  # type: ignore[arg-type]
    assert len(looks()) == 2


@pytest.mark.parametrize(("page", "who", "what"), PAGES)
def test_who_left_is_not_looked_at(
    page: str, who: str, what: str, team: dict[str, Person], bakery: Business, alice: Person,
    shown: Evidence, sign_in: SignIn,
) -> None:  # fmt: skip
    members.leave(bakery, by=alice)
    path = page.format(pk=bakery.pk, photo=shown.pk)
    assert sign_in(team[who]).get(path).status_code == 404
    assert looks() == []


def test_each_person_and_each_thing_counts(
    femi: Person, dana: Person, bakery: Business, florist: Business
) -> None:
    for by in (femi, dana, femi):
        actions.look(bakery, what="plan", by=by)
    actions.look(bakery, what="answers", by=femi)
    actions.look(florist, what="plan", by=femi)
    assert len(looks()) == 4


def test_the_firms_own_people_leave_no_look(
    alice: Person, bakery: Business, shown: Evidence, sign_in: SignIn
) -> None:
    assert sign_in(alice).get(f"/checkup/evidence/{shown.pk}/photo/").status_code == 200
    assert looks() == []
