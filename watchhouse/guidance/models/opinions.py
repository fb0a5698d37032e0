"""What readers say of a page."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from watchhouse.foundation import clock
from watchhouse.members.models import Business


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def open(self) -> OpinionQuerySet:
        """The tasks: pages that did not help, and nobody has dealt with it. The oldest first."""
        return self.filter(helped=False, answered_at=None).order_by("said_at", "pk")

    def answered(self) -> OpinionQuerySet:
        """What was dealt with, the last first."""
        return self.filter(helped=False).exclude(answered_at=None).order_by("-answered_at")


class Opinion(models.Model):
    """A reader says that a page helped, or that it did not, with a word why.

    The same words about the same page on one day are one row: `times` counts them (`fold` is the
    key). `odd` marks what a machine may have sent; it is never thrown away. Title and kind are as
    they were: the page may be gone when somebody deals with it.
    """

    content_id = models.UUIDField(db_index=True)
    kind = models.SlugField(max_length=20)
    slug = models.SlugField(max_length=255)
    title = models.CharField(max_length=255)
    helped = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10)
    business = models.ForeignKey(
        Business, on_delete=models.CASCADE, null=True, blank=True, related_name="opinions"
    )
    odd = models.BooleanField(default=False)
    times = models.PositiveIntegerField(default=1)
    fold = models.CharField(max_length=64, unique=True)
    said_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    note = models.CharField(max_length=300, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["helped", "answered_at"])]

    def __str__(self) -> str:
        return f"{self.title}: {'helped' if self.helped else 'did not help'}"

    @property
    def address(self) -> str:
        """Where the page is, or was."""
        return f"/guidance/{self.kind}/{self.slug}/"
