"""How long something takes, in the words one would say aloud."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def span(minutes: int | str) -> str:
    """Whole minutes as "1 minute", "45 minutes", "2 hours 15 minutes"; nothing for nothing."""
    if minutes in ("", None):
        return ""
    hours, left = divmod(int(minutes), 60)
    parts = [_several(hours, "hour")] if hours else []
    parts += [_several(left, "minute")] if left or not hours else []
    return " ".join(parts)


def _several(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
