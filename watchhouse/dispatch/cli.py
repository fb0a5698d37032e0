"""`watchhouse dispatch …`."""

from __future__ import annotations

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from watchhouse.dispatch import actions
from watchhouse.foundation.console import json_option, refuse, say


@click.group()
def dispatch() -> None:
    """Letters that leave the house.

    Example: watchhouse dispatch bounce alice@bakery.example
    """


@dispatch.command()
@click.argument("address")
@click.option("--reason", default="bounced", show_default=True, help="What the server said.")
@json_option
def bounce(address: str, reason: str, as_json: bool) -> None:
    """Note that letters to ADDRESS come back: nothing more is sent there.

    Example: watchhouse dispatch bounce alice@bakery.example --reason "550 no such user"
    """
    try:
        validate_email(address)
    except ValidationError as problem:
        raise refuse(f"{address} is not an e-mail address.") from problem
    actions.suppress(recipient=address, topic="", reason=reason)
    facts = {"address": address.lower(), "reason": reason}
    say(f"Nothing more is sent to {address.lower()}.", facts, as_json=as_json)
