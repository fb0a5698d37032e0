"""Somebody shows that a measure is in place, by a word or a photo, and may take it back."""

from __future__ import annotations

from typing import BinaryIO

from django.db import transaction

from watchhouse.checkup import events, photos, rules, scoring, storage
from watchhouse.checkup.actions.confirming import confirm
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Confirmation, ConfirmationState, Evidence, How
from watchhouse.foundation import clock, journal, states
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def show_word(business: Business, *, measure: str, words: str, by: Person | None) -> Evidence:
    """Keep what somebody says they did: the measure counts as done and as confirmed by a word.

    Raises EnoughEvidence or NotInTheBank.
    """
    return _keep(Evidence(business=business, measure=measure, words=words, by=by))


def show_photo(
    business: Business, *, measure: str, upload: BinaryIO, size: int, by: Person | None
) -> Evidence:
    """Keep a photo, drawn anew and small: the measure counts as done and as confirmed by it.

    Raises PhotoTooBig, NotAPhoto, EnoughEvidence or NotInTheBank; then no file stays. Drawing
    takes a moment, and so comes before the transaction: nobody else waits for it. What would not
    be kept is not drawn.
    """
    _check(business, measure)
    name = storage.write(photos.cleaned(upload, size=size))
    try:
        return _keep(Evidence(business=business, measure=measure, photo=name, by=by))
    except BaseException:
        storage.remove(name)
        raise


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: Person) -> None:
    """Take a word or a photo back; its file goes with it. A second time is nothing."""
    business = Business.objects.select_for_update().get(pk=evidence.business_id)
    row = business.evidence.filter(pk=evidence.pk).first()
    if row is None:
        return
    row.delete()
    transaction.on_commit(lambda: storage.remove(str(row.photo)))
    told = events.EvidenceRemoved(measure=row.measure, how=row.how, **whose(business, by))
    journal.tell(told)
    if not any(each.how == row.how for each in business.evidence.filter(measure=row.measure)):
        _lapse(business, row)


def sweep_evidence() -> int:
    """Remove the files that no row knows any more; return how many."""
    return storage.sweep(set(Evidence.objects.photos().values_list("photo", flat=True)))


@transaction.atomic
def _keep(evidence: Evidence) -> Evidence:
    business = Business.objects.select_for_update().get(pk=evidence.business_id)
    _check(business, evidence.measure)
    evidence.save(force_insert=True)
    who = whose(business, evidence.by)
    journal.tell(events.EvidenceGiven(measure=evidence.measure, how=evidence.how, **who))
    confirm(business, measure=evidence.measure, how=How(evidence.how), by=evidence.by)
    return evidence


def _check(business: Business, measure: str) -> None:
    if measure not in scoring.measures():
        raise rules.NotInTheBank("That step is not one of ours. Load your plan again.")
    rules.check_can_show(kept=business.evidence.filter(measure=measure).count())


def _lapse(business: Business, gone: Evidence) -> None:
    """With the last photo (or word) of a measure goes what it confirmed."""
    for row in business.confirmations.standing().filter(measure=gone.measure, how=gone.how):
        states.check(Confirmation.transitions, was=row.state, becomes=ConfirmationState.LAPSED)
        row.state, row.lapsed_at = ConfirmationState.LAPSED, clock.now()
        row.save(update_fields=["state", "lapsed_at"])
