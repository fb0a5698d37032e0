"""`watchhouse dispatch …`."""

from __future__ import annotations

import json

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from watchhouse.dispatch import actions


@click.group()
def dispatch() -> None:
    """Letters that leave the house.

    Example: watchhouse dispatch bounce alice@bakery.example
    """


@dispatch.command()
@click.argument("address")
@click.option("--reason", default="bounced", show_default=True, help="What the server said.")
@click.option("--json", "as_json", is_flag=True, help="Answer for machines.")
def bounce(address: str, reason: str, as_json: bool) -> None:
    """Note that letters to ADDRESS come back: nothing more is sent there.

    Example: watchhouse dispatch bounce alice@bakery.example --reason "550 no such user"
    """
    try:
        validate_email(address)
    except ValidationError as problem:
        raise click.ClickException(f"{address} is not an e-mail address.") from problem
    actions.suppress(recipient=address, topic="", reason=reason)
    answer = {"address": address.lower(), "reason": reason}
    click.echo(json.dumps(answer) if as_json else f"Nothing more is sent to {address.lower()}.")
