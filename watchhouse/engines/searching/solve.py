from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from watchhouse.engines.searching.params import Params
from watchhouse.engines.searching.pieces import pieces, short
from watchhouse.engines.searching.problem import Text
from watchhouse.engines.searching.reading import Reader
from watchhouse.engines.searching.result import Found, Piece
from watchhouse.engines.searching.weighing import Name, Weights
from watchhouse.engines.searching.words import SENTENCE, Words

Alike = Mapping[str, Mapping[str, float]]  # a word of the question: what is meant, how surely


class Index:
    """The words of some texts, ready to be asked."""

    def __init__(self, texts: Sequence[Text], params: Params) -> None:
        self.texts, self.params = texts, params
        self._weights = Weights(texts, params)
        self._reader = Reader(self._weights, params)

    def search(self, question: str) -> Sequence[Found]:
        """The texts that answer most of the question, the best first; none for no words."""
        asked = self._reader.asked(question)
        says = self._says(asked)
        scores: dict[int, float] = defaultdict(float)
        parts: dict[int, float] = defaultdict(float)
        because: dict[int, set[str]] = defaultdict(set)
        for word, meant in asked.items():
            for number, (worth, quality, found) in self._by_word(meant).items():
                scores[number] += says[word] * worth
                parts[number] += says[word] * quality
                because[number].add(found)
        for number, called in self._called(asked, says).items():
            scores[number] += self.params.named * called
        every = (
            Found(number, self._score(number, score, parts[number]), frozenset(because[number]))
            for number, score in scores.items()
            if parts[number] >= self.params.least
        )
        return sorted(every, key=lambda each: (-each.score, each.number))

    def is_alarm(self, question: str) -> bool:
        """Whether it holds a phrase that means trouble now, perhaps with a typing mistake."""
        return self._reader.is_alarm(question)

    def snippet(self, found: Found) -> Sequence[Piece]:
        """The sentence that holds most of what was looked for, in pieces."""
        text, wanted = self.texts[found.number], self.phrases(found)
        every = [
            pieces(short(sentence), wanted)
            for sentence in (text.summary, *SENTENCE.split(text.text))
        ]
        return max(every, key=lambda said: sum(piece.marked for piece in said))

    def phrases(self, found: Found) -> frozenset[Words]:
        """What was found as it may be written: words without endings, a group in all its ways."""
        named = (phrase for phrase, name in self.params.phrases if name in found.because)
        return frozenset({(word,) for word in found.because} | {*named})

    def _score(self, number: int, score: float, part: float) -> float:
        return score * self.texts[number].weight * math.pow(part, self.params.whole)

    def _says(self, asked: Alike) -> Mapping[str, float]:
        """How much of the question each word is, by how rare is what it most surely means."""
        rare = {
            word: self._weights.rare(max(meant, key=lambda each: meant[each], default=""))
            for word, meant in asked.items()
        }
        every = sum(rare.values())
        return {word: each / every for word, each in rare.items()}

    def _by_word(self, meant: Mapping[str, float]) -> Mapping[int, tuple[float, float, str]]:
        """The best that each text has for one word of the question: its worth, and how surely."""
        best: dict[int, tuple[float, float, str]] = {}
        for word, quality in meant.items():
            for number, worth in self._weights.within[word].items():
                found = (quality * worth, quality, word)
                best[number] = max(best.get(number, found), found)
        return best

    def _called(self, asked: Alike, says: Mapping[str, float]) -> Mapping[int, float]:
        """How far the question says a name of each text and nothing but it: 1 is word for word.

        The share of the question counts twice, the share of the name once.
        """
        shared: dict[Name, float] = defaultdict(float)
        share: dict[Name, float] = defaultdict(float)
        for word, meant in asked.items():
            for name, quality in self._naming(meant).items():
                shared[name] += says[word] * quality
                share[name] += self._weights.rare(word) * quality
        called: dict[int, float] = defaultdict(float)
        for name, part in shared.items():
            of_name = min(1.0, share[name] / self._weights.rare_in_all(name.words))
            called[name.text] = max(called[name.text], name.weight * part**2 * of_name)
        return called

    def _naming(self, meant: Mapping[str, float]) -> Mapping[Name, float]:
        """The names that hold what is meant by one word of the question, and how surely."""
        best: dict[Name, float] = {}
        for word, quality in meant.items():
            for name in self._weights.names.get(word, ()):
                best[name] = max(best.get(name, 0.0), quality)
        return best
