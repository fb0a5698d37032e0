"""The film that a guide's page shows: never one that says what the guide no longer says."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from watchhouse.foundation import region
from watchhouse.guidance.films import making
from watchhouse.guidance.models import Film, Guide
from watchhouse.guidance.told import tell


@dataclass(frozen=True)
class Shown:
    """A film for the page; while it `is_current` is False it is only said that it is on its way."""

    film: Film
    is_current: bool

    @property
    def files(self) -> dict[str, str]:
        """The addresses of its files, by what they are."""
        names = {"mp4": making.FILM, "webm": making.WEBM, "poster": making.POSTER,
                 "captions": making.CAPTIONS, "chapters": making.CHAPTERS}  # fmt: skip
        return {what: self.film.address(name) for what, name in names.items()}

    @property
    def transcript(self) -> SafeString:
        """Every word of it; captions.transcript made it, with all that is not ours escaped."""
        return mark_safe(self.film.transcript)  # noqa: S308


def film_of(guide: Guide) -> Shown | None:
    """The guide's film in the page's language, else in English; None when there is none."""
    language = (get_language() or "en").split("-")[0]
    spoken = language if language in region.current().languages else "en"
    film = Film.objects.to_show(guide, spoken)
    if film is None:
        return None
    film.guide = guide
    return Shown(film, film.words == tell(guide, film.language).digest)
