"""Firms are compared with firms like them, and none can be made out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.actions import comparing
from watchhouse.checkup.models import Answer, Check, Comparison
from watchhouse.foundation import clock, hiding
from watchhouse.journey import SCHEDULE
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PLAN = "/checkup/plan/"
RING = "ring-before-you-pay"


def _checked(option: str, *, size: str = "micro", trade: str = "bakery", **more: object) -> Check:
    """A firm that answered one question and finished."""
    firm = Business.objects.create(name="Invented", size_band=size, trade=trade, **more)
    return _answers(firm, option)


def _answers(firm: Business, option: str) -> Check:
    check = Check.objects.create(business=firm, bank_version=scoring.version())
    Answer.objects.create(check_made=check, question="new-payee", option=option)
    return actions.complete(check)


def _many(yes: int, no: int, **firm: str) -> Sequence[Check]:
    return [_checked(option, **firm) for option in ["ring"] * yes + ["pay"] * no]


def _this_week() -> Comparison | None:
    actions.compare(today=clock.today())
    return Comparison.objects.of_last_week(size_band="micro", trade="bakery")


def test_the_page_says_how_many_and_where_you_stand(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    _many(15, 15)
    _answers(bakery, "pay")
    found = _this_week()
    assert found
    have, of = found.figures[RING]
    page = sign_in(alice).get(PLAN).content.decode()
    assert f"about {have} of {of} have this in place. You have not yet." in page
    assert abs(have - 15) <= 4
    assert abs(of - 31) <= 3


def test_few_firms_are_not_shown(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    _many(6, 8)
    found = _this_week()
    assert found is not None
    assert found.figures == {}
    assert "Firms like yours" not in sign_in(alice).get(PLAN).content.decode()


def test_each_firm_is_in_one_group(db: None) -> None:
    """So that no group can be subtracted from another."""
    _many(11, 11, trade="bakery")
    _many(8, 9, trade="cafe")
    _many(2, 2, trade="")
    _many(3, 0, size="solo", trade="bakery")
    groups = comparing._groups()
    assert {(key, len(told[RING])) for key, told in groups.items()} == {
        (("micro", "bakery"), 22), (("micro", ""), 21), (("solo", ""), 3),
    }  # fmt: skip
    counted = [business for told in groups.values() for business in told[RING]]
    assert len(counted) == len(set(counted))


@pytest.mark.parametrize("change", ["left", "invented", "unfinished"])
def test_who_does_not_count(change: str, db: None) -> None:
    check = _checked("ring")
    assert comparing._groups()
    if change == "left":
        Business.objects.update(left_at=clock.now())
    elif change == "invented":
        Business.objects.update(invented=True)
    else:
        Check.objects.filter(pk=check.pk).update(completed_at=None)
    assert not comparing._groups()


def test_a_firm_whose_size_nobody_knows_does_not_count(db: None) -> None:
    _checked("ring", size="")
    assert not comparing._groups()


def test_only_the_latest_completed_check_counts(db: None) -> None:
    firm = Business.objects.create(name="Invented", size_band="micro", trade="bakery")
    for option in ("pay", "ring"):
        _answers(firm, option)
    begun = actions.start(business=firm)
    actions.answer(begun, question="new-payee", option="pay")
    assert comparing._groups()["micro", ""][RING] == {firm.pk: True}


def test_not_sure_is_not_in_place_and_not_asked_is_nothing(db: None) -> None:
    check = _checked("unsure")
    told = comparing._groups()["micro", ""]
    assert check.business
    assert told[RING] == {check.business.pk: False}
    assert "two-step-sign-in" not in told


def test_it_stands_for_a_week(db: None) -> None:
    """Whoever joins between two days does not show by subtraction."""
    _many(15, 15)
    first = _this_week()
    _many(9, 0)
    assert _this_week() == first
    assert first
    with clock.at(clock.now() + timedelta(days=7)):
        later = _this_week()
    assert later
    assert later.pk != first.pk
    assert Comparison.objects.count() == 1


def test_the_noise_hangs_on_the_answers_and_on_our_key(settings: object) -> None:
    said = {1: True, 2: False}
    one = [comparing._noise(("micro", ""), f"m{n}", said) for n in range(60)]
    assert one == [comparing._noise(("micro", ""), f"m{n}", dict(said)) for n in range(60)]
    assert set(one) == set(range(-hiding.SHIFT, hiding.SHIFT + 1))
    other = [comparing._noise(("micro", ""), f"m{n}", {**said, 3: True}) for n in range(60)]
    assert one != other
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert one != [comparing._noise(("micro", ""), f"m{n}", said) for n in range(60)]


def test_few_queries_however_many_members(
    django_assert_max_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    _many(12, 12)
    with django_assert_max_num_queries(8):
        actions.compare(today=clock.today())


def test_the_worker_does_it_by_the_clock(settle: Callable[[], None], db: None) -> None:
    _many(15, 15)
    SCHEDULE["checkup.compare"].task.enqueue()
    settle()
    assert Comparison.objects.exists()
