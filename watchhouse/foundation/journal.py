"""The journal: what happened, in ids and figures only.

It is the audit trail, the only source of the impact figures, and the way a lower room tells the
rooms above it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from watchhouse.foundation.models import Entry

if TYPE_CHECKING:
    from django_tasks.base import Task


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Fields are ids, slugs and figures: never a name or a text."""

    business_id: int | None = None
    by_id: int | None = None

    @classmethod
    def kind(cls) -> str:
        """`room.Event`, as it stands in the journal and in the docs."""
        return f"{cls.__module__.split('.')[1]}.{cls.__name__}"


def tell(event: Event) -> Entry:
    """Write the event down and hand it to whoever reacts to it.

    Call it inside the transaction that makes the event true: the entry and the tasks are rows in
    the same database, so all of it happens or none of it does.
    """
    return tell_all([event])[0]


def tell_all(events: Iterable[Event]) -> list[Entry]:
    """The same for what happened to many at once: an entry for each, written together."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Tell the journal inside a transaction.")
    told = list(events)
    entries = Entry.objects.bulk_create([_entry(event) for event in told], batch_size=500)
    for event in told:
        for reaction in _journey().get(type(event), ()):
            reaction.enqueue(**asdict(event))
    return entries


def who_reacts(event: type[Event]) -> frozenset[str]:
    """The rooms that react to an event."""
    reactions = _journey().get(event, ())
    return frozenset(task.module_path.split(".")[1] for task in reactions)


def _entry(event: Event) -> Entry:
    facts = asdict(event)
    about, by = facts.pop("business_id"), facts.pop("by_id")
    return Entry(kind=event.kind(), facts=facts, business_id=about, by_id=by)


@functools.cache
def _journey() -> Mapping[type[Event], Sequence[Task[Any, Any]]]:
    """Who reacts to what: the rooms' own page, watchhouse/journey.py."""
    journey: Mapping[type[Event], Sequence[Task[Any, Any]]] = import_string(settings.JOURNEY)
    return journey
