"""Two firms that are twins: every text of each carries its own canary, so that a leak is seen."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile

from watchhouse.checkup import actions as checkup
from watchhouse.checkup import letter_links, scoring, storage
from watchhouse.checkup.actions import domains
from watchhouse.checkup.models import (
    Answer,
    Check,
    Domain,
    DomainReport,
    Evidence,
    PlanShare,
    Promise,
    ReadinessAnswer,
    Recheck,
    Step,
)
from watchhouse.dispatch import unsubscribe
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.guidance import letter_links as little_steps
from watchhouse.guidance import opinions
from watchhouse.guidance.models import Doing, Guide, Opinion, SettledMeasure, Subscription
from watchhouse.guidance.models.films import films_of
from watchhouse.guidance.series import by_slug
from watchhouse.members import helpers, links, tokens
from watchhouse.members.models import (
    ApiToken,
    Business,
    Export,
    Invitation,
    Membership,
    Use,
)
from watchhouse.people.models import Person
from watchhouse.threats import emails as alerts
from watchhouse.threats.models import Advisory, AdvisoryProduct, Alert
from watchhouse.urgent import actions as urgent
from watchhouse.urgent.models import Case, Duty, NoteKind
from watchhouse.visits.models import Slot, Visit

PRODUCT, MEASURE, KIND = "winrar", "two-step-sign-in", "payment-diverted"


@dataclass(frozen=True)
class Firm:
    """One of the twins. `canary("visit")` stands in each of its texts about visits."""

    name: str
    business: Business
    helper: Membership
    invitation: Invitation
    invitation_token: str
    domain: Domain
    alert: Alert
    alert_token: str
    visit: Visit
    slot: Slot
    case: Case
    key: ApiToken
    letter: Message
    letter_token: str
    turn: Duty
    promise: Promise
    promise_token: str
    photo: Evidence
    share: PlanShare
    share_token: str
    export: Export
    words: Opinion
    stay_token: str
    little_step_token: str
    go_on_token: str
    confirm_token: str


def canary(firm: str, kind: str) -> str:
    """Like `qxalicevisit`: a word that stands in nothing else."""
    return f"qx{firm}{kind}"


KINDS = (
    "business", "person", "invitation", "domain", "alert", "visit", "case", "step", "letter", "key",
    "evidence", "share", "export", "words", "steps",
)  # fmt: skip


def make(
    name: str, business: Business, helper: Person, officer: Person, adviser: Person,
    advisory: Advisory,
) -> Firm:  # fmt: skip
    """Fill a firm that has an owner with one row of everything."""
    owner = business.memberships.get(role="owner").person
    Business.objects.filter(pk=business.pk).update(
        name=f"{canary(name, 'business')} & <b>Co</b>",
        other_products=canary(name, "business"),
    )
    business.refresh_from_db()
    _texts(owner, f"{canary(name, 'person')} owner")
    Use.objects.get_or_create(business=business, product=PRODUCT)
    place, _ = Membership.objects.get_or_create(
        business=business, person=helper, defaults={"role": "helper"}
    )
    invited = helpers.invite(business, email=f"{canary(name, 'invitation')}@it.example", by=owner)
    token = secrets.token_urlsafe(16)
    invited.token_hash = helpers._hashed(token)
    invited.save()
    alert = Alert.objects.create(advisory=advisory, business=business, code=canary(name, "")[:9])
    visit, slot = _visit(name, business, owner, adviser)
    promise = _plan(name, business, owner)
    share, share_token = _share(name, promise)
    letter = _letter(name, owner)
    return Firm(
        name=name, business=business, helper=place, invitation=invited, invitation_token=token,
        domain=_domain(name, business, owner), alert=alert,
        alert_token=alerts.link(alert.pk, owner.pk).rstrip("/").rsplit("/", 1)[1],
        visit=visit, slot=slot, case=_case(name, business, officer), letter=letter,
        key=_key(name, business, owner),
        letter_token=unsubscribe.link(letter.message_id).rstrip("/").rsplit("/", 1)[1],
        promise=promise, photo=_shown(name, business, owner),
        promise_token=letter_links.link(promise.pk, owner.pk).rstrip("/").rsplit("/", 1)[1],
        turn=Duty.objects.create(person=officer, starts=clock.now(), ends=slot.starts),
        share=share, share_token=share_token,
        export=_export(name, business, owner),
        words=_words(name, business, owner), **_little_steps(name, business, owner),
        stay_token=links.stay(business.pk, owner.pk).rstrip("/").rsplit("/", 1)[1],
    )  # fmt: skip


def advisory(by: Person) -> Advisory:
    """A published warning about what both twins use."""
    made = Advisory.objects.create(
        source="kev", external_id="CVE-2026-90001", slug="cve-2026-90001", digest="0" * 64,
        vendor="Invented", product="WinRAR", name="Invented", summary="Invented",
        date_added=clock.today(), due_on=clock.today(), state="published", title="Update WinRAR",
        what_happened="Invented", action="Update it.", published_at=clock.now(), published_by=by,
    )  # fmt: skip
    AdvisoryProduct.objects.create(
        advisory=made, product=PRODUCT, confidence=1, reason="invented", how="Open it."
    )
    return made


def film() -> None:
    """A film's poster, as if the film were built."""
    folder = films_of(Guide.objects.get(slug="updates-on"), "en") / ("0" * 16)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "poster.webp").write_bytes(b"RIFF")


