from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from watchhouse.engines.searching.words import Phrases, Words, words


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    urgent: tuple[str, ...]
    group: tuple[_Group, ...]
    also: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Params:
    """Phrases that mean the same, group by group; phrases that mean trouble; and what counts how.

    `also` has other words for what stands at an address.

    `title`, `about`, `summary`, `parts`, `text` weigh a word by where it stands. What stands there
    often counts more, but never twice as much as what stands there once. `named` weighs how far
    the question says one of the names that a text has: its title and the like. A text that answers
    a part of the question counts by that part to the power of `whole`. `same`, `begins`,
    `resembles` are how surely a synonym, a longer word, a mistyped one is what was meant.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    urgent: tuple[str, ...] = ()
    title: float = 1
    about: float = 0.7
    summary: float = 0.5
    parts: float = 0.4
    text: float = 0.2
    named: float = 3
    whole: float = 3
    same: float = 0.85
    begins: float = 0.75
    resembles: float = 0.65
    least: float = 0.3
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def phrases(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Each phrase as words, the longest first, and the one word that stands for its group."""
        found = {
            tuple(words(phrase)): f"={number}"
            for number, group in enumerate(self.groups)
            for phrase in group
        }
        return tuple(sorted(found.items(), key=lambda each: (-len(each[0]), each[0])))

    @cached_property
    def by_first(self) -> Phrases:
        """The same by the first word of each."""
        found: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        for phrase, name in self.phrases:
            found[phrase[0]].append((phrase, name))
        return found

    @cached_property
    def single(self) -> Mapping[str, str]:
        """The phrases of one word, so that a typing mistake in one finds its group."""
        return {phrase[0]: name for phrase, name in self.phrases if len(phrase) == 1}

    @cached_property
    def alarms(self) -> tuple[tuple[str, ...], ...]:
        """The phrases that mean trouble, as words."""
        return tuple(tuple(words(phrase)) for phrase in self.urgent)


def load(path: Path) -> Params:
    """Read content/guidance/synonyms.toml; raise `msgspec.ValidationError` naming what is wrong."""
    file = msgspec.toml.decode(path.read_bytes(), type=_File)
    groups = tuple(group.same for group in file.group)
    return Params(groups=groups, urgent=file.urgent, also=file.also)
