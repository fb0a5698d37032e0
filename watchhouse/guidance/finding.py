"""What can be found of the guidance: its pages that anyone may read, and the facts."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max
from django.urls import reverse
from wagtail.models import Page

from watchhouse.foundation.things import Thing, words_of
from watchhouse.guidance import facts
from watchhouse.guidance.facts_file import Fact
from watchhouse.guidance.models import Event, Guide, News, Sheet, Toolkit
from watchhouse.members.products import catalogue

KINDS: dict[type[Sheet], tuple[str, float]] = {
    Guide: ("Guide", 1.1),
    Toolkit: ("Toolkit", 1.0),
    Event: ("Slides and recording", 0.7),
    News: ("News", 0.6),
}
CONTACTS = ("phone", "email")
# A guide that says what to do stands before the numbers it names, and those before mere links.
WITH_CONTACT, WITHOUT = 0.65, 0.5


def things() -> Iterator[Thing]:
    """Every page that is there for anyone, and every fact of the register."""
    yield from _pages()
    for slug, fact in facts.register().items():
        contact = any(key.endswith(CONTACTS) for key in fact.values)
        yield Thing(
            kind="Number or link", title=fact.what, address=reverse("guidance:fact", args=[slug]),
            summary=_values(fact), text=f"{fact.source}.", about=tuple(_called(slug, fact)),
            weight=WITH_CONTACT if contact else WITHOUT,
        )  # fmt: skip


def version() -> object:
    """Another one whenever a page was published or taken down, or a fact changed."""
    pages = Page.objects.live().aggregate(Count("pk"), Max("last_published_at"))
    return (*pages.values(), facts.stamp())


def _pages() -> Iterator[Thing]:
    """The pages, with their steps and the products they are for."""
    for kind, (name, weight) in KINDS.items():
        for page in kind.objects.live().order_by("path"):
            yield Thing(
                kind=name, title=page.title, address=page.address, summary=page.summary,
                text=facts.fill(_text(page)), about=_about(page),
                parts=tuple(block.value["title"] for block in getattr(page, "steps", ())),
                weight=weight,
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


def _called(slug: str, fact: Fact) -> Iterator[str]:
    """What people call it: “report fraud number”, or the number itself."""
    name = slug.replace("-", " ")
    yield name
    yield from fact.source.split(", ")
    for key, value in fact.values.items():
        if key.endswith(CONTACTS):
            yield f"{name} {key.replace('_', ' ')}"
            yield f"{name} number"
            yield str(value)


def _values(fact: Fact) -> str:
    """Its values that are no links in one line; else its source."""
    said = (
        f"{key.replace('_', ' ').capitalize()}: {each}."
        for key, each in fact.values.items() if not str(each).startswith("https://")
    )  # fmt: skip
    return " ".join(said) or fact.source