def _words(name: str, business: Business, owner: Person) -> Opinion:
    """Somebody of the firm said that a guide did not help."""
    return opinions.say(
        Guide.objects.get(slug="updates-on"), helped=False, why=canary(name, "words"),
        language="en", business=business, by=owner,
    )  # fmt: skip


def _texts(person: Person, words: str) -> None:
    person.name, person.phone = words, words
    person.save()


def _visit(name: str, business: Business, owner: Person, adviser: Person) -> tuple[Visit, Slot]:
    words = canary(name, "visit")
    starts = clock.now() + timedelta(days=5)
    starts = starts.replace(minute=0, second=0, microsecond=0)
    starts += timedelta(hours=len(Visit.objects.all()) * 3)
    visit = Visit.objects.create(
        business=business, asked_by=owner, topic="check", note=words, state="booked",
        adviser=adviser, starts=starts, code_word=words, seen=words,
    )  # fmt: skip
    later = starts + timedelta(days=1)
    return visit, Slot.objects.create(visit=visit, adviser=adviser, starts=later)


def _plan(name: str, business: Business, owner: Person) -> Promise:
    check = Check.objects.create(
        business=business, bank_version=scoring.bank().bank.version, completed_at=clock.now()
    )
    for question in scoring.questions():
        Answer.objects.create(check_made=check, question=question, option=scoring.UNSURE)
    Step.objects.create(
        business=business, measure=MEASURE, because=canary(name, "step"), state="help", by=owner
    )
    ReadinessAnswer.objects.create(
        business=business, requirement="autorun", option=scoring.UNSURE, version="3.3"
    )
    Recheck.objects.create(
        business=business, base=check, questions=[next(iter(scoring.questions()))]
    )
    due_on = clock.today() + timedelta(days=9)
    promise = Promise.objects.create(
        business=business, measure=MEASURE, due_on=due_on, by=owner, place=1
    )
    promise.nudges.create(business=business, slot="due", day=due_on)
    return promise


def _share(name: str, promise: Promise) -> tuple[PlanShare, str]:
    check = Check.objects.get(business=promise.business)
    assert promise.by
    token = checkup.make_link(check, by=promise.by)
    share = PlanShare.objects.get(business=promise.business)
    share.email = f"{canary(name, 'share')}@it.example"
    share.save()
    return share, token


def _shown(name: str, business: Business, owner: Person) -> Evidence:
    """A word, and a photo whose bytes are a canary too."""
    words, row = canary(name, "evidence"), {"business": business, "measure": MEASURE, "by": owner}
    Evidence.objects.create(**row, words=words)
    return Evidence.objects.create(**row, photo=storage.write(b"\xff\xd8" + words.encode()))


def _domain(name: str, business: Business, owner: Person) -> Domain:
    words = canary(name, "domain")
    domain = domains.add(business, typed=f"{words}.example", by=owner)
    domains.agree(domain, by=owner)
    finding = {
        "what": "spf", "standing": "gap", "reason": "spf-none", "facts": {}, "evidence": words,
    }  # fmt: skip
    DomainReport.objects.create(domain=domain, findings=[finding])
    domain.state, domain.proven_at = "proven", clock.now()
    domain.save()
    return domain


def _case(name: str, business: Business, officer: Person) -> Case:
    words = canary(name, "case")
    told = urgent.Told(
        name=words, phone=f"020 7946 0{len(Case.objects.all()):03} {words}", business_name=words,
        email=f"{words}@mail.example", story=words, language=words,
    )  # fmt: skip
    case = urgent.open_case(
        kind=KIND, told=told, token=secrets.token_urlsafe(16), business=business
    )
    case.notes.create(kind=NoteKind.NOTE, text=words, by=officer)
    return case


def _export(name: str, business: Business, owner: Person) -> Export:
    made = Export(business=business, by=owner, expires_at=clock.now() + timedelta(days=7))
    made.file.save(f"{name}.zip", ContentFile(canary(name, "export").encode()))
    return made


def _little_steps(name: str, business: Business, owner: Person) -> dict[str, str]:
    """The owner gets little steps and did one; somebody with an address at the firm asked for them.

    The settled measure and the guide that was done stand in no address.
    """
    row = Subscription.objects.create(
        person=owner, business=business, version="2026-11", state="on", begun_at=clock.now(),
        due_at=clock.now(),
    )  # fmt: skip
    step = next(iter(by_slug()))
    row.letters.create(step=step, times=1)
    SettledMeasure.objects.create(business=business, measure=MEASURE)
    Doing.objects.create(business=business, guide=Guide.objects.latest("pk"), by=owner)
    asked = Subscription.objects.create(
        email=f"{canary(name, 'steps')}@mail.example", version="2026-11"
    )
    return {
        "little_step_token": _token(little_steps.answer(row.pk, step)),
        "go_on_token": _token(little_steps.go_on(row.pk)),
        "confirm_token": _token(little_steps.confirm(asked.pk)),
    }


def _token(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


def _key(name: str, business: Business, owner: Person) -> ApiToken:
    tokens.make_token(business, name=canary(name, "key"), by=owner)
    return ApiToken.objects.get(business=business)


def _letter(name: str, owner: Person) -> Message:
    words = canary(name, "letter")
    return Message.objects.create(
        about=f"twin:{name}", recipient=owner.email, topic="alerts", title=words, text=words,
        html=f"<html><head></head><p>{words}</p></html>", message_id=f"<{name}0123@house.example>",
    )  # fmt: skip
