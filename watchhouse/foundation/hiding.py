"""Small numbers stay hidden, also from somebody who subtracts.

Whoever knows this rule, the other cells and the exact total still can't tell what a hidden cell
holds. When a cell holds 1 to 4, it is hidden together with every cell that holds the smallest of
the larger numbers. The hidden ones could be swapped without changing a published figure, so each
of them could be the small one or the larger.
"""

from __future__ import annotations

from collections.abc import Sequence

FEW = 5
SHIFT = 1


def hide(cells: Sequence[int], step: int = 1) -> list[int | None]:
    """Each count to the nearest `step`, or None where it is hidden.

    With nothing larger to hide behind, all cells are hidden, the empty ones too.
    """
    if not any(0 < cell < FEW for cell in cells):
        return [rounded(cell, step) for cell in cells]
    larger = [cell for cell in cells if cell >= FEW]
    if not larger:
        return [None] * len(cells)
    hidden = {*range(1, FEW), min(larger)}
    return [None if cell in hidden else rounded(cell, step) for cell in cells]


def rounded(count: int, step: int = 5) -> int:
    """The nearest multiple of `step`: 8 to 12 are 10."""
    return (count + step // 2) // step * step


def total(count: int, step: int = 1) -> int | None:
    """A count that stands alone: None when it is small."""
    return None if 0 < count < FEW else rounded(count, step)


def compared(have: int, of: int, *, noise: int, step: int = FEW + 1) -> tuple[int, int] | None:
    """How many of a group have something, and of how many: both to the nearest `step`, the first
    shifted by `noise` (at most `SHIFT`). None unless both sides are twice `FEW` or more.

    One of the group knows its own answer, and a side that is nearly empty would say the same of
    every firm of the group. The noise is to hang on the answers themselves: then one answer more
    moves a figure by what nobody can tell, and asking again tells nothing new. With a step of more
    than `FEW` no group of fewer newcomers can be told from what is printed before and after them.
    """
    shown = rounded(have + noise, step)
    if min(shown, of - shown) < 2 * FEW:
        return None
    return shown, rounded(of, step)
