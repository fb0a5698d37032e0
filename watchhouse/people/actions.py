"""What happens to people: roles are given, consents are given and taken back."""

from __future__ import annotations

import tomllib

from django.conf import settings
from django.db import transaction

from watchhouse.people.models import Role


@transaction.atomic
def load_roles() -> int:
    """Bring the roles in line with content/people/roles.toml; return how many there are."""
    roles = tomllib.loads((settings.CONTENT_DIR / "people" / "roles.toml").read_text())["role"]
    for role in roles:
        Role.objects.update_or_create(
            slug=role["slug"], defaults={"name": role["name"], "rights": role["rights"]}
        )
    return len(roles)
