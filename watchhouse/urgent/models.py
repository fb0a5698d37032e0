from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.urgent.clocks import time_left, urgency
from watchhouse.urgent.playbooks import Playbook, all_kinds
from watchhouse.urgent.states import TRANSITIONS


class State(models.TextChoices):
    OPEN = "open", "Nobody has it yet"
    CLAIMED = "claimed", "Somebody has it"
    CALLED = "called", "We rang back"
    CLOSED = "closed", "Closed"
    FOLDED = "folded", "Sent twice"


class Outcome(models.TextChoices):
    HELPED = "helped", "Helped: it is dealt with"
    PASSED_ON = "passed-on", "Passed on to police, bank or a supplier"
    NOT_REACHED = "not-reached", "Rang three times, nobody answered"
    NOTHING_WRONG = "nothing-wrong", "Nothing was wrong"
    NOT_REAL = "not-real", "Not a real request"


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> CaseQuerySet:
        """Not closed yet; what was sent twice counts once."""
        return self.exclude(state__in=[State.CLOSED, State.FOLDED])

    def unowned(self) -> CaseQuerySet:
        return self.filter(state=State.OPEN)

    def for_business(self, business: Business) -> CaseQuerySet:
        """The cases of a member, the latest first."""
        return self.filter(business=business).exclude(state=State.FOLDED).order_by("-opened_at")

    def queue(self) -> CaseQuerySet:
        """Open cases: those to ring first, by time left; then those rung, the oldest first."""
        rung = models.Case(models.When(state=State.CALLED, then=1), default=0)
        open_ones = self.open().select_related("owner", "business")
        return open_ones.order_by(rung, "answer_by", "pk")

    def shown(self, show: str, person: Person) -> CaseQuerySet:
        """The queue as somebody wants to see it. What nobody has always shows."""
        filters = {"mine": Q(owner=person), "money": Q(kind__in=_money_kinds())}
        if show not in filters:
            return self.queue()
        return self.queue().filter(filters[show] | Q(state=State.OPEN))


def _money_kinds() -> list[str]:
    """The kinds where the first clock is the bank's."""
    return [kind.slug for kind in all_kinds().values() if "bank" in kind.hand_offs[:1]]


class Case(models.Model):
    """One request for urgent help, from the moment it was stored to its end."""

    reference = models.CharField(max_length=10, unique=True)
    token_digest = models.CharField(max_length=64, unique=True)
    pin_digest = models.CharField(max_length=64)
    kind = models.SlugField()
    path = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=80)
    phone_digits = models.CharField(max_length=40, db_index=True)
    business_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    story = models.TextField(blank=True)
    language = models.CharField(max_length=80, blank=True)
    business = models.ForeignKey(
        Business, on_delete=models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    same_as = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="sent_again"
    )
    opened_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    money_lost = models.PositiveBigIntegerField(null=True, blank=True)
    money_stopped = models.PositiveBigIntegerField(null=True, blank=True)
    money_recovered = models.PositiveBigIntegerField(null=True, blank=True)
    erase_when_closed = models.BooleanField(default=False)
    wrong_pins = models.PositiveIntegerField(default=0)
    wrong_pin_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    transitions = TRANSITIONS

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "folded"], owner=None)
                | Q(state__in=["claimed", "called", "closed"], owner__isnull=False),
                name="case_owned_once_claimed",
            ),
            models.CheckConstraint(
                condition=Q(state="closed") & ~Q(outcome="") | ~Q(state="closed") & Q(outcome=""),
                name="case_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state="folded", same_as__isnull=False)
                | ~Q(state="folded") & Q(same_as=None),
                name="case_folded_into_another",
            ),
        ]
        indexes = [
            models.Index(
                F("answer_by"), name="case_queue",
                condition=Q(state__in=["open", "claimed", "called"]),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    @property
    def playbook(self) -> Playbook:
        """What we say about this kind of trouble."""
        return all_kinds().get(self.kind) or all_kinds()["not-listed"]

    @property
    def firm(self) -> str:
        """The firm's name: the member's, else what they wrote."""
        return self.business.name if self.business else self.business_name

    @property
    def time_left(self) -> str:
        """Until we said we would ring."""
        return time_left(self.answer_by, clock.now())

    @property
    def urgency(self) -> str:
        """How the time left is dressed: bad, warn or none."""
        return urgency(self.answer_by, clock.now())


class NoteKind(models.TextChoices):
    CALL = "call", "Call"
    NOTE = "note", "Note"
    SYSTEM = "system", "What happened"


class NoteQuerySet(models.QuerySet["Note"]):
    def on_card(self, case: Case) -> NoteQuerySet:
        """The case's timeline, with what was told with the cases that are folded into it."""
        return self.filter(Q(case=case) | Q(case__same_as=case)).select_related("by", "case")


class Note(models.Model):
    """A line of the case's timeline. Without `by` it came from the person who asked, or us."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=6, choices=NoteKind.choices)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class DutyQuerySet(models.QuerySet["Duty"]):
    def at(self, moment: datetime) -> DutyQuerySet:
        """Who is on the rota at this moment, the first line first."""
        on = self.filter(starts__lte=moment, ends__gt=moment, person__is_active=True)
        return on.select_related("person").order_by("line", "starts", "pk")

    def from_now(self, moment: datetime) -> DutyQuerySet:
        """Turns that run or are to come, the first to begin first."""
        rows = self.filter(ends__gt=moment).select_related("person")
        return rows.order_by("starts", "line", "pk")


class Duty(models.Model):
    """A turn on the rota. Line 1 is paged first."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="duties")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    line = models.PositiveSmallIntegerField(default=1)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="duty_ends_after_start"),
            models.UniqueConstraint(fields=["person", "starts"], name="duty_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} from {self.starts:%Y-%m-%d %H:%M}"
