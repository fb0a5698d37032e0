"""“I have checked this page.”"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import texts
from watchhouse.guidance.models import Event, Guide
from watchhouse.guidance.rules import pages as rules
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]


@pytest.fixture
def guide() -> Guide:
    found: Guide = Guide.objects.get(slug="updates-on")
    return found


def test_the_page_shows_who_and_when(guide: Guide, femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)
    assert "I have checked this page" in browser.get(guide.address).content.decode()
    browser.post(f"/guidance/check/{guide.pk}/")

    guide.refresh_from_db()
    assert (guide.checked_by, guide.checked_on) == ("Femi", clock.today())
    assert guide.review_by == rules.half_a_year_after(clock.today())
    assert "Checked by Femi" in Client().get(guide.address).content.decode()
    entry = Entry.objects.of("guidance.PageChecked").get()
    assert (entry.by_id, entry.facts) == (femi.pk, {"page_id": guide.pk})


def test_who_checked_it_makes_no_other_words_of_it(
    guide: Guide, femi: Person, sign_in: SignIn
) -> None:
    sign_in(femi).post(f"/guidance/check/{guide.pk}/")

    guide.refresh_from_db()
    assert not texts.is_edited(guide)


def test_a_draft_that_waits_is_not_published_with_it(
    guide: Guide, femi: Person, sign_in: SignIn
) -> None:
    guide.title = "Half a thought"
    guide.save_revision()
    page = sign_in(femi).post(f"/guidance/check/{guide.pk}/", follow=True).content.decode()

    assert "Publish it first." in page
    assert not Entry.objects.of("guidance.PageChecked").exists()


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 11, 24), date(2027, 5, 24)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 12, 1), date(2027, 6, 1)),
    ],
)
def test_it_holds_for_half_a_year(day: date, until: date) -> None:
    assert rules.half_a_year_after(day) == until


def test_others_may_not(
    guide: Guide, bakery: Business, alice: Person, dana: Person, sign_in: SignIn, client: Client
) -> None:
    address = f"/guidance/check/{guide.pk}/"
    assert client.post(address).headers["Location"].startswith("/people/login/")
    assert sign_in(alice).post(address).status_code == 404
    assert sign_in(dana).post(address).status_code == 403
    assert "For editors" not in sign_in(alice).get(guide.address).content.decode()


def test_an_event_or_nothing_can_not_be_checked(femi: Person, sign_in: SignIn) -> None:
    event = Event.objects.get(slug="ring-first-morning")
    for pk in (event.pk, 987654, guide_index_of(event)):
        assert sign_in(femi).post(f"/guidance/check/{pk}/").status_code == 404


def guide_index_of(event: Event) -> int:
    pk: int = event.get_parent().pk
    return pk


def test_wrong_method(guide: Guide, client: Client) -> None:
    assert client.get(f"/guidance/check/{guide.pk}/").status_code == 405
