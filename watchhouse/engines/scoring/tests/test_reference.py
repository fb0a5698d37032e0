"""The arrays against the plan worked out slowly in plain Python, and against themselves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.solve import plan, replan
from watchhouse.engines.scoring.tests import reference
from watchhouse.engines.scoring.tests.strategies import BANK, firms, steady, worlds


@steady
@given(world=worlds())
def test_the_plan_is_the_one_worked_out_slowly(world: tuple[Params, Firm]) -> None:
    bank, firm = world
    steps = [(step.kind, step.measure) for step in plan(firm, bank).steps]
    assert steps == reference.plan(firm, bank)


@steady
@given(world=worlds())
def test_each_step_removes_what_the_loss_falls_by(world: tuple[Params, Firm]) -> None:
    bank, firm = world
    facts = settle(firm, bank)
    presence = dict(facts.presence)
    made = plan(firm, bank)
    left = reference.expected(presence, facts, bank)
    assert made.outlook.expected == pytest.approx(left)
    for step in made.steps:
        if step.kind == "do":
            presence[step.measure] = 1.0
            now = reference.expected(presence, facts, bank)
            assert step.removes.likely == pytest.approx(left - now, abs=1e-6 * (1 + left))
            left = now
        else:
            assert step.removes.high == 0


@steady
@given(many=st.lists(firms(), max_size=8))
def test_many_at_once_are_planned_like_one_by_one(many: list[Firm]) -> None:
    made = replan(many, BANK)
    assert len(made.order) == len(many)
    for row, firm in enumerate(many):
        alone = plan(firm, BANK)
        assert made.steps(row) == tuple((step.kind, step.measure) for step in alone.steps)
        assert made.expected[row] == pytest.approx(alone.outlook.expected)


def test_more_firms_than_fit_at_once_keep_their_order() -> None:
    sizes = ["solo", "micro", "small"] * 400
    made = replan([Firm(size_band=size) for size in sizes], BANK)
    for at, size in enumerate(sizes[:3]):
        alone = replan([Firm(size_band=size)], BANK)
        assert np.allclose(made.expected[at::3], alone.expected)
        assert (made.order[at::3] == alone.order).all()


def test_no_firm_at_all_is_no_plan() -> None:
    assert len(replan([], BANK).order) == 0
