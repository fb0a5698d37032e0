"""What browsers, researchers and crawlers find at the addresses they know."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.foundation import clock, languages
from watchhouse.front import wellknown
from watchhouse.guidance.models import Guide

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FILES = ("/.well-known/security.txt", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/healthz")


def _fields(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, value = line.split(": ", 1)
        found.setdefault(name, []).append(value)
    return found


def test_security_txt_holds_what_rfc_9116_asks(client: Client) -> None:
    response = client.get("/.well-known/security.txt")
    fields = _fields(response.content.decode())

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"][0].startswith("mailto:")
    assert fields["Contact"][1].startswith("tel:+")
    assert fields["Canonical"] == [f"{settings.BASE_URL}/.well-known/security.txt"]
    assert fields["Policy"] == [f"{settings.BASE_URL}/security/"]
    assert len(fields["Expires"]) == len(fields["Preferred-Languages"]) == 1
    assert client.get("/security/").status_code == 200


@given(st.dates(min_value=datetime(2000, 1, 1).date(), max_value=datetime(2200, 1, 1).date()))  # noqa: DTZ001
def test_it_expires_in_more_than_a_month_and_less_than_a_year(today: object) -> None:
    text = wellknown.security_txt(today)  # type: ignore[arg-type]
    expires = datetime.fromisoformat(_fields(text)["Expires"][0]).date()

    assert timedelta(days=30) < expires - today < timedelta(days=365)  # type: ignore[operator]


def test_it_follows_the_clock(client: Client) -> None:
    with clock.at(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        text = client.get("/.well-known/security.txt").content.decode()
    assert "Expires: 2027-04-01T00:00:00Z" in text


def test_a_password_manager_is_led_to_the_passkeys(client: Client) -> None:
    response = client.get("/.well-known/change-password")

    assert (response.status_code, response.headers["Location"]) == (302, "/people/passkeys/")


def test_other_well_known_addresses_are_not_there(client: Client) -> None:
    for name in ("resource-that-should-not-exist-whose-status-code-should-not-be-200", "x/y", ""):
        assert client.get(f"/.well-known/{name}").status_code == 404


def test_robots_keeps_crawlers_out_of_what_is_personal(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    for path in ("/home/", "/desk/", "/api/", "/people/", "/urgent/cases/"):
        assert f"Disallow: {path}\n" in text
    assert "Disallow: /urgent/\n" not in text
    assert "Allow: /urgent/\n" in text
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text


@pytest.mark.usefixtures("loaded")
def test_the_sitemap_is_what_a_crawler_finds(client: Client) -> None:
    """Following every link from the home page, without what robots.txt hides, is the sitemap; of
    the pages in other languages it names those where one begins.
    """
    listed = {
        url.findtext(f"{SITEMAP}loc", "").removeprefix(settings.BASE_URL)
        for url in ElementTree.fromstring(client.get("/sitemap.xml").content)
    }
    found, todo = set(), ["/"]
    others = {path for path in listed if languages.bare(path) != path}
    while todo:
        path = todo.pop()
        if path in found or _hidden(path) or not path.endswith("/"):
            continue
        if languages.bare(path) != path and path not in others:
            continue
        response = client.get(path)
        assert response.status_code == 200, path
        found.add(path)
        todo += re.findall(r'<a[^>]* href="(/[^"#?]*)', response.content.decode())
    beyond = {path for path in found - listed if path.startswith(("/urgent/", "/threats/"))}
    assert listed <= found | {"/programme/public/", "/security/"}
    assert found - beyond <= listed


def _hidden(path: str) -> bool:
    shown = path == "/programme/public/"
    helped = path.startswith("/guidance/") and path.endswith("/helped/")
    return not shown and (helped or path.startswith(wellknown.HIDDEN))


@pytest.mark.usefixtures("loaded")
def test_the_sitemap_says_when_a_guide_last_changed(client: Client) -> None:
    guide = Guide.objects.get(slug="updates-on")
    changed = datetime(2026, 11, 20, 9, tzinfo=UTC)
    Guide.objects.filter(pk=guide.pk).update(last_published_at=changed)

    for url in ElementTree.fromstring(client.get("/sitemap.xml").content):
        if url.findtext(f"{SITEMAP}loc", "").endswith(guide.address):
            assert datetime.fromisoformat(url.findtext(f"{SITEMAP}lastmod", "")) == changed
            return
    pytest.fail("The guide is not in the sitemap.")


def test_the_old_address_of_the_icon_leads_to_the_lantern(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"].endswith("favicon.svg")


def test_healthz_says_that_the_database_answers(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize("path", FILES)
def test_no_cookie_and_no_other_method(client: Client, path: str) -> None:
    assert not client.get(path).cookies
    assert client.post(path).status_code == 405
