"""What a membership holds, counted from the journal; a tier is changed by staff alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from scripts.reference import _told
from watchhouse.foundation import clock, region
from watchhouse.foundation.models import Entry
from watchhouse.members import tiers
from watchhouse.members.entitlements import Entitlement, entitlements
from watchhouse.members.models import Business
from watchhouse.members.rules import UsedUp
from watchhouse.people.models import Person
from watchhouse.visits import actions as visits

Browser = Callable[[Person], Client]
JOINED = datetime(2024, 2, 29, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(bakery: Business) -> Iterator[None]:
    Business.objects.update(joined_at=JOINED)
    bakery.refresh_from_db()
    with clock.at(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        yield


def used(business: Business, slug: str) -> int:
    lines = tiers.held(business, with_cases=True).lines
    return next(line.used for line in lines if line.of.slug == slug)


def test_what_was_used_is_counted_from_the_journal(
    bakery: Business, alice: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    visit = visits.ask(bakery, topic="email", by=alice)
    for _ in range(2):  # a check made before joining tells it twice
        Entry.objects.create(kind="checkup.Completed", facts={"check_id": 7}, business_id=bakery.pk)
    Entry.objects.create(kind="checkup.Completed", facts={"check_id": 8}, business_id=bakery.pk + 1)
    with clock.at(datetime(2026, 2, 27, 12, tzinfo=UTC)):  # the year before
        Entry.objects.create(kind="checkup.Completed", facts={"check_id": 6}, business_id=bakery.pk)
    with django_assert_num_queries(2):  # one each
        assert (used(bakery, "visit"), used(bakery, "check")) == (1, 1)
    visits.cancel(visit, by=alice)
    assert used(bakery, "visit") == 0


def test_its_year_begins_on_the_day_it_joined(bakery: Business) -> None:
    since, until = tiers.year_of(bakery)
    assert (str(since), str(until)) == ("2026-02-28", "2027-02-28")
    with clock.at(datetime(2028, 2, 29, 0, 30, tzinfo=UTC)):
        assert str(tiers.year_of(bakery)[0]) == "2028-02-29"
    with clock.at(datetime(2028, 2, 28, 12, tzinfo=UTC)):
        assert str(tiers.year_of(bakery)[0]) == "2027-02-28"


def test_no_more_visits_than_it_holds(bakery: Business, alice: Person, sign_in: Browser) -> None:
    visit = visits.ask(bakery, topic="email", by=alice)
    assert visits.ask(bakery, topic="backup", by=alice) == visit  # asked again is no second one
    visit.state = "proposed"
    visit.save()
    with pytest.raises(UsedUp):
        visits.ask(bakery, topic="email", by=alice)
    page = sign_in(alice).post("/visits/ask/", {"topic": "email"}).content.decode()
    assert "Your membership holds 1 visit a year" in page
    assert "Ask again from 28 February 2027" in page
    assert region.current().phone in page
    Business.objects.update(tier="plus")
    bakery.refresh_from_db()
    assert visits.ask(bakery, topic="email", by=alice).state == "asked"


def test_urgent_help_is_never_refused(bakery: Business) -> None:
    Business.objects.update(tier="no-such-tier")
    Entry.objects.bulk_create(
        Entry(kind="urgent.Opened", facts={"case_id": n}, business_id=bakery.pk)
        for n in range(tiers.PLENTY + 1)
    )
    tiers.check_can_use(bakery, "urgent")
    with pytest.raises(ValueError, match="urgent"):
        Entitlement("urgent", "Urgent help", "case", "cases", (), "case_id", "refuse", (), "No.")


def test_a_tier_that_left_the_file_does_no_harm(
    bakery: Business, alice: Person, dana: Person, sign_in: Browser
) -> None:
    Business.objects.update(tier="gold-of-old")
    page = sign_in(alice).get("/members/profile/").content.decode()
    assert "not offered any more" in page
    assert "Free member" in page
    desk = sign_in(dana).get(f"/desk/businesses/{bakery.pk}/").content.decode()
    assert "gold-of-old" in desk


def test_the_page_shows_it_and_hides_cases_from_the_helper(
    bakery: Business, alice: Person, bob: Person, sign_in: Browser
) -> None:
    hers = sign_in(alice).get("/members/profile/").content.decode()
    assert "What your membership holds and what you used" in hers
    assert "As many as you need" in hers
    assert ">Urgent help<" in hers
    assert ">Urgent help<" not in sign_in(bob).get("/members/profile/").content.decode()


def test_staff_change_the_tier(bakery: Business, grace: Person, sign_in: Browser) -> None:
    client, address = sign_in(grace), f"/desk/businesses/{bakery.pk}/tier/"
    assert client.post(address, {"tier": "plus"}).headers["Location"].endswith(f"/{bakery.pk}/")
    client.post(address, {"tier": "plus"})
    entry = Entry.objects.get(kind="members.TierChanged")
    assert entry.facts == {"was": "core", "becomes": "plus"}
    page = client.post(address, {"tier": "diamond"}, follow=True).content.decode()
    assert "There is no such kind of membership" in page
    bakery.refresh_from_db()
    assert bakery.tier == "plus"


def test_who_may_not_change_it(
    bakery: Business, alice: Person, dana: Person, grace: Person, sign_in: Browser
) -> None:
    address = f"/desk/businesses/{bakery.pk}/tier/"
    assert Client().post(address).status_code == 302
    assert sign_in(alice).post(address, {"tier": "plus"}).status_code == 404
    assert sign_in(dana).post(address, {"tier": "plus"}).status_code == 403
    assert sign_in(grace).get(address).status_code == 405
    assert sign_in(grace).post("/desk/businesses/999999/tier/").status_code == 404
    assert "Kind of membership" not in sign_in(dana).get(address[:-5]).content.decode()


def test_the_file_counts_events_that_there_are() -> None:
    """Each kind is told by some room, and carries the fact that tells one from the next."""
    told = {event.kind(): {field.name for field in fields(event)} for event in _told()}
    for kind in entitlements().values():
        for counted in (*kind.counts, *kind.gives_back):
            assert kind.of in told[counted], f"{kind.slug}: {counted} has no {kind.of}"
    for tier in region.current().tiers:
        assert set(tier.entitlements) <= set(entitlements()), tier.slug
        assert tier.entitlements["urgent"] >= tiers.PLENTY
