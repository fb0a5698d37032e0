"""Which films are wanted, and whose turn it is to build one: a lease in the film's row.

A film is made in a folder of its own and moved to its place in one rename; only then does its row
name it. Who is killed in the middle leaves a folder that the next builder clears away.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

from django.conf import settings

from watchhouse.foundation import clock, languages, region
from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import strangers
from watchhouse.guidance.films import making, slides, speech, storyboard, voices
from watchhouse.guidance.films.scenes import Scene
from watchhouse.guidance.films.speech import Voice
from watchhouse.guidance.models import Film, Guide
from watchhouse.guidance.models.films import LEASE, films_of
from watchhouse.guidance.told import Told, tell

log = logging.getLogger(__name__)
EDITIONS = 2  # the newest, and the one before: a page that is open still plays
BEATS = 9  # how often a builder says within one lease that it lives


class BeingMade(Refusal):
    """Another builder has it, or took it over."""

    sentence = "Somebody else makes this film right now: look again in a few minutes."


class NotInThisLanguage(Refusal):
    """Part of the guide is not in the language."""


@dataclass(frozen=True)
class Plan:
    """All that a film is made from; another plan has another digest."""

    guide: Guide
    language: str
    told: Told
    scenes: Sequence[Scene]
    voice: Voice
    recorded: Mapping[str, Path]

    @property
    def digest(self) -> str:
        """Of the words, the pictures, the look, the voice and the recordings."""
        files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns)
                 for path in self.recorded.values()]  # fmt: skip
        made_from = [
            [asdict(scene) for scene in self.scenes], self.read_by, files, self.language,
            region.current().centre, hashlib.sha256(slides.template().read_bytes()).hexdigest(),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(made_from, default=str).encode()).hexdigest()

    @property
    def read_by(self) -> str:
        """The voice's name; `recorded` when people read all of it."""
        if not self.recorded:
            return self.voice.name
        whole = all(voices.code(scene) in self.recorded for scene in self.scenes)
        return Film.RECORDED if whole else f"{self.voice.name}, {Film.RECORDED}"


def plan(guide: Guide, language: str) -> Plan:
    """What the film of this guide is to be made from. Raises NotInThisLanguage, Mute."""
    told = tell(guide, language)
    if not told.complete:
        raise NotInThisLanguage(f"“{guide.slug}” is not in “{language}” yet: translate it first.")
    spoken = languages.ENGLISH if language == "en" else language
    page = f"{settings.BASE_URL}{languages.address(guide.address, spoken)}"
    scenes = storyboard.scenes(told, page=page, language=language)
    recorded = voices.found(guide.slug, language, scenes)
    voice = speech.choose(settings.SPEECH, language)
    return Plan(guide, language, told, scenes, voice, recorded)


def wanted() -> Iterator[Plan]:
    """The films that are missing or no longer what their guide says: the longest untried first."""
    rows = Film.objects.exclude(tried_at=None).values_list("guide_id", "language", "tried_at")
    tried = {(guide, language): str(tried_at) for guide, language, tried_at in rows}
    pairs = product(Guide.objects.live().order_by("pk"), region.current().languages)
    for guide, language in sorted(pairs, key=lambda pair: tried.get((pair[0].pk, pair[1]), "")):
        try:
            planned = plan(guide, language)
        except NotInThisLanguage:
            continue
        except speech.Mute as problem:
            log.warning("No film of %s in %s: %s", guide.slug, language, problem.sentence)
            continue
        if not is_current(planned):
            yield planned


def is_current(planned: Plan) -> bool:
    """Whether this very film was made, and its files are there."""
    film = Film.objects.filter(guide=planned.guide, language=planned.language).first()
    return film is not None and film.digest == planned.digest and _is_whole(film.folder)


def build(planned: Plan) -> Film:
    """Make the film, put it in its place, and name it in its row.

    Raises BeingMade, and what making raises; then nothing has changed.
    """
    film: Film
    film, _ = Film.objects.get_or_create(guide=planned.guide, language=planned.language)
    with _turn(film) as turn:
        place = films_of(planned.guide, planned.language)
        place.mkdir(parents=True, exist_ok=True)
        for left in place.glob(".making-*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = place / f".making-{turn.token}"
        folder.mkdir()
        try:
            made = making.make(
                planned.scenes, language=planned.language, voice=planned.voice,
                recorded=planned.recorded, folder=folder, alive=turn.alive,
            )  # fmt: skip
            turn.renew()
            _put(folder, place / planned.digest[:16])
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        film.words, film.digest, film.voice = planned.told.digest, planned.digest, planned.read_by
        film.seconds, film.size, film.transcript = made.seconds, made.size, made.transcript
        film.built_at = clock.now()
        film.save(update_fields=["words", "digest", "voice", "seconds", "size", "transcript",
                                 "built_at"])  # fmt: skip
        _clear(place, film.edition)
    strangers.forget()
    return film


def sweep() -> None:
    """Remove the films of guides that are gone."""
    known = {str(each) for each in Guide.objects.values_list("content_id", flat=True)}
    for folder in (Path(settings.MEDIA_ROOT) / "films").glob("*"):
        if folder.name not in known:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _turn(film: Film) -> Iterator[_Turn]:
    """Take the lease, or raise BeingMade; give it back at the end."""
    turn = _Turn(film)
    now = clock.now()
    taken = {"making_by": turn.token, "making_until": now + LEASE, "tried_at": now}
    if not Film.objects.free().filter(pk=film.pk).update(**taken):
        raise BeingMade
    try:
        yield turn
    finally:
        turn.mine.update(making_by="", making_until=None)


class _Turn:
    """Whose turn it is, as long as it is said often enough that it lives."""

    def __init__(self, film: Film) -> None:
        self.token = secrets.token_hex(16)
        self.mine = Film.objects.filter(pk=film.pk, making_by=self.token)
        self.renewed = clock.now()

    def alive(self) -> None:
        """Say so, when it was not said for a while. Raises BeingMade as `renew` does."""
        if clock.now() - self.renewed >= LEASE / BEATS:
            self.renew()

    def renew(self) -> None:
        """Go on for another lease; BeingMade when somebody else has taken over."""
        self.renewed = clock.now()
        if not self.mine.update(making_until=self.renewed + LEASE):
            raise BeingMade


def _put(made: Path, place: Path) -> None:
    """Into its place in one rename; the same edition made again goes over the old one."""
    if place.exists():
        shutil.rmtree(place)
    made.rename(place)


def _is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in making.FILES)


def _clear(place: Path, edition: str) -> None:
    """Remove the editions that are older than the one before this."""
    others = [each for each in place.iterdir() if each.name != edition]
    others.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    for old in others[EDITIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
