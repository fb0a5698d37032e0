"""What leaves this room: to staff, which facts wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.guidance import facts
from watchhouse.people.models import Person


def alarm(person: Person, stale: Sequence[str], broken: Sequence[str], *, on: date) -> Letter:
    """One letter a day: the facts that came due, by slug, and the links that stopped answering."""
    register = facts.register()
    context = {
        "stale": [(slug, register[slug]) for slug in stale], "broken": broken,
        "count": len(stale) + len(broken),
    }  # fmt: skip
    return letter(
        "guidance/emails/alarm", about=f"facts:{on}:{person.pk}", recipient=person.email,
        context=context, business_id=None,
    )  # fmt: skip
