"""How allauth speaks in our words and sends through our outbox."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.crypto import get_random_string

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.letters import letter
from watchhouse.dispatch.models import Lane


class Adapter(DefaultAccountAdapter):
    """Codes and notices leave by the outbox, in the urgent lane: somebody waits for them."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post `people/emails/<name>/…` for allauth's `account/email/<name>`."""
        name = template_prefix.rsplit("/", 1)[-1]
        dispatch.post(
            letter(
                f"people/emails/{name}",
                about=f"sign-in:{get_random_string(12)}",
                recipient=email,
                context=context,
                lane=Lane.URGENT,
            )
        )
