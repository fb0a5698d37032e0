"""No link leads nowhere: for a visitor, for the owner of the bakery, and for her IT helper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from pytest_django.fixtures import Settings

from tests.house.links import Walk
from watchhouse.checkup import actions as checkup
from watchhouse.checkup import scoring
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.preparing import LOADERS
from watchhouse.threats.models import Advisory, Alert
from watchhouse.visits import actions as visits

SignIn = Callable[[Person], Client]


@pytest.fixture
def _furnished(bakery: Business, alice: Person, settings: Settings) -> None:
    """The centre's content, and a bakery with a plan, a promise, a warning and a visit."""
    settings.ACCOUNT_RATE_LIMITS = {}  # a walk opens every card within seconds
    for load in LOADERS.values():
        load()
    check = checkup.start(business=bakery)
    while question := scoring.next_question(check):
        checkup.answer(check, question=question.slug, option=scoring.UNSURE)
    checkup.complete(check)
    checkup.promise(bakery, measure="help-card", due_on=clock.today())
    visits.ask(bakery, topic="email", by=alice)
    advisory = Advisory.objects.create(
        source="kev", external_id="CVE-2025-90009", slug="cve-2025-90009", digest="0",
        vendor="Invented", product="Oven", name="Invented", summary="Invented",
        date_added=clock.today(), due_on=clock.today(), state="published",
        published_at=clock.now(), title="Update your oven", action="Press update.",
    )  # fmt: skip
    Alert.objects.create(business=bakery, advisory=advisory, code="INVENTED")


@pytest.mark.usefixtures("_furnished")
def test_for_a_visitor() -> None:
    walk = Walk(Client())

    assert walk.wrong == []
    assert {"/urgent/", "/checkup/", "/threats/cve-2025-90009/", "/members/join/"} <= walk.seen


@pytest.mark.usefixtures("_furnished")
def test_for_the_owner(alice: Person, sign_in: SignIn) -> None:
    walk = Walk(sign_in(alice))

    assert walk.wrong == []
    assert {"/checkup/plan/", "/visits/ask/", "/members/access/", "/people/you/"} <= walk.seen


@pytest.mark.usefixtures("_furnished")
def test_for_the_it_helper(bob: Person, sign_in: SignIn) -> None:
    walk = Walk(sign_in(bob))

    assert walk.wrong == []
    assert "/checkup/plan/" in walk.seen


def test_the_number_of_a_row_is_written_plain() -> None:
    """A key over 999 with a comma in it leads nowhere."""
    assert Template("/desk/businesses/{{ pk }}/").render(Context({"pk": 1139})).endswith("/1139/")
