"""What an action raises when it will not: a named class with the very sentence the page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

_Row = TypeVar("_Row")


class Refusal(Exception):
    """A plain sentence that says what to do instead; a page shows it as it stands, in the language
    of whoever is refused.
    """

    sentence = "That can't be done."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = gettext(sentence or self.sentence)
        super().__init__(self.sentence)


def why_not(check: Callable[[_Row], None], row: _Row) -> str:
    """The sentence a rule refuses this row with, to stand beside its button; "" when it may be."""
    try:
        check(row)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def done(request: HttpRequest, act: Callable[[], object], *, said: str = "") -> bool:
    """Do it, and whether it was done; the next page says `said`, or the refusal's sentence."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return False
    if said:
        messages.success(request, said)
    return True
