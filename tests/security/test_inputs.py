"""What a hostile hand can put into a form, an address, a cookie or a header."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.security import addresses
from tests.security.test_access import ask
from tests.security.world import Firm
from watchhouse.dispatch import unsubscribe
from watchhouse.dispatch.letters import letter
from watchhouse.dispatch.models import Message
from watchhouse.members import helpers
from watchhouse.people.models import Person
from watchhouse.threats import emails as alerts

Browser = Callable[[str], Client]
LONG = "a" * 240 + "@" + "b" * 40 + ".example"
HUGE = str(2**70), "9" * 5000
FIELDS = (
    "name", "email", "postcode", "code", "story", "phone", "business_name", "language", "token",
    "reference", "pin", "text", "outcome", "money_lost", "size_band", "trade", "languages", "other",
    "group1", "business", "topic", "suits", "note", "slot", "time_1", "minutes", "seen",
    "measure_1", "due_1", "says", "becomes", "promises", "answer", "title", "action", "affects",
    "what_happened", "tlp", "kept_winrar", "how_winrar", "slug", "next", "credential", "again",
    "due_on", "helped", "why", "more", "again_in", "value_phone", "value_link", "source",
    "words", "photo", "channel", "mobile", "day_two-step-sign-in",
)  # fmt: skip
ROLES = ("anonymous", "alice", "dana", "erin", "femi")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("value", ["a\0b", "²٣"])
def test_no_value_of_a_field_breaks_a_page(
    role: str, value: str, hers: Firm, browser: Browser
) -> None:
    client = browser(role)
    for address, answer in _posts(client, hers, dict.fromkeys(FIELDS, value)):
        assert answer < 500, address


@pytest.mark.parametrize("role", ["anonymous", "alice", "grace"])
def test_no_query_breaks_a_page(role: str, hers: Firm, browser: Browser) -> None:
    client = browser(role)
    for query in ("%00", "%ff%ED%A0%80", "9" * 5000):
        words = "&".join(f"{name}={query}" for name in ("words", "show", "page", "path", "next"))
        for path in addresses.paths("GET"):
            answer = ask(client, "GET", f"{addresses.filled(path, hers)}?{words}")
            assert answer.status_code < 500, (path, query)


@pytest.mark.parametrize("role", ROLES)
def test_no_number_or_word_in_an_address_breaks_a_page(
    role: str, hers: Firm, browser: Browser
) -> None:
    client = browser(role)
    for method in ("GET", "POST"):
        for path in addresses.paths(method):
            for value in (*HUGE, "%00%ff", "..%2f..%2fetc%2fpasswd") if "<" in path else ():
                answer = ask(client, method, addresses.with_value(path, value))
                assert answer.status_code in (200, 302, 400, 403, 404), (path, value)


def test_a_huge_number_chooses_no_business(hers: Firm, browser: Browser) -> None:
    for number in HUGE:
        assert browser("alice").post("/members/choose/", {"business": number}).status_code == 404


@pytest.mark.parametrize("cookie", ['"abcdefgh\\000"', "%00" * 9, "\xff" * 9, "x" * 4000])
def test_no_cookie_breaks_a_page(cookie: str, hers: Firm) -> None:
    client = Client(raise_request_exception=False)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"):
        for address in ("/", "/home/", "/checkup/", "/people/login/", "/urgent/status/"):
            answer = client.get(address, headers={"cookie": f"{name}={cookie}"})
            assert answer.status_code < 500, address


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "DELETE"])
def test_other_methods_do_nothing(method: str, hers: Firm, browser: Browser) -> None:
    client = browser("alice")
    for path in addresses.paths():
        answer = ask(client, method, addresses.filled(path, hers))
        assert answer.status_code in (200, 302, 403, 404, 405, 409), path
        assert method in ("HEAD", "OPTIONS") or answer.status_code != 200, path


def test_an_address_too_long_for_its_column_is_an_error_on_the_form(
    hers: Firm, browser: Browser
) -> None:
    told = {"name": "N", "phone": "020 7946 0999", "business_name": "N", "email": LONG}
    for role, address in (
        ("anonymous", "/members/join/"), ("anonymous", "/people/login/"),
        ("anonymous", "/urgent/tell/payment-diverted/"), ("alice", "/members/access/invite/"),
        ("alice", "/checkup/plan/send/"),
    ):  # fmt: skip
        client = browser(role)
        answer = client.post(address, told)
        assert answer.status_code == 200, address
        assert "Error: " in answer.content.decode(), address
    assert not Message.objects.filter(recipient=LONG).exists()


def test_a_very_long_phone_number_is_still_a_request_for_help(db: None, browser: Browser) -> None:
    told = {"name": "N", "phone": "1" * 80}
    answer = browser("anonymous").post("/urgent/tell/payment-diverted/", told)
    assert answer.headers["Location"] == "/urgent/answer/"


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart"])
def test_ten_megabytes_are_answered_with_a_sentence(kind: str, db: None, browser: Browser) -> None:
    client, big = browser("anonymous"), "x" * 10_000_000
    address = "/urgent/tell/payment-diverted/"
    if kind == "multipart":
        answer = client.post(address, {"story": SimpleUploadedFile("a.txt", big.encode())})
    else:
        answer = client.post(address, f"story={big}", content_type=kind)
    assert answer.status_code == 413
    assert "too much" in answer.content.decode()
    assert "999" in answer.content.decode()


def test_many_fields_are_no_500(db: None, browser: Browser) -> None:
    fields = {f"f{n}": "1" for n in range(2_000)}
    assert browser("anonymous").post("/urgent/tell/payment-diverted/", fields).status_code == 400


@pytest.mark.parametrize("where", [
    "//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)",
    "http:///evil.example", "/%0d%0aLocation:%20https://evil.example", "\thttps://evil.example",
])  # fmt: skip
def test_nobody_is_sent_elsewhere(where: str, hers: Firm, browser: Browser) -> None:
    client = browser("dana")
    pages = ("/people/login/", "/people/login/passkey/", "/people/passkey-needed/",
             "/people/logout/", "/people/passkeys/use/", "/members/choose/")  # fmt: skip
    for address in pages:
        for answer in (
            client.get(address, {"next": where}), client.post(address, {"next": where}),
        ):  # fmt: skip
            to = answer.headers.get("Location", "/")
            assert to.startswith("/"), (address, to)
            assert not to.startswith(("//", "/\\")), (address, to)
    to = browser("anonymous").get(f"//evil.example/{where}").headers.get("Location", "/")
    assert not to.startswith("//")


def test_a_forged_host_is_turned_away(client: Client, db: None) -> None:
    for headers in ({"host": "evil.example"}, {"host": "localhost:80@evil.example"}):
        assert client.get("/people/login/", headers=headers).status_code == 400
    answer = client.get("/people/login/", headers={"x-forwarded-host": "evil.example"})
    assert b"evil.example" not in answer.content


def test_a_name_puts_no_line_into_a_mail_and_no_tag_into_a_page(
    hers: Firm, browser: Browser
) -> None:
    hers.business.name = "<script>alert(1)</script>\r\nBcc: all@evil.example O'Dell"
    hers.business.save()
    owner = hers.business.memberships.get(role="owner").person
    helpers.invite(hers.business, email="sam@it.example", by=owner)
    sent = Message.objects.get(recipient="sam@it.example")
    assert "\n" not in sent.title
    assert "O'Dell" in sent.title
    assert "<script>" not in sent.html
    for role, address in (
        ("alice", "/home/"), ("alice", "/members/profile/"), ("alice", "/members/access/"),
        ("alice", "/members/leave/"), ("dana", "/desk/businesses/"), ("femi", "/visits/desk/"),
        ("dana", f"/urgent/cases/{hers.case.reference}/"),
        ("dana", f"/desk/businesses/{hers.business.pk}/"),
    ):  # fmt: skip
        assert b"<script>alert" not in browser(role).get(address).content, address


def test_the_longest_names_fit_into_a_subject(hers: Firm) -> None:
    hers.business.name = "'" * 120
    made = letter(
        "members/emails/invitation", about="x", recipient="sam@it.example",
        context={"business": hers.business, "by": hers.business, "token": "t"},
    )  # fmt: skip
    assert len(made.title) <= 200


def test_a_token_of_one_kind_opens_nothing_else(hers: Firm, his: Firm, client: Client) -> None:
    tokens = {
        "/dispatch/unsubscribe/<str:token>/": hers.letter_token,
        "/members/invitations/<str:token>/": hers.invitation_token,
        "/threats/alerts/a/<str:token>/": hers.alert_token,
        "/checkup/shared/<str:token>/": hers.share_token,
    }
    for path in tokens:
        for kind, token in tokens.items():
            if kind != path:
                assert client.get(addresses.with_value(path, token)).status_code == 404
        other = "B" if tokens[path][0] == "A" else "A"
        for broken in (tokens[path][:-1], tokens[path] + "A", other + tokens[path][1:]):
            assert client.get(addresses.with_value(path, broken)).status_code == 404, path


def test_an_invitation_works_once_and_an_old_alert_link_says_so(
    hers: Firm, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/members/invitations/{hers.invitation_token}/"
    assert client.post(address).status_code == 302
    assert Client().get(address).status_code == 404
    assert Client().post(address).status_code == 404
    monkeypatch.setattr(alerts, "DAYS", -1)
    assert client.get(f"/threats/alerts/a/{hers.alert_token}/").status_code == 410


def test_who_was_closed_answers_no_alert_by_an_old_link(hers: Firm, client: Client) -> None:
    Person.objects.filter(memberships__business=hers.business).update(is_active=False)
    assert client.get(f"/threats/alerts/a/{hers.alert_token}/").status_code == 404


def test_a_letters_link_stops_that_recipient_alone(hers: Firm, his: Firm, client: Client) -> None:
    client.post(f"/dispatch/unsubscribe/{hers.letter_token}/")
    found = unsubscribe.read(his.letter_token)
    assert found is not None
    assert b'name="again"' not in client.get(f"/dispatch/unsubscribe/{his.letter_token}/").content


@pytest.mark.parametrize("address", ["/people/login/", "/members/join/"])
def test_a_known_and_an_unknown_address_look_the_same(address: str, hers: Firm) -> None:
    seen = []
    for email in ("alice@bakery.example", "aline@bakery.example"):
        client = Client()
        first = client.post(address, {"name": "Invented", "email": email})
        then = client.get(first.headers["Location"])
        words = then.content.decode().replace(email, "…")
        words = "".join(line for line in words.splitlines(True) if "nonce" not in line)
        words = "".join(line for line in words.splitlines(True) if "csrf" not in line)
        cookies = sorted(client.cookies)
        seen.append(
            (first.status_code, first.headers["Location"], then.status_code, words, cookies)
        )
    assert seen[0] == seen[1]


def test_one_address_is_not_flooded_with_codes(db: None) -> None:
    """Fresh browsers, one after the other: the seventh letter within the hour waits."""
    asked = {"name": "Invented", "email": "sam@shop.example"}
    answers = [Client().post("/members/join/", asked).status_code for _ in range(8)]
    assert answers == [302] * 6 + [429] * 2
    assert Message.objects.filter(recipient="sam@shop.example").count() == 6


def _posts(client: Client, firm: Firm, fields: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Post these fields to every address that takes them, each from the same beginning."""
    for path in addresses.paths("POST"):
        cache.clear()
        if path == "/people/logout/":
            continue
        with transaction.atomic():
            answer = client.post(addresses.filled(path, firm), fields)
            transaction.set_rollback(True)
        yield path, answer.status_code


