"""The addresses of the way through the check that a page is on."""

from __future__ import annotations

from django import template

from watchhouse.checkup.ways import Way

register = template.Library()


@register.filter
def to(way: Way, page: str) -> str:
    """`way|to:"plan"`: where this way has its plan."""
    return way.to(page)


@register.filter
def to_question(way: Way, slug: str) -> str:
    """`way|to_question:"backup"`: where this way asks it."""
    return way.to("question", slug)
