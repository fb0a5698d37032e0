"""Print the plans of five invented firms beside a fixed national list, from the engine itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from watchhouse.engines.scoring import sensitivity
from watchhouse.engines.scoring.__main__ import CONTENT, read
from watchhouse.engines.scoring.facts import Facts, option, settle
from watchhouse.engines.scoring.params import load
from watchhouse.engines.scoring.result import Plan, Step
from watchhouse.engines.scoring.rows import Rows, rows_of
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.solve import plan
from watchhouse.engines.scoring.tables import Floats, tables_of

EXAMPLES = Path(__file__).resolve().parent.parent / "watchhouse/engines/scoring/examples"
FIRMS = {
    "bakery": "A bakery",
    "solicitor": "A firm of solicitors",
    "web-shop": "A web shop",
    "care-home": "A care home",
    "plumber": "A plumber",
}
# Our advisers' order for a firm of 2 to 9 people: the list that everybody would be given.
NATIONAL = (
    "ring-before-you-pay",
    "two-step-sign-in",
    "help-card",
    "updates-on",
    "backup-and-test",
    "everyday-account",
    "remote-desktop-closed",
    "email-password-and-manager",
    "leavers-out",
    "stop-fake-mail",
    "cyber-essentials",
    "short-course",
)
HOURS = 2.0
SHOWN = 6
MOVED = 2
HEAD = f"""\
What does a plan for one firm gain over one list for all? Five invented firms answered twelve
questions of the check. Each is shown beside a fixed national list: the twelve measures in the
order our advisers start from, without those that do not concern the firm or that it told us are in
place. Firms and answers stand in `watchhouse/engines/scoring/examples`.

**The first {HOURS:.0f} hours.** Both lists are walked down for {HOURS:.0f} hours (money counts as
hours, a step half done as half) and weighed by the same model: *gone* is what they take off the
loss a year. Behind a find-out step the measure takes time only as often as the gap is there.
*Range*: nine in ten of 1,000 draws of our priors lie within; *wins*: the share of draws in which
the plan removes more. *ρ* is Spearman's rank correlation of the two orders, over the measures on
both."""
WHY = """\
## What differs, and why

- **What is in place is left out.** A fixed list with the same knowledge drops it too; printed on
  paper it does not.
- **The answer moves the step.** A gap that was told counts whole, one that was not asked counts as
  often as such firms have it. The fixed list takes both alike.
- **Size, trade and products change what can go wrong**, and how dear it is. So the same gap is
  worth more here and less there.
- **Time and money count.** Ten minutes that remove little can still remove more for each minute
  than an hour that removes much. The fixed list knows neither this firm's loss nor what it has.
- **“I’m not sure” is two minutes first**, not an hour on trust.
- **The list is short.** Measures that it does not know can be worth more than some it does.

## What this does not show

