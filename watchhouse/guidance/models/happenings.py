"""What happened: past events with what they left behind, and news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from django.db import models
from django.urls import reverse
from wagtail.fields import RichTextField, StreamField

from watchhouse.foundation import clock
from watchhouse.guidance.blocks import GuidesBlock
from watchhouse.guidance.models import media
from watchhouse.guidance.models.media import Paper
from watchhouse.guidance.models.sheets import Sheet

SOUND = {"mp3", "ogg"}
FILM = {"mp4", "webm"}


@dataclass(frozen=True)
class Left:
    """A file that an event left behind: where it is fetched, and what it is called."""

    name: str
    url: str

    @property
    def kind(self) -> str:
        """Its ending: `pdf`, `mp4`."""
        return PurePath(self.name).suffix.lstrip(".").lower()

    @property
    def is_film(self) -> bool:
        return self.kind in FILM

    @property
    def is_sound(self) -> bool:
        return self.kind in SOUND


def _chosen() -> models.ForeignKey[Paper | None, Paper | None]:
    return models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class Event(Sheet):
    """A past event, with what it left behind: recording, slides, and what was said.

    Each file is either one of content/events/files, by its name, or a paper chosen in the CMS.
    """

    held_on = models.DateField()
    place = models.CharField(max_length=200)
    recording = models.CharField(max_length=200, blank=True)
    recording_minutes = models.PositiveSmallIntegerField(default=0)
    captions = models.CharField(max_length=200, blank=True)
    slides = models.CharField(max_length=200, blank=True)
    recording_paper = _chosen()
    captions_paper = _chosen()
    slides_paper = _chosen()
    transcript = RichTextField(blank=True)
    guides = StreamField(GuidesBlock(required=False), blank=True)
    invented = models.BooleanField(default=False)

    shelf = "events"
    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (
        *Sheet.filled, "held_on", "place", "recording", "recording_minutes", "captions", "slides",
        "transcript", "guides", "invented",
    )  # fmt: skip

    @property
    def files(self) -> Mapping[str, str]:
        """The names of its files in content/events/files, by what they are."""
        names = ("slides", "recording", "captions")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def left(self) -> Mapping[str, Left]:
        """What it left behind; a chosen paper comes before a file of the same kind."""
        found = {
            name: Left(file, reverse("guidance:event", args=[self.slug]) + f"files/{file}")
            for name, file in self.files.items()
        }
        for name in ("slides", "recording", "captions"):
            paper: Paper | None = getattr(self, f"{name}_paper")
            if paper:
                found[name] = Left(media.named(paper), paper.url)
        return found


class News(Sheet):
    """A piece of news, by its day."""

    published_on = models.DateField(default=clock.today)
    written_by = models.CharField(max_length=120)

    shelf = "news"
    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (*Sheet.filled, "published_on", "written_by")

    class Meta:
        verbose_name = verbose_name_plural = "news"
