"""What leaves this room: pages to the officers, never the victim's own words."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.dispatch.models import Channel, Lane
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case


def page(case: Case, person: Person) -> list[Letter]:
    """An e-mail, and a text when the officer has a phone: reference, kind, by when, link."""
    about = f"urgent:{case.reference}:page:{person.pk}"
    mail = letter(
        "urgent/emails/page", about=about, recipient=person.email, context={"case": case},
        lane=Lane.URGENT, business_id=case.business_id,
    )  # fmt: skip
    return [mail, *([_text(case, person, about)] if person.phone else [])]


def _text(case: Case, person: Person, about: str) -> Letter:
    by = timezone.localtime(case.answer_by)
    words = (
        f"{case.reference}: {case.playbook.officer_title}. Ring by {by:%H:%M}."
        f" {settings.BASE_URL}/urgent/cases/{case.reference}/"
    )
    return Letter(
        about=about,
        recipient=person.phone,
        channel=Channel.TEXT,
        lane=Lane.URGENT,
        text=words,
        business_id=case.business_id,
    )
