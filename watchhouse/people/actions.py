"""What happens to people: roles are given, consents are given and taken back."""

from __future__ import annotations

import tomllib
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.models import Channel
from watchhouse.foundation import clock, journal, keeping
from watchhouse.foundation.keeping import Whose
from watchhouse.people import agreeing, consents, emails, passkeys, proving, rules, sessions
from watchhouse.people.consents import texts
from watchhouse.people.events import ConsentGiven, ConsentWithdrawn, Hired, PasskeysForgotten
from watchhouse.people.keeping import KEPT
from watchhouse.people.models import CODE_TRIES, Consent, MobileProof, Person, Role

LITTLE_STEPS = "little-steps"  # the purpose of the consent, and the topic of the letters
REMINDERS = "promises"  # the topic of content/dispatch/topics.toml


@transaction.atomic
def load_roles() -> int:
    """Bring the roles in line with content/people/roles.toml; return how many there are."""
    roles = tomllib.loads((settings.CONTENT_DIR / "people" / "roles.toml").read_text())["role"]
    for role in roles:
        Role.objects.update_or_create(
            slug=role["slug"], defaults={"name": role["name"], "rights": role["rights"]}
        )
    return len(roles)


@transaction.atomic
def hire(*, email: str, name: str, role: str) -> Person:
    """Give somebody a staff role; who has it already keeps it, and nothing is told again.

    An empty `name` leaves the name as it is. Raises `rules.NoSuchRole`, `rules.NoAddress`.
    """
    rules.check_address(email)
    wanted = rules.role_of(role)
    # Two at once: the unique address lets one of them make the person, the other one gets it.
    person, _ = Person.objects.get_or_create(
        email=email.strip().lower(), defaults={"password": make_password(None)}
    )
    person.name = name.strip() or person.name
    person.save(update_fields=["name"])
    if not person.roles.filter(pk=wanted.pk).exists():
        person.roles.add(wanted)
        journal.tell(Hired(person_id=person.pk, role=wanted.slug))
    return person


@transaction.atomic
def give_consent(*, person: Person, purpose: str) -> Consent:
    """The person agrees to the text as it stands today; an older version is closed.

    Agreeing twice to the same version changes nothing. Raises `KeyError` for no known purpose.
    """
    text = texts()[purpose]
    _lock(person)
    standing = Consent.objects.standing(person, purpose).first()
    if standing and standing.version == text.version:
        return standing
    if standing:
        standing.withdrawn_at = clock.now()
        standing.save(update_fields=["withdrawn_at"])
    consent = Consent.objects.create(person=person, purpose=purpose, version=text.version)
    journal.tell(ConsentGiven(by_id=person.pk, purpose=purpose, version=text.version))
    return consent


@transaction.atomic
def agree_again(*, person: Person) -> None:
    """The person agrees to the newest version of everything they agreed to."""
    for each in agreeing.due(person):
        give_consent(person=person, purpose=each.text.purpose)


@transaction.atomic
def agree_later(*, person: Person) -> None:
    """The person decides later. The days count from the first time; raises `rules.NoMoreLater`."""
    _lock(person)
    waiting = agreeing.due(person)
    if not all(each.may_wait for each in waiting):
        raise rules.NoMoreLater
    until = clock.now() + timedelta(days=consents.later_days())
    rows = Consent.objects.filter(pk__in=[each.given.pk for each in waiting], later_until=None)
    rows.update(later_until=until)


@transaction.atomic
def withdraw_consent(*, person: Person, purpose: str) -> None:
    """The person takes it back; what was not given is not there to take back, and that is fine.

    Raises `rules.LeaveInstead` for what is taken back by leaving.
    """
    rules.check_can_withdraw(purpose)
    _lock(person)
    for consent in Consent.objects.standing(person, purpose):
        consent.withdrawn_at = clock.now()
        consent.save(update_fields=["withdrawn_at"])
        journal.tell(ConsentWithdrawn(by_id=person.pk, purpose=purpose, version=consent.version))


