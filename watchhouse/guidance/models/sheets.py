"""Guidance as Wagtail's pages: three shelves, and on them toolkits, guides and past events."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from watchhouse.foundation import clock
from watchhouse.guidance import strangers
from watchhouse.guidance.blocks import GuidesBlock, StepsBlock


class Quiet(Page):
    """A page whose saving is not written in Wagtail's own log: revisions say who edited what.

    That log loads the whole of Wagtail's admin, a second on the first start.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, log_action: Any = None, **kwargs: Any) -> Any:
        transaction.on_commit(strangers.forget)
        return super().save(*args, log_action=log_action or None, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        transaction.on_commit(strangers.forget)
        return super().delete(*args, **kwargs)


class GuidanceIndex(Quiet):
    """The top of the guidance, and each shelf below it (toolkits, guides, events)."""

    subpage_types = [
        "guidance.GuidanceIndex", "guidance.Toolkit", "guidance.Guide", "guidance.Event",
    ]  # fmt: skip


class Sheet(Quiet):
    """What every page of guidance has: an identity that outlives its address, and its text.

    `loaded` is the fingerprint of what the loader put here last; when the page differs from it,
    somebody edited the page, and the loader leaves it alone.
    """

    content_id = models.UUIDField(unique=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    summary = models.CharField(max_length=300)
    body = RichTextField(blank=True)

    subpage_types: list[str] = []
    filled: tuple[str, ...] = ("title", "slug", "summary", "body")

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """Where it is shown: `/guidance/guides/two-step-sign-in/`."""
        return reverse(f"guidance:{self._meta.model_name}", args=[self.slug])

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed it since it was loaded, published or still as a draft."""
        return self.has_unpublished_changes or self.fingerprint() != self.loaded

    def fingerprint(self) -> str:
        """A digest over all that the loader fills."""
        words = {name: self._said(name) for name in self.filled}
        return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()

    def _said(self, name: str) -> object:
        """A field's value as JSON; PostgreSQL keeps the steps' keys in an order of its own."""
        field = self._meta.get_field(name)
        value = field.value_to_string(self)
        return json.loads(value) if isinstance(field, StreamField) else value


CHECKED = ("minutes", "cost_pounds", "written_by", "checked_by", "checked_on", "review_by")


class Checked(Sheet):
    """Who wrote it, who checked it, until when that holds; and what it asks of the reader."""

    minutes = models.PositiveSmallIntegerField()
    cost_pounds = models.PositiveSmallIntegerField()
    written_by = models.CharField(max_length=120)
    checked_by = models.CharField(max_length=120)
    checked_on = models.DateField()
    review_by = models.DateField()

    filled = (*Sheet.filled, *CHECKED)

    class Meta:
        abstract = True

    @property
    def is_overdue(self) -> bool:
        """Whether the day by which somebody should have checked it again is past."""
        return self.review_by < clock.today()

    @property
    def cost(self) -> str:
        """`Free`, or `£30`."""
        return f"£{self.cost_pounds}" if self.cost_pounds else "Free"


class Guide(Checked):
    """How to do one thing, step by step."""

    who = models.CharField(max_length=120)
    measure = models.SlugField(max_length=60, blank=True, db_index=True)
    products: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    topics: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    source_title = models.CharField(max_length=200)
    source_url = models.URLField()
    steps = StreamField(StepsBlock())

    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (
        *Checked.filled, "who", "measure", "products", "topics", "source_title",
        "source_url", "steps",
    )  # fmt: skip


class Toolkit(Checked):
    """A few guides in order, with the why."""

    guides = StreamField(GuidesBlock())

    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (*Checked.filled, "guides")


class Event(Sheet):
    """A past event, with what it left behind: recording, slides, and what was said."""

    held_on = models.DateField()
    place = models.CharField(max_length=200)
    recording = models.CharField(max_length=200, blank=True)
    recording_minutes = models.PositiveSmallIntegerField(default=0)
    slides = models.CharField(max_length=200, blank=True)
    transcript = RichTextField(blank=True)
    guides = StreamField(GuidesBlock(required=False), blank=True)
    invented = models.BooleanField(default=False)

    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (
        *Sheet.filled, "held_on", "place", "recording", "recording_minutes", "slides", "transcript",
        "guides", "invented",
    )  # fmt: skip

    @property
    def files(self) -> Mapping[str, str]:
        """The names of the files that may be downloaded, by what they are."""
        named = {"slides": self.slides, "recording": self.recording}
        return {kind: name for kind, name in named.items() if name}
