"""What can be found of the guidance: its pages that anyone may read, and the facts."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max
from wagtail.models import Page

from watchhouse.foundation.things import Thing, words_of
from watchhouse.guidance import facts
from watchhouse.guidance.models import Event, Guide, Sheet, Toolkit
from watchhouse.members.products import catalogue

KINDS: dict[type[Sheet], tuple[str, float]] = {
    Guide: ("Guide", 1.1),
    Toolkit: ("Toolkit", 1.0),
    Event: ("Slides and recording", 0.7),
}


def things() -> Iterator[Thing]:
    """Every page that is there for anyone, with its steps and the products they are for."""
    for kind, (name, weight) in KINDS.items():
        for page in kind.objects.live().order_by("path"):
            yield Thing(
                kind=name, title=page.title, address=page.address, summary=page.summary,
                text=facts.fill(_text(page)), about=_about(page), weight=weight,
                minutes=getattr(page, "minutes", 0), cost=getattr(page, "cost", ""),
            )  # fmt: skip


def _text(page: Sheet) -> str:
    parts = [page.body, getattr(page, "transcript", "")]
    for block in getattr(page, "steps", ()):
        parts += [f"{block.value['title']}.", str(block.value["text"])]
    return words_of(" ".join(parts))


def _about(page: Sheet) -> tuple[str, ...]:
    slugs = getattr(page, "products", ())
    names = [catalogue()[slug].name for slug in slugs if slug in catalogue()]
    return (KINDS[type(page)][0], *getattr(page, "topics", ()), *names)


def version() -> object:
    """Another one whenever a page was published or taken down."""
    return tuple(Page.objects.live().aggregate(Count("pk"), Max("last_published_at")).values())
