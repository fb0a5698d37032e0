"""How long something takes, in the words one would say aloud."""

from __future__ import annotations

from django import template
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def span(minutes: int | str) -> str:
    """Whole minutes as "1 minute", "45 minutes", "2 hours 15 minutes"; nothing for nothing."""
    if minutes in ("", None):
        return ""
    hours, left = divmod(int(minutes), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours})
    if left or not hours:
        parts.append(ngettext("%(number)s minute", "%(number)s minutes", left) % {"number": left})
    return " ".join(parts)
