"""How much a phone must fetch to see a page for the first time, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

MODULES = ("govuk-button", "govuk-error-summary")
ASSETS = Path(settings.HOME) / "var" / "assets"
URGENT, PUBLIC = 30_000, 60_000
PAGES = {
    "/urgent/": URGENT,
    "/ur/urgent/": URGENT,  # without its typeface, which most phones have and others fetch later
    "/": PUBLIC,
    "/guidance/": PUBLIC,
    "/guidance/little-steps/": PUBLIC,
    "/guidance/guides/updates-on/": PUBLIC,
    "/guidance/toolkits/lock-your-email/": PUBLIC,
    "/guidance/events/ring-first-morning/": PUBLIC,
    "/guidance/facts/": PUBLIC,
    "/guidance/guides/updates-on/helped/": PUBLIC,
    "/threats/": PUBLIC,
    "/privacy/": PUBLIC,
}


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_on_a_bad_line_is_light(client: Client, path: str) -> None:
    html = client.get(path).content

    parts = set(re.findall(r'(?:src|href)="/static/([^"]+)"', html.decode()))
    parts |= {f"watchhouse/js/{module}.js" for module in MODULES if module in html.decode()}
    weight = _weight(html) + sum(_weight((ASSETS / part).read_bytes()) for part in parts)
    assert any(part.endswith(".css") for part in parts)
    assert weight <= PAGES[path], f"{path}: {weight} bytes with {sorted(parts)}"


def _weight(content: bytes) -> int:
    return len(gzip.compress(content))
