"""`actions.pull`: what is new, changed and the same; history alerts nobody."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from watchhouse.foundation.models import Entry
from watchhouse.threats import actions
from watchhouse.threats.feeds.problem import FeedProblem
from watchhouse.threats.models import Advisory, AdvisoryProduct, AdvisoryState, Feed
from watchhouse.threats.tests.conftest import HAND_MADE, NOW, REAL, Listing, Write

pytestmark = pytest.mark.django_db
real = pytest.mark.skipif(not REAL.exists(), reason="CISA's own files are not beside the project.")
JUNE = str(REAL / "2025-06-25" / "known_exploited_vulnerabilities.json")
AUGUST = str(REAL / "2025-08-25" / "known_exploited_vulnerabilities.json")


def counts(pulled: actions.Pulled) -> tuple[int, int, int, int]:
    return pulled.new, pulled.changed, pulled.unchanged, pulled.rejected


def test_the_first_list_ever_is_history() -> None:
    assert counts(actions.pull(str(HAND_MADE))) == (3, 0, 0, 0)
    assert set(Advisory.objects.values_list("state", flat=True)) == {AdvisoryState.HISTORY}
    assert not Advisory.objects.waiting().exists()
    chrome = Advisory.objects.get(external_id="CVE-2025-90002")
    assert {row.product for row in chrome.products.all()} >= {"chrome", "edge"}
    assert all(row.reason for row in AdvisoryProduct.objects.all())


def test_the_last_fortnight_of_the_first_list_is_news(listing: Listing, write: Write) -> None:
    listing["vulnerabilities"][0]["dateAdded"] = "2025-08-13"
    listing["vulnerabilities"][1]["dateAdded"] = "2025-08-11"
    actions.pull(write(listing))
    assert [row.date_added.day for row in Advisory.objects.waiting()] == [13]


def test_the_same_list_twice_changes_nothing(pulled: None) -> None:
    assert counts(actions.pull(str(HAND_MADE))) == (0, 0, 3, 0)


def test_another_order_changes_nothing(pulled: None, listing: Listing, write: Write) -> None:
    listing["vulnerabilities"].reverse()
    assert counts(actions.pull(write(listing))) == (0, 0, 3, 0)


def test_what_comes_later_is_new(advisory: Advisory) -> None:
    assert advisory.state == AdvisoryState.NEW
    assert [row.product for row in advisory.products.all()] == ["winrar"]
    assert advisory.sources == [
        "https://maker.example/notes", "https://list.example/CVE-2025-90001",
    ]  # fmt: skip


def test_a_changed_entry_is_brought_up_to_date(
    pulled: None, listing: Listing, write: Write
) -> None:
    listing["vulnerabilities"][0]["knownRansomwareCampaignUse"] = "Known"
    listing["vulnerabilities"][0]["product"] = "Some Other Thing"
    assert counts(actions.pull(write(listing))) == (0, 1, 2, 0)
    row = Advisory.objects.get(external_id="CVE-2025-90001")
    assert row.ransomware
    assert row.changed_at == NOW
    assert row.state == AdvisoryState.HISTORY
    assert not row.products.exists()


def test_a_change_leaves_the_analysts_words_alone(
    drafted: Advisory, listing: Listing, entry: Listing, write: Write
) -> None:
    listing["vulnerabilities"].append({**entry, "shortDescription": "It got worse."})
    assert actions.pull(write(listing)).changed == 1
    drafted.refresh_from_db()
    assert drafted.summary == "It got worse."
    assert drafted.title == "Update WinRAR"
    assert [row.how != "" for row in drafted.products.all()] == [True]


def test_it_is_told_and_noted(pulled: None) -> None:
    told = Entry.objects.get(kind="threats.FeedPulled")
    assert told.facts == {"feed": "kev", "new": 3, "changed": 0, "unchanged": 0, "rejected": 0}
    feed = Feed.objects.get()
    assert (feed.last_good_at, feed.last_tried_at, feed.last_problem) == (NOW, NOW, "")
    assert not feed.is_stale


def test_an_older_list_is_refused(pulled: None, listing: Listing, write: Write) -> None:
    listing["dateReleased"] = "2025-07-01T12:00:00.0000Z"
    with pytest.raises(FeedProblem, match="of 1 July 2025, older than what we hold"):
        actions.pull(write(listing))


@real
def test_the_real_lists_differ_by_34() -> None:
    assert counts(actions.pull(JUNE)) == (1370, 0, 0, 0)
    assert counts(actions.pull(AUGUST)) == (34, 2, 1368, 0)
    assert counts(actions.pull(AUGUST)) == (0, 0, 1404, 0)
    assert Advisory.objects.waiting().count() == 34
    touched = AdvisoryProduct.objects.filter(advisory__state="new")
    found = dict(touched.filter(kept=True).values_list("product", "advisory__vendor"))
    assert {"winrar", "chrome", "iphone-ipad"} <= set(found)
    sharepoint = touched.filter(advisory__product="SharePoint").values_list("product", flat=True)
    assert "microsoft-365" not in sharepoint


@real
def test_1404_entries_take_a_bounded_number_of_queries() -> None:
    with CaptureQueriesContext(connection) as first:
        actions.pull(AUGUST)
    assert len(first) < 130
    with CaptureQueriesContext(connection) as again:
        actions.pull(AUGUST)
    assert len(again) < 20


def test_more_entries_do_not_mean_a_query_each(listing: Listing, write: Write) -> None:
    form = listing["vulnerabilities"][0]
    listing["vulnerabilities"] = [
        {**form, "cveID": f"CVE-2025-{number}"} for number in range(50_000, 51_000)
    ]
    with CaptureQueriesContext(connection) as queries:
        assert actions.pull(write(listing)).new == 1000
    assert len(queries) < 100
    for each in listing["vulnerabilities"]:
        each["shortDescription"] = "Said anew."
    with CaptureQueriesContext(connection) as queries:
        assert actions.pull(write(listing)).changed == 1000
    assert len(queries) < 130
