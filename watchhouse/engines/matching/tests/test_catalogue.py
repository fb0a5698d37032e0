from __future__ import annotations

import re
from pathlib import Path

import pytest

from watchhouse.engines.matching.__main__ import main
from watchhouse.engines.matching.params import Catalogue, CatalogueError, load

CHROME = """
[[product]]
slug = "chrome"
name = "Google Chrome"
aliases = ["Chrome"]
supplier = "Google"
kind = "browser"
group = "Web browsers"
first_released = 2008
see_version = "Open the menu."
update = ["Restart."]
update_minutes = 3
"""

WRONG = [
    ("product = [", r"it\.toml: could not be read: "),
    ("slug = 'x'", r"it\.toml: key “slug” is not known here"),
    ("product = 3", r"it\.toml: key “product” must be a list"),
    (CHROME.replace("2008", '"soon"'), r"it\.toml: product 1 “chrome”: .*first_released"),
    (CHROME.replace("browser", "thing"), r"it\.toml: product 1 “chrome”: .*kind"),
    (CHROME + "colour = 'red'\n", r"it\.toml: product 1 “chrome”: .*colour"),
    (CHROME.replace('slug = "chrome"', ""), r"it\.toml: product 1 “no slug”: .*slug"),
    (CHROME + CHROME, r"it\.toml: slug “chrome” is already used in it\.toml"),
    (CHROME + CHROME.replace('"chrome"', '"other"'), r"“other”.*“Google Chrome” already means chr"),
    (CHROME.replace('["Chrome"]', '["!"]'), r"“chrome”: key “aliases”: “!” already means nothing"),
    (CHROME + "like = 'edge'\n", r"“chrome”: key “like” names “edge”, which is no product of Goo"),
]


@pytest.mark.parametrize(("content", "sentence"), WRONG)
def test_a_wrong_file_is_named_with_its_key(content: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "it.toml").write_text(content, "utf-8")
    with pytest.raises(CatalogueError, match=sentence) as refused:
        load(tmp_path)
    assert "\n" not in str(refused.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no product files"):
        load(tmp_path)


def test_suppliers_are_checked(tmp_path: Path) -> None:
    (tmp_path / "it.toml").write_text(CHROME, "utf-8")
    (tmp_path / "suppliers.toml").write_text("names = 3", "utf-8")
    with pytest.raises(CatalogueError, match=r"suppliers\.toml: "):
        load(tmp_path)


def test_products_are_found_by_slug(catalogue: Catalogue) -> None:
    assert len(catalogue.products) >= 40
    assert catalogue["sage-50"].name == "Sage 50"
    with pytest.raises(KeyError):
        catalogue["nothing"]


def test_advice_is_short_and_never_says_safe(catalogue: Catalogue) -> None:
    for product in catalogue.products:
        for sentence in (product.see_version, *product.update):
            assert len(sentence.split()) <= 22, sentence
            assert sentence.endswith("."), sentence
            assert not re.search(r"\bsafe\b", sentence.lower()), sentence


def test_the_command_answers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "it.toml").write_text(CHROME, "utf-8")
    assert main([str(tmp_path), "chrome"]) == 0
    assert "chrome" in capsys.readouterr().out
    assert main([str(tmp_path), "missing.json"]) == 1
    assert main([]) == 2
