"""How allauth speaks in our words and sends through our outbox."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.letters import letter
from watchhouse.dispatch.models import Lane

TRANSLATED = ("login_code", "unknown_account")
TOO_OFTEN = _("You have tried this often. Wait five minutes, then try again.")
WRONG_CODE = _("This is not the code we sent. Check the newest e-mail and enter its 8 figures.")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes and notices leave by the outbox, in the urgent lane: somebody waits for them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post `people/emails/<name>/…` for allauth's `account/email/<name>`.

        It is tried even where earlier letters bounced: the person asked for it just now.
        """
        name = template_prefix.rsplit("/", 1)[-1]
        dispatch.post(
            letter(
                f"people/emails/{name}",
                about=f"sign-in:{get_random_string(22)}",
                recipient=email,
                context=context,
                lane=Lane.URGENT,
                always=True,
                secret=True,
                translated=name in TRANSLATED,
            )
        )

    def get_login_stages(self) -> list[str]:
        """A code or a passkey is enough to get in; staff pages ask for the passkey (gates)."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def is_open_for_signup(self, request: object) -> bool:
        """Nobody joins here: members.join makes the person and the business together."""
        return False


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": (
            _(
                "We do not know the passkey of this phone or computer."
                " Have a code sent to your e-mail address instead."
            )
        ),
    }

    def generate_authenticator_name(self, user: object, type: str) -> str:  # noqa: A002
        """What a passkey is called until its owner names it."""
        return "My phone or computer"
