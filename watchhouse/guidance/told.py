"""A guide as it is told: its words with the facts filled in, step by step, in one language.

The page shows it, a film speaks it, a card prints it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext
from wagtail.images.models import AbstractImage
from wagtail.rich_text import expand_db_html

from watchhouse.foundation import languages
from watchhouse.foundation.cutting import folded
from watchhouse.guidance import facts, speaking
from watchhouse.guidance.models import Guide


@dataclass(frozen=True)
class Picture:
    """A step's picture: its file, and what it shows in words."""

    path: Path
    alt: str


@dataclass(frozen=True)
class ToldStep:
    """One thing to do; `product` is a slug of the catalogue, or empty when it is for everyone."""

    title: str
    html: str
    product: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Told:
    """`complete` is whether all of it is in the language asked for; what is not, is English."""

    title: str
    summary: str
    minutes: int
    cost_pounds: int
    who: str
    opening: str
    steps: Sequence[ToldStep]
    complete: bool

    @property
    def digest(self) -> str:
        """It changes when a word, the order or a picture does."""
        words = json.dumps(asdict(self), sort_keys=True, default=str)
        return hashlib.sha256(words.encode()).hexdigest()


def tell(guide: Guide, language: str = "en") -> Told:
    """The guide in this language; what has no translation yet comes in English."""
    with translation.override(languages.ENGLISH if language == "en" else language):
        opening = _html(guide.body)
        steps = [_step(block.value) for block in guide.steps]
        texts = (opening, *(step.html for step in steps))
        words = (guide.title, guide.summary, guide.who, *(b.value["title"] for b in guide.steps))
        return Told(
            title=_said(guide.title),
            summary=_said(guide.summary),
            minutes=guide.minutes,
            cost_pounds=guide.cost_pounds,
            who=_said(guide.who),
            opening=opening,
            steps=steps,
            complete=all(map(speaking.is_known, words))
            and not any(map(speaking.has_english, texts)),
        )


def _step(value: dict[str, object]) -> ToldStep:
    return ToldStep(
        title=_said(str(value["title"])),
        html=_html(str(value["text"])),
        product=str(value["product"] or ""),
        picture=_picture(value.get("picture"), str(value.get("alt") or "")),
    )


def _said(text: str) -> str:
    return facts.fill(gettext(folded(text)))


def _html(html: str) -> str:
    return facts.fill_html(expand_db_html(speaking.speak(html)))


def _picture(image: AbstractImage | None, alt: str) -> Picture | None:
    """Any image row of Wagtail's; its path names its content, so that a new picture is seen."""
    if image is None:
        return None
    return Picture(Path(image.file.path), alt)
