"""The steps go to whoever looks after the computers: by a link, which ends when the owner says."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from watchhouse.checkup import emails, events, rules, scoring
from watchhouse.checkup.actions.marking import mark
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Check, PlanShare, Step, StepState
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def send(check: Check, *, to: str, by: Person) -> PlanShare:
    """Send the steps, and a link to tick them off by, to whoever looks after the computers.

    An address gets one list a day, whoever sends it, and nobody learns if it did: the second is
    not sent, and looks the same. Raises SentEnough, or NotInTheBank for a check that is no
    business's.
    """
    share, token = _share(check.business, email=to, by=by)
    lines = offered(share.business)[:3]
    if dispatch.post(emails.plan_for_helper(share, token=token, lines=lines)):
        journal.tell(events.PlanSent(share_id=share.pk, **whose(share.business, by)))
    return share


@transaction.atomic
def make_link(check: Check, *, by: Person) -> str:
    """The token of a link that the owner hands on; it is not kept and can't be shown again.

    Raises SentEnough, or NotInTheBank for a check that is no business's.
    """
    share, token = _share(check.business, email="", by=by)
    journal.tell(events.PlanLinkMade(share_id=share.pk, **whose(share.business, by)))
    return token


def find(token: str) -> PlanShare | None:
    """The share behind a link, also one that is over: look at `standing()` before you show it."""
    rows = PlanShare.objects.select_related("business")
    return rows.filter(token_hash=_hashed(token)).first()


@transaction.atomic
def withdraw(share: PlanShare, *, by: Person) -> None:
    """The link ends at once. A second time is nothing."""
    standing = PlanShare.objects.filter(pk=share.pk, withdrawn_at=None)
    if standing.update(withdrawn_at=clock.now()):
        journal.tell(events.PlanShareWithdrawn(share_id=share.pk, **whose(share.business, by)))


def opened(share: PlanShare) -> None:
    """Somebody looked at the page: the owner sees when that was last."""
    PlanShare.objects.filter(pk=share.pk).update(opened_at=clock.now())


@transaction.atomic
def tick(share: PlanShare, *, measure: str, done: bool) -> Step | None:
    """The IT person says a step is done, or takes back what was ticked by this very link.

    It is said, not confirmed, and takes nothing back that was confirmed since. None when there was
    nothing to take back. Raises ShareOver, ConfirmedSince, or NotInTheBank for a step that is not
    on the page.
    """
    row = PlanShare.objects.standing().select_for_update(of=("self",)).filter(pk=share.pk).first()
    if row is None:
        raise rules.ShareOver
    if not done:
        mine = row.ticked.filter(measure=measure, state=StepState.DONE)
        return _back(row.business, measure, share=row) if mine.exists() else None
    known = {line.step.measure for line in offered(row.business)}
    if measure not in known | {step.measure for step in row.ticked.ticked()}:
        raise rules.NotInTheBank("That step is no longer on the list. Load the page again.")
    return mark(row.business, measure=measure, becomes=StepState.DONE, share=row)


def offered(business: Business) -> tuple[scoring.Line, ...]:
    """The steps that an IT person is shown, best first. A step to find something out is left out:
    it tells what the owner was not sure of.
    """
    lines = scoring.sheet_for(business).lines
    return tuple(line for line in lines if line.step.kind == "do")


def _back(business: Business, measure: str, *, share: PlanShare) -> Step:
    """To do again; the lock lets no confirmation come in between."""
    Business.objects.select_for_update().get(pk=business.pk)
    if business.confirmations.standing().filter(measure=measure).exists():
        raise rules.ConfirmedSince
    return mark(business, measure=measure, becomes=StepState.OPEN, share=share)


def _share(business: Business | None, *, email: str, by: Person) -> tuple[PlanShare, str]:
    """A row for a link of 128 bits, and the link's token."""
    if business is None:
        raise rules.NotInTheBank("Join first, so that we know whose list it is.")
    Business.objects.select_for_update().get(pk=business.pk)
    made = business.plan_shares.made_since(clock.now() - timedelta(days=1))
    rules.check_can_send(sent_today=made.count())
    token = secrets.token_urlsafe(16)
    share = PlanShare.objects.create(
        business=business, by=by, email=email, token_hash=_hashed(token),
        expires_at=clock.now() + rules.SHARE_LASTS,
    )  # fmt: skip
    return share, token


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
