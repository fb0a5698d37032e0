"""Who gets what from every address: the table in access.csv, compared with what happens.

A change shows as a difference. `ACCESS=write pytest tests/security/test_access.py -n0` prints the
table anew; look at every cell that changed with your own eyes.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from tests.security import addresses, headers
from tests.security.world import Firm

pytestmark = pytest.mark.once

TABLE = Path(__file__).with_name("access.csv")
ROLES = (
    "anonymous", "alice", "bob", "charlie", "dana", "erin", "femi", "grace", "olu", "priya",
)  # fmt: skip
Browser = Callable[[str], Client]


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_as_the_table_says(
    role: str, hers: Firm, his: Firm, browser: Browser
) -> None:
    client = browser(role)
    found: dict[tuple[str, str], str] = {}
    bare: list[tuple[str, str, str]] = []
    for path in addresses.paths():
        for method in ("GET", "POST"):
            answer = ask(client, method, addresses.filled(path, hers))
            found[path, method] = says(answer)
            bare += [(path, method, each) for each in headers.complaints(answer)]
    assert not bare
    if os.environ.get("ACCESS") == "write":
        _write(role, found)
    expected = _table()
    differences = [
        f"{method} {path} for {role}: is {got}, the table says {expected.get(key, {}).get(role)}"
        for key, got in found.items() for path, method in [key]
        if expected.get(key, {}).get(role) != got
    ]  # fmt: skip
    assert not differences, "\n".join(differences)
    assert set(expected) == set(found), "The table has addresses that are not there."


@pytest.mark.parametrize("role", ["anonymous", "bob", "charlie", "priya"])
def test_nobody_learns_whether_a_row_is_there(
    role: str, hers: Firm, his: Firm, browser: Browser
) -> None:
    """Alice's row and one that never was get the same answer, byte for byte."""
    client = browser(role)
    for path in addresses.ROWS:
        if "<int:" not in path and "<str:reference>" not in path:
            continue
        absent = "987654" if "<int:" in path else "WH-7K3M-42"
        for method in ("GET", "POST"):
            there, not_there = (
                ask(client, method, where)
                for where in (addresses.filled(path, hers), addresses.with_value(path, absent))
            )
            if role == "bob" and there.status_code in (200, 302, 403):
                continue  # his own firm's rows
            assert there.status_code == not_there.status_code, (path, method)
            row = addresses.filled(path, hers)
            assert plain(there, row) == plain(not_there, addresses.with_value(path, absent)), path


def ask(client: Client, method: str, address: str) -> HttpResponse:
    """What comes back; whatever it changed is undone, so that every cell begins alike."""
    cache.clear()
    cookies = client.cookies.output()
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    if client.cookies.output() != cookies:
        client.cookies.load(re.sub(r"^Set-Cookie: ", "", cookies, flags=re.M))
    return let_go(answer)


def let_go(answer: HttpResponseBase) -> HttpResponse:
    """Close the file behind the answer. (The answer's own close would end the transaction.)"""
    for close in getattr(answer, "_resource_closers", ()):
        close()
    return cast(HttpResponse, answer)


def says(answer: HttpResponse) -> str:
    """The status; for a redirect also whether it is one to the sign-in or passkey page."""
    to = answer.headers.get("Location", "")
    for page, name in (("/people/login/", "sign-in"), ("/people/passkey-needed/", "passkey")):
        if to.startswith(page):
            return f"{answer.status_code} {name}"
    return str(answer.status_code)


def plain(answer: HttpResponse, address: str) -> str:
    """The page without what differs from one showing to the next."""
    words = "" if answer.streaming else answer.content.decode(errors="replace")
    words += answer.headers.get("Location", "")
    words = re.sub(r'(nonce|value)="[^"]*"', "", words)
    return words.replace(address, "…").replace(quote(address, safe=""), "…")


def _table() -> dict[tuple[str, str], dict[str, str]]:
    if not TABLE.exists():
        return {}
    with TABLE.open(newline="") as file:
        return {(row["address"], row["method"]): row for row in csv.DictReader(file)}


def _write(role: str, found: dict[tuple[str, str], str]) -> None:
    known = _table()
    with TABLE.open("w", newline="") as file:
        out = csv.DictWriter(file, ["address", "method", *ROLES], lineterminator="\n")
        out.writeheader()
        for (path, method), got in found.items():
            row = {**known.get((path, method), {}), role: got}
            out.writerow({**row, "address": path, "method": method})
