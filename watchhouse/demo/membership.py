"""How an invented firm joins, makes the check, does some of the plan, and asks for a visit."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta

from django.utils import timezone

from watchhouse.checkup import actions as checkup
from watchhouse.checkup import scoring
from watchhouse.checkup.models import Answer, Check, How, StepState
from watchhouse.checkup.states import MOST_PROMISES
from watchhouse.demo.diary import Diary
from watchhouse.demo.firms import Firm
from watchhouse.engines.scoring.schema import Question
from watchhouse.foundation import clock
from watchhouse.foundation.refusal import Refusal
from watchhouse.members import actions as members
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.visits import actions as visits
from watchhouse.visits.models import Visit

TOPICS = ("check", "email", "payments", "backup", "other")
DID = "Invented: we did it together on Monday, before we opened."
SEEN = "Invented: looked at how new suppliers are paid, and who may sign in where."


class Story:
    """One firm's year. Each method is an act and puts the next ones into the diary."""

    business: Business  # from `join` on, which comes first

    def __init__(self, firm: Firm, owner: Person, adviser: Person, diary: Diary, seed: str) -> None:
        self.firm, self.owner, self.adviser, self.diary = firm, owner, adviser, diary
        self.chance = random.Random(f"{seed} {firm.name}")  # noqa: S311 (invented, not secret)
        self.happens_always = False

    def join(self) -> None:
        """Join, and say what the firm is and uses."""
        self.business = business = members.join(
            name=self.firm.name, by=self.owner, postcode=self.firm.postcode
        )
        Business.objects.filter(pk=business.pk).update(invented=True)
        if self._happens(0.9):
            members.describe(
                business, size_band=self.firm.size_band, trade=self.firm.trade,
                postcode=self.firm.postcode, languages=["en"], by=self.owner,
            )  # fmt: skip
            members.choose_products(business, products=self.firm.products, by=self.owner)
        if self._happens(0.75):
            self.diary.after(self.chance.uniform(0, 9), self.check)
        if self.chance.random() < 0.16:
            self.diary.after(self.chance.uniform(5, 120), self.ask_for_visit)

    def check(self) -> None:
        """Answer what is asked: most to the end, some stop after three."""
        check = checkup.start(business=self.business, by=self.owner)
        said = list(scoring.walk(self.business, self._option).items())
        ends = self._happens(0.9)
        Answer.objects.bulk_create(
            Answer(check_made=check, question=question, option=option)
            for question, option in (said if ends else said[:3])
        )
        if not ends:
            return
        checkup.complete(check, by=self.owner)
        if self._happens(0.3):
            self.promise(check)
        if self._happens(0.6):
            self.diary.after(self.chance.uniform(1, 40), lambda: self.do_a_step(check))
        if self.chance.random() < 0.45:
            self.diary.after(self.chance.uniform(85, 110), self.look_again)

    def promise(self, check: Check) -> None:
        """Promise what stands at the top of the plan, and mostly keep it."""
        for line in scoring.sheet_of(check).to_do[: self.chance.randint(1, 3)]:
            due_on = clock.today() + timedelta(days=self.chance.randint(4, 20))
            checkup.promise(self.business, measure=line.step.measure, due_on=due_on, by=self.owner)

    def do_a_step(self, check: Check) -> None:
        """Do the first thing of the plan; now and then put one aside or ask for help."""
        lines = scoring.sheet_of(check).to_do
        if not lines:
            return
        becomes = self.chance.choices(["done", "put_aside", "help"], [80, 12, 8])[0]
        measure = lines[0].step.measure
        checkup.mark(self.business, measure=measure, becomes=becomes, by=self.owner)
        if becomes == "done" and self._happens(0.25):
            self.diary.after(self.chance.uniform(0.01, 3), lambda: self.show(measure))
        if self._happens(0.6):
            self.diary.after(self.chance.uniform(2, 45), lambda: self.do_a_step(check))

    def show(self, measure: str) -> None:
        """Say in a sentence what was done, unless it came undone meanwhile."""
        if self.business.steps.filter(measure=measure, state=StepState.DONE).exists():
            checkup.show_word(self.business, measure=measure, words=DID, by=self.owner)

    def look_again(self) -> None:
        """The letter after twelve weeks is followed: mostly it holds, now and then not."""
        try:
            recheck = checkup.begin_recheck(self.business)
        except Refusal:
            return
        for slug in recheck.questions:
            option = self._today(scoring.questions()[slug])
            checkup.answer_again(recheck, question=slug, option=option, by=self.owner)
        if self._happens(0.5):
            self.diary.after(self.chance.uniform(85, 100), self.look_again)

    def ask_for_visit(self) -> None:
        """Ask; an adviser proposes, the firm books, they come."""
        visit = visits.ask(
            self.business, topic=self.chance.choice(TOPICS), suits=["mornings"], by=self.owner
        )
        self.diary.after(self.chance.uniform(0.2, 3), lambda: self.propose(visit))

    def propose(self, visit: Visit) -> None:
        """Propose times until one of them is free."""
        day = clock.today() + timedelta(days=self.chance.randint(3, 9))
        hours = self.chance.sample(range(9, 17), 3)
        times = [timezone.make_aware(datetime.combine(day, time(hour))) for hour in hours]
        visit = visits.propose(visit, times=times, by=self.adviser)
        self.diary.after(self.chance.uniform(0.1, 1.5), lambda: self.book(visit))

    def book(self, visit: Visit) -> None:
        """Take the first time that is still free."""
        slot = visit.slots.free().first()
        if slot is None:
            return
        visits.book(visit, slot=slot, by=self.owner)
        self.diary.at(slot.starts + timedelta(hours=1), lambda: self.visited(visit))

    def visited(self, visit: Visit) -> None:
        """The adviser leaves with a promise or two made."""
        promised = {each.measure: each.due_on for each in visit.business.promises.open()}
        for measure in ("ring-before-you-pay", "help-card"):
            if measure in scoring.measures() and len(promised) < MOST_PROMISES:
                promised.setdefault(measure, clock.today() + timedelta(days=14))
        visits.finish(
            visit, minutes=self.chance.randint(35, 80), seen=SEEN, promises=promised,
            by=self.adviser,
        )  # fmt: skip
        for step in visit.business.steps.filter(state=StepState.DONE).order_by("pk")[:2]:
            checkup.confirm(visit.business, measure=step.measure, how=How.ADVISER, by=self.adviser)

    def _today(self, question: Question) -> str:
        """How it is weeks later: in place four times in five."""
        best = max(question.option, key=lambda option: sum(option.gives.values()))
        return best.slug if self.chance.random() < 0.8 else self._option(question)

    def _option(self, question: Question) -> str:
        options = [option.slug for option in question.option]
        weights = [3 if number == 0 else 4 for number in range(len(options))]
        return self.chance.choices([*options, scoring.UNSURE], [*weights, 2])[0]

    def _happens(self, share: float) -> bool:
        return self.happens_always or self.chance.random() < share
