"""What a group shares can't be traced to one firm: not by one of the group, not from week to week.

The attacker knows the rule, how many firms there are, and all that is printed. They do not know
the noise: it hangs on a key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import product

import pytest

from watchhouse.foundation import hiding

Shown = tuple[int, int] | None

NOISE = range(-hiding.SHIFT, hiding.SHIFT + 1)
LARGEST = 45
SAFE = hiding.FEW - 1  # so many newcomers between two prints betray nothing of each other


def _prints(have: int, of: int) -> set[Shown]:
    """All that may be printed, whatever the noise."""
    return {hiding.compared(have, of, noise=noise) for noise in NOISE}


def _seen(of: int, moves: Iterator[tuple[int, int, int]]) -> dict[tuple[Shown, Shown], set[int]]:
    """By what was printed in two weeks, what may have happened; moves: before, after, what."""
    seen: dict[tuple[Shown, Shown], set[int]] = defaultdict(set)
    for before, after, what in moves:
        for pair in product(_prints(before, of), _prints(after, of)):
            seen[pair].add(what)
    return seen


def test_five_others_stay_on_each_side_of_whatever_is_shown() -> None:
    """Also for one of the group, who takes itself off."""
    for of in range(LARGEST):
        for have in range(of + 1):
            if min(have, of - have) <= hiding.FEW + 1:
                assert _prints(have, of) == {None}


@pytest.mark.parametrize("of", range(LARGEST))
def test_how_many_have_it_can_not_be_derived(of: int) -> None:
    behind: dict[Shown, set[int]] = defaultdict(set)
    for have in range(of + 1):
        for shown in _prints(have, of):
            behind[shown].add(have)
    for shown, numbers in behind.items():
        assert len(numbers) > 1 or of == 0, shown


@pytest.mark.parametrize("newcomers", range(1, SAFE + 1))
@pytest.mark.parametrize("of", range(LARGEST))
def test_what_newcomers_answered_can_not_be_told_from_two_weeks(of: int, newcomers: int) -> None:
    """Nor what leavers had answered, reading the weeks the other way round."""
    seen: dict[tuple[Shown, Shown], set[int]] = defaultdict(set)
    for have, yes in product(range(of + 1), range(newcomers + 1)):
        for pair in product(_prints(have, of), _prints(have + yes, of + newcomers)):
            seen[pair].add(yes)
    for pair, said in seen.items():
        assert not _tells(said, newcomers), pair


@pytest.mark.parametrize("of", range(20, 35))
def test_nor_from_all_the_weeks_in_which_one_came_after_the_other(of: int) -> None:
    seen: dict[tuple[Shown, ...], set[tuple[int, ...]]] = defaultdict(set)
    for have, answers in product(range(of + 1), product((0, 1), repeat=3)):
        weeks = [_prints(have + sum(answers[:n]), of + n) for n in range(4)]
        for prints in product(*weeks):
            seen[prints].add(answers)
    for prints, possible in seen.items():
        for week in range(3):
            assert len({answers[week] for answers in possible}) == 2, prints


@pytest.mark.parametrize("of", range(1, LARGEST))
def test_how_one_firm_changed_its_answer_can_not_be_told_either(of: int) -> None:
    moves = (
        (have, have + changed, changed)
        for have, changed in product(range(of + 1), (-1, 1))
        if 0 <= have + changed <= of
    )
    for pair, said in _seen(of, moves).items():
        assert len(said) > 1 or of == 1, pair


def test_what_is_shown_is_near_the_truth_and_never_says_all() -> None:
    for of in range(LARGEST):
        for have in range(of + 1):
            for shown in _prints(have, of):
                if shown:
                    assert abs(shown[0] - have) <= 4
                    assert abs(shown[1] - of) <= 3
                    assert shown[0] < shown[1]


def _tells(said: Set[int], newcomers: int) -> bool:
    """Whether it is certain what each of them answered."""
    return said in ({0}, {newcomers})
