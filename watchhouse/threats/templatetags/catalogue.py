from __future__ import annotations

from django import template

from watchhouse.threats import matching

register = template.Library()


@register.filter
def product_name(slug: str) -> str:
    """A catalogue product's everyday name."""
    return matching.name_of(slug)


@register.filter
def steps(how: str) -> list[str]:
    """The lines of a how-to, without empty ones."""
    return [line.strip() for line in how.splitlines() if line.strip()]
