"""The definitions count only what the rooms really tell."""

from __future__ import annotations

import importlib

import msgspec
import pytest

from watchhouse.checkup.models import How
from watchhouse.foundation import region
from watchhouse.foundation.journal import Event
from watchhouse.programme import definitions
from watchhouse.programme.definitions import Standing

DEFINED = definitions.current()
KINDS = sorted(
    {counted.kind for figure in DEFINED.figures for counted in figure.counts}
    | {work.kind for work in DEFINED.work}
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_an_event_that_a_room_tells(kind: str) -> None:
    room, name = kind.split(".")
    event = getattr(importlib.import_module(f"watchhouse.{room}.events"), name)
    assert issubclass(event, Event)
    assert event.kind() == kind


def test_each_fact_asked_for_is_a_field_of_its_event() -> None:
    for counted in (each for figure in DEFINED.figures for each in figure.counts):
        room, name = counted.kind.split(".")
        event = getattr(importlib.import_module(f"watchhouse.{room}.events"), name)
        assert set(counted.where) <= set(event.__dataclass_fields__)


def test_the_three_figures_are_there_with_a_sentence_for_each_kind() -> None:
    assert [figure.slug for figure in DEFINED.figures] == [
        "supported", "engaged", "said", "changed",
    ]  # fmt: skip
    for figure in DEFINED.figures:
        assert figure.definition.endswith(".")
        assert figure.definition.count(", or ") == len(figure.counts) - 1


def test_work_is_priced_by_the_region() -> None:
    assert {work.cost for work in DEFINED.work} <= {cost.slug for cost in region.current().costs}


def test_shares_that_do_not_go_up_are_refused() -> None:
    row = {"low": 0.9, "likely": 0.5, "high": 0.7, "prior": True, "source": "x"}
    with pytest.raises(msgspec.ValidationError, match="must go up"):
        msgspec.convert(row, Standing)


def test_a_tick_alone_is_no_change() -> None:
    assert {each.kind for each in DEFINED.figure("changed").counts} == {"checkup.Confirmed"}


def test_every_way_to_confirm_counts() -> None:
    ways = {each.where["how"] for each in DEFINED.figure("changed").counts}
    assert ways == set(How.values)
