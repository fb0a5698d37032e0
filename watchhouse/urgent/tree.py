"""The tree of questions of the intake: at most five on any path (content/playbooks/tree.toml)."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec
from django.conf import settings

from watchhouse.urgent.playbooks import all_kinds

MOST_QUESTIONS = 5


class Option(msgspec.Struct, frozen=True):
    """One answer: it leads to a question, to a kind, or to a stop."""

    slug: str
    label: str
    next: str = ""
    kind: str = ""
    stop: str = ""


class Question(msgspec.Struct, frozen=True):
    slug: str
    text: str
    options: list[Option]
    hint: str = ""


class Stop(msgspec.Struct, frozen=True):
    """Something to do before anything else: ring 999."""

    title: str
    text: str
    fact: str


class Tree(msgspec.Struct, frozen=True):
    start: str
    stops: dict[str, Stop]
    question: list[Question]

    def ask(self, slug: str) -> Question | None:
        """The question of this name, if there is one."""
        return next((question for question in self.question if question.slug == slug), None)

    def paths(self, slug: str = "", before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """Every way through: the questions' slugs, then the kind or stop where it ends."""
        question = self.ask(slug or self.start)
        if question is None or question.slug in before:
            raise ValueError(f"A path leads from {before} to {slug}, which does not go on.")
        for option in question.options:
            walked = (*before, question.slug)
            if option.next:
                yield from self.paths(option.next, walked)
            else:
                yield (*walked, option.kind or option.stop)

    def walked(self, path: str) -> list[tuple[Question, Option]]:
        """The answers given so far, from `danger.no,money.no`; what is not ours is left out."""
        steps = (step.partition(".") for step in path[:300].split(","))
        found = ((self.ask(question), option) for question, _, option in steps)
        return [
            (question, option)
            for question, slug in found
            if question
            for option in question.options
            if option.slug == slug
        ][:MOST_QUESTIONS]


@functools.cache
def tree() -> Tree:
    """The tree, checked; raise `ValueError` when a path does not end, or is too long."""
    path = settings.CONTENT_DIR / "playbooks" / "tree.toml"
    found = msgspec.toml.decode(path.read_bytes(), type=Tree)
    check(found)
    return found


def check(found: Tree) -> None:
    """Every path ends within five questions, at a kind or stop there is; every kind is reached."""
    ends = set()
    for walk in found.paths():
        if len(walk) - 1 > MOST_QUESTIONS:
            raise ValueError(f"More than {MOST_QUESTIONS} questions: {' > '.join(walk)}.")
        ends.add(walk[-1])
    known = set(all_kinds()) | set(found.stops)
    if ends != known:
        raise ValueError(f"Not reached, or not there: {', '.join(sorted(ends ^ known))}.")


def as_path(walked: list[tuple[Question, Option]]) -> str:
    """The answers as they stand in an address: slugs only, nothing personal."""
    return ",".join(f"{question.slug}.{option.slug}" for question, option in walked)
