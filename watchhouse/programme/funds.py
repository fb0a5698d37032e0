"""What was done, what it cost, and which fund pays for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from watchhouse.foundation.region_tables import Cost, Fund, Target
from watchhouse.programme.definitions import Work


@dataclass(frozen=True)
class Line:
    """One kind of work: how often, at what price for each, in pence."""

    name: str
    work: str
    says: str
    times: int
    each: int
    prior: bool

    @property
    def pence(self) -> int:
        """Together, to the nearest pound: the prices are estimates."""
        return round(self.times * self.each, -2)


@dataclass(frozen=True)
class Account:
    """A fund so far: its budget to date, and what its kinds of work have used, in pence."""

    fund: Fund
    budget: int
    spent: int

    @property
    def left(self) -> int:
        return self.budget - self.spent


def lines(work: Sequence[Work], costs: Sequence[Cost], done: Mapping[str, int]) -> list[Line]:
    """Price what was done. KeyError when the region has no such cost."""
    prices = {cost.slug: cost for cost in costs}
    return [
        Line(
            name=(cost := prices[each.cost]).name, work=cost.work, says=each.says,
            times=done.get(each.kind, 0), each=round(cost.pence * each.units),
            prior=each.prior or cost.prior,
        )
        for each in work
    ]  # fmt: skip


def accounts(funds: Sequence[Fund], spent: Sequence[Line], years: int) -> list[Account]:
    """Give each fund what it may pay for, restricted funds first; the rest goes to the others.

    `years` is how many years of the programme have begun. What no fund covers is laid on the
    last unrestricted one, so that nothing disappears.
    """
    due: dict[str, int] = {}
    for line in spent:
        due[line.work] = due.get(line.work, 0) + line.pence
    ordered = sorted(funds, key=lambda fund: not fund.pays_for)
    paid = {fund.slug: 0 for fund in funds}
    for fund in ordered:
        for work in fund.pays_for or tuple(due):
            room = budget(fund, years) - paid[fund.slug]
            taken = min(due.get(work, 0), max(room, 0))
            paid[fund.slug] += taken
            due[work] = due.get(work, 0) - taken
    if open_funds := [fund for fund in ordered if not fund.pays_for]:
        paid[open_funds[-1].slug] += sum(due.values())
    return [Account(fund, budget(fund, years), paid[fund.slug]) for fund in funds]


def budget(fund: Fund, years: int) -> int:
    """What a fund has given so far, in pence."""
    return fund.pence * (years if fund.each == "year" else 1)


def years_begun(target: Target, months: int) -> int:
    """How many years of the programme have begun after so many months, at most all of them."""
    return min(-(-months // 12), -(-target.months // 12))
