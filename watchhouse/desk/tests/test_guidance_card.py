"""What waits in the guidance: facts, links, pages, readers' words; for those who may edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from watchhouse.desk import cards
from watchhouse.foundation import clock
from watchhouse.guidance import facts, opinions
from watchhouse.guidance.models import Guide, LinkCheck
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _card(person: Person, *, at: datetime = NOW) -> cards.Card:
    with clock.at(at):
        return cards.guidance(person)


def test_all_is_well(femi: Person) -> None:
    card = _card(femi)
    assert card.sentence.startswith("Every fact and page was checked in time")
    assert not card.lines


def test_names_what_waits_with_a_link_to_each(femi: Person) -> None:
    due = facts.register()["bank-159"].review_by
    guide = Guide.objects.get(slug="updates-on")
    Guide.objects.exclude(pk=guide.pk).update(review_by=due + timedelta(days=1))
    Guide.objects.filter(pk=guide.pk).update(review_by=due - timedelta(days=1))
    LinkCheck.objects.create(
        url="https://gone.example", verdict="broken", judged_on=due, tried_on=due
    )
    words = opinions.say(guide, helped=False, why="x", language="en")
    card = _card(femi, at=datetime(due.year, due.month, due.day, 12, tzinfo=UTC))

    hrefs = {line.href for line in card.lines}
    assert hrefs >= {
        "/guidance/facts/bank-159/", "/guidance/facts/?show=waiting",
        "/guidance/guides/updates-on/", f"/guidance/desk/words/#words-{words.pk}",
    }  # fmt: skip
    assert "1 page wait" in card.sentence
    assert "1 time a page did not help" in card.sentence


def test_says_when_our_own_network_was_down(femi: Person) -> None:
    LinkCheck.objects.create(url="https://x.example", judged_on=None)
    assert "our own network" in _card(femi).lines[0].words


def test_only_for_those_who_may_edit(
    femi: Person, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    assert "Read what readers say" in sign_in(femi).get("/desk/").content.decode()
    assert "Read what readers say" not in sign_in(dana).get("/desk/").content.decode()
