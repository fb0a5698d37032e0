"""What must hold for every firm and every bank, whatever is answered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.solve import plan
from watchhouse.engines.scoring.tests.strategies import steady, strongest, weakest, worlds
from watchhouse.engines.scoring.tests.test_rank import answering

World = tuple[Params, Firm]


@steady
@given(world=worlds(), data=st.data())
def test_a_skipped_question_never_scores_better_than_no(world: World, data: st.DataObject) -> None:
    """Skipping keeps the step in the plan and ticks nothing off; the worst case stays as it is."""
    bank, firm = world
    question = data.draw(st.sampled_from([each for each in bank.questions if each.gap]))
    refused = answering(firm, question, weakest(question).slug)
    skipped = answering(firm, question, None)
    if settle(refused, bank).questions != settle(skipped, bank).questions:
        return  # the answer opens or closes other questions
    no, made = plan(refused, bank), plan(skipped, bank)
    assert no.outlook.expected >= made.outlook.expected * (1 - 1e-12)
    assert made.outlook.if_no >= no.outlook.if_no * (1 - 1e-12)
    assert set(made.done) <= set(no.done)
    assert {step.measure for step in made.steps} >= {step.measure for step in no.steps}
    for step in made.steps:
        if step.question == question.slug and question.slug not in settle(skipped, bank).answers:
            assert (step.kind, step.standing) == ("do", "skipped")
            assert step.open_question == question.skipped


@steady
@given(world=worlds(), data=st.data())
def test_an_open_question_never_scores_better_than_the_best_answer(
    world: World, data: st.DataObject
) -> None:
    bank, firm = world
    question = data.draw(st.sampled_from([each for each in bank.questions if each.gap]))
    yes = plan(answering(firm, question, strongest(question).slug), bank)
    for answer in (None, UNSURE):
        made = plan(answering(firm, question, answer), bank)
        if made.total == yes.total:
            assert made.outlook.expected >= yes.outlook.expected * (1 - 1e-12)
            assert set(made.done) <= set(yes.done)


@steady
@given(world=worlds(), data=st.data())
def test_the_order_of_answers_does_not_matter(world: World, data: st.DataObject) -> None:
    bank, firm = world
    shuffled = dict(data.draw(st.permutations(list(firm.answers.items()))))
    assert plan(replace(firm, answers=shuffled), bank) == plan(firm, bank)


@steady
@given(world=worlds())
def test_every_reason_names_what_was_told(world: World) -> None:
    bank, firm = world
    told = {
        *firm.answers.items(),
        ("size_band", firm.size_band),
        ("trade", firm.trade),
        *(("products", slug) for slug in firm.products),
    }
    for step in plan(firm, bank).steps:
        assert all(reason.answer for reason in step.reasons)
        assert {(reason.question, reason.answer) for reason in step.reasons} <= told
        assert step.reasons or step.open_question
        assert (step.standing == "skipped") == bool(step.open_question)


@steady
@given(world=worlds())
def test_figures_keep_their_order(world: World) -> None:
    bank, firm = world
    made = plan(firm, bank)
    year = made.outlook
    assert 0 <= year.low <= year.expected <= year.high
    assert year.expected <= year.if_no * (1 + 1e-12)
    assert 0 < year.no_loss <= 1
    for scenario in year.scenarios:
        assert scenario.low <= scenario.expected <= scenario.high
    for step in made.steps:
        assert 0 <= step.removes.low <= step.removes.likely <= step.removes.high


@steady
@given(world=worlds())
def test_each_step_is_worth_no_less_than_the_next(world: World) -> None:
    """But after finding out: then the measure is worth more, as the gap is there."""
    bank, firm = world
    steps = plan(firm, bank).steps
    for step, after in pairwise(steps):
        if step.kind == "do" or after.question != step.question:
            assert step.worth >= after.worth * (1 - 1e-8)


@steady
@given(world=worlds())
def test_each_measure_is_done_or_planned_once_and_found_out_before(world: World) -> None:
    bank, firm = world
    made = plan(firm, bank)
    does = [step.measure for step in made.steps if step.kind == "do"]
    assert sorted([*does, *made.done]) == sorted(settle(firm, bank).presence)
    assert made.total == len(does) + len(made.done)
    finds = [step for step in made.steps if step.kind == "find-out"]
    assert len({step.question for step in finds}) == len(finds)
    for step in finds:
        assert firm.answers[step.question] == UNSURE
        rest = made.steps[made.steps.index(step) :]
        assert ("do", step.measure) in {(later.kind, later.measure) for later in rest}
