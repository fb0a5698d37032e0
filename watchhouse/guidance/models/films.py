"""The film of a guide in one language: what it was made from, and where it lies."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from watchhouse.foundation import clock
from watchhouse.guidance.models.guides import Guide

LEASE = timedelta(seconds=90)  # a builder that lives says so far more often


class Films(models.QuerySet["Film"]):
    """Questions about films."""

    def made(self) -> Films:
        """Those that were made once."""
        return self.exclude(digest="")

    def to_show(self, guide: Guide, language: str) -> Film | None:
        """The film for a page in this language, else the English one."""
        found = {film.language: film for film in self.made().filter(guide=guide)}
        return found.get(language) or found.get("en")

    def being_made(self) -> Films:
        """Those that somebody makes right now."""
        return self.filter(making_until__gt=clock.now())

    def free(self) -> Films:
        """Those that nobody makes, or whose maker has died."""
        return self.filter(Q(making_until=None) | Q(making_until__lte=clock.now()))


class Film(models.Model):
    """One film; without a digest it was not made yet.

    `words` is the digest of what the guide said, `digest` of that, the slides' look and the voice.
    """

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="films")
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    voice = models.CharField(max_length=60, blank=True)
    seconds = models.FloatField(default=0)
    size = models.PositiveIntegerField(default=0)
    transcript = models.TextField(blank=True)
    built_at = models.DateTimeField(null=True, blank=True)
    making_by = models.CharField(max_length=32, blank=True)
    making_until = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)

    objects = Films.as_manager()

    RECORDED = "recorded"
    SILENCE = "silence"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guide", "language"], name="one_film_a_language")
        ]

    def __str__(self) -> str:
        return f"Film {self.pk} in {self.language}"

    @property
    def edition(self) -> str:
        """What stands in its addresses: another film has another address."""
        return self.digest[:16]

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return films_of(self.guide, self.language) / self.edition

    @property
    def minutes(self) -> int:
        """Its length, rounded up."""
        return max(1, -(-int(self.seconds) // 60))

    @property
    def megabytes(self) -> str:
        """How large the download is."""
        return f"{self.size / 1_000_000:.1f}"

    @property
    def read_by(self) -> str:
        """Who is heard, said plainly."""
        if self.voice == self.SILENCE:
            return gettext("It has no sound: turn on the captions.")
        if self.voice == self.RECORDED:
            return gettext("Read by a person.")
        if self.RECORDED in self.voice:
            return gettext("Read by a person, some of it by a computer voice.")
        return gettext("Read by a computer voice.")

    def address(self, name: str) -> str:
        """Where one of its files is served."""
        stem, _, kind = name.partition(".")
        named = [self.guide.slug, self.language, self.edition, stem, kind]
        return reverse("guidance:film", args=named)


def films_of(guide: Guide, language: str) -> Path:
    """The folder of all editions of a film; it outlives the guide's address."""
    return Path(settings.MEDIA_ROOT) / "films" / str(guide.content_id) / language
