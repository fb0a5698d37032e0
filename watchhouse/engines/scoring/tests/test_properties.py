"""What must hold for every firm, whatever it answers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.result import Plan
from watchhouse.engines.scoring.schema import Question
from watchhouse.engines.scoring.solve import next_question, plan
from watchhouse.engines.scoring.tests.strategies import BANK, PROTECTIONS, at_least, firms

TINY = 1e-9
steady = settings(derandomize=True, deadline=None, max_examples=150)


def place(made: Plan, measure: str) -> int:
    order = [step.measure for step in made.steps]
    return order.index(measure) if measure in order else len(BANK.measures)


def answering(firm: Firm, question: Question, answer: str | None) -> Firm:
    rest = {slug: word for slug, word in firm.answers.items() if slug != question.slug}
    return replace(firm, answers=rest if answer is None else {**rest, question.slug: answer})


@steady
@given(firm=firms(), question=st.sampled_from(PROTECTIONS), data=st.data())
def test_a_protection_never_raises_the_loss_nor_its_measures_place(
    firm: Firm, question: Question, data: st.DataObject
) -> None:
    worse = data.draw(st.sampled_from(question.option))
    better = data.draw(st.sampled_from(question.option))
    assume(at_least(better, worse, question))
    before = plan(answering(firm, question, worse.slug), BANK)
    after = plan(answering(firm, question, better.slug), BANK)
    assert after.outlook.expected <= before.outlook.expected + TINY
    assert after.outlook.no_loss >= before.outlook.no_loss - TINY
    for measure in question.gap:
        assert place(after, measure) >= place(before, measure)


@steady
@given(firm=firms(), question=st.sampled_from(PROTECTIONS), open_=st.sampled_from([None, UNSURE]))
def test_an_open_question_is_a_gap_in_the_plan(
    firm: Firm, question: Question, open_: str | None
) -> None:
    no = plan(answering(firm, question, question.option[-1].slug), BANK)
    made = plan(answering(firm, question, open_), BANK)
    standing = {step.measure: step.standing for step in made.steps}
    assert made.outlook.expected <= no.outlook.expected + TINY
    for measure in question.gap:
        if measure in {step.measure for step in no.steps}:
            assert standing[measure] == ("skipped" if open_ is None else "unsure")
            assert measure not in made.done
            assert place(made, measure) >= place(no, measure)


@steady
@given(firm=firms(), question=st.sampled_from(PROTECTIONS))
def test_an_open_question_never_scores_better_than_the_best_answer(
    firm: Firm, question: Question
) -> None:
    best = max(question.option, key=lambda option: sum(option.gives.values()))
    open_ = plan(answering(firm, question, None), BANK).outlook.expected
    assert open_ >= plan(answering(firm, question, best.slug), BANK).outlook.expected - TINY


@steady
@given(firm=firms(), data=st.data())
def test_the_order_of_answers_does_not_matter(firm: Firm, data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(firm.answers.items()))))
    assert plan(replace(firm, answers=shuffled), BANK) == plan(firm, BANK)


@steady
@given(firm=firms())
def test_every_reason_names_a_given_answer_or_says_there_was_none(firm: Firm) -> None:
    for step in plan(firm, BANK).steps:
        assert step.reasons
        for reason in step.reasons:
            assert reason.answer == firm.answers.get(reason.question)
            assert reason.sentence.startswith("You told us" if reason.answer else "You have not")


@steady
@given(firm=firms())
def test_figures_keep_their_order(firm: Firm) -> None:
    made = plan(firm, BANK)
    assert made.outlook.low <= made.outlook.expected <= made.outlook.high
    assert 0 < made.outlook.no_loss < 1
    assert made.total == len({*made.done, *(step.measure for step in made.steps)})
    for step in made.steps:
        assert 0 <= step.removes.low <= step.removes.likely <= step.removes.high
        assert step.removes.likely < made.outlook.expected


@steady
@given(firm=firms())
def test_the_next_question_is_open_and_there_are_at_most_twelve(firm: Firm) -> None:
    asked = 0
    while question := next_question(firm, BANK):
        assert question.slug not in firm.answers
        firm = answering(firm, question, UNSURE)
        asked += 1
    assert asked <= 12
