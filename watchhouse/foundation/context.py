"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from watchhouse.foundation import region
from watchhouse.foundation.spoken import Spoken


def house(request: HttpRequest) -> dict[str, Any]:
    """`region`: names, phones and backers; `demo`: whether everything shown is invented; `spoken`:
    the language of the page.
    """
    return {"region": region.current(), "demo": settings.DEMO, "spoken": Spoken(request)}
