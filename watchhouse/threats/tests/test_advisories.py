"""`redraft`, `put_aside`, `withdraw`: what an analyst does besides publishing."""

from __future__ import annotations

import pytest

from watchhouse.foundation.models import Entry
from watchhouse.foundation.states import WrongState
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.threats import actions, matching
from watchhouse.threats.models import Advisory, AdvisoryState, Alert
from watchhouse.threats.tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_the_draft_is_plain_words_from_the_catalogue(advisory: Advisory) -> None:
    draft = matching.draft(advisory, ["winrar"])
    assert draft.title == "Update WinRAR"
    assert draft.action.startswith("Update WinRAR")
    assert draft.minutes > 0
    assert "30 July 2025" in draft.affects
    assert "Gangs" not in draft.what_happened
    advisory.ransomware = True
    assert "Gangs" in matching.draft(advisory, ["winrar"]).what_happened


def test_every_product_has_a_draft_that_fits(advisory: Advisory) -> None:
    for product in matching.catalogue().products:
        draft = matching.draft(advisory, [product.slug])
        assert "{" not in " ".join(map(str, matching.words(advisory, [product.slug]).values()))
        assert len(draft.title) <= 100
        assert len(draft.action) <= 200
        assert len(f"{draft} {matching.how(product.slug)}".split()) < 400


def test_many_products_are_named_in_words(advisory: Advisory) -> None:
    draft = matching.draft(advisory, ["chrome", "edge", "firefox"])
    assert draft.title == "Update Google Chrome, Microsoft Edge and Mozilla Firefox"


def test_a_correction_moves_no_product_and_tells_nobody(alert: Alert, erin: Person) -> None:
    words = {**matching.words(alert.advisory, ["winrar"]), "title": "Corrected", "tlp": "clear"}
    row = actions.redraft(alert.advisory, words=words, hows={}, by=erin)
    assert (row.title, row.revised_at, row.state) == ("Corrected", NOW, AdvisoryState.PUBLISHED)
    assert row.products.get().kept
    assert Alert.objects.count() == 1


def test_put_aside_and_taken_up_again(advisory: Advisory, erin: Person) -> None:
    assert actions.put_aside(advisory, by=erin).state == AdvisoryState.PUT_ASIDE
    with pytest.raises(WrongState):
        actions.put_aside(advisory, by=erin)
    words = {**matching.words(advisory, []), "tlp": "clear"}
    assert actions.redraft(advisory, words=words, hows={}, by=erin).state == AdvisoryState.DRAFT


def test_taken_back(alert: Alert, erin: Person, bakery: Business) -> None:
    assert Alert.objects.for_business(bakery).open().count() == 1
    assert Advisory.objects.public().count() == 1
    actions.withdraw(alert.advisory, by=erin)
    assert not Alert.objects.for_business(bakery).open().exists()
    assert not Advisory.objects.public().exists()
    assert Entry.objects.of("threats.Withdrawn").exists()
    with pytest.raises(WrongState):
        actions.withdraw(alert.advisory, by=erin)


def test_a_proposed_title_names_what_fits_and_counts_the_rest(advisory: Advisory) -> None:
    slugs = ["windows", "windows-old", "windows-server", "windows-server-old"]
    title = matching.draft(advisory, slugs).title
    assert title.endswith(" more")
    assert len(title) <= matching.LONGEST_TITLE
    assert "…" not in title
