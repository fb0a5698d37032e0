"""The plan: which step next takes most expected loss away for its time and money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from watchhouse.engines.scoring import loss
from watchhouse.engines.scoring.asking import next_question
from watchhouse.engines.scoring.batch import Move, moves
from watchhouse.engines.scoring.facts import Facts, settle
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.result import Plan, Removed, Replanned, Step
from watchhouse.engines.scoring.rows import Rows, rows_of
from watchhouse.engines.scoring.schema import Measure, Params
from watchhouse.engines.scoring.tables import tables_of
from watchhouse.engines.scoring.words import do, find_out

__all__ = ["next_question", "plan", "replan"]

AT_ONCE = 512  # rows whose arrays fit the processor's cache


def plan(firm: Firm, params: Params) -> Plan:
    """Put every gap in order: greedily by worth, each step given that those before it are done.

    The same facts always give the same plan; equal worth is broken by the order of the measures
    in content. Raises BadFirm for a word that the bank does not know.
    """
    facts = settle(firm, params)
    rows = rows_of([facts], params)
    concerned = [measure.slug for measure in params.measures if measure.slug in facts.presence]
    to_do = {params.measures[place].slug for place in np.flatnonzero(rows.to_do[0])}
    return Plan(
        bank=params.bank.version,
        size_band=facts.band,
        steps=tuple(_steps(facts, rows, params)),
        done=tuple(slug for slug in concerned if slug not in to_do),
        outlook=loss.outlook(facts, params),
    )


def replan(firms: Sequence[Firm], params: Params) -> Replanned:
    """The plans of many firms at once, without their words: the same sequence as `plan` gives.

    Raises BadFirm like `plan`.
    """
    count, questions = len(params.measures), len(params.questions)
    order = np.full((len(firms), count + questions), -1, dtype=np.int16)
    expected = np.zeros(len(firms))
    for start in range(0, len(firms), AT_ONCE):
        facts = [settle(firm, params) for firm in firms[start : start + AT_ONCE]]
        rows = rows_of(facts, params)
        part = slice(start, start + len(facts))
        expected[part] = rows.left.sum(axis=1)
        for place, move in enumerate(moves(rows)):
            order[part, place] = np.where(move.live, move.measure + count * move.finds, -1)
    return Replanned(tuple(measure.slug for measure in params.measures), order, expected)


def _steps(facts: Facts, rows: Rows, params: Params) -> Iterator[Step]:
    """The steps of one firm, in words."""
    for move in moves(rows):
        measure = params.measures[int(move.measure[0])]
        worth = float(move.worth[0])
        if move.finds[0]:
            yield find_out(measure, facts, params, worth=worth)
        else:
            yield do(
                measure, facts, params, removes=_removed(measure, move, facts, params), worth=worth
            )


def _removed(measure: Measure, move: Move, facts: Facts, params: Params) -> Removed:
    """Pounds a year that go when the measure comes fully into place, with the priors' range."""
    shares = tables_of(params).shares[:, tables_of(params).measure[measure.slug]]
    present = facts.presence[measure.slug]
    bare = move.losses[0] / (1 - shares[1] * present)
    low, likely, high = ((1 - present) * shares * bare).sum(axis=1).tolist()
    return Removed(low, likely, high)
