"""`watchhouse people …`."""

from __future__ import annotations

import click
from django.conf import settings

from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.foundation.refusal import Refusal
from watchhouse.people import actions
from watchhouse.people.models import Person


@click.group()
def people() -> None:
    """People who sign in.

    Example: watchhouse people hire dana@centre.example --name Dana --role duty
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


@people.command("hire")
@click.argument("address")
@click.option("--name", default="", help="What members and colleagues read.")
@click.option("--role", required=True, help="As in content/people/roles.toml, like `duty`.")
@json_option
def hire(address: str, name: str, role: str, as_json: bool) -> None:
    """Give somebody a staff role. They sign in with a code, then add a passkey.

    Example: watchhouse people hire dana@centre.example --name Dana --role duty
    """
    try:
        person = actions.hire(email=address, name=name, role=role)
    except Refusal as refusal:
        raise refuse(refusal.sentence) from refusal
    roles = list(person.roles.order_by("pk").values_list("slug", flat=True))
    where = f"{settings.BASE_URL}/people/login/"
    say(
        f"{person} ({', '.join(roles)}) can sign in with {person.email} at {where}",
        {"id": person.pk, "email": person.email, "name": person.name, "roles": roles},
        as_json=as_json,
    )


@people.command("load-roles")
@json_option
def load_roles(as_json: bool) -> None:
    """Bring the roles in line with content/people/roles.toml.

    Example: watchhouse people load-roles
    """
    count = actions.load_roles()
    say(f"{count} roles.", {"roles": count}, as_json=as_json)
