"""What a group shares can't be traced to one firm: not by one of the group, not from week to week.

The attacker knows the rule and every table there may be, but not the noise, which hangs on a key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

import pytest

from watchhouse.foundation import hiding

Table = tuple[int, int]
Shown = tuple[int, int] | None

NOISES = list(product(range(-hiding.SHIFT, hiding.SHIFT + 1), repeat=2))
TABLES = list(product(range(18), repeat=2))
BIG = list(product(range(30), repeat=2))


def _prints(table: Table) -> set[Shown]:
    """All that may be printed of a table, whatever the noise."""
    return {hiding.compared(*table, noise=noise) for noise in NOISES}


def _tables_behind(tables: Iterable[Table]) -> dict[Shown, set[Table]]:
    behind: dict[Shown, set[Table]] = defaultdict(set)
    for table in tables:
        for shown in _prints(table):
            behind[shown].add(table)
    return behind


def test_a_small_side_is_never_shown() -> None:
    for have, have_not in TABLES:
        if min(have, have_not) <= hiding.FEW:
            assert _prints((have, have_not)) == {None}


def test_neither_side_can_be_derived() -> None:
    """Also by one of the group, who takes itself off: five and more others stay on each side."""
    for shown, tables in _tables_behind(TABLES).items():
        for side in (0, 1):
            assert len({table[side] for table in tables}) > 1, shown
            if shown:
                assert min(table[side] for table in tables) - 1 >= hiding.FEW


@pytest.mark.parametrize("newcomers", range(1, hiding.FEW))
def test_what_newcomers_answered_can_not_be_told_from_two_weeks(newcomers: int) -> None:
    """Whoever sees both weeks and knows all who came between can't say what one of them said."""
    seen: dict[tuple[Shown, Shown], set[int]] = defaultdict(set)
    for have, have_not in BIG:
        before = _prints((have, have_not))
        for yes in range(newcomers + 1):
            after = _prints((have + yes, have_not + newcomers - yes))
            for pair in product(before, after):
                seen[pair].add(yes)
    for pair, said in seen.items():
        if _whole(pair):
            assert said not in ({0}, {newcomers}), pair


def test_who_changed_from_no_to_yes_can_not_be_told_either() -> None:
    seen: dict[tuple[Shown, Shown], set[int]] = defaultdict(set)
    for (have, have_not), changed in product(BIG, (-1, 0, 1)):
        if min(have + changed, have_not - changed) < 0:
            continue
        after = _prints((have + changed, have_not - changed))
        for pair in product(_prints((have, have_not)), after):
            seen[pair].add(changed)
    assert all(said == {-1, 0, 1} for pair, said in seen.items() if _whole(pair))


def _whole(pair: tuple[Shown, Shown]) -> bool:
    """Whether every table that may print these is among those looked at."""
    return all(shown is None or max(shown[0], shown[1] - shown[0]) <= 15 for shown in pair)


def test_what_is_shown_is_near_the_truth() -> None:
    for table in TABLES:
        for shown in _prints(table) - {None}:
            assert shown is not None
            assert abs(shown[0] - table[0]) <= 5
            assert abs(shown[1] - sum(table)) <= 10
