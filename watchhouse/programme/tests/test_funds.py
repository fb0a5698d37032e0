"""Restricted money pays only for its own purpose, and nothing disappears."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watchhouse.foundation import region
from watchhouse.foundation.region_tables import Fund
from watchhouse.programme import definitions, funds
from watchhouse.programme.funds import Line

MAYOR = Fund("mayor", "Mayor", "mayor", 1000, "programme", ("outreach",))
GRANT = Fund("grant", "Grant", "home", 500, "year", ())


def _line(work: str, pence: int) -> Line:
    return Line(name=work, work=work, says="", times=1, each=pence, prior=True)


def test_restricted_money_pays_first_and_only_its_purpose() -> None:
    mayor, grant = funds.accounts([MAYOR, GRANT], [_line("outreach", 300), _line("visits", 100)], 2)
    assert (mayor.spent, mayor.left) == (300, 700)
    assert (grant.spent, grant.budget) == (100, 1000)


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 3))
def test_all_that_was_spent_is_on_an_account(outreach: int, visits: int, years: int) -> None:
    outreach, visits = round(outreach, -2), round(visits, -2)
    lines = [_line("outreach", outreach), _line("visits", visits)]
    mayor, grant = funds.accounts([MAYOR, GRANT], lines, years)
    assert mayor.spent + grant.spent == outreach + visits
    assert mayor.spent == min(outreach, 1000)


def test_work_is_priced_by_the_regions_costs() -> None:
    costs = region.current().costs
    lines = funds.lines(definitions.current().work, costs, {"visits.Finished": 3})
    assert sum(line.pence for line in lines) == 3 * 2 * 4_500
    assert all(line.prior for line in lines)


def test_years_begun() -> None:
    target = region.current().target
    assert [funds.years_begun(target, months) for months in (1, 12, 13, 36, 40)] == [1, 1, 2, 3, 3]
