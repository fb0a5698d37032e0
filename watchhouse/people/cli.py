"""`watchhouse people …`."""

from __future__ import annotations

import json

import click

from watchhouse.people import actions
from watchhouse.people.models import Person


@click.group()
def people() -> None:
    """People who sign in.

    Example: watchhouse people forget-passkeys dana@centre.example
    """


@people.command("forget-passkeys")
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="Answer for machines.")
def forget_passkeys(address: str, as_json: bool) -> None:
    """Let somebody who lost every passkey start again with an e-mailed code.

    Make sure that it is them: call them on a number you know.

    Example: watchhouse people forget-passkeys dana@centre.example
    """
    person = Person.objects.filter(email=address.strip().lower()).first()
    if person is None:
        raise click.ClickException(f"Nobody signs in with {address}.")
    count = actions.forget_passkeys(person=person)
    click.echo(json.dumps({"forgotten": count}) if as_json else f"{count} forgotten.")


@people.command("load-roles")
@click.option("--json", "as_json", is_flag=True, help="Answer for machines.")
def load_roles(as_json: bool) -> None:
    """Bring the roles in line with content/people/roles.toml.

    Example: watchhouse people load-roles
    """
    count = actions.load_roles()
    click.echo(json.dumps({"roles": count}) if as_json else f"{count} roles.")
