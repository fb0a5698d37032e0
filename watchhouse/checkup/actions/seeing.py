"""A round takes the domains that are due, and writes down what it saw of them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from watchhouse.checkup import events, grants
from watchhouse.checkup.actions import domains
from watchhouse.checkup.actions.changing import tell_changes
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Domain, DomainReport, DomainState
from watchhouse.foundation import clock, journal, states

LEASE = timedelta(minutes=2)
AGAIN = timedelta(hours=1)
LOOKED = (
    "state", "proven_at", "proven_by", "looked_at", "due_at", "asked_at", "lease", "leased_until",
)  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """A domain that this round looks at, and the permission to. `week` is None for an asked one."""

    domain_id: int
    lease: str
    permission: grants.Permission
    proven_by: str
    week: date | None


@transaction.atomic
def claim(limit: int) -> list[Claim]:
    """Take up to `limit` domains that are due, for two minutes; nobody else looks at them then.

    A domain whose agreement no longer holds is stopped instead.
    """
    due = Domain.objects.due().select_for_update(skip_locked=True, of=("self",))
    rows = list(due.select_related("business")[:limit])
    claims = [_claimed(row) for row in rows]
    return [each for each in claims if each]


def _claimed(row: Domain) -> Claim | None:
    try:
        permission = grants.permit(row.agreed)
    except grants.NotGranted:
        domains.end(row, why="over")
        return None
    row.lease, row.leased_until = secrets.token_hex(16), clock.now() + LEASE
    row.save(update_fields=["lease", "leased_until"])
    monday = clock.today() - timedelta(days=clock.today().weekday())
    week = None if row.asked_at else monday
    return Claim(row.pk, row.lease, permission, row.proven_by, week)


@transaction.atomic
def saw(claimed: Claim, *, how: str, findings: Sequence[dict[str, Any]]) -> DomainReport | None:
    """Write down a look; None when its lease is over or the owner stopped meanwhile.

    Two looks for one week are one. What changed since the last look raises a step, and is told.
    """
    row = _still_mine(claimed)
    if row is None:
        return None
    if row.state != DomainState.PROVEN:
        states.check(Domain.transitions, was=row.state, becomes=DomainState.PROVEN)
        journal.tell(events.DomainProven(domain_id=row.pk, how=how, **whose(row.business, None)))
    row.state, row.proven_by, row.proven_at = DomainState.PROVEN, how, clock.now()
    _let_go(row, again=row.next_week())
    before = list(row.reports.all()[:60])
    report, new = _report(row, claimed.week, list(findings))
    if new:
        journal.tell(_checked(row, findings))
        tell_changes(row, before=before, now=report)
    return report


def _report(row: Domain, week: date | None, findings: list[Any]) -> tuple[DomainReport, bool]:
    if week is None:
        return DomainReport.objects.create(domain=row, findings=findings), True
    return row.reports.get_or_create(week=week, defaults={"findings": findings})


@transaction.atomic
def saw_no_proof(claimed: Claim) -> None:
    """The proof is not there: a domain that was proven is lost, says so, and is not looked at."""
    row = _still_mine(claimed)
    if row is None:
        return
    if row.state == DomainState.PROVEN:
        states.check(Domain.transitions, was=row.state, becomes=DomainState.LOST)
        row.state = DomainState.LOST
        journal.tell(events.DomainProofLost(domain_id=row.pk, **whose(row.business, None)))
    # A lost one is looked for each week; one that was never there waits until somebody asks.
    _let_go(row, again=row.next_week() if row.state == DomainState.LOST else None)


@transaction.atomic
def saw_nothing(claimed: Claim) -> None:
    """Not even the proof could be looked for: passing trouble, tried again within the hour."""
    row = _still_mine(claimed)
    if row is not None:
        _let_go(row, again=clock.now() + AGAIN, looked=False)


def still_wanted(claims: Sequence[Claim]) -> set[str]:
    """The leases that stand; those of domains that were stopped or removed are gone."""
    leases = [each.lease for each in claims]
    return set(Domain.objects.filter(lease__in=leases).values_list("lease", flat=True))


def _still_mine(claimed: Claim) -> Domain | None:
    mine = Domain.objects.select_for_update(of=("self",)).select_related("business")
    return mine.filter(pk=claimed.domain_id, lease=claimed.lease).first()


def _let_go(row: Domain, *, again: Any, looked: bool = True) -> None:
    row.due_at, row.asked_at, row.lease, row.leased_until = again, None, "", None
    if looked:
        row.looked_at = clock.now()
    row.save(update_fields=LOOKED)


def _checked(row: Domain, findings: Sequence[dict[str, Any]]) -> events.DomainChecked:
    standings = [each["standing"] for each in findings]
    return events.DomainChecked(
        domain_id=row.pk,
        good=standings.count("good"),
        gaps=standings.count("gap"),
        unchecked=standings.count("could-not-check"),
        **whose(row.business, None),
    )
