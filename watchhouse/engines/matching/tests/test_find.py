from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.engines.matching.find import find
from watchhouse.engines.matching.params import Catalogue

SAID = [
    ("office 365", "microsoft-365"),
    ("Office365", "microsoft-365"),
    ("Microsft 365", "microsoft-365"),
    ("Draytek router", "draytek-router"),
    ("sage 50", "sage-50"),
    ("quikbooks", "quickbooks"),
    ("my windows 7 laptop", "windows-old"),
    ("we use Gmail", "google-workspace"),
    ("i-phone", "iphone-ipad"),
    ("tplink", "tp-link-router"),
    ("7zip", "7-zip"),
    ("on our fortigate", "fortinet-firewall"),
]


@pytest.mark.parametrize(("typed", "slug"), SAID)
def test_what_people_type_is_known(typed: str, slug: str, catalogue: Catalogue) -> None:
    assert find(typed, catalogue)[0].product == slug


def test_two_products_in_one_breath_are_both_found(catalogue: Catalogue) -> None:
    found = find("WordPress with WooCommerce", catalogue)
    assert {one.product for one in found if one.confidence >= 0.9} == {"wordpress", "woocommerce"}


def test_half_a_name_is_never_sure(catalogue: Catalogue) -> None:
    found = find("sage", catalogue)
    assert {one.product for one in found} >= {"sage-50", "sage-online"}
    assert max(one.confidence for one in found) < 0.8


@pytest.mark.parametrize("typed", ["", "   ", "the", "asdfgh", "?!"])
def test_nothing_near_is_said(typed: str, catalogue: Catalogue) -> None:
    assert find(typed, catalogue) == ()


def test_every_name_finds_its_own_product(catalogue: Catalogue) -> None:
    for product in catalogue.products:
        for name in (product.name, *product.aliases):
            assert find(name, catalogue)[0].product == product.slug, name


@given(typed=st.text())
def test_any_text_is_taken(typed: str, catalogue: Catalogue) -> None:
    found = find(typed, catalogue)
    assert len(found) <= 5
    assert all(catalogue[one.product] and 0 < one.confidence <= 1 for one in found)
    assert list(found) == sorted(found, key=lambda one: -one.confidence)
