"""`/threats/desk/`: the analyst's queue, words, preview, publishing, help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person
from watchhouse.threats import actions
from watchhouse.threats.models import Advisory, Alert
from watchhouse.threats.tests.conftest import NOW, Listing, Write

SignIn = Callable[[Person], Client]
PAGES = ("", "history/", "{}/", "{}/preview/")
ACTS = ("{}/publish/", "{}/put-aside/", "{}/withdraw/")


def test_the_queue_counts_members(
    uses: Use, advisory: Advisory, erin: Person, sign_in: SignIn
) -> None:
    page = sign_in(erin).get("/threats/desk/").content.decode()
    assert f"/threats/desk/{advisory.pk}/" in page
    assert "Waiting for words (1)" in page
    row = Advisory.objects.queue().get()
    assert (row.reach, row.possible) == (1, 1)  # type: ignore[attr-defined]


def test_a_member_is_counted_once(bakery: Business, advisory: Advisory) -> None:
    for slug in ("chrome", "edge"):
        advisory.products.create(product=slug, confidence=0.9, reason="Invented.")
        Use.objects.create(business=bakery, product=slug)
    assert Advisory.objects.queue().get().reach == 1  # type: ignore[attr-defined]


def test_what_touches_nobody_does_not_wait(advisory: Advisory) -> None:
    assert not Advisory.objects.queue().exists()
    assert Advisory.objects.waiting().count() == 1


def test_an_old_feed_is_shown(advisory: Advisory, erin: Person, sign_in: SignIn) -> None:
    browser = sign_in(erin)
    assert "is old" not in browser.get("/threats/desk/").content.decode()
    with clock.at(NOW + timedelta(days=3)):
        assert "The list KEV is old" in browser.get("/threats/desk/").content.decode()


def test_a_failed_reading_is_shown(
    advisory: Advisory, erin: Person, sign_in: SignIn, write: Write
) -> None:
    with pytest.raises(Exception, match="it is empty"):
        actions.pull(write(b""))
    page = sign_in(erin).get("/threats/desk/").content.decode()
    assert "The last reading of the list KEV failed" in page
    assert "it is empty" in page


def test_the_queue_takes_few_queries(
    uses: Use, advisory: Advisory, listing: Listing, entry: Listing, write: Write, erin: Person,
    sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    listing["vulnerabilities"] += [{**entry, "cveID": f"CVE-2025-{n}"} for n in range(9100, 9130)]
    actions.pull(write(listing))
    browser = sign_in(erin)
    with django_assert_max_num_queries(14):
        assert "Waiting for words (31)" in browser.get("/threats/desk/").content.decode()


def test_history_is_searched_by_words(advisory: Advisory, erin: Person, sign_in: SignIn) -> None:
    browser = sign_in(erin)
    page = browser.get("/threats/desk/history/", {"words": "google chromium"}).content.decode()
    assert "1 found" in page
    assert "CVE-2025-90002" in page
    assert "4 found" in browser.get("/threats/desk/history/").content.decode()
    assert "0 found" in browser.get("/threats/desk/history/?words=%00zz'%25").content.decode()


def fields(**changes: object) -> dict[str, object]:
    return {
        "title": "Update WinRAR now", "action": "Update it.", "minutes": 5, "affects": "Yes.",
        "what_happened": "Thieves use it.", "tlp": "clear", "kept_winrar": "on",
        "how_winrar": "Open it.\nClick Update.", **changes,
    }  # fmt: skip


def test_words_preview_publish(
    uses: Use, advisory: Advisory, erin: Person, sign_in: SignIn, settle: Callable[[], None]
) -> None:
    browser, here = sign_in(erin), f"/threats/desk/{advisory.pk}/"
    page = browser.get(here).content.decode()
    assert "Update WinRAR on every device" in page
    assert "The notice names “WinRAR” by RARLAB" in page.replace("&quot;", '"')
    preview = browser.post(here, fields(), follow=True).content.decode()
    assert "Update WinRAR now" in preview
    assert "Click Update." in preview
    assert "Publish and tell 1 member" in preview
    told = browser.post(f"{here}publish/", follow=True).content.decode()
    assert "Published." in told
    settle()
    assert Alert.objects.count() == 1
    assert '<strong class="num">1</strong> told' in browser.get(f"{here}preview/").content.decode()


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"title": ""}, "required"),
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"what_happened": "word " * 390}, "400 is the most"),
    ],
)
def test_a_bad_form_keeps_what_was_typed(
    change: dict[str, object], because: str, advisory: Advisory, erin: Person, sign_in: SignIn
) -> None:
    answer = sign_in(erin).post(f"/threats/desk/{advisory.pk}/", fields(**change))
    page = answer.content.decode()
    assert "<title>Error: " in page
    assert because in page
    assert "Click Update." in page
    advisory.refresh_from_db()
    assert advisory.state == "new"


def test_an_unticked_product_stays_unticked(
    advisory: Advisory, erin: Person, sign_in: SignIn
) -> None:
    unticked = {key: value for key, value in fields().items() if key != "kept_winrar"}
    page = sign_in(erin).post(f"/threats/desk/{advisory.pk}/", unticked, follow=True)
    assert "Tick at least one product" in page.content.decode()
    assert not advisory.products.get().kept


def test_a_refusal_is_said(advisory: Advisory, erin: Person, sign_in: SignIn) -> None:
    page = sign_in(erin).post(f"/threats/desk/{advisory.pk}/publish/", follow=True)
    assert "This has changed since you opened the page" in page.content.decode()


def test_put_aside_and_take_back(
    published: Advisory, pulled: None, erin: Person, sign_in: SignIn
) -> None:
    browser = sign_in(erin)
    browser.post(f"/threats/desk/{published.pk}/withdraw/")
    published.refresh_from_db()
    assert published.state == "withdrawn"
    history = Advisory.objects.get(external_id="CVE-2025-90001")
    Advisory.objects.filter(pk=history.pk).update(state="new")
    browser.post(f"/threats/desk/{history.pk}/put-aside/")
    history.refresh_from_db()
    assert history.state == "put_aside"


def test_who_asks_for_help_stands_here_until_helped(
    alert: Alert, alice: Person, erin: Person, sign_in: SignIn
) -> None:
    actions.answer(alert, says="help", by=alice)
    browser = sign_in(erin)
    page = browser.get("/threats/desk/").content.decode()
    assert "Members who asked for help (1)" in page
    assert alice.email in page
    browser.post(f"/threats/desk/help/{alert.pk}/")
    alert.refresh_from_db()
    assert alert.state == "helped"
    assert "Nobody waits" in browser.get("/threats/desk/").content.decode()


def test_the_reader_sees_and_does_not_do(
    advisory: Advisory, grace: Person, alert: Alert, sign_in: SignIn
) -> None:
    browser, here = sign_in(grace), f"/threats/desk/{advisory.pk}/"
    for page in PAGES:
        answer = browser.get("/threats/desk/" + page.format(advisory.pk))
        assert answer.status_code == 200
        assert "Save and preview" not in answer.content.decode()
    assert browser.post(here, fields()).status_code == 403
    for act in ACTS:
        assert browser.post("/threats/desk/" + act.format(advisory.pk)).status_code == 403
    assert browser.post(f"/threats/desk/help/{alert.pk}/").status_code == 403


def test_other_staff_may_not(advisory: Advisory, dana: Person, sign_in: SignIn) -> None:
    for page in PAGES:
        path = "/threats/desk/" + page.format(advisory.pk)
        assert sign_in(dana).get(path).status_code == 403


def test_the_stranger(advisory: Advisory, alice: Person, sign_in: SignIn, erin: Person) -> None:
    for page in PAGES:
        path = "/threats/desk/" + page.format(advisory.pk)
        assert sign_in(alice).get(path).status_code == 404
    assert sign_in(alice).post(f"/threats/desk/{advisory.pk}/publish/").status_code == 404
    assert sign_in(erin).get("/threats/desk/99999/").status_code == 404


def test_the_wrong_method(advisory: Advisory, erin: Person, sign_in: SignIn) -> None:
    browser = sign_in(erin)
    for act in (*ACTS, "help/{}/"):
        assert browser.get("/threats/desk/" + act.format(advisory.pk)).status_code == 405
    assert browser.post("/threats/desk/").status_code == 405
    assert browser.post("/threats/desk/history/").status_code == 405
    assert browser.post(f"/threats/desk/{advisory.pk}/preview/").status_code == 405
