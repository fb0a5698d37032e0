"""Calls for help of the demo's year: opened, claimed, called back and closed."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

from watchhouse.demo.diary import Diary
from watchhouse.demo.firms import Firm
from watchhouse.foundation import tasks
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.urgent import actions as urgent
from watchhouse.urgent.models import Case

KINDS = {
    "payment-diverted": 30, "email-account-taken": 22, "password-typed": 14, "ransomware": 7,
    "social-account-taken": 10, "website-hacked": 6, "remote-access-scam": 6, "sim-swap": 2,
    "data-sent-or-lost": 3,
}  # fmt: skip
STORY = "Invented example: we paid a bill and the supplier says it never arrived."


class Emergencies:
    """Who asked for help, and how it went."""

    def __init__(self, officer: Person, diary: Diary, chance: random.Random) -> None:
        self.officer, self.diary, self.chance = officer, diary, chance
        diary.at(diary.now - timedelta(days=1), self.rota)

    def rota(self) -> None:
        """Dana is on duty this week."""
        urgent.put_on_duty(
            self.officer, starts=self.diary.now - timedelta(hours=6),
            ends=self.diary.now + timedelta(days=7),
        )  # fmt: skip

    def call(self, firm: Firm, business: Business | None, *, left_open: bool = False) -> None:
        """Somebody asks for help; it is claimed within minutes, or left for whoever looks."""
        kind = self.chance.choices(list(KINDS), list(KINDS.values()))[0]
        told = urgent.Told(
            name=firm.owner, phone=firm.phone, business_name=firm.name, email=firm.email,
            story=STORY,
        )  # fmt: skip
        token = f"demo-{firm.email}-{self.chance.random()}"
        case = urgent.open_case(kind=kind, told=told, token=token, business=business)
        tasks.run_ready()
        if not left_open:
            self._soon(2, 9, lambda: self.claim(case))

    def claim(self, case: Case) -> None:
        """The officer takes it and rings."""
        urgent.claim(case, by=self.officer)
        self._soon(3, 14, lambda: self.ring(case))

    def ring(self, case: Case) -> None:
        """The first call; the case is closed a day or two later."""
        urgent.log_call(case, text="Invented: went through the steps together.", by=self.officer)
        self.diary.after(self.chance.uniform(0.3, 2.5), lambda: self.close(case))

    def close(self, case: Case) -> None:
        """How it ended; money only where money moved."""
        if case.kind == "payment-diverted":
            lost = self.chance.randint(4, 180) * 10_000
            back = int(lost * self.chance.choice([0, 0, 0.4, 0.8, 1]) // 100 * 100)
            ending = urgent.Ending(
                outcome="helped", money_lost=lost, money_stopped=0, money_recovered=back
            )
        else:
            ending = urgent.Ending(outcome=self.chance.choice(["helped", "helped", "passed-on"]))
        urgent.close(case, ending=ending, by=self.officer)

    def _soon(self, least: int, most: int, act: Callable[[], object]) -> None:
        self.diary.after(self.chance.uniform(least, most) / 1440, act)
