"""How a benchmark measures: the best of a few rounds, beside a bound or a peer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """`ratio` is value over reference: for a bound it must stay ≤ 1."""

    value: float
    unit: str
    against: str
    reference: float
    is_bound: bool = True

    @property
    def ratio(self) -> float:
        """The value beside its bound or peer."""
        return round(self.value / self.reference, 3)


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """CPU seconds of the fastest round: machines are noisy, work is not."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