@transaction.atomic
def forget_passkeys(*, person: Person) -> int:
    """Somebody lost every passkey: they start again with a code; return how many there were."""
    count, _ = passkeys.of(person).delete()
    if count:
        journal.tell(PasskeysForgotten(by_id=person.pk, count=count))
    return count


@transaction.atomic
def reach_again(*, person: Person) -> None:
    """The person says their address works again: letters go there once more."""
    dispatch.welcome_back(recipient=person.email, topic="")


@transaction.atomic
def name_mobile(*, person: Person, mobile: str) -> None:
    """Send a code to this number (as `mobiles.read` gives it); until it is typed nothing changes.

    While the code can be typed, asking again changes nothing. A number gets one code a day, whoever
    asks. Raises `rules.TextedToday`, `rules.AskedEnough`.
    """
    _lock(person)
    if MobileProof.objects.waiting(person).filter(mobile=mobile).exists():
        return
    today = clock.today()
    named = MobileProof.objects.filter(person=person, asked_on=today)
    rules.check_can_name_a_number(today=named.count())
    # Two people at once: the unique key lets one of them have the code.
    proof, new = MobileProof.objects.get_or_create(
        mobile=mobile, asked_on=today, defaults={"person": person}
    )
    if not new:
        raise rules.TextedToday
    dispatch.post(emails.mobile_code(proof))


def prove_mobile(*, person: Person, typed: str) -> None:
    """The code is right: reminders come by text to its number. Raises `rules.WrongCode`,
    `rules.CodeSpent`; a try counts also then, so it is written before the code is looked at.
    """
    proof = MobileProof.objects.waiting(person).first()
    if proof is None or not _count_try(proof):
        raise rules.CodeSpent
    if not proving.right(proof, typed):
        raise rules.WrongCode
    _use_mobile(proof, person)


@transaction.atomic
def remind_by(*, person: Person, channel: str) -> None:
    """Reminders come by "email", by "text" (to the number that was proven), or, with "", not at
    all. Each choice ends an earlier one; whoever had stopped them gets them again. Raises
    `rules.NotProven`.
    """
    if channel == Channel.TEXT and not person.texts_to:
        raise rules.NotProven
    if channel != Channel.TEXT:
        person.texts_to = ""
        person.save(update_fields=["texts_to"])
    recipient = person.texts_to or person.email
    if channel:
        dispatch.welcome_back(recipient=recipient, topic=REMINDERS)
    else:
        dispatch.suppress(recipient=recipient, topic=REMINDERS, reason="asked")


@transaction.atomic
def want_little_steps(*, person: Person, wanted: bool) -> None:
    """One little step a week by e-mail, or none; who stopped them by a letter gets them again."""
    if wanted:
        dispatch.welcome_back(recipient=person.email, topic=LITTLE_STEPS)
        give_consent(person=person, purpose=LITTLE_STEPS)
    else:
        withdraw_consent(person=person, purpose=LITTLE_STEPS)


@transaction.atomic
def sign_out(whose: Whose) -> None:
    """These people are signed out everywhere, also where a join with their address waits."""
    sessions.forget(people=whose.people, addresses=whose.addresses)


@transaction.atomic
def forget(whose: Whose) -> None:
    """These people were never here. They have no place in a business any more."""
    sign_out(whose)
    dispatch.forget_about(emails.mobile_codes(pk) for pk in whose.people)
    keeping.remove(KEPT, whose)


@transaction.atomic
def _count_try(proof: MobileProof) -> bool:
    """Whether there was a try left; two at once use two."""
    left = MobileProof.objects.filter(pk=proof.pk, tries__lt=CODE_TRIES, proven_at=None)
    return bool(left.update(tries=F("tries") + 1))


@transaction.atomic
def _use_mobile(proof: MobileProof, person: Person) -> None:
    MobileProof.objects.filter(pk=proof.pk).update(proven_at=clock.now())
    person.texts_to = proof.mobile
    person.save(update_fields=["texts_to"])
    remind_by(person=person, channel=Channel.TEXT)


def _lock(person: Person) -> None:
    Person.objects.select_for_update().get(pk=person.pk)
