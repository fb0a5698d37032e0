"""An address in another language opens nothing that its English one keeps shut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from scripts import routes
from tests.security import addresses, headers
from tests.security.test_access import ask
from tests.security.world import Firm

pytestmark = pytest.mark.once

ROOMS = ("/people/", "/members/", "/guidance/", "/checkup/", "/urgent/")


@pytest.mark.parametrize("role", ["anonymous", "alice", "bob", "charlie", "dana"])
def test_urdu_answers_as_english_does(
    role: str, hers: Firm, his: Firm, browser: Callable[[str], Client]
) -> None:
    """A page that is in English alone is shown there: the prefix leads to it."""
    client, differences = browser(role), []
    bare: list[tuple[str, str]] = []
    for route in routes.all_routes():
        if not route.path.startswith(ROOMS):
            continue
        path = addresses.filled(route.path, hers)
        english, urdu = (ask(client, "GET", address) for address in (path, f"/ur{path}"))
        bare += [(path, each) for each in headers.complaints(urdu)]
        if route.name.removeprefix("None") not in settings.TRANSLATED_PAGES:
            leads = (urdu.status_code, urdu.headers.get("Location")) == (302, path)
            differences += [] if leads else [f"/ur{path}: {urdu.status_code}, not to {path}"]
        elif _says(urdu) != _says(english):
            differences.append(f"/ur{path}: {_says(urdu)}; in English: {_says(english)}")
    assert not bare
    assert not differences, "\n".join(differences)


def _says(answer: HttpResponse) -> tuple[int, str]:
    """The status, and where it leads, whatever the language."""
    to = answer.headers.get("Location", "")
    return answer.status_code, to.replace("/ur/", "/").replace("%2Fur%2F", "%2F")
