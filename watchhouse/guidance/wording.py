"""What a text on a page may not hold, each said in one clear sentence."""

from __future__ import annotations

import re

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import facts

# The short numbers are the ones that our own facts hold: 999, 101, 159, 7726 and 116 123.
PHONE = re.compile(r"\b(?:999|101|159|7726|116 123)\b|\b0\d[\d ]{7,}\d\b|tel:")
ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\w")


class Unclear(Refusal):
    """A text can't be stored as it is; the sentence says what to change."""


def check(text: str) -> None:
    """Refuse unknown facts, and numbers and addresses that a fact should hold."""
    check_facts(text)
    bare = facts.REFERENCE.sub("", text)
    if found := PHONE.search(bare) or ADDRESS.search(bare):
        raise Unclear(
            f"“{found[0]}” is typed into the text. Name the fact that holds it instead, like"
            " {{ fact:report-fraud.phone }}: then it is checked in one place."
        )


def check_facts(text: str) -> None:
    """Refuse the name of a fact that the register does not hold, and braces that name none."""
    for found in facts.REFERENCE.finditer(text):
        try:
            facts.value(found[1], found[2])
        except facts.UnknownFact as problem:
            raise Unclear(
                f"There is no fact “{found[1]}.{found[2]}”. Look at its name."
            ) from problem
    if "{{" in facts.REFERENCE.sub("", text):
        raise Unclear("A fact is written {{ fact:name.part }}, for example {{ fact:ico.phone }}.")


def check_plain(text: str) -> None:
    """The same for a title or a summary, in which no fact can stand."""
    if "{{" in text:
        raise Unclear("A fact can't stand in a title or a summary. Put it into the text.")
    check(text)
