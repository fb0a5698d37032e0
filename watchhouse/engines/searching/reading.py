from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from watchhouse.engines.searching.params import Params
from watchhouse.engines.searching.weighing import Weights
from watchhouse.engines.searching.words import EMPTY, SHORT, Words, grouped, meaning, places, words

LONGEST = 12  # words of a question: what comes after them is not read
LETTERS = 4  # one letter in so many may be another one, left out, too many, or changed over
MOST_WRONG = 2
FIRST_RIGHT = 5  # a word of so many letters at most begins with the right one
NEAR = 20
LAST = "\uffff"  # comes after every letter


@dataclass(frozen=True)
class Meant:
    """A word of a question as it was meant, and how surely."""

    word: str
    surely: float = 1.0


class Reader:
    """Reads questions: mends what is mistyped, and knows what else may be meant."""

    def __init__(self, weights: Weights, params: Params) -> None:
        self._weights, self._params = weights, params
        self._plain = sorted(word for word in weights.within if not word.startswith("="))
        phrases = [*(phrase for phrase, _ in params.phrases), *params.alarms]
        self._known = sorted({*self._plain, *EMPTY, *(word for each in phrases for word in each)})
        self._beside: dict[str, list[Words]] = defaultdict(list)
        for phrase in phrases:
            for word in phrase if len(phrase) > 1 else ():
                self._beside[word].append(phrase)

    def asked(self, question: str) -> Mapping[str, Mapping[str, float]]:
        """The words of a question that mean something, phrases as their group; for each the words
        of the texts that may be meant, and how surely.
        """
        mended = self._mended(list(words(question))[:LONGEST])
        said = {self._params.single.get(each.word, each.word): each for each in reversed(mended)}
        every = grouped([each.word for each in mended], self._params.by_first)
        return {word: dict(self._alike(word, said.get(word))) for word in meaning(every)}

    def is_alarm(self, question: str) -> bool:
        """Whether it holds a phrase that means trouble now, perhaps with a typing mistake."""
        every = [each.word for each in self._mended(list(words(question)))]
        return any(any(True for _ in places(every, phrase)) for phrase in self._params.alarms)

    def _alike(self, word: str, said: Meant | None) -> Iterator[tuple[str, float]]:
        """The very word above all, its synonyms, and what begins with it."""
        within, meant = self._weights.within, said or Meant(word)
        if meant.word in within:
            yield meant.word, meant.surely
        if word.startswith("="):
            if word in within and word != meant.word:
                yield word, meant.surely * self._params.same
        elif len(word) >= SHORT and not word.isdigit():
            for other in _beginning(word, self._plain):
                if other != word:
                    yield other, meant.surely * self._params.begins

    def _mended(self, every: Sequence[str]) -> Sequence[Meant]:
        return [next(self._nearest(word, every), Meant(word)) for word in every]

    def _nearest(self, word: str, every: Sequence[str]) -> Iterator[Meant]:
        """What is nearest to a word that nothing here knows: a letter or two are other ones.

        One that makes a phrase with the other words comes first, then the commonest.
        """
        most = min(len(word) // LETTERS, MOST_WRONG)
        if not most or word.isdigit() or any(_beginning(word, self._known)):
            return
        near = process.extract(
            word, self._known, scorer=OSA.distance, score_cutoff=most, limit=NEAR
        )
        found = [
            (not self._fits(other, every), wrong, other[0] != word[0], -self._common(other), other)
            for other, wrong, _ in near if len(word) > FIRST_RIGHT or other[0] == word[0]
        ]  # fmt: skip
        for _, wrong, _, _, other in sorted(found):
            yield Meant(other, self._params.resembles * (1 - wrong / len(word)))

    def _fits(self, word: str, every: Sequence[str]) -> bool:
        """Whether a phrase holds it whose other words were all said."""
        return any({*phrase} - {word} <= {*every} for phrase in self._beside.get(word, ()))

    def _common(self, word: str) -> int:
        return len(self._weights.within.get(word, ()))


def _beginning(word: str, ordered: Sequence[str]) -> Sequence[str]:
    """Those of the words in order that begin with this one."""
    return ordered[bisect_left(ordered, word) : bisect_right(ordered, word + LAST)]
