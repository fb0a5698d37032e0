from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from watchhouse.engines.matching import params as matching
from watchhouse.foundation.region import RegionError, current, load, load_demo

LONDON = Path(__file__).parents[3] / "regions" / "london"

WRONG = [
    ("centre.toml", "businesses = 20000", 'businesses = "many"', r"centre\.toml: .*target\.busi"),
    ("centre.toml", "phone =", "fone =", r"centre\.toml: .*fone"),
    ("centre.toml", "months = 36", "months = ", r"centre\.toml: could not be read: "),
    ("boroughs.csv", "E09000001", "E9", r"boroughs\.csv, line 2: .*gss"),
    ("boroughs.csv", "BAR,7", "BAR,x", r"boroughs\.csv, line 3: .*column"),
    ("boroughs.csv", "HAC", "HCK", r"postcodes\.csv: borough “HAC” is not in boroughs\.csv"),
    ("outcodes.csv", "BR1,BRM,0.796", "BR1,BRM,7", r"outcodes\.csv, line 2: .*share"),
]


@pytest.mark.parametrize(("file", "was", "now", "sentence"), WRONG)
def test_a_wrong_file_is_named_with_its_key(
    file: str, was: str, now: str, sentence: str, tmp_path: Path
) -> None:
    folder = shutil.copytree(LONDON, tmp_path / "region")
    text = (folder / file).read_text("utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, now, 1), "utf-8")
    with pytest.raises(RegionError, match=sentence) as refused:
        load(folder)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegionError, match=r"demo\.toml: could not be read"):
        load_demo(tmp_path)


def test_invented_firms_use_products_of_the_catalogue() -> None:
    products = matching.load(LONDON.parents[1] / "content" / "technology").products
    known = {product.slug for product in products}
    for trade in load_demo(LONDON).trades:
        assert set(trade.products) <= known, trade.slug


def test_the_house_reads_the_region_it_is_set_to() -> None:
    assert current().centre == "Cyber Resilience Centre for London"
