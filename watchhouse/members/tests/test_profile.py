from __future__ import annotations

import tomllib
from collections.abc import Callable

from django.conf import settings
from django.test import Client

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import region
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business, Membership, Use
from watchhouse.members.products import catalogue
from watchhouse.members.words import language_names, trades
from watchhouse.people.models import Person

PAGE = "/members/profile/"
ABOUT = "/members/profile/about/"
PRODUCTS = "/members/profile/products/"
Browser = Callable[[Person], Client]


def test_the_page_shows_the_business(alice: Person, bakery: Business, sign_in: Browser) -> None:
    Use.objects.create(business=bakery, product="microsoft-365")
    page = sign_in(alice).get(PAGE).content.decode()
    for words in ("Invented Bakery", "2 to 9 people", "Waltham Forest", "Microsoft 365"):
        assert words in page


def test_a_helper_sees_it_but_not_who_has_access(bob: Person, sign_in: Browser) -> None:
    page = sign_in(bob).get(PAGE).content.decode()
    assert "Invented Bakery" in page
    assert "Who has access" not in page


def test_an_address_that_bounces_is_said(alice: Person, sign_in: Browser) -> None:
    dispatch.suppress(recipient=alice.email, topic="", reason="550")
    assert "could not reach you" in sign_in(alice).get(PAGE).content.decode()


def test_what_the_business_is(bob: Person, bakery: Business, sign_in: Browser) -> None:
    said = {"size_band": "small", "trade": "tailor", "postcode": "E8 1EJ"}
    said_too = {**said, "languages": ["en", "tr"]}
    for _ in range(2):
        assert sign_in(bob).post(ABOUT, said_too).headers["Location"] == PAGE
    bakery.refresh_from_db()
    assert (bakery.trade, bakery.borough, bakery.languages) == ("tailor", "E09000012", ["en", "tr"])
    told = Entry.objects.get(kind="members.ProfileChanged")
    assert (told.business_id, told.by_id) == (bakery.pk, bob.pk)


def test_nonsense_is_turned_away(alice: Person, bakery: Business, sign_in: Browser) -> None:
    page = sign_in(alice).post(ABOUT, {"trade": "spy", "postcode": "nowhere"}).content.decode()
    assert "could not read" in page
    bakery.refresh_from_db()
    assert bakery.trade == "bakery"


def test_what_the_business_uses(alice: Person, bakery: Business, sign_in: Browser) -> None:
    Use.objects.create(business=bakery, product="microsoft-365", version="2016")
    gone = next(slug for slug in catalogue() if slug != "microsoft-365")
    Use.objects.create(business=bakery, product=gone)
    page = sign_in(alice).get(PRODUCTS)
    ticked = {
        name: ["microsoft-365"]
        for name, field in page.context["form"].fields.items()
        if "microsoft-365" in dict(getattr(field, "choices", []))
    }
    sign_in(alice).post(PRODUCTS, {**ticked, "other": "an old till"})
    assert list(bakery.uses.values_list("product", "version")) == [("microsoft-365", "2016")]
    assert "an old till" in sign_in(alice).get(PAGE).content.decode()
    assert Entry.objects.filter(kind="members.ProfileChanged").count() == 1


def test_the_stranger_and_the_wrong_method(
    alice: Person, dana: Person, charlie: Person, sign_in: Browser
) -> None:
    for page in (PAGE, ABOUT, PRODUCTS):
        assert Client().get(page).headers["Location"].startswith("/people/login/")
        assert sign_in(dana).get(page).status_code == 404
        assert "Invented Bakery" not in sign_in(charlie).get(page).content.decode()
        assert sign_in(alice).put(page).status_code == 405


def test_one_picks_among_several(
    bob: Person, charlie: Person, florist: Business, sign_in: Browser
) -> None:
    client = sign_in(bob)
    choose = {"business": str(florist.pk)}
    assert client.post("/members/choose/", choose).status_code == 404
    Membership.objects.create(business=florist, person=bob, role="helper")
    assert "Invented Florist" in client.get("/members/choose/").content.decode()
    assert client.post("/members/choose/", choose).headers["Location"] == "/home/"
    assert "Invented Florist" in client.get(PAGE).content.decode()
    assert client.post("/members/choose/", {"business": "x"}).status_code == 404


def test_the_words_are_whole() -> None:
    raw = tomllib.loads((settings.CONTENT_DIR / "members" / "trades.toml").read_text())["trade"]
    assert all(set(row) == {"slug", "name", "sic"} for row in raw)
    assert len(raw) == len(trades()) >= 25
    assert all(len(code) == 4 and code.isdigit() for t in trades().values() for code in t.sic)
    assert set(region.current().languages) <= set(language_names())


def test_the_demos_trades_have_words() -> None:
    made_of = region.load_demo(settings.REGION_DIR)
    assert {trade.slug for trade in made_of.trades} <= set(trades())
