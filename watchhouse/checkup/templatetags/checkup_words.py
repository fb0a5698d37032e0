"""Figures of the outlook in words that claim no more than we know."""

from __future__ import annotations

import math

from django import template

from watchhouse.checkup import scoring

register = template.Library()


@register.filter
def about_pounds(pounds: float) -> str:
    """`1641.2` → `£1,600`: two figures that count, never more."""
    if pounds < 1:
        return "£0"
    step = 10 ** max(0, math.floor(math.log10(pounds)) - 1)
    return f"£{round(pounds / step) * step:,}"


@register.filter
def out_of_ten(share: float) -> int:
    """`0.83` → `8`: never 0 and never 10, since neither is certain."""
    return min(9, max(1, round(share * 10)))


@register.filter
def measure_title(slug: str) -> str:
    """What a measure is called, also one that has left the bank."""
    return scoring.title_of(slug)
