"""Make a key, see it once, take it away."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from watchhouse.members.models import ApiToken
from watchhouse.people.models import Person

ADDRESS = "/api/tokens/"
SignIn = Callable[[Person], Client]


def test_a_key_is_shown_once_and_kept_as_a_hash(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    page = browser.post(ADDRESS, {"name": "Our list"})
    shown = re.search(r"wh_[\w-]{22}", page.content.decode())
    assert shown
    assert "no-store" in page["Cache-Control"]
    row = ApiToken.objects.get()
    assert shown[0] not in (row.digest, row.name)
    assert shown[0] not in browser.get(ADDRESS).content.decode()
    caller = Client(headers={"Authorization": f"Bearer {shown[0]}"})
    assert caller.get("/api/v1/business").status_code == 200
    assert browser.post(f"{ADDRESS}{row.pk}/revoke/").status_code == 302
    assert caller.get("/api/v1/business").status_code == 401


def test_a_name_is_asked_for(alice: Person, sign_in: SignIn) -> None:
    page = sign_in(alice).post(ADDRESS, {"name": ""}).content.decode()
    assert "There is a problem" in page
    assert "Write what the key is for" in page


def test_nobody_takes_anothers_key_away(key: str, charlie: Person, sign_in: SignIn) -> None:
    row = ApiToken.objects.get()
    assert sign_in(charlie).post(f"{ADDRESS}{row.pk}/revoke/").status_code == 404
    assert ApiToken.objects.exists()
    assert key not in sign_in(charlie).get(ADDRESS).content.decode()


def test_who_may_not(alice: Person, dana: Person, sign_in: SignIn) -> None:
    assert Client().get(ADDRESS).status_code == 302
    assert sign_in(dana).get(ADDRESS).status_code == 404
    assert sign_in(alice).put(ADDRESS).status_code == 405
    assert sign_in(alice).get(f"{ADDRESS}1/revoke/").status_code == 405
