"""What can be found of the urgent help: what to do first in each kind of trouble."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse

from watchhouse.foundation.things import Thing, words_of
from watchhouse.urgent.playbooks import all_kinds
from watchhouse.urgent.tree import tree


def things() -> Iterator[Thing]:
    """Each kind, in its own words and in those of the questions that lead to it."""
    labels = defaultdict(list)
    for question in tree().question:
        for option in question.options:
            labels[option.kind].append(option.label)
    for slug, playbook in all_kinds().items():
        yield Thing(
            kind="Urgent help", title=playbook.title, address=reverse("urgent:help", args=[slug]),
            summary="What to do now, what not to do, and who to ring.",
            text=words_of(playbook.do), about=tuple(labels[slug]), weight=0.8,
        )  # fmt: skip
