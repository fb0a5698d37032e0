from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

WORD = re.compile(r"[a-z0-9]+")
JOINED = re.compile(
    r"(?<=\w)['’](?=\w)|(?<=\be)-(?=mails?\b)|(?<=\bwi)-(?=fi\b)|(?<=\banti)-(?=virus)"
    r"|(?<=\bback)-(?=ups?\b)"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SHORT = 4
Words = tuple[str, ...]
Phrases = Mapping[str, Sequence[tuple[Words, str]]]  # by their first word, the longest first
# They stand everywhere and mean nothing alone.
EMPTY = frozenset([
    "a", "about", "after", "am", "an", "and", "any", "are", "as", "at", "be", "been", "best",
    "business", "but", "by", "can", "cant", "company", "could", "did", "do", "does", "dont",
    "firm", "for", "from", "get", "gets", "good", "got", "had", "has", "have", "he", "help",
    "her", "hers", "him", "his", "how", "i", "if", "im", "in", "is", "it", "its", "ive", "just",
    "keep", "like", "make", "me", "my", "need", "no", "not", "of", "on", "or", "our", "out",
    "please", "s", "she", "should", "small", "so", "some", "somebody", "someone", "something",
    "t", "than", "that", "the", "their", "them", "then", "there", "they", "this", "to", "too",
    "up", "us", "want", "was", "we", "were", "what", "when", "where", "which", "who", "why",
    "will", "with", "would", "you", "your",
])  # fmt: skip


def plain(text: str) -> str:
    """Lower case, without accents, with e-mail, Wi-Fi and back-up as one word."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return JOINED.sub("", folded)


def words(text: str) -> Iterator[str]:
    """Each word without its ending, in order."""
    return (stem(word) for word in WORD.findall(plain(text)))


def stem(word: str) -> str:
    """The word without the endings of English, so that `paying`, `pays` and `pay` are one."""
    if len(word) < SHORT or word.isdigit():
        return word
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= len(ending):
            word = _single(word.removesuffix(ending))
            break
    return word[:-1] if len(word) > SHORT and word.endswith("e") else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORT:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _single(word: str) -> str:
    """`stopp` is `stop`."""
    twice = len(word) > SHORT - 1 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if twice else word


def meaning(every: Iterable[str]) -> Iterator[str]:
    """Those of the words that mean something alone, each once."""
    return (word for word in dict.fromkeys(every) if word not in STEMMED_EMPTY)


def grouped(every: Sequence[str], phrases: Phrases) -> Iterator[str]:
    """The words, each phrase as the one word that stands for it."""
    at = 0
    while at < len(every):
        for phrase, name in phrases.get(every[at], ()):
            if tuple(every[at : at + len(phrase)]) == phrase:
                yield name
                at += len(phrase)
                break
        else:
            yield every[at]
            at += 1


def places(every: Sequence[str], phrase: Words) -> Iterator[int]:
    """Where a phrase begins among these words."""
    last = len(every) - len(phrase) + 1
    return (at for at in range(last) if tuple(every[at : at + len(phrase)]) == phrase)


STEMMED_EMPTY = frozenset(EMPTY | {stem(word) for word in EMPTY})
