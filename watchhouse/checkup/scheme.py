"""Cyber Essentials as data: content/checkup/readiness.toml, read and checked."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from django.conf import settings
from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=50)]
Text = Annotated[str, Meta(min_length=2)]
Standing = Literal["met", "not-met", "unknown", "not-ours"]
UNSURE = "unsure"
BANDS = ("solo", "micro", "small")


class SchemeError(ValueError):
    """The file can't be used; the sentence names what is wrong with it."""


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: what the schema does not know is refused."""


class Control(Part, frozen=True):
    slug: Slug
    title: Text
    means: Text


class Option(Part, frozen=True):
    slug: Slug
    label: Text
    says: Literal["met", "not-met", "not-ours"]


class Ask(Part, frozen=True):
    """A question of our own; "I'm not sure" stands beside its options, with the way to find out."""

    text: Text
    hint: Text
    why: Text
    minutes: Annotated[int, Meta(gt=0)]
    find_out: Text
    option: Annotated[tuple[Option, ...], Meta(min_length=2)]


class Told(Part, frozen=True):
    """A question of the check, and what its answers tell. Other answers leave it open."""

    question: Slug
    met: tuple[Slug, ...] = ()
    not_met: tuple[Slug, ...] = ()
    not_ours: tuple[Slug, ...] = ()

    def says(self, option: str) -> Standing:
        """What an answer to it tells."""
        if option in self.met:
            return "met"
        if option in self.not_met:
            return "not-met"
        return "not-ours" if option in self.not_ours else "unknown"


class Requirement(Part, frozen=True):
    """One thing that the scheme wants, in our words."""

    slug: Slug
    control: Slug
    title: Text
    wants: Text
    basis: Literal["read", "memory"]
    auto_fail: bool = False
    because: str = ""
    step: Slug | None = None
    step_tells: bool = False
    not_for: tuple[Slug, ...] = ()
    told: tuple[Told, ...] = ()
    ask: Ask | None = None

    @property
    def asks_check(self) -> str:
        """The check's question that is asked where we have none of our own."""
        return "" if self.ask else self.told[0].question

    def says(self, option: str) -> Standing:
        """What an answer to our own question says; "unsure" and what left the file say nothing."""
        options = self.ask.option if self.ask else ()
        return next((each.says for each in options if each.slug == option), "unknown")


class Scheme(Part, frozen=True):
    """A version of the scheme."""

    version: Text
    name: Text
    in_force_from: date
    source: Text
    about: tuple[Text, ...]
    control: tuple[Control, ...]
    requirement: tuple[Requirement, ...]

    def find(self, slug: str) -> Requirement | None:
        """The requirement of this name."""
        return next((each for each in self.requirement if each.slug == slug), None)


@functools.cache
def current() -> Scheme:
    """The version in force. Raises SchemeError."""
    return read(settings.CONTENT_DIR / "checkup" / "readiness.toml")


def read(path: Path) -> Scheme:
    """Raises SchemeError with one sentence for the first thing that is wrong."""
    try:
        scheme = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Scheme)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SchemeError(f"{path.name}: can't be read ({problem}).") from problem
    except msgspec.ValidationError as problem:
        raise SchemeError(f"{path.name}: {problem}.") from problem
    for sentence in problems(scheme):
        raise SchemeError(f"{path.name}: {sentence}")
    return scheme


def problems(scheme: Scheme) -> Iterator[str]:
    """What the schema alone can't say, one sentence each."""
    controls = [control.slug for control in scheme.control]
    yield from _twice(controls)
    yield from _twice([each.slug for each in scheme.requirement])
    for each in scheme.requirement:
        if each.control not in controls:
            yield f"{each.slug} names the control {each.control}, which is not there."
        if not (each.ask or each.told):
            yield f"{each.slug} is told by nothing."
        if each.auto_fail != bool(each.because):
            yield f"{each.slug} must have both auto_fail and because, or neither."
        if each.step_tells and not each.step:
            yield f"{each.slug}: step_tells needs a step."
        if set(each.not_for) - set(BANDS):
            yield f"{each.slug}.not_for must be of {', '.join(BANDS)}."
        options = [option.slug for option in each.ask.option] if each.ask else []
        yield from _twice([*options, UNSURE])


def strangers(
    scheme: Scheme, *, questions: Mapping[str, Collection[str]], measures: Collection[str]
) -> Iterator[str]:
    """What the check does not know: questions, their options, measures. One sentence each."""
    for each in scheme.requirement:
        if each.step and each.step not in measures:
            yield f"{each.slug} names the step {each.step}, which is not in the bank."
        for told in each.told:
            options = questions.get(told.question)
            if options is None:
                yield f"{each.slug} is told by {told.question}, which is not in the bank."
                continue
            for option in {*told.met, *told.not_met, *told.not_ours} - set(options):
                yield f"{each.slug}: {told.question} has no answer {option}."
        if (
            not each.ask
            and each.told
            and "unknown" in map(each.told[0].says, questions.get(each.told[0].question, ()))
        ):
            yield f"{each.slug}: {each.told[0].question} does not tell it whole, and nothing asks."


def _twice(slugs: list[str]) -> Iterator[str]:
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        yield f"{slug} is there twice."
