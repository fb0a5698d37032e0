"""The adapter: what the rooms let be found becomes an index, an answer becomes what a page shows.

Only this file imports the engine. Each process keeps one index until something is published.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import translation

from watchhouse.checkup import finding as checkup
from watchhouse.engines.searching import params
from watchhouse.engines.searching.pieces import pieces
from watchhouse.engines.searching.result import Found, Piece
from watchhouse.engines.searching.solve import Index
from watchhouse.foundation import languages
from watchhouse.foundation.things import Thing
from watchhouse.guidance import finding as guidance
from watchhouse.threats import finding as threats
from watchhouse.urgent import finding as urgent

MOST = 20
HURRY = 2.5
FAR_BEHIND = 0.1  # of the first one's score: what is further behind only shares a word with it


@dataclass(frozen=True)
class Answer:
    """One find: what it is, and its title and the sentence that fits, in pieces."""

    thing: Thing
    title: Sequence[Piece]
    snippet: Sequence[Piece]


@dataclass(frozen=True)
class Answers:
    """What was found, the best first; `alarm` when the words sound like trouble now."""

    found: Sequence[Answer]
    alarm: bool


def search(words: str) -> Answers:
    """Whatever anyone may read that fits these words."""
    index = _index((guidance.version(), threats.version()))
    alarm = index.is_alarm(words)
    ranks = {each: _rank(index, each, alarm=alarm) for each in index.search(words)}
    every = sorted(ranks, key=lambda each: -ranks[each])[:MOST]
    near = [each for each in every if ranks[each] >= ranks[every[0]] * FAR_BEHIND]
    things = [index.texts[each.number] for each in near]
    return Answers(
        [
            Answer(thing, pieces(thing.title, index.phrases(each)), index.snippet(each))
            for thing, each in zip(things, near, strict=True)
            if isinstance(thing, Thing)
        ],
        alarm=alarm,
    )


def _rank(index: Index, found: Found, *, alarm: bool) -> float:
    """In trouble, what to do first stands before what would have helped."""
    thing = index.texts[found.number]
    urgent = alarm and isinstance(thing, Thing) and thing.kind == "Urgent help"
    return found.score * (HURRY if urgent else 1)


@functools.lru_cache(maxsize=1)
def _index(version: object) -> Index:
    """Every room's things in English, whoever asks first, while nothing new is published."""
    known = params.load(settings.CONTENT_DIR / "guidance" / "synonyms.toml")
    with translation.override(languages.ENGLISH):
        every = [*guidance.things(), *urgent.things(), *threats.things(), *checkup.things()]
    names = _names(known.also)
    texts = [replace(each, about=(*each.about, *names.get(each.address, ()))) for each in every]
    return Index(texts, known)


def _names(also: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """What else things are called, by address: the check has a name for what a guide explains."""
    names = {address: [*words] for address, words in also.items()}
    for slug, name in checkup.names():
        names.setdefault(f"/guidance/guides/{slug}/", []).append(name)
    return names
