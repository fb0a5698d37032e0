"""Hands a passkey's options to the page's script as an attribute, so that no script is inline."""

from __future__ import annotations

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """The value as JSON, for a data attribute."""
    return json.dumps(value, cls=DjangoJSONEncoder)
