from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[a-z0-9]+")
JOINED = re.compile(r"(?<=\w)['’](?=\w)|(?<=\be)-(?=mails?\b)|(?<=\bwi)-(?=fi\b)")
SHORT = 4
# They stand everywhere and mean nothing alone.
EMPTY = frozenset(
    """
    a about am an and are as at be been but by can cant could did do does dont for from get gets
    got had has have he help her hers him his how i if im in is it its ive just keep like make me
    my need no not of on or our out please s she should so some somebody someone something t than
    that the their them then there they this to too up us want was we were what when where which
    who why will with would you your
    """.split()  # noqa: SIM905
)


def plain(text: str) -> str:
    """Lower case, without accents, with e-mail and Wi-Fi as one word."""
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
