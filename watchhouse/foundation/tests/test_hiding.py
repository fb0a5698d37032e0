"""A hidden number can't be worked out, by whoever knows the rule, the rest and the total."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.foundation import hiding

Published = tuple[tuple[int | None, ...], int | None]


def _published(cells: tuple[int, ...], step: int) -> Published:
    """What stands on a page: the cells, and beside them the exact total when it is not small."""
    return tuple(hiding.hide(cells, step)), hiding.total(sum(cells))


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_no_hidden_cell_can_be_derived_from_all_tables_there_are(size: int, step: int) -> None:
    """The attacker runs our own rule on every table and keeps those that print the same."""
    same: dict[Published, list[tuple[int, ...]]] = defaultdict(list)
    for cells in product(range(11), repeat=size):
        same[_published(cells, step)].append(cells)
    for (shown, _), tables in same.items():
        for at in (at for at, cell in enumerate(shown) if cell is None):
            assert len({cells[at] for cells in tables}) > 1, (shown, tables)


@given(st.lists(st.integers(0, 400), max_size=40), st.sampled_from([1, 5]))
def test_each_hidden_cell_could_be_another(cells: list[int], step: int) -> None:
    """Swapping a hidden small number with a hidden larger one prints the same page."""
    shown = hiding.hide(cells, step)
    hidden = [at for at, cell in enumerate(shown) if cell is None]
    small = [at for at in hidden if 0 < cells[at] < hiding.FEW]
    larger = [at for at in hidden if cells[at] >= hiding.FEW]
    assert all(at in hidden for at, cell in enumerate(cells) if 0 < cell < hiding.FEW)
    for one, other in product(small, larger):
        swapped = list(cells)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert hiding.hide(swapped, step) == shown
    if small and not larger:
        assert hidden == list(range(len(cells)))


@given(st.lists(st.integers(0, 400), max_size=40))
def test_what_is_shown_is_near_the_truth(cells: list[int]) -> None:
    for cell, shown in zip(cells, hiding.hide(cells, 5), strict=True):
        assert shown is None or (shown % 5 == 0 and abs(shown - cell) <= 2)


def test_one_hidden_cell_takes_a_second_with_it() -> None:
    assert hiding.hide([3, 40, 12, 0]) == [None, 40, None, 0]
    assert hiding.hide([3, 40, 12, 12]) == [None, 40, None, None]


def test_a_total_that_is_small_is_hidden() -> None:
    assert [hiding.total(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]
