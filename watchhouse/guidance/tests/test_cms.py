"""The way into the CMS: one gate before every address of Wagtail's, and a policy of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.security.headers import CMS, policy
from watchhouse.guidance import editors
from watchhouse.guidance.cms import door
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]
CLOSED = (
    "users/", "groups/", "settings/sites/", "sites/", "collections/", "locales/", "workflows/list/",
    "redirects/", "styleguide/", "snippets/",
)  # fmt: skip
NO_PASSWORDS = ("login/", "password_reset/", "password_reset/done/", "account/change_password/")


def addresses() -> list[str]:
    """Every address that Wagtail's admin has, with something in each gap."""
    tree = get_resolver(door.URLS)
    found = {path for path in _walk(tree, "/") if path.startswith("/cms/")}
    return sorted(found)


def _walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern).lstrip("^")
        if isinstance(entry, URLResolver):
            yield from _walk(entry, path)
        else:
            path = re.sub(r"<(int|digest)?:?\w+>|\(\?P<\w+>[^)]*\)|\([^)]*\)", "1", path)
            yield re.sub(r"<\w+:\w+>", "x", path).replace(".*", "x").replace("$", "")


def test_wagtail_has_many_addresses() -> None:
    found = addresses()

    assert len(found) > 150
    assert {"/cms/pages/1/edit/", "/cms/images/1/", "/cms/sprite/", "/cms/jsi18n/"} <= set(found)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stranger_signs_in_first_whatever_they_ask_for(client: Client, method: str) -> None:
    for path in addresses():
        answer = client.generic(method, path)
        assert answer.status_code == 302, path
        assert answer.headers["Location"].startswith("/people/login/?next="), path


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_a_member_none_of_it_is_there(
    method: str, bakery: Business, alice: Person, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    assert {browser.generic(method, path).status_code for path in addresses()} == {404}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_staff_without_the_right_are_turned_away(
    method: str, dana: Person, sign_in: SignIn
) -> None:
    browser = sign_in(dana)
    assert {browser.generic(method, path).status_code for path in addresses()} == {403}


def test_a_code_is_not_enough(client: Client, femi: Person) -> None:
    client.force_login(femi)

    assert client.get("/cms/").headers["Location"].startswith("/people/passkey-needed/")


def test_an_adviser_edits_and_does_no_more(femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)

    for path in ("", "pages/", "images/", "documents/"):
        assert browser.get(f"/cms/{path}", follow=True).status_code == 200, path
    for path in CLOSED:
        answer = browser.get(f"/cms/{path}")
        assert answer.status_code in (302, 404), path
        assert answer.headers.get("Location", "/cms/") == "/cms/", path


@pytest.mark.parametrize("path", ["nothing", "nothing/", "pages/987654/edit/", "x" * 300])
def test_what_is_not_there_is_not_found(path: str, femi: Person, sign_in: SignIn) -> None:
    assert sign_in(femi).get(f"/cms/{path}").status_code == 404


@pytest.mark.parametrize("path", NO_PASSWORDS)
def test_there_are_no_passwords(path: str, femi: Person, sign_in: SignIn) -> None:
    assert sign_in(femi).get(f"/cms/{path}").status_code == 404


def test_one_signs_out_and_looks_at_oneself_where_everybody_does(
    femi: Person, sign_in: SignIn
) -> None:
    browser = sign_in(femi)

    assert browser.post("/cms/logout/").headers["Location"] == "/people/logout/"
    assert browser.get("/cms/account/").headers["Location"] == "/people/you/"


def test_a_role_taken_away_works_at_once(femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)
    assert browser.get("/cms/").status_code == 200

    femi.roles.clear()
    assert browser.get("/cms/").status_code == 404


def test_a_group_that_somebody_widened_is_mended() -> None:
    group = Group.objects.get(name=editors.NAME)
    group.permissions.clear()

    assert editors.group() == group
    assert [each.codename for each in group.permissions.all()] == ["access_admin"]


def test_its_policy_is_its_own_and_for_those_who_got_in(
    client: Client, femi: Person, sign_in: SignIn
) -> None:
    inside, outside = sign_in(femi).get("/cms/"), client.get("/cms/")

    assert policy(inside) == CMS
    assert "unsafe" not in outside.headers["Content-Security-Policy"]
    assert "unsafe" not in CMS["script-src"]
    assert "unsafe" not in client.get("/guidance/").headers["Content-Security-Policy"]


def test_the_desk_leads_there_whom_it_is_for(
    femi: Person, dana: Person, sign_in: SignIn
) -> None:  # fmt: skip
    assert 'href="/cms/"' in sign_in(femi).get("/desk/").content.decode()
    assert 'href="/cms/"' not in sign_in(dana).get("/desk/").content.decode()
