"""Tell the members an advisory touches, and keep what they answer."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import salted_hmac

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal, states
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.threats import emails, matching
from watchhouse.threats.events import AlertAnswered, Alerted, AlertHelped
from watchhouse.threats.models import Advisory, AdvisoryState, Alert, AlertState
from watchhouse.threats.states import ALERT

BATCH = 1000
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike


@transaction.atomic
def alert_next(advisory_id: int, *, after: int) -> int | None:
    """Tell the next thousand members touched; return the last one's id, None when all were told.

    It may run twice: an alert and its letter exist once. Once all were told it does nothing, so
    that a member who takes up the product later is not sent old news.
    """
    advisory = Advisory.objects.select_for_update().get(pk=advisory_id)
    if advisory.state != AdvisoryState.PUBLISHED or advisory.told_at:
        return None
    kept = [each.product for each in advisory.products.filter(kept=True)]
    touched = Business.objects.who_use(*kept).filter(pk__gt=after).order_by("pk")[:BATCH]
    businesses = list(touched)
    if not businesses:
        advisory.told_at = clock.now()
        advisory.save(update_fields=["told_at"])
        return None
    _tell(advisory, businesses)
    return businesses[-1].pk


def _tell(advisory: Advisory, businesses: list[Business]) -> None:
    alerts = Alert.objects.filter(advisory=advisory, business__in=businesses)
    told = set(alerts.values_list("business_id", flat=True))
    Alert.objects.bulk_create(
        [
            Alert(advisory=advisory, business=each, code=_code(advisory, each))
            for each in businesses
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    alerts = Alert.objects.filter(advisory=advisory, business__in=businesses)
    names = {each.product: matching.name_of(each.product) for each in advisory.products.all()}
    dispatch.post(*emails.alerts(advisory, alerts.select_related("business"), names=names))
    journal.tell_all(
        Alerted(advisory_id=advisory.pk, business_id=each.pk)
        for each in businesses
        if each.pk not in told
    )


def _code(advisory: Advisory, business: Business) -> str:
    """Eight letters that stand in the mail and in the portal: a fake mail can't know them."""
    digest = salted_hmac("threats.alert", f"{advisory.pk} {business.pk}").digest()
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


@transaction.atomic
def answer(alert: Alert, *, says: str, by: Person | None) -> Alert:
    """Keep a member's answer: `done`, `not_ours` or `help`. The same answer twice is one."""
    alert = Alert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
    if alert.state == says:
        return alert
    states.check(ALERT, was=alert.state, becomes=says)
    alert.state, alert.answered_at, alert.answered_by = AlertState(says), clock.now(), by
    alert.save(update_fields=["state", "answered_at", "answered_by"])
    journal.tell(
        AlertAnswered(
            advisory_id=alert.advisory_id, alert_id=alert.pk, answer=says,
            business_id=alert.business_id, by_id=by.pk if by else None,
        )
    )  # fmt: skip
    return alert


@transaction.atomic
def give_help(alert: Alert, *, by: Person) -> Alert:
    """Somebody of the centre helped: the member no longer waits."""
    alert = Alert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
    states.check(ALERT, was=alert.state, becomes="helped")
    alert.state = AlertState.HELPED
    alert.save(update_fields=["state"])
    journal.tell(
        AlertHelped(
            advisory_id=alert.advisory_id, alert_id=alert.pk, business_id=alert.business_id,
            by_id=by.pk,
        )
    )  # fmt: skip
    return alert
