"""What the house keeps about a member: each room lists its rows in its keeping.py.

From these lists all of it is handed over, and erased. A test walks all tables and fails for one
that hangs on a business or a person and stands in no list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Whose:
    """A business by its number, people by theirs, and the addresses they are written to at."""

    number: int
    people: Sequence[int] = ()
    addresses: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How the rows of one table belong to a business or a person, and what becomes of them.

    `business` and `person` are lookups from the row ("check_made__business"); `where` says it for
    rows without a relation. `without` names the fields that are not handed over (digests), `stays`
    why rows are not erased with the member, `centres` why they are not the member's at all. Rows
    under `held` are erased later, by their own room. With `told`, only rows under it are handed
    over; `hidden` names the fields of one row that are not (a letter to somebody else).
    """

    model: type[models.Model]
    business: str = ""
    person: str = ""
    where: Callable[[Whose], Q] | None = None
    without: Sequence[str] = ()
    not_handed_over: str = ""
    stays: str = ""
    held: Q | None = None
    centres: str = ""
    told: Q | None = None
    hidden: Callable[[Any, Whose], Sequence[str]] | None = None

    def rows(self, whose: Whose) -> models.QuerySet[Any]:
        """The rows of this business and these people, each once, the oldest first."""
        wanted = self.where(whose) if self.where else Q(pk__in=())
        if self.business:
            wanted |= Q(**{self.business: whose.number})
        if self.person:
            wanted |= Q(**{f"{self.person}__in": whose.people})
        if self.centres:
            wanted = Q(pk__in=())
        return self._all().filter(wanted).distinct().order_by("pk")

    def handed_over(self, whose: Whose) -> models.QuerySet[Any]:
        """The rows that go into an export."""
        rows = self.rows(whose)
        return rows.filter(self.told) if self.told else rows

    def left_out(self, row: models.Model, whose: Whose) -> set[str]:
        """The fields of this row that do not go into an export."""
        return {*self.without, *(self.hidden(row, whose) if self.hidden else ())}

    def remove(self, whose: Whose) -> None:
        """Erase these rows and all that hangs on them, but for those that are held."""
        self._all().filter(pk__in=self.to_remove(whose).values("pk")).delete()

    def to_remove(self, whose: Whose) -> models.QuerySet[Any]:
        """The rows that nothing holds back."""
        rows = self.rows(whose)
        return rows.exclude(self.held) if self.held else rows

    @property
    def name(self) -> str:
        """`visits/visit`, as files of an export are called."""
        return self.model._meta.label_lower.replace(".", "/")

    def _all(self) -> models.QuerySet[Any]:
        return self.model._default_manager.all()

    @property
    def files(self) -> Sequence[models.FileField]:
        """The fields that hold files."""
        fields = self.model._meta.fields
        return [each for each in fields if isinstance(each, models.FileField)]


def everything() -> Sequence[Kept]:
    """All rooms' lists: they stand on the rooms' own page, watchhouse/journey.py."""
    kept: Sequence[Kept] = import_string(settings.KEPT)
    return kept


def remove(kept: Sequence[Kept], whose: Whose) -> None:
    """Erase these rows and their files; what is gone already does no harm.

    The files go first: were the rows gone before them, nobody would know of the files.
    """
    mine = [each for each in kept if not each.stays and not each.centres]
    for each in mine:
        for name, storage in _files(each, whose):
            storage.delete(name)
    for each in reversed(mine):
        each.remove(whose)


def _files(kept: Kept, whose: Whose) -> Iterator[tuple[str, Any]]:
    for field in kept.files:
        rows = kept.to_remove(whose).exclude(**{field.name: ""}).order_by()
        for name in rows.values_list(field.name, flat=True):
            if name:
                yield name, field.storage
