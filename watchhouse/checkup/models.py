from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from watchhouse.checkup.states import MOST_PROMISES, PROMISE_TRANSITIONS, STEP_TRANSITIONS
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person


class CheckQuerySet(models.QuerySet["Check"]):
    def anonymous(self) -> CheckQuerySet:
        """Not yet attached to a business: seen by the session that began it, and nobody else."""
        return self.filter(business=None)

    def latest_of(self, business: Business) -> Check | None:
        """The one being answered, or the last one that was."""
        checks = self.filter(business=business).select_related("business")
        return checks.order_by("-started_at", "-pk").first()

    def plan_of(self, business: Business) -> Check | None:
        """The one the plan rests on: the last that was completed, else the last begun."""
        checks = self.filter(business=business).select_related("business")
        return checks.order_by(F("completed_at").desc(nulls_last=True), "-started_at").first()


class Check(models.Model):
    """One round of the questions. Without a business until somebody joins."""

    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.CASCADE, related_name="checks"
    )
    bank_version = models.CharField(max_length=20)
    started_at = models.DateTimeField(default=clock.now)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = CheckQuerySet.as_manager()

    def __str__(self) -> str:
        return f"check {self.pk}"

    @property
    def owner(self) -> Business | Check:
        """Whose plan it is: the business's once it has joined, before that the check's own."""
        return self.business or self


class Answer(models.Model):
    """What was answered to one question of the bank: an option's slug, or "unsure"."""

    check_made = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField()
    option = models.SlugField()
    answered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_made", "question"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.option}"


class StepState(models.TextChoices):
    OPEN = "open", "to do"
    DONE = "done", "done"
    PUT_ASIDE = "put_aside", "not for us"
    HELP = "help", "help asked for"


class StepQuerySet(models.QuerySet["Step"]):
    def of(self, owner: Business | Check) -> StepQuerySet:
        """The marks of a business, or of a check that nobody has joined with."""
        return self.filter(business=owner) if isinstance(owner, Business) else self.filter(
            check_made=owner
        )  # fmt: skip

    def wanting_help(self) -> StepQuerySet:
        """Members who asked for a person's help, the longest wait first."""
        return self.filter(state=StepState.HELP).exclude(business=None).order_by("at")


class Step(models.Model):
    """What became of one measure. There is no row while nobody has said anything about it.

    `because` is one sentence by the centre, for a measure that it put at the top.
    """

    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.CASCADE, related_name="steps"
    )
    check_made = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.CASCADE, related_name="steps"
    )
    measure = models.SlugField()
    state = models.CharField(max_length=9, choices=StepState.choices, default=StepState.OPEN)
    because = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)

    objects = StepQuerySet.as_manager()

    transitions = STEP_TRANSITIONS

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(business=None, check_made__isnull=False)
                | Q(business__isnull=False, check_made=None),
                name="step_one_owner",
            ),
            models.UniqueConstraint(fields=["business", "measure"], name="step_once_business"),
            models.UniqueConstraint(fields=["check_made", "measure"], name="step_once_check"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.state}"


class PromiseState(models.TextChoices):
    OPEN = "open", "promised"
    KEPT = "kept", "kept"
    LET_GO = "let_go", "taken back"


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> PromiseQuerySet:
        return self.filter(state=PromiseState.OPEN).order_by("due_on", "pk")


class Promise(models.Model):
    """A measure that a business will have in place by a day.

    An open promise holds one of three places, so that the database allows no fourth.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="promises")
    measure = models.SlugField()
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=PromiseState.choices, default=PromiseState.OPEN)
    due_on = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    kept_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)

    objects = PromiseQuerySet.as_manager()

    transitions = PROMISE_TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "place"], name="promise_place_once"),
            models.UniqueConstraint(
                fields=["business", "measure"],
                condition=Q(state="open"),
                name="promise_once_open",
            ),
            models.CheckConstraint(
                condition=Q(state="open", place__isnull=False, place__range=(1, MOST_PROMISES))
                | (~Q(state="open") & Q(place=None)),
                name="promise_three_places",
            ),
            models.CheckConstraint(
                condition=Q(state="kept", kept_at__isnull=False)
                | (~Q(state="kept") & Q(kept_at=None)),
                name="promise_kept_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} by {self.due_on}"
