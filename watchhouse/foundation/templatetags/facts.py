"""Numbers of the facts register in templates of every room: `{% fact "report-fraud.phone" %}`.

The register is a higher room's; settings.FACTS names the function that answers for it.
"""

from __future__ import annotations

from collections.abc import Callable

from django import template
from django.conf import settings
from django.utils.module_loading import import_string

register = template.Library()


@register.simple_tag
def fact(name: str) -> str:
    """A value as the register has it now."""
    value: Callable[[str, str], str] = import_string(settings.FACTS)
    return value(*name.split("."))


@register.simple_tag
def tel(name: str) -> str:
    """A phone number as an address: `tel:03001232040`."""
    return f"tel:{fact(name).replace(' ', '')}"
