from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from watchhouse.engines.searching.params import Params
from watchhouse.engines.searching.problem import Text
from watchhouse.engines.searching.result import Found, Piece
from watchhouse.engines.searching.words import EMPTY, SHORT, stem, words

Words = tuple[str, ...]
LONGEST = 12  # words of a question: what comes after them is not read
ALIKE = 80  # of 100: one letter of five, two of eleven
SENTENCE = re.compile(r"(?<=[.!?])\s+")
BLANK = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)")
SNIPPET = 180


class Index:
    """The words of some texts, ready to be asked."""

    def __init__(self, texts: Sequence[Text], params: Params) -> None:
        self.texts, self.params = texts, params
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        for number, text in enumerate(texts):
            for word, weight in self._of(text).items():
                self._weights[word][number] = weight
        self._plain = sorted(word for word in self._weights if not word.startswith("="))

    def search(self, question: str) -> Sequence[Found]:
        """The texts that answer most of the question, the best first; none for no words."""
        asked = self.asked(question)
        scores: dict[int, float] = defaultdict(float)
        parts: dict[int, int] = defaultdict(int)
        because: dict[int, set[str]] = defaultdict(set)
        for word in asked:
            for number, (score, found) in self._by_word(word).items():
                scores[number] += score
                parts[number] += 1
                because[number].add(found)
        return sorted(
            (
                Found(
                    number,
                    score * self.texts[number].weight * (parts[number] / len(asked)) ** 2,
                    frozenset(because[number]),
                )
                for number, score in scores.items()
                if parts[number] / len(asked) >= self.params.least
            ),
            key=lambda found: (-found.score, found.number),
        )

    def asked(self, question: str) -> Sequence[str]:
        """The words of a question that mean something, each once; phrases as their group."""
        every = list(dict.fromkeys(_grouped(list(words(question))[:LONGEST], self.params)))
        return [word for word in every if word not in STEMMED_EMPTY]

    def is_alarm(self, question: str) -> bool:
        """Whether it holds a phrase that means trouble now."""
        every = tuple(words(question))
        return any(any(True for _ in _places(every, phrase)) for phrase in self.params.alarms)

    def snippet(self, found: Found) -> Sequence[Piece]:
        """The sentence that holds most of what was looked for, in pieces."""
        text = self.texts[found.number]
        every = [
            pieces(_short(sentence), self.phrases(found))
            for sentence in (text.summary, *SENTENCE.split(text.text))
        ]
        return max(every, key=lambda said: sum(piece.marked for piece in said))

    def phrases(self, found: Found) -> frozenset[Words]:
        """What was found as it may be written: words without endings, a group in all its ways."""
        named = (phrase for phrase, name in self.params.phrases if name in found.because)
        return frozenset({(word,) for word in found.because} | {*named})

    def _of(self, text: Text) -> Mapping[str, float]:
        """Each word of a text with its weight in it."""
        counted: dict[str, float] = defaultdict(float)
        places = (
            (text.title, self.params.title), (" . ".join(text.about), self.params.about),
            (text.summary, self.params.summary), (text.text, self.params.text),
        )  # fmt: skip
        for written, weight in places:
            every = list(words(written))
            for word in (*every, *(w for w in _grouped(every, self.params) if w[0] == "=")):
                counted[word] += weight
        return {word: count / (count + self.params.half) for word, count in counted.items()}

    def _by_word(self, word: str) -> Mapping[int, tuple[float, str]]:
        """The best that each text has for one word of the question."""
        best: dict[int, tuple[float, str]] = {}
        for alike, quality in self._alike(word):
            texts = self._weights[alike]
            rare = math.log(1 + len(self.texts) / len(texts))
            for number, weight in texts.items():
                best[number] = max(best.get(number, (0.0, "")), (quality * rare * weight, alike))
        return best

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """The words of the texts that may be meant, and how surely."""
        if word in self._weights:
            yield word, 1.0
        if word.startswith("=") or len(word) < SHORT or word.isdigit():
            return
        for other in self._plain:
            if other != word and other.startswith(word):
                yield other, self.params.begins
        if word not in self._weights:
            yield from self._close(word)

    def _close(self, word: str) -> Iterator[tuple[str, float]]:
        """What was meant by a word that nothing here knows: a letter or two are other ones."""
        known = [*self._plain, *self.params.single]
        close = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3)
        for other, score, _ in close:
            meant = self.params.single.get(other, other)
            if meant in self._weights:
                yield meant, self.params.resembles * score / 100


STEMMED_EMPTY = frozenset(EMPTY | {stem(word) for word in EMPTY})


def pieces(sentence: str, wanted: frozenset[Words]) -> Sequence[Piece]:
    """A sentence cut where words begin and end that were looked for."""
    cut = [part for part in BLANK.split(sentence) if part]
    spread = [(number, word) for number, part in enumerate(cut) for word in words(part)]
    marked = {
        spread[at + step][0]
        for phrase in wanted
        for at in _places([word for _, word in spread], phrase)
        for step in range(len(phrase))
    }
    return [Piece(part, number in marked) for number, part in enumerate(cut)]


def _grouped(every: Sequence[str], params: Params) -> Iterator[str]:
    """The words, each phrase of a group as the one word that stands for it."""
    at = 0
    while at < len(every):
        for phrase, name in params.phrases:
            if every[at] == phrase[0] and tuple(every[at : at + len(phrase)]) == phrase:
                yield name
                at += len(phrase)
                break
        else:
            yield every[at]
            at += 1


def _places(every: Sequence[str], phrase: Words) -> Iterator[int]:
    """Where a phrase begins among these words."""
    last = len(every) - len(phrase) + 1
    return (at for at in range(last) if tuple(every[at : at + len(phrase)]) == phrase)


def _short(sentence: str) -> str:
    if len(sentence) <= SNIPPET:
        return sentence
    return sentence[:SNIPPET].rsplit(" ", 1)[0] + " …"
