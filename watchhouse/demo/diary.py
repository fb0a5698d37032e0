"""What is to happen when: acts are put in by day and played in order of time."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import count

from django.utils import timezone

from watchhouse.foundation import clock


class Diary:
    """Acts by their moment. `now` is when the year ends: nothing is played after it."""

    def __init__(self, *, now: datetime, chance: random.Random) -> None:
        self.now = now
        self._chance = chance
        self._acts: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()

    def on(self, days_ago: float, act: Callable[[], object]) -> None:
        """At some working hour of that day; what would be in the future is left out."""
        day = timezone.localdate(self.now - timedelta(days=days_ago))
        hour = time(self._chance.randint(8, 17), self._chance.randint(0, 59))
        self.at(timezone.make_aware(datetime.combine(day, hour)), act)

    def at(self, moment: datetime, act: Callable[[], object]) -> None:
        """At that very moment; what would be in the future is left out."""
        if moment <= self.now:
            heapq.heappush(self._acts, (moment, next(self._order), act))

    def after(self, days: float, act: Callable[[], object]) -> None:
        """So many days after the act that is being played."""
        self.at(clock.now() + timedelta(days=days), act)

    def play(self) -> int:
        """Play all acts, also those that acts put in; return how many there were."""
        played = 0
        while self._acts:
            moment, _, act = heapq.heappop(self._acts)
            with clock.at(moment):
                act()
            played += 1
        return played
