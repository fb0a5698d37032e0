"""Small numbers stay hidden, also from somebody who subtracts.

Whoever knows this rule, the other cells and the exact total still can't tell what a hidden cell
holds. When a cell holds 1 to 4, it is hidden together with every cell that holds the smallest of
the larger numbers. The hidden ones could be swapped without changing a published figure, so each
of them could be the small one or the larger.
"""

from __future__ import annotations

from collections.abc import Sequence

FEW = 5


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
