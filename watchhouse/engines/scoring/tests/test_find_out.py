""" "I'm not sure" is a step of its own: two minutes that may spare an hour."""

from __future__ import annotations

import pytest

from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.result import Step
from watchhouse.engines.scoring.schema import Option, Params
from watchhouse.engines.scoring.solve import plan
from watchhouse.engines.scoring.tests.made_up import bank_of, measure_of, question_of, scenario_of

SCENARIO = scenario_of("a", rate=0.1, cost=1000)


def bank(*, gap: float, minutes: int = 30) -> Params:
    return bank_of(
        [SCENARIO],
        [measure_of("one", minutes=minutes, removes={"a": 0.5})],
        [question_of("about-one", measure="one", gap=gap)],
    )


def steps(params: Params, *answers: str | None) -> tuple[Step, ...]:
    told = zip(params.questions, answers, strict=False)
    return plan(Firm(answers={q.slug: a for q, a in told if a}), params).steps


def test_finding_out_comes_first_with_its_own_minutes_and_words() -> None:
    find, do = steps(bank(gap=0.5), UNSURE)
    assert (find.kind, find.measure, find.question) == ("find-out", "one", "about-one")
    assert (find.title, find.minutes, find.cost_pounds) == ("Find out about-one", 2, 0)
    assert find.steps == ("Look.",)
    assert (do.kind, do.minutes, do.steps) == ("do", 30, ("One.", "Two.", "Three."))
    assert [reason.answer for reason in (*find.reasons, *do.reasons)] == [UNSURE, UNSURE]


def test_knowing_is_worth_the_price_at_which_it_just_pays() -> None:
    """At that price of an hour, what knowing spares is what its minutes cost."""
    find, do = steps(bank(gap=0.6), UNSURE)
    (at_once,) = steps(bank(gap=0.6), None)
    finding, effort = 2 * 25 / 60, 30 * 25 / 60
    whole, price = do.worth * effort, find.worth
    with_knowing, without = 0.6 * (whole - price * effort), max(0.6 * whole - price * effort, 0)
    assert with_knowing - without == pytest.approx(price * finding)
    assert at_once.worth < find.worth < do.worth
    assert do.removes.likely == pytest.approx(at_once.removes.likely)
    assert do.removes.likely == pytest.approx(0.6 * whole)


@pytest.mark.parametrize(("gap", "minutes"), [(0.97, 30), (0.5, 3), (1.0, 500)])
def test_finding_out_drops_out_when_it_spares_less_than_it_costs(gap: float, minutes: int) -> None:
    (do,) = steps(bank(gap=gap, minutes=minutes), UNSURE)
    assert (do.kind, do.standing, do.minutes) == ("do", "unsure", minutes)


def test_a_skipped_question_has_nothing_to_find_out() -> None:
    (do,) = steps(bank(gap=0.5), None)
    assert (do.kind, do.standing, do.reasons) == ("do", "skipped", ())
    assert do.open_question == "You have not told us yet."


def test_what_nobody_lacks_is_still_not_in_place_when_skipped() -> None:
    made = plan(Firm(), bank(gap=0.0))
    assert made.done == ()
    assert made.steps[0].removes.likely == 0


def test_one_look_answers_for_both_measures_of_a_question() -> None:
    both = question_of("about-one", measure="one")
    gap = both.gap["one"]
    shared = type(both)(
        **{name: getattr(both, name) for name in both.__struct_fields__}
        | {
            "gap": {"one": gap, "two": gap},
            "option": (Option("yes", "Yes", {"one": 1.0, "two": 1.0}), both.option[2]),
        }
    )
    measures = [
        measure_of(slug, removes={"a": share}) for slug, share in (("one", 0.3), ("two", 0.5))
    ]
    made = steps(bank_of([SCENARIO], measures, [shared]), UNSURE)
    assert [(step.kind, step.measure) for step in made] == [
        ("find-out", "two"),
        ("do", "two"),
        ("do", "one"),
    ]
