from __future__ import annotations

import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.foundation import places
from watchhouse.foundation.places import NotAPostcode, OutsideRegion
from watchhouse.foundation.region import load, load_demo

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "regions" / "london"
SAMPLE = ROOT.parent / "shared" / "data" / "london" / "postcodes_london_sample.csv"
LONDON = load(FOLDER)

# One well-known place each; what stands in no table is decided by sector or outcode.
KNOWN = [
    ("E17 4PH", "Waltham Forest"),
    ("e174ph", "Waltham Forest"),
    ("  e17   4 ph ", "Waltham Forest"),
    ("E17-4PH", "Waltham Forest"),
    ("SW1A 2AA", "Westminster"),
    ("EC3V 1LT", "City of London"),
    ("CR0 1NX", "Croydon"),
    ("RM1 3BD", "Havering"),
    ("N1C 4AG", "Camden"),
    ("DA1 4AA", "Bexley"),
    ("E20 9ZZ", "Newham"),
]


@pytest.mark.parametrize(("typed", "name"), KNOWN)
def test_a_postcode_has_its_borough(typed: str, name: str) -> None:
    assert places.borough_of(typed, LONDON).name == name


@pytest.mark.parametrize("typed", ["ABC", "E17", "17 4PH", "E17 4P", "E17 4PHH", "E17 4CV", "£"])
def test_what_is_no_postcode_is_said_plainly(typed: str) -> None:
    with pytest.raises(NotAPostcode) as refused:
        places.borough_of(typed, LONDON)
    assert str(refused.value) == (
        f"We could not read “{typed}” as a postcode. Write it like E17 4PH."
    )


def test_nothing_typed_asks_for_one() -> None:
    with pytest.raises(NotAPostcode, match="Write your postcode, like E17 4PH"):
        places.read("  ")


def test_a_long_text_is_cut() -> None:
    with pytest.raises(NotAPostcode, match="We could not read “12 Invented …” as"):
        places.read("12 Invented Street, Walthamstow")


@pytest.mark.parametrize("typed", ["M1 1AE", "DA1 1AA", "GU1 1AA", "WD6 1AA", "TN14 5AA"])
def test_outside_the_region_says_where_to_look(typed: str) -> None:
    with pytest.raises(OutsideRegion) as refused:
        places.borough_of(typed.lower(), LONDON)
    assert str(refused.value).startswith(f"{typed} is outside London. Each part of England")


@given(st.text())
def test_any_text_is_read_or_refused(typed: str) -> None:
    with suppress(NotAPostcode, OutsideRegion):
        assert places.borough_of(typed, LONDON) in LONDON.boroughs


@given(st.sampled_from(sorted(LONDON.units)), st.booleans(), st.text(" \t-", max_size=3))
def test_case_and_spaces_do_not_matter(unit: str, lower: bool, gap: str) -> None:
    typed = unit.replace(" ", gap)
    borough = places.borough_of(typed.lower() if lower else typed, LONDON)
    assert borough.code == LONDON.units[unit]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample lies beside the repository")
def test_the_sample_of_12000_is_placed_rightly() -> None:
    with SAMPLE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    right = sum(places.borough_of(row["postcode"], LONDON).name == row["borough"] for row in rows)
    assert right / len(rows) >= 0.999


def test_the_region_is_whole() -> None:
    assert len(LONDON.boroughs) == len({(one.column, one.row) for one in LONDON.boroughs}) == 33
    assert sorted(one.gss for one in LONDON.boroughs) == [f"E09{n:06}" for n in range(1, 34)]
    assert LONDON.phone_link == "+442079460100"
    assert (LONDON.target.businesses, LONDON.target.start) == (20_000, date(2026, 1, 1))
    assert {fund.slug: fund.pays_for for fund in LONDON.funds}["mayor-outreach"] == (
        "outreach",
        "toolkits",
        "videos",
    )
    with pytest.raises(KeyError):
        LONDON.borough("XXX")


def test_invented_firms_stand_where_their_street_is() -> None:
    demo = load_demo(FOLDER)
    assert {one.gss for one in LONDON.boroughs} == {street.borough for street in demo.streets}
    for street in demo.streets:
        postcode = f"{street.sector}{demo.postcode_end}"
        assert places.borough_of(postcode, LONDON).gss == street.borough, street.name
    assert sum(demo.sizes.values()) == pytest.approx(1)
    assert demo.mail_domain == "example"
