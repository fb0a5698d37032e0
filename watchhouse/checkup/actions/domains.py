"""A business names a domain, agrees that we look at it, asks us to look, stops us, removes it."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction

from watchhouse.checkup import events, names, rules, words
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Domain, DomainConsent, DomainState
from watchhouse.foundation import clock, journal, states
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business, MembershipRole
from watchhouse.people.models import Person


@transaction.atomic
def add(business: Business, *, typed: str, by: Person) -> Domain:
    """Name a domain, typed or pasted in whatever form. Nothing is looked at yet.

    Raises a refusal of `names`, `OwnerAgrees`, `DomainThere` or `DomainsEnough`. Whether another
    business has it is nobody's to know: each proves it by itself.
    """
    name = names.understand(typed)
    _check_owner(business, by)
    Business.objects.select_for_update().get(pk=business.pk)
    rules.check_can_add_domain(there=business.domains.count())
    try:
        with transaction.atomic():
            row = Domain.objects.create(business=business, name=name)
    except IntegrityError as there:
        raise rules.DomainThere from there
    journal.tell(events.DomainAdded(domain_id=row.pk, **whose(business, by)))
    return row


@transaction.atomic
def agree(domain: Domain, *, by: Person) -> DomainConsent:
    """The owner says yes to the text as it stands today, for 12 months.

    What was agreed to before is closed. A proof stays: it is looked for again at each look.
    """
    row, text = _locked(domain), words.agreement()
    _check_owner(row.business, by)
    row.consents.filter(withdrawn_at=None).update(withdrawn_at=clock.now())
    given = DomainConsent.objects.create(
        domain=row, by=by, version=text.version, given_at=clock.now(),
        expires_at=clock.now() + timedelta(days=365 * text.months // 12),
        scope={"domain": row.name, "kinds": list(words.kinds())},
    )  # fmt: skip
    if row.state in (DomainState.NAMED, DomainState.STOPPED):
        _become(row, DomainState.WAITING)
    journal.tell(
        events.DomainAgreed(domain_id=row.pk, version=text.version, **whose(row.business, by))
    )
    return given


@transaction.atomic
def ask(domain: Domain, *, by: Person) -> Domain:
    """Look now, before the week is over. Asking twice before we looked is asking once.

    Raises `AgreeFirst` or `LookedEnough`.
    """
    row = _locked(domain)
    if row.asked_at is not None:
        return row
    day = clock.now() - timedelta(days=1)
    asked = Entry.objects.of(events.DomainLookAsked.kind()).filter(business_id=row.business_id)
    rules.check_can_look(state=row.state, asked_today=asked.filter(told_at__gt=day).count())
    row.asked_at = row.due_at = clock.now()
    row.save(update_fields=["asked_at", "due_at"])
    journal.tell(events.DomainLookAsked(domain_id=row.pk, **whose(row.business, by)))
    return row


@transaction.atomic
def stop(domain: Domain, *, by: Person) -> Domain:
    """Take the yes back, at once: a look that is under way ends and what it saw is dropped."""
    row = _locked(domain)
    _check_owner(row.business, by)
    return end(row, why="withdrawn", by=by)


@transaction.atomic
def remove(domain: Domain, *, by: Person) -> None:
    """Take a domain off, with its agreements and all that was seen of it."""
    row = _locked(domain)
    _check_owner(row.business, by)
    journal.tell(events.DomainRemoved(domain_id=row.pk, **whose(row.business, by)))
    row.delete()


def end(row: Domain, *, why: str, by: Person | None = None) -> Domain:
    """End the agreement of a locked row; what has ended is ended once."""
    row.consents.filter(withdrawn_at=None).update(withdrawn_at=clock.now())
    if row.state not in (DomainState.NAMED, DomainState.STOPPED):
        _become(row, DomainState.STOPPED)
        journal.tell(events.DomainStopped(domain_id=row.pk, why=why, **whose(row.business, by)))
    return row


def _become(row: Domain, state: DomainState) -> None:
    """Move to a state in which nothing is due and nobody is looking."""
    states.check(Domain.transitions, was=row.state, becomes=state)
    row.state, row.due_at, row.asked_at = state, None, None
    row.lease, row.leased_until = "", None
    row.save(update_fields=["state", "due_at", "asked_at", "lease", "leased_until"])


def _locked(domain: Domain) -> Domain:
    found = Domain.objects.select_for_update(of=("self",)).select_related("business")
    return found.get(pk=domain.pk)


def _check_owner(business: Business, by: Person) -> None:
    if not business.memberships.filter(person=by, role=MembershipRole.OWNER).exists():
        raise rules.OwnerAgrees