Both are weighed by the same priors, so that the plan's gain is what a fixed order gives away *if*
these figures are near the truth. The draws say how far that hangs on them. Whether owners do more
of a plan that is theirs, only what members do can tell."""


@dataclass(frozen=True)
class Compared:
    """One firm: pounds a year gone after the first hours, by the plan and by the national list."""

    name: str
    facts: Facts
    plan: Plan
    national: tuple[str, ...]
    rho: float
    by_plan: float
    by_list: float
    ahead: Floats


def page(note: str) -> str:
    """The whole page; `note` says by what it is printed."""
    params = load(CONTENT)
    firms = [_compare(slug, params) for slug in FIRMS]
    parts = ["# Plans compared with a fixed list", note, HEAD, _summary(firms), _told(firms), WHY]
    parts += [part for firm in firms for part in _firm(firm, params)]
    return "\n\n".join(parts) + "\n"


def _compare(slug: str, params: Params) -> Compared:
    facts = settle(read(EXAMPLES / f"{slug}.json"), params)
    made = plan(facts.firm, params)
    ours = tuple((step.kind, step.measure) for step in made.steps)
    planned = [measure for kind, measure in ours if kind == "do"]
    national = tuple(measure for measure in NATIONAL if measure in planned)
    fixed = tuple(("do", measure) for measure in national)
    rows = rows_of([facts], params)
    drawn = sensitivity.draw(rows, params, seed=0, draws=1000)
    ahead = _removed(ours, facts, drawn, params) - _removed(fixed, facts, drawn, params)
    return Compared(
        FIRMS[slug],
        facts,
        made,
        national,
        _spearman(national, [measure for measure in planned if measure in national]),
        float(_removed(ours, facts, rows, params)[0]),
        float(_removed(fixed, facts, rows, params)[0]),
        ahead,
    )


def _removed(steps: Sequence[tuple[str, str]], facts: Facts, rows: Rows, params: Params) -> Floats:
    """Pounds a year [N] gone after HOURS of walking down these steps."""
    tables, budget = tables_of(params), HOURS * params.bank.hour.pounds
    presence, asked = rows.presence.copy(), set[str]()
    for kind, measure in steps:
        at, question = tables.measure[measure], facts.told_by[measure].slug
        gap = 1 - facts.presence[measure]
        effort = float(tables.effort[at]) * (gap if question in asked else 1)
        if kind == "find-out":
            asked.add(question)
            effort = float(tables.finding[tables.question[question]])
        done = min(1.0, budget / effort) if effort else 1.0
        budget -= done * effort
        if kind == "do":
            presence[:, at] += done * gap
    gone: Floats = rows.left.sum(axis=1) - replace(rows, presence=presence).left.sum(axis=1)
    return gone


def _spearman(one: Sequence[str], other: Sequence[str]) -> float:
    """The rank correlation of two orders of the same measures."""
    apart = sum((one.index(measure) - at) ** 2 for at, measure in enumerate(other))
    return 1 - 6 * apart / (len(one) * (len(one) ** 2 - 1))


def _summary(firms: Sequence[Compared]) -> str:
    lines = [
        "| invented firm | loss a year | gone: plan | gone: list | ahead (range) | wins | ρ |",
        "|---|---|---|---|---|---|---|",
    ]
    for firm in firms:
        low, high = np.percentile(firm.ahead, (5, 95))
        wins = (firm.ahead > 0).mean()
        lines.append(
            f"| {firm.name} | £{firm.plan.outlook.expected:,.0f} | £{firm.by_plan:,.0f} "
            f"| £{firm.by_list:,.0f} | £{firm.by_plan - firm.by_list:,.0f} "
            f"({_pounds(low)} to {_pounds(high)}) | {wins:.0%} | {firm.rho:.2f} |"
        )
    return "\n".join(lines)


def _pounds(amount: float) -> str:
    return f"{'−' if amount < 0 else ''}£{abs(amount):,.0f}"


def _told(firms: Sequence[Compared]) -> str:
    """The result in one sentence, whatever it is."""
    ours, fixed = (sum(getattr(firm, name) for firm in firms) for name in ("by_plan", "by_list"))
    more = "more" if ours >= fixed else "less"
    return (
        f"All five together: the plan takes away £{ours:,.0f} a year in the first {HOURS:.0f} "
        f"hours, the list £{fixed:,.0f}: {abs(ours / fixed - 1):.0%} {more}."
    )


def _firm(firm: Compared, params: Params) -> Iterator[str]:
    titles = {measure.slug: measure.title for measure in params.measures}
    size = next(band.label for band in params.bank.band if band.slug == firm.facts.band)
    does = [step for step in firm.plan.steps if step.kind == "do"]
    yield f"## {firm.name} ({size[0].lower()}{size[1:]})"
    yield "\n".join(_side_by_side(firm, titles))
    differences = [*_moved(firm, does), *_in_place(firm, params), *_beyond(firm, does)]
    if differences:
        yield "\n".join(differences)


def _side_by_side(firm: Compared, titles: dict[str, str]) -> Iterator[str]:
    yield "| | the plan | the national list |"
    yield "|---|---|---|"
    for at, step in enumerate(firm.plan.steps[:SHOWN]):
        fixed = titles[firm.national[at]] if at < len(firm.national) else ""
        yield f"| {at + 1} | {step.title} ({_price(step)}) | {fixed} |"


def _price(step: Step) -> str:
    return f"{step.minutes} min" + (f", £{step.cost_pounds:.0f}" if step.cost_pounds else "")


def _moved(firm: Compared, does: Sequence[Step]) -> Iterator[str]:
    """The measures on both lists whose order differs by a good deal, with the reason."""
    both = [step for step in does if step.measure in firm.national]
    for at, step in enumerate(both):
        was = firm.national.index(step.measure)
        if abs(was - at) >= MOVED:
            where = "earlier" if at < was else "later"
            why = " ".join(reason.sentence for reason in step.reasons) or step.open_question or ""
            yield (
                f"- **{where.capitalize()}** ({was + 1} → {at + 1} of the {len(both)} on both): "
                f"{step.title}. {why} It takes away £{step.removes.likely:,.0f} a year for "
                f"{_price(step)}."
            )


def _in_place(firm: Compared, params: Params) -> Iterator[str]:
    titles = {measure.slug: measure.title for measure in params.measures}
    for measure in NATIONAL:
        if measure in firm.plan.done:
            question = firm.facts.told_by[measure]
            label = option(question, firm.facts.answers[question.slug]).label
            yield f"- **In place**: {titles[measure]}. “{label}”"


def _beyond(firm: Compared, does: Sequence[Step]) -> Iterator[str]:
    """What stands among the first of the plan and not on the list at all."""
    first = [step for step in firm.plan.steps[:SHOWN] if step.kind == "do"]
    for step in first:
        if step.measure not in NATIONAL:
            yield (
                f"- **Not on the list**: {step.title} (£{step.removes.likely:,.0f} a year for "
                f"{_price(step)})."
            )
