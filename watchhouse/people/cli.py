"""`watchhouse people …`."""

from __future__ import annotations

import click

from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.people import actions
from watchhouse.people.models import Person


@click.group()
def people() -> None:
    """People who sign in.

    Example: watchhouse people forget-passkeys dana@centre.example
    """


@people.command("forget-passkeys")
@click.argument("address")
@json_option
def forget_passkeys(address: str, as_json: bool) -> None:
    """Let somebody who lost every passkey start again with an e-mailed code.

    Make sure that it is them: call them on a number you know.

    Example: watchhouse people forget-passkeys dana@centre.example
    """
    person = Person.objects.filter(email=address.strip().lower()).first()
    if person is None:
        raise refuse(f"Nobody signs in with {address}.")
    count = actions.forget_passkeys(person=person)
    say(f"{count} forgotten.", {"forgotten": count}, as_json=as_json)


@people.command("load-roles")
@json_option
def load_roles(as_json: bool) -> None:
    """Bring the roles in line with content/people/roles.toml.

    Example: watchhouse people load-roles
    """
    count = actions.load_roles()
    say(f"{count} roles.", {"roles": count}, as_json=as_json)
