"""The steps of a member's plan by name, for the editor who says which of them a guide shows."""

from __future__ import annotations

import functools
import tomllib

from django.conf import settings


@functools.cache
def titles() -> dict[str, str]:
    """Titles by slug. The check-up reads the same file, and stands above this room."""
    file = tomllib.loads((settings.CONTENT_DIR / "checkup" / "measures.toml").read_text("utf-8"))
    return {each["slug"]: each["title"] for each in file["measure"]}


def choices() -> list[tuple[str, str]]:
    """None, then each by its title."""
    return [("", "None"), *sorted(titles().items(), key=lambda pair: pair[1].lower())]
