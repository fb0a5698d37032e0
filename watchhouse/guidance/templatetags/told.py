"""How a stored text is shown."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from watchhouse.guidance import facts

register = template.Library()


@register.filter
def told(html: object) -> SafeString:
    """A page's text as readers see it: links to pages, then the facts it names."""
    return mark_safe(facts.fill_html(expand_db_html(str(html or ""))))  # noqa: S308  # Wagtail's
