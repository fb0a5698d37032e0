"""How each fact stands on a day: what waits for its check, and what does not answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from watchhouse.guidance import facts
from watchhouse.guidance.facts_file import Fact
from watchhouse.guidance.models import Checked, Guide, LinkCheck, Toolkit, Verdict

BASIS = {
    "read": "Somebody read this in its source.",
    "memory": "This is from memory. Nobody has opened the source yet.",
    "ours": "This is our own estimate.",
}


@dataclass(frozen=True)
class Standing:
    """A fact with its marks; `links` are those of its links that were tried."""

    slug: str
    fact: Fact
    stale: bool
    links: Sequence[LinkCheck]

    @property
    def broken(self) -> list[LinkCheck]:
        """Its links that do not answer."""
        return [each for each in self.links if each.verdict == Verdict.BROKEN]

    @property
    def moved(self) -> list[LinkCheck]:
        """Its links that have a new address."""
        return [each for each in self.links if each.verdict == Verdict.MOVED]

    @property
    def waits(self) -> bool:
        """Whether somebody has to look at it."""
        return self.stale or bool(self.broken)

    @property
    def basis(self) -> str:
        """Where we have it from, in a sentence."""
        return BASIS[self.fact.basis]

    @property
    def values(self) -> list[tuple[str, str | int]]:
        """Its values with their names as one would say them."""
        return [
            (key.replace("_", " ").capitalize(), each) for key, each in self.fact.values.items()
        ]


def all_facts(on: date) -> list[Standing]:
    """Every fact of the register, in its order."""
    tried = {row.url: row for row in LinkCheck.objects.all()}
    return [_standing(slug, fact, tried, on) for slug, fact in facts.register().items()]


def pages_waiting(on: date) -> list[Checked]:
    """Guides and toolkits whose day is past, the longest wait first."""
    rows = [
        page for kind in (Guide, Toolkit) for page in kind.objects.live().filter(review_by__lt=on)
    ]
    return sorted(rows, key=lambda page: page.review_by)


def one(slug: str, on: date) -> Standing:
    """One fact; KeyError when there is none."""
    fact = facts.register()[slug]
    rows = LinkCheck.objects.filter(url__in=fact.links)
    return _standing(slug, fact, {row.url: row for row in rows}, on)


def _standing(slug: str, fact: Fact, tried: dict[str, LinkCheck], on: date) -> Standing:
    links = [tried[url] for url in fact.links if url in tried]
    return Standing(slug, fact, fact.is_stale(on), links)
