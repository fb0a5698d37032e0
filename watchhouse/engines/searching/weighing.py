from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from watchhouse.engines.searching.params import Params
from watchhouse.engines.searching.problem import Text
from watchhouse.engines.searching.words import SENTENCE, grouped, meaning, words


@dataclass(frozen=True)
class Name:
    """What a text is called, as words that mean something, and as it is written.

    `weight` is by where it stands.
    """

    text: int
    words: frozenset[str]
    literal: frozenset[str]
    weight: float


class Weights:
    """What each word is worth in each text, and the names that hold it."""

    def __init__(self, texts: Sequence[Text], params: Params) -> None:
        self.count = max(1, len(texts))
        self.within: dict[str, dict[int, float]] = defaultdict(dict)
        self.names: dict[str, list[Name]] = defaultdict(list)
        for number, text in enumerate(texts):
            for word, worth in _worth(text, params).items():
                self.within[word][number] = worth
            for name in set(_names(number, text, params)):
                for word in name.words | name.literal:
                    self.names[word].append(name)

    def rare(self, word: str) -> float:
        """The idf: a word that stands in few texts says much. What stands in none says half."""
        if word in self.within:
            return math.log(1 + self.count / len(self.within[word]))
        return math.log(1 + self.count) / 2

    def rare_in_all(self, every: Sequence[str] | frozenset[str]) -> float:
        """How much these words say together."""
        return sum(self.rare(word) for word in every)


def _worth(text: Text, params: Params) -> Mapping[str, float]:
    """Each word of a text with its worth: by where it stands, and a little by how often."""
    worth: dict[str, float] = defaultdict(float)
    for written, weight in (
        (text.title, params.title), (" . ".join(text.about), params.about),
        (text.summary, params.summary), (" . ".join(text.parts), params.parts),
        (text.text, params.text),
    ):  # fmt: skip
        every = list(words(written))
        every += [word for word in grouped(every, params.by_first) if word.startswith("=")]
        for word, times in Counter(every).items():
            worth[word] += weight * 2 * times / (1 + times)
    return worth


def _names(number: int, text: Text, params: Params) -> Iterator[Name]:
    """The title, what else it is called, each sentence of the summary, each part."""
    called = [(text.title, params.title), *((each, params.about) for each in text.about)]
    called += [(each, params.summary) for each in SENTENCE.split(text.summary)]
    called += [(each, params.parts) for each in text.parts]
    for written, weight in called:
        every = list(words(written))
        if said := frozenset(meaning(grouped(every, params.by_first))):
            yield Name(number, said, frozenset(meaning(every)), weight)
