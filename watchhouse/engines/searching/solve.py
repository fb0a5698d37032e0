from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from watchhouse.engines.searching.params import Params
from watchhouse.engines.searching.pieces import pieces, short
from watchhouse.engines.searching.problem import Text
from watchhouse.engines.searching.result import Found, Piece
from watchhouse.engines.searching.weighing import Name, Weights
from watchhouse.engines.searching.words import (
    SENTENCE,
    SHORT,
    Words,
    grouped,
    meaning,
    places,
    words,
)

LONGEST = 12  # words of a question: what comes after them is not read
LETTERS = 4  # one letter in so many may be another one, left out, too many, or changed over
MOST_WRONG = 2
FIRST_RIGHT = 5  # a word of so many letters at most begins with the right one


class Index:
    """The words of some texts, ready to be asked."""

    def __init__(self, texts: Sequence[Text], params: Params) -> None:
        self.texts, self.params = texts, params
        self._weights = Weights(texts, params)
        self._plain = sorted(word for word in self._weights.within if not word.startswith("="))
        single = {alarm[0] for alarm in params.alarms if len(alarm) == 1}
        self._known = sorted({*self._plain, *params.single, *single})

    def search(self, question: str) -> Sequence[Found]:
        """The texts that answer most of the question, the best first; none for no words."""
        asked = self._asked(question)
        alike = {word: dict(self._alike(word, literal)) for word, literal in asked.items()}
        says = {word: self._says(meant) for word, meant in alike.items()}
        every = sum(says.values())
        scores: dict[int, float] = defaultdict(float)
        parts: dict[int, float] = defaultdict(float)
        because: dict[int, set[str]] = defaultdict(set)
        for word, meant in alike.items():
            for number, (worth, quality, found) in self._by_word(meant).items():
                scores[number] += says[word] * worth / every
                parts[number] += says[word] * quality / every
                because[number].add(found)
        for number, called in self._called(alike, says).items():
            scores[number] += self.params.named * called
        return sorted(
            (
                Found(
                    number,
                    score * self.texts[number].weight * parts[number] ** self.params.whole,
                    frozenset(because[number]),
                )
                for number, score in scores.items()
                if parts[number] >= self.params.least
            ),
            key=lambda found: (-found.score, found.number),
        )

    def asked(self, question: str) -> Sequence[str]:
        """The words of a question that mean something, each once; phrases as their group."""
        return list(self._asked(question))

    def is_alarm(self, question: str) -> bool:
        """Whether it holds a phrase that means trouble now, perhaps with a typing mistake."""
        every = tuple(self._mended(word) for word in words(question))
        return any(any(True for _ in places(every, phrase)) for phrase in self.params.alarms)

    def snippet(self, found: Found) -> Sequence[Piece]:
        """The sentence that holds most of what was looked for, in pieces."""
        text = self.texts[found.number]
        every = [
            pieces(short(sentence), self.phrases(found))
            for sentence in (text.summary, *SENTENCE.split(text.text))
        ]
        return max(every, key=lambda said: sum(piece.marked for piece in said))

    def phrases(self, found: Found) -> frozenset[Words]:
        """What was found as it may be written: words without endings, a group in all its ways."""
        named = (phrase for phrase, name in self.params.phrases if name in found.because)
        return frozenset({(word,) for word in found.because} | {*named})

    def _says(self, meant: Mapping[str, float]) -> float:
        """How much a word of the question says: as much as what it most surely means."""
        return self._weights.rare(max(meant, key=lambda each: meant[each], default=""))

    def _by_word(self, meant: Mapping[str, float]) -> Mapping[int, tuple[float, float, str]]:
        """The best that each text has for one word of the question: its worth, and how surely."""
        best: dict[int, tuple[float, float, str]] = {}
        for word, quality in meant.items():
            for number, worth in self._weights.within[word].items():
                found = (quality * worth, quality, word)
                best[number] = max(best.get(number, found), found)
        return best

    def _called(
        self, alike: Mapping[str, Mapping[str, float]], says: Mapping[str, float]
    ) -> Mapping[int, float]:
        """How far the question says a name of each text, and nothing but it: 1 is word for word."""
        shared: dict[Name, float] = defaultdict(float)
        for word, meant in alike.items():
            best: dict[Name, float] = {}
            for other, quality in meant.items():
                for name in self._weights.names.get(other, ()):
                    best[name] = max(best.get(name, 0), quality)
            for name, quality in best.items():
                shared[name] += says[word] * quality
        called: dict[int, float] = defaultdict(float)
        for name, part in shared.items():
            whole = sum(says.values()) * self._weights.rare_in_all(name.words)
            called[name.text] = max(called[name.text], name.weight * part**2 / whole)
        return called

    def _asked(self, question: str) -> Mapping[str, str]:
        """The words that mean something, and each as it was said where that was one word."""
        every = list(words(question))[:LONGEST]
        said = {self.params.single.get(word, word): word for word in reversed(every)}
        return {
            word: said.get(word, word) for word in meaning(grouped(every, self.params.phrases))
        }

    def _alike(self, word: str, literal: str) -> Iterator[tuple[str, float]]:
        """The words of the texts that may be meant, and how surely: the very word above all."""
        if literal in self._weights.within:
            yield literal, 1.0
        if word.startswith("="):
            if word in self._weights.within and word != literal:
                yield word, self.params.same
            return
        if len(word) < SHORT or word.isdigit():
            return
        for other in self._plain:
            if other != word and other.startswith(word):
                yield other, self.params.begins
        if word not in self._weights.within:
            yield from self._close(word)

    def _close(self, word: str) -> Iterator[tuple[str, float]]:
        """What was meant by a word that nothing here knows: a letter or two are other ones."""
        for other, wrong in _nearest(word, self._known):
            meant = self.params.single.get(other, other)
            if meant in self._weights.within:
                yield meant, self.params.resembles * (1 - wrong / len(word))

    def _mended(self, word: str) -> str:
        """The word, or what it resembles when nothing here knows it."""
        if word in self._weights.within or word in self._known:
            return word
        return next((other for other, _ in _nearest(word, self._known)), word)


def _nearest(word: str, known: Sequence[str]) -> Sequence[tuple[str, int]]:
    """The three known words that are nearest, with how many letters are wrong."""
    most = min(len(word) // LETTERS, MOST_WRONG)
    if not most or word.isdigit():
        return []
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    right = [
        (other, int(wrong)) for other, wrong, _ in near
        if len(word) > FIRST_RIGHT or other[0] == word[0]
    ]  # fmt: skip
    return right[:3]
