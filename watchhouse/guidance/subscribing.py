"""The little steps begin for somebody, are answered, go on and end."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.models import Suppression
from watchhouse.foundation import clock, journal, retention, states
from watchhouse.guidance import events, weekly
from watchhouse.guidance.emails import little_steps as emails
from watchhouse.guidance.models import (
    TOPIC,
    Said,
    StepLetter,
    Subscription,
    SubscriptionState,
)
from watchhouse.guidance.series import by_slug
from watchhouse.members.models import Membership
from watchhouse.people import actions as people
from watchhouse.people.consents import texts
from watchhouse.people.models import Consent, Person

MOST = 5000  # rows taken away at once


@transaction.atomic
def ask(*, email: str) -> None:
    """Somebody typed this address: a letter asks there whether they did. One letter a day goes to
    an address, whoever asks, and nobody learns whether it was known.
    """
    email = email.strip().lower()
    Subscription.objects.filter(email=email).exclude(state__in=_BEGINNING).delete()
    row, _ = Subscription.objects.get_or_create(
        email=email, defaults={"version": texts()[TOPIC].version}
    )
    if row.state == SubscriptionState.WAITING:
        row.asked_at = clock.now()
        row.save(update_fields=["asked_at"])
    dispatch.post(emails.confirm(row))


@transaction.atomic
def confirm(subscription: Subscription) -> None:
    """They did ask; twice is once. Who is known here agrees as themselves: whoever reads their
    letters could sign in as them.
    """
    row = _locked(subscription)
    if row.state != SubscriptionState.WAITING:
        return
    dispatch.welcome_back(recipient=row.email, topic=TOPIC)
    person = Person.objects.filter(email=row.email, is_active=True).first()
    if person:
        row.delete()
        people.give_consent(person=person, purpose=TOPIC)
        return
    _begin(row)


@transaction.atomic
def begin(person: Person) -> None:
    """Somebody with an account agreed: the first letter leaves soon. Any number of times, also
    after they changed their mind. What went to their address before they had an account is theirs.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    consent = Consent.objects.standing(person, TOPIC).first()
    if consent is None or Subscription.objects.standing().filter(person=person).exists():
        return
    dispatch.welcome_back(recipient=person.email, topic=TOPIC)
    place = Membership.objects.standing(person).first()
    mine = Subscription.objects.filter(email=person.email.lower())
    row = mine.standing().first() or Subscription()
    mine.exclude(pk=row.pk).delete()
    row.person, row.email, row.business = person, "", place.business if place else None
    row.version = consent.version
    if row.state == SubscriptionState.WAITING:
        _begin(row)
    else:
        row.save()


@transaction.atomic
def end(person: Person) -> None:
    """Somebody took it back: no letter goes to them any more. Who agreed anew meanwhile goes on."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if Consent.objects.standing(person, TOPIC).exists():
        return
    for row in Subscription.objects.standing().filter(person=person):
        close(row, SubscriptionState.STOPPED)


@transaction.atomic
def answer(subscription: Subscription, *, step: str, says: Said) -> None:
    """What they say of a little step; the last word counts, the same word twice is one. Who
    answers wants to go on.
    """
    row = _locked(subscription)
    told, _ = StepLetter.objects.get_or_create(subscription=row, step=step)
    if told.says != says:
        told.says, told.said_at = says, clock.now()
        told.save(update_fields=["says", "said_at"])
        journal.tell(_answered(row, step, says))
    row.unanswered = 0
    row.save(update_fields=["unanswered"])
    if row.state == SubscriptionState.ASKED:
        go_on(row)


@transaction.atomic
def go_on(subscription: Subscription) -> None:
    """The letters go on, also after long silence; when they go already, nothing changes. One that
    has ended stays so.
    """
    row = _locked(subscription)
    if row.state not in (SubscriptionState.ASKED, SubscriptionState.SILENT):
        return
    if row.state == SubscriptionState.SILENT and row.person:
        Person.objects.select_for_update().get(pk=row.person.pk)
        if Subscription.objects.standing().filter(person=row.person).exists():
            return
    _move(row, SubscriptionState.ON)
    row.unanswered, row.ended_at = 0, None
    row.due_at = weekly.next_week(begun=row.begun_at or clock.now(), after=clock.now())
    row.save()


def close(row: Subscription, state: SubscriptionState) -> None:
    """It ends. The row is locked by the caller."""
    _move(row, state)
    row.ended_at, row.due_at = clock.now(), None
    row.save(update_fields=["state", "ended_at", "due_at"])
    journal.tell(events.LittleStepsEnded(ended=state, **whose(row)))


def whose(row: Subscription) -> dict[str, int | None]:
    """The base fields of an event; strangers have none."""
    return {"business_id": row.business_id, "by_id": row.person_id}


@transaction.atomic
def tidy() -> None:
    """Who stopped by a letter takes the agreement back; of strangers nothing is kept for longer
    than content/retention.toml says.
    """
    stopped = Subscription.objects.stopped_by_letter()
    for row in stopped.standing().exclude(person=None).select_related("person")[:MOST]:
        if row.person:
            people.withdraw_consent(person=row.person, purpose=TOPIC)
    strangers, now = Subscription.objects.of_strangers(), clock.now()
    asked = now - timedelta(days=retention.days("little-steps-asked"))
    ended = now - timedelta(days=retention.days("little-steps"))
    over = Q(state=SubscriptionState.WAITING, asked_at__lt=asked) | Q(ended_at__lt=ended)
    dead = Suppression.objects.filter(topic="").values("recipient")
    for rows in (strangers.filter(over | Q(email__in=dead)), strangers.stopped_by_letter()):
        Subscription.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:MOST])).delete()


_BEGINNING = (SubscriptionState.WAITING, SubscriptionState.ON, SubscriptionState.ASKED)


def _begin(row: Subscription) -> None:
    _move(row, SubscriptionState.ON)
    row.confirmed_at = clock.now()
    row.begun_at = row.due_at = weekly.soon(row.confirmed_at)
    row.save()
    journal.tell(events.LittleStepsBegun(**whose(row)))


def _answered(
    row: Subscription, step: str, says: Said
) -> events.LittleStepDone | events.LittleStepPutAside:
    if says == Said.NOT_OURS:
        return events.LittleStepPutAside(step=step, **whose(row))
    known = by_slug()[step]
    measure = known.measure if known.completes else None
    return events.LittleStepDone(step=step, measure=measure, **whose(row))


def _move(row: Subscription, becomes: SubscriptionState) -> None:
    states.check(Subscription.transitions, was=row.state, becomes=becomes)
    row.state = becomes


def _locked(row: Subscription) -> Subscription:
    rows = Subscription.objects.select_for_update(of=("self",))
    return rows.select_related("person", "business").get(pk=row.pk)
