"""What became of each measure of a plan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from watchhouse.checkup.models.checks import Check
from watchhouse.checkup.models.sharing import PlanShare
from watchhouse.checkup.states import STEP_TRANSITIONS
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person


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

    def ticked(self) -> StepQuerySet:
        """Said to be done by an IT person, through a link; the latest first."""
        return self.filter(state=StepState.DONE).exclude(share=None).order_by("-at", "-pk")

    def wanting_help(self) -> StepQuerySet:
        """Members who asked for a person's help, the longest wait first."""
        return self.filter(state=StepState.HELP).exclude(business=None).order_by("at")


class Step(models.Model):
    """What became of one measure. There is no row while nobody has said anything about it.

    `because` is one sentence by the centre, for a measure that it put at the top. `share` is the
    link by which an IT person said it, who has no account to be named by.
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
    share = models.ForeignKey(
        PlanShare, null=True, blank=True, on_delete=models.SET_NULL, related_name="ticked"
    )

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
