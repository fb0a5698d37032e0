"""The sequence, for one firm and for 20,000 alike: what next takes most loss away for its price.

Per row each measure has one candidate: to do it, or, where the owner is not sure, to find out
first. Its worth is the loss that goes if the gap is there (`whole`), times a factor that only
depends on what is known about the gap. The README derives the factors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchhouse.engines.scoring.rows import Rows
from watchhouse.engines.scoring.tables import Floats

NEARLY = 1 - 1e-9  # what differs by less is equal: sums must not hang on the order of their terms


@dataclass(frozen=True, slots=True)
class Move:
    """One step of every row at once; arrays over the rows [N], `losses` [N,S] before the step.

    Rows that have no step left are not in `live`. `finds`: the step is to find out about
    `measure`, not to do it.
    """

    measure: NDArray[np.intp]
    finds: NDArray[np.bool_]
    live: NDArray[np.bool_]
    worth: Floats
    losses: Floats


def moves(rows: Rows) -> Iterator[Move]:
    """Take the best candidate of each row, count it as done, look again, until none is left.

    Of equals the earlier in content comes first.
    """
    firm = np.arange(len(rows.presence))
    per_loss = rows.shares / (1 - rows.shares * rows.presence[:, :, None])
    losses, to_do = rows.left, rows.to_do.copy()
    to_find, factor = _candidates(rows)
    while to_do.any():
        whole = np.matmul(per_loss, losses[:, :, None])[:, :, 0]
        worth = np.where(to_do, whole * factor, -1.0)
        best = (worth >= worth.max(axis=1, keepdims=True) * NEARLY).argmax(axis=1)
        live = to_do[firm, best]
        finds = live & to_find[firm, best]
        yield Move(best, finds, live, worth[firm, best], losses)
        does = live & ~finds
        known = finds[:, None] & rows.unsure & (rows.question == rows.question[firm, best][:, None])
        factor = np.where(known, 1 / rows.effort, factor)
        to_find = to_find & ~known
        to_do[firm[does], best[does]] = False
        losses = np.where(does[:, None], losses * _left_by(rows, per_loss, firm, best), losses)


def _candidates(rows: Rows) -> tuple[NDArray[np.bool_], Floats]:
    """Where to find out first, and each candidate's factor: chance of the gap per pound."""
    gap = 1 - rows.presence
    spared = rows.presence * rows.effort
    to_find = rows.to_do & rows.unsure & (rows.finding < spared * NEARLY)
    price = np.where(to_find, rows.finding + gap * rows.effort, rows.effort)
    return to_find, gap / price


def _left_by(
    rows: Rows, per_loss: Floats, firm: NDArray[np.intp], best: NDArray[np.intp]
) -> Floats:
    """What the measure leaves of each scenario [N,S] when it comes fully into place."""
    gap = 1 - rows.presence[firm, best]
    return 1 - per_loss[firm, best] * gap[:, None]
