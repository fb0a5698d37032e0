"""The invented year: the same seed plays the same year, and everything in it is marked."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from watchhouse.checkup import due
from watchhouse.checkup.models import Domain, Promise
from watchhouse.demo import year
from watchhouse.demo.cli import demo
from watchhouse.dispatch.models import Message, State
from watchhouse.foundation import clock, sealing
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.threats.models import Advisory
from watchhouse.urgent.models import Case

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def played(db: None) -> year.Played:
    with clock.at(NOW):
        return year.play(20, seed=7)


def test_a_year_is_played(played: year.Played) -> None:
    assert played.businesses > 15
    assert not Business.objects.filter(invented=False).exists()
    told = Entry.objects.order_by("told_at")
    assert (NOW - told[0].told_at).days > 300
    assert not Entry.objects.filter(told_at__gt=NOW).exists()
    assert not Person.objects.exclude(email__endswith=".example").exists()
    assert not Message.objects.filter(state=State.WAITING).exists()
    assert sealing.verify().wrong == ""


def test_there_is_something_to_do_for_everybody(played: year.Played) -> None:
    with clock.at(NOW):
        assert Advisory.objects.queue().exists(), "for the analyst"
        assert Case.objects.open().exists(), "for the duty officer"
    bakery = Business.objects.get(name="Invented Bakery")
    assert set(bakery.people.values_list("name", flat=True)) == {"Alice", "Bob"}
    assert Promise.objects.filter(business=bakery).exists()
    domain = Domain.objects.get(business=bakery)
    assert (domain.state, domain.reports.count()) == ("proven", 2)


def test_some_looked_again_and_some_only_said_so(played: year.Played) -> None:
    kinds = _kinds()
    for kind in ("Nudged", "Rechecked", "EvidenceGiven", "Confirmed"):
        assert kinds[f"checkup.{kind}"], kind
    said = Entry.objects.of("checkup.StepDone").values("business_id").distinct().count()
    confirmed = Entry.objects.of("checkup.Confirmed").values("business_id").distinct().count()
    assert 0 < confirmed < said


def test_its_worker_has_nothing_to_catch_up(played: year.Played) -> None:
    with clock.at(NOW):
        assert not due.businesses(clock.today()).exists()


def _kinds() -> Counter[str]:
    return Counter(Entry.objects.values_list("kind", flat=True))


@pytest.mark.django_db
def test_the_same_seed_plays_the_same_year(django_db_blocker: object) -> None:
    from django.db import transaction

    def play_and_forget() -> Counter[str]:
        with transaction.atomic(), clock.at(NOW):
            year.play(12, seed=3)
            kinds = _kinds()
            transaction.set_rollback(True)
        return kinds

    assert play_and_forget() == play_and_forget()


def test_only_into_an_empty_centre(played: year.Played) -> None:
    done = CliRunner().invoke(demo, ["load"])
    assert done.exit_code == 1
    assert "has businesses already" in done.output
