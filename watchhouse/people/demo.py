"""Who can be tried in the demo with one click: content/people/demo.toml, all invented."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from watchhouse.people.models import Person, Role


@dataclass(frozen=True)
class SignIn:
    """One button of the page. `role` is a staff role, empty for an owner or a helper."""

    slug: str
    title: str
    name: str
    email: str
    starts: str
    role: str = ""


@functools.cache
def sign_ins() -> Mapping[str, SignIn]:
    """Every button by its slug."""
    path = settings.CONTENT_DIR / "people" / "demo.toml"
    return {row["slug"]: SignIn(**row) for row in tomllib.loads(path.read_text())["person"]}


def make(sign_in: SignIn) -> Person:
    """The person behind the button, with their staff role; made once."""
    person = Person.objects.filter(email=sign_in.email).first()
    person = person or Person.objects.create_user(sign_in.email, name=sign_in.name)
    person.roles.set(Role.objects.filter(slug=sign_in.role))
    return person