def test_a_firm_invites_ten_people_a_day(hers: Firm, browser: Browser) -> None:
    client = browser("alice")
    for number in range(12):
        answer = client.post("/members/access/invite/", {"email": f"p{number}@it.example"})
    assert "ten people today" in answer.content.decode()
    assert Message.objects.filter(recipient__endswith="@it.example").count() <= 10


@pytest.mark.parametrize("typed", ["١٢٣٤٥٦٧٨", "²²²²²²²²", "\0", "12345678" * 2])
@pytest.mark.parametrize(
    ("ask_at", "enter_at"),
    [("/members/join/", "/members/join/code/"), ("/people/login/", "/people/login/code/")],
)
def test_a_strange_code_is_a_wrong_code(
    ask_at: str, enter_at: str, typed: str, hers: Firm, browser: Browser
) -> None:
    client = browser("anonymous")
    email = "alice@bakery.example" if "login" in ask_at else "sam@shop.example"
    client.post(ask_at, {"name": "Invented", "email": email})
    answer = client.post(enter_at, {"code": typed})
    assert answer.status_code == 200
    assert "Error: " in answer.content.decode()


def test_a_page_name_is_no_place_to_go_on_to(hers: Firm, browser: Browser) -> None:
    answer = browser("dana").get("/people/passkey-needed/", {"next": "nowhere"})
    assert answer.headers["Location"] == "/desk/"


def test_plain_letters_are_not_written_in_html() -> None:
    """A subject or text that holds names says so at its beginning: O'Dell stays O'Dell."""
    for file in Path(settings.HOME).glob("watchhouse/*/templates/*/emails/*/*.txt"):
        words = file.read_text("utf-8")
        assert "{{" not in words or "{% autoescape off %}" in words.partition("{{")[0], file
