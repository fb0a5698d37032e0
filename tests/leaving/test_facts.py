"""The journal holds no word of anybody: after a whole invented year each fact is one of ours."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.leaving.vocabulary import VOCABULARY
from watchhouse.demo import year
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def _played(db: None) -> None:
    with clock.at(NOW):
        year.play(25, seed=11)


@pytest.mark.usefixtures("_played")
def test_every_fact_is_a_figure_or_a_word_of_ours() -> None:
    wrong = {
        f"{entry.kind}.{name}: {said!r}"
        for entry in Entry.objects.all()
        for name, said in entry.facts.items()
        if not isinstance(said, int | float | None)
        and not (isinstance(said, str) and VOCABULARY[name](said))
    }
    assert not wrong


@pytest.mark.usefixtures("_played")
def test_no_name_and_no_address_stands_in_it() -> None:
    facts = json.dumps(list(Entry.objects.values_list("facts", flat=True)))
    names = [*Business.objects.values_list("name", flat=True)]
    for person in Person.objects.all():
        names += [person.email, person.name]
    assert not [name for name in names if (name and f'"{name}"' in facts) or "@" in facts]
