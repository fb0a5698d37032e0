"""What is read is counted per business: once a day for each page, and of nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import actions
from watchhouse.guidance.models import Event, Guide, Reading, Toolkit
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]
PAGES = {
    "/guidance/toolkits/lock-your-email/": (Toolkit, "lock-your-email"),
    "/guidance/events/ring-first-morning/": (Event, "ring-first-morning"),
}


@pytest.mark.parametrize("address", PAGES)
def test_a_toolkit_and_an_event_are_told_once_a_day(
    address: str, bakery: Business, alice: Person, bob: Person, sign_in: SignIn
) -> None:
    model, slug = PAGES[address]
    for person in (alice, alice, bob):
        sign_in(person).get(address)
    sign_in(alice).head(address)

    entry = Entry.objects.of("guidance.Looked").get()
    page = model.objects.get(slug=slug)
    assert (entry.business_id, entry.by_id) == (bakery.pk, alice.pk)
    assert entry.facts == {"page_id": page.pk}
    assert not Entry.objects.of("guidance.Read").exists()
    with clock.at(clock.now() + timedelta(days=1)):
        assert actions.note_reading(page, business=bakery, by=bob)


def test_a_guide_is_read(bakery: Business, alice: Person) -> None:
    guide = Guide.objects.get(slug="updates-on")
    actions.note_reading(guide, business=bakery, by=alice)
    assert Entry.objects.of("guidance.Read").get().facts == {"guide_id": guide.pk}
    assert not Entry.objects.of("guidance.Looked").exists()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_told_of_strangers_and_staff(
    address: str, client: Client, femi: Person, sign_in: SignIn
) -> None:
    client.get(address)
    sign_in(femi).get(address)
    assert not Reading.objects.exists()
