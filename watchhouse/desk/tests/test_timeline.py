"""Each kind of entry that can be about a business has its sentence."""

from __future__ import annotations

import importlib
from pathlib import Path

import watchhouse
from watchhouse.desk import timeline
from watchhouse.foundation.journal import Event
from watchhouse.foundation.models import Entry

ROOMS = sorted(p.parent.name for p in Path(watchhouse.__file__).parent.glob("*/events.py"))
NOT_ABOUT_A_BUSINESS = {
    "checkup.Replanned", "threats.FeedPulled", "threats.Published", "threats.Withdrawn",
    "people.ConsentGiven", "people.ConsentWithdrawn", "people.Hired", "people.PasskeysForgotten",
    "urgent.PutOnDuty", "urgent.DutyEnded", "guidance.FactChecked", "guidance.FactChanged",
}  # fmt: skip


def test_each_event_has_its_sentence() -> None:
    modules = [importlib.import_module(f"watchhouse.{room}.events") for room in ROOMS]
    kinds = {
        event.kind() for module in modules for event in vars(module).values()
        if isinstance(event, type) and issubclass(event, Event) and event is not Event
    }  # fmt: skip
    assert set(timeline.words()["says"]) == kinds - NOT_ABOUT_A_BUSINESS


def test_an_unknown_kind_or_measure_is_named() -> None:
    assert timeline.says(Entry(kind="old.Gone", facts={})) == "old.Gone."
    said = timeline.says(Entry(kind="checkup.StepDone", facts={"measure": "no-longer-there"}))
    assert said.startswith("Said it is done: ")


def test_an_entry_without_the_fact_still_shows() -> None:
    assert timeline.says(Entry(kind="visits.Finished", facts={})) == "Was visited for … minutes."
