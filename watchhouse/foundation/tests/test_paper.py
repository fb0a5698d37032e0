from __future__ import annotations

import io
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
from pytest_django.fixtures import Settings

from watchhouse.foundation import clock, paper, typefaces

HOSTILE = [
    '#panic("no") *bold* $x$ ]] #import "x"',
    "\\u{0} \\ ` // /* <label> @ref",
    "پھول والا",
    "Łódź Çiçek Пекарня מאפייה",
    "বেকারি 面包店 🍞👩🏽‍🍳",
    "a\x00b\x1b[31m\u202egnp.exe\ufeff\ud800",
    "x" * 10_000,
    "{{ firm }} {% now %}",
]


def data(firm: str) -> dict[str, Any]:
    step = {
        "title": f"Ring {firm}", "minutes": "15 minutes", "cost": "Free", "who": firm, "why": firm,
        "steps": [firm, "Hang up."], "source_title": firm, "source_url": "https://source.example/",
    }  # fmt: skip
    return {
        "firm": firm, "invented": True, "lead": firm, "progress": firm, "steps": [step],
        "after": [firm], "done": [firm], "notes": [firm],
    }  # fmt: skip


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    return " ".join(page.extract_text() for page in read(content).pages)


def kinds(content: bytes) -> set[str]:
    """Every kind of tag in the document's tree."""
    root: Any = read(content).trailer["/Root"]
    found, todo = set(), [root["/StructTreeRoot"]]
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            found.add(str(node.get("/S", "")))
            todo += [node["/K"]] if "/K" in node else []
    return found


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    made = paper.pdf("plan", data("Invented Bakery"), title="One thing left to do")
    root: Any = read(made).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).lower() == "en-gb"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    told = read(made).metadata
    assert told is not None
    assert told.title == "One thing left to do"
    assert {"/Document", "/Title", "/H1", "/P", "/L", "/LI", "/Lbl", "/Link"} <= kinds(made)


def test_whose_paper_it_is_and_the_day() -> None:
    with clock.at(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)):
        told = words(paper.pdf("plan", data("Invented Bakery"), title="T"))
    assert "23 November 2026" in told
    assert "Invented Bakery (invented example)" in told
    assert "Page 1 of 1" in told


@pytest.mark.parametrize("firm", HOSTILE)
def test_what_people_typed_is_data(firm: str) -> None:
    made = paper.pdf("plan", data(firm), title=firm)
    assert b"pdfuaid" in made
    assert len(read(made).pages) < 10


@pytest.mark.parametrize(
    "said",
    [
        "আমার ব্যবসা পরীক্ষা করুন ১২৩", "મારો વ્યવસાય ક્ષમા જ્ઞાન", "ਮੇਰਾ ਕਾਰੋਬਾਰ ਗੁਰਮੁਖੀ",
        "کیا کوئی خطرے میں ہے؟ ہاں۔ ٹھیک ڈر ڑ گھ",
    ],
)  # fmt: skip
def test_letters_of_the_languages_we_offer_are_all_there(said: str) -> None:
    assert "□" not in words(paper.pdf("plan", data(said), title=said))


def test_markup_is_printed_as_it_was_typed() -> None:
    told = words(paper.pdf("plan", data('#panic("no") *a* $x$'), title="T"))
    assert '#panic("no") *a* $x$' in told


def test_other_scripts_are_printed_and_what_has_no_letters_is_a_box() -> None:
    told = words(paper.pdf("plan", data("Łódź Пекарня 🍞 Bakery"), title="T"))
    assert "Łódź Пекарня □ Bakery" in told


def test_a_wrong_template_is_an_error() -> None:
    with pytest.raises(typst.TypstError):
        paper.pdf("plan", {"firm": "no more than that"}, title="T")


def test_threads_do_not_meet() -> None:
    made: dict[int, str] = {}

    def work(number: int) -> None:
        made[number] = words(paper.pdf("plan", data(f"Firm {number}"), title="T"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert all(f"Ring Firm {number}" in told for number, told in made.items())
    assert len(made) == len(threads)


def test_the_typeface_is_made_once(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path
    typefaces.folder.cache_clear()
    try:
        first = typefaces.folder()
        made = {path.name: path.stat().st_mtime_ns for path in first.iterdir()}
        typefaces.folder.cache_clear()
        assert typefaces.folder() == first
    finally:
        typefaces.folder.cache_clear()
    assert len(made) == 2 * len(typefaces.FAMILIES)
    assert made == {path.name: path.stat().st_mtime_ns for path in first.iterdir()}
    assert list((tmp_path / "typefaces").iterdir()) == [first]
    faces = {
        (face.family, face.weight)
        for face in typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[first]
        ).fonts()
    }
    assert faces == {(name, weight) for name in typefaces.FAMILIES for weight in (400, 700)}


def test_without_the_assets_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "FAMILIES", {"Nothing": "not-there"})
    typefaces.folder.cache_clear()
    with pytest.raises(FileNotFoundError, match="make setup"):
        typefaces.folder()
    typefaces.folder.cache_clear()
