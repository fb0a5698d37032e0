"""The headers of every answer: pages, errors, files; what may be kept, and what a cookie says.

test_access.py looks at the same headers of every address for every role.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings as the_settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from tests.security import addresses, headers
from tests.security.test_access import let_go
from tests.security.world import Firm
from watchhouse import urls
from watchhouse.people import gates

Browser = Callable[[str], Client]
PUBLIC = (
    "/", "/about/", "/privacy/", "/accessibility/", "/security/", "/urgent/", "/guidance/",
    "/threats/", "/programme/public/", "/robots.txt", "/sitemap.xml", "/healthz",
    "/.well-known/security.txt", "/people/join/",
)  # fmt: skip

pytestmark = pytest.mark.once


# A file that is the same for everyone, whoever asks: it may be kept, and hands out no cookie.
FOR_ANYONE = {
    "/guidance/events/<slug:slug>/files/<slug:name>.<slug:kind>",
    "/guidance/films/<slug:slug>/<slug:language>/<slug:edition>/<slug:name>.<slug:kind>",
}


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("invented")


def bad(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("invented")


def often(request: HttpRequest) -> HttpResponse:
    raise gates.TooOften


urlpatterns = [
    path("broken/", broken), path("bad/", bad), path("often/", often), *urls.urlpatterns
]  # fmt: skip
handler400, handler500, handler429 = urls.handler400, urls.handler500, urls.handler429


@pytest.mark.parametrize("role", ["anonymous", "alice", "grace"])
def test_every_page_names_a_nonce_of_its_own(role: str, hers: Firm, browser: Browser) -> None:
    client, nonces = browser(role), []
    for route in addresses.paths():
        for _ in range(2):
            answer = let_go(client.get(addresses.filled(route, hers)))
            assert not headers.complaints(answer), route
            if answer.headers["Content-Type"].startswith("text/html") and answer.content:
                nonces.append(headers.policy(answer).get("script-src", ""))
    named = [each for each in nonces if "nonce" in each]
    assert len(named) > 40
    assert len(named) == len(set(named))


def test_a_page_with_a_script_carries_the_nonce_of_its_policy(client: Client, db: None) -> None:
    answer = client.get("/about/")
    nonce = headers.policy(answer)["script-src"].removeprefix("'nonce-").removesuffix("'")
    assert f'nonce="{nonce}"' in answer.content.decode()


@pytest.mark.parametrize("role", ["anonymous", "charlie"])
def test_errors_carry_them_too(
    role: str, hers: Firm, his: Firm, browser: Browser, settings: Settings
) -> None:
    settings.ROOT_URLCONF = __name__
    client = browser(role)
    strict = Client(enforce_csrf_checks=True)
    answers = {
        400: client.get("/about/", headers={"host": "evil.example"}),
        403: strict.post("/urgent/status/", {"pin": "1"}),
        404: client.get("/nowhere/"),
        405: client.delete("/about/"),
        429: client.get("/often/"),
        500: client.get("/broken/"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert not headers.complaints(answer), status
    assert not headers.complaints(client.get("/bad/"))


def test_static_files_carry_them(client: Client, db: None) -> None:
    answer = let_go(client.get("/static/watchhouse/css/watchhouse.css"))
    assert answer.status_code == 200
    assert not headers.complaints(answer)


def test_over_https_the_browser_stays_there(client: Client, db: None, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    answer = client.get("/about/", secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert not headers.complaints(answer)


def test_public_pages_set_no_cookie(client: Client, hers: Firm) -> None:
    for address in PUBLIC:
        assert not client.get(address).cookies, address


def test_a_file_for_anyone_may_be_kept_and_hands_out_nothing(hers: Firm, browser: Browser) -> None:
    for address in FOR_ANYONE:
        answer = let_go(browser("alice").get(addresses.filled(address, hers)))
        assert answer.headers["Cache-Control"].startswith("public")
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("role", ["alice", "grace"])
def test_no_page_of_somebody_signed_in_is_kept(role: str, hers: Firm, browser: Browser) -> None:
    client = browser(role)
    for route in set(addresses.paths()) - FOR_ANYONE:
        answer = let_go(client.get(addresses.filled(route, hers)))
        assert "no-store" in answer.headers["Cache-Control"], route


def test_what_a_mailed_link_shows_is_not_kept(client: Client, hers: Firm) -> None:
    for path_ in addresses.ROWS:
        if "<str:token>" in path_:
            answer = client.get(addresses.filled(path_, hers))
            assert "no-store" in answer.headers.get("Cache-Control", ""), path_


def test_a_page_that_hands_out_a_cookie_is_not_kept(client: Client, db: None) -> None:
    answer = client.get("/members/join/")
    assert answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


def test_signing_out_clears_what_the_browser_kept(hers: Firm, browser: Browser) -> None:
    answer = browser("alice").post("/people/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_cookies_cannot_be_read_by_scripts_or_sent_from_elsewhere(db: None) -> None:
    client = Client()
    client.get("/members/join/")
    assert client.cookies
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]


def test_cookies_over_https_belong_to_this_host_alone() -> None:
    """What settings.py makes of an https address, in a process of its own."""
    import os
    import subprocess
    import sys

    show = (
        "from watchhouse import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)"
    )
    environment = {**os.environ, "BASE_URL": "https://watchhouse.example",
                   "DATA_DIR": str(the_settings.DATA_DIR)}  # fmt: skip
    said = subprocess.run(
        [sys.executable, "-c", show], env=environment, capture_output=True, text=True, check=True,
        cwd=the_settings.HOME,
    )  # fmt: skip
    assert said.stdout.split() == ["__Host-session", "__Host-csrf", "True", "True", "31536000"]
