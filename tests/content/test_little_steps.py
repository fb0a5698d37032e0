"""The little steps are whole, short and plain, and name what is there."""

from __future__ import annotations

import re

import pytest

from tests.content.test_words import CONTENT, FACT, LINK, PHONE, grade
from watchhouse.checkup import scoring
from watchhouse.guidance import cards, facts
from watchhouse.guidance.series import LittleStep, series
from watchhouse.members.products import catalogue

STEPS = {step.slug: step for step in series().step}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_one_action_in_plain_words(step: LittleStep) -> None:
    words = facts.fill(step.text)
    assert len(words.split()) <= 60
    assert grade(f"{step.title}. {step.text}") <= 8
    assert step.minutes <= 10
    assert not re.search(r"\bsafe(?:ly|r|st)?\b", words, re.IGNORECASE)
    assert not PHONE.findall(FACT.sub("", step.text))
    assert not LINK.findall(FACT.sub("", step.text))


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_what_it_names_is_there(step: LittleStep) -> None:
    assert not step.guide or (CONTENT / "guides" / f"{step.guide}.md").exists()
    assert not step.measure or step.measure in scoring.measures()
    assert set(step.products) <= catalogue().keys()


def test_there_are_enough_for_everybody_and_each_measure_is_completed_by_one_at_most() -> None:
    assert len([s for s in STEPS.values() if s.is_for(trade="", uses=())]) >= 16
    completed = [step.measure for step in STEPS.values() if step.completes]
    assert len(set(completed)) == len(completed)


def test_the_help_cards_numbers_come_from_the_register() -> None:
    text = (CONTENT / "guidance" / "help-card.toml").read_text()
    assert not PHONE.findall(FACT.sub("", text))
    assert {"159", "999"} <= {number.number for number in cards.help_card().number}
