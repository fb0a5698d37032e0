"""What an analyst does with an advisory."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from watchhouse.foundation import clock, journal, states
from watchhouse.people.models import Person
from watchhouse.threats import rules
from watchhouse.threats.events import Published, Withdrawn
from watchhouse.threats.models import Advisory, AdvisoryState
from watchhouse.threats.states import ADVISORY

WORDS = ("title", "what_happened", "affects", "action", "minutes", "tlp")


@transaction.atomic
def redraft(
    advisory: Advisory, *, words: Mapping[str, object], hows: Mapping[str, str], by: Person
) -> Advisory:
    """Keep the analyst's words; `hows` holds the ticked products and how to update each.

    On a published advisory this is a correction: pages change, nobody is told twice, and who was
    told stays as it was.
    """
    advisory = _locked(advisory)
    for field in WORDS:
        setattr(advisory, field, words[field])
    if advisory.state == AdvisoryState.PUBLISHED:
        advisory.revised_at = clock.now()
    else:
        states.check(ADVISORY, was=advisory.state, becomes="draft")
        advisory.state = AdvisoryState.DRAFT
    advisory.save(update_fields=[*WORDS, "state", "revised_at"])
    for row in advisory.products.all():
        if advisory.state != AdvisoryState.PUBLISHED:
            row.kept = row.product in hows
        row.how = hows.get(row.product, row.how)
        row.save(update_fields=["kept", "how"])
    return advisory


@transaction.atomic
def publish(advisory: Advisory, *, by: Person) -> Advisory:
    """Publish it and have exactly the members it touches told. Raises CantPublish."""
    advisory = _locked(advisory)
    rules.check_can_publish(advisory)
    advisory.state = AdvisoryState.PUBLISHED
    advisory.published_at, advisory.published_by = clock.now(), by
    advisory.save(update_fields=["state", "published_at", "published_by"])
    journal.tell(Published(advisory_id=advisory.pk, by_id=by.pk))
    return advisory


@transaction.atomic
def put_aside(advisory: Advisory, *, by: Person) -> Advisory:
    """Tell nobody about it; it can be taken up again."""
    advisory = _locked(advisory)
    states.check(ADVISORY, was=advisory.state, becomes="put_aside")
    advisory.state = AdvisoryState.PUT_ASIDE
    advisory.save(update_fields=["state"])
    return advisory


@transaction.atomic
def withdraw(advisory: Advisory, *, by: Person) -> Advisory:
    """Take a published advisory back: no longer public, and members' alerts ask for nothing."""
    advisory = _locked(advisory)
    states.check(ADVISORY, was=advisory.state, becomes="withdrawn")
    advisory.state = AdvisoryState.WITHDRAWN
    advisory.save(update_fields=["state"])
    journal.tell(Withdrawn(advisory_id=advisory.pk, by_id=by.pk))
    return advisory


def _locked(advisory: Advisory) -> Advisory:
    return Advisory.objects.select_for_update().get(pk=advisory.pk)
