"""How firmly the plan stands when our priors move."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from watchhouse.engines.scoring import sensitivity
from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.rows import rows_of
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.solve import plan
from watchhouse.engines.scoring.tables import tables_of
from watchhouse.engines.scoring.tests.strategies import BANK, all_no, steady, worlds


@steady
@given(world=worlds(), seed=st.integers(0, 2**32))
def test_every_step_has_its_places_and_a_seed_gives_the_same_again(
    world: tuple[Params, Firm], seed: int
) -> None:
    bank, firm = world
    steps = plan(firm, bank).steps
    places = sensitivity.of(firm, bank, seed=seed, draws=16)
    assert list(places) == [(step.kind, step.measure) for step in steps]
    assert places == sensitivity.of(firm, bank, seed=seed, draws=16)
    for place in places.values():
        assert 1 <= place.low <= place.high <= len(steps)
        assert 0 <= place.stays <= 1


def test_another_seed_draws_otherwise() -> None:
    one, other = (sensitivity.of(all_no("micro"), BANK, seed=seed) for seed in (1, 2))
    assert one != other


def test_the_draws_lie_within_the_priors() -> None:
    rows, tables = rows_of([settle(Firm(size_band="micro"), BANK)], BANK), tables_of(BANK)
    drawn = sensitivity.draw(rows, BANK, seed=3, draws=2000)
    rates = drawn.bare / rows.bare
    assert (rates <= tables.spread * 1.0001).all()
    assert (rates >= 1 / (tables.spread * 1.0001)).all()
    assert np.allclose(np.median(rates, axis=0), 1, atol=0.1)
    assert (drawn.shares <= tables.shares[2] + 1e-12).all()
    assert (drawn.shares >= tables.shares[0] - 1e-12).all()
    assert np.allclose(np.median(drawn.shares, axis=0), tables.shares[1], atol=0.03)


def test_without_any_doubt_every_step_keeps_its_place() -> None:
    sure = replace(
        BANK,
        scenarios=tuple(
            replace(each, rate=replace(each.rate, spread=1 + 1e-9)) for each in BANK.scenarios
        ),
        measures=tuple(
            replace(each, removes={slug: (s[1],) * 3 for slug, s in each.removes.items()})
            for each in BANK.measures
        ),
    )
    told = {"new-payee": UNSURE, "backup": UNSURE}
    places = sensitivity.of(Firm(size_band="micro", answers=told), sure, seed=0)
    for at, place in enumerate(places.values(), start=1):
        assert (place.low, place.high, place.stays) == (at, at, 1.0)


def test_what_is_worth_most_by_far_stays_among_the_first_three() -> None:
    places = list(sensitivity.of(all_no("micro"), BANK, seed=0).values())
    assert places[0].stays > 0.9
    assert places[-1].low > 3
