"""Paper: a page to print or to send, made by typst from a template of content/letters.

What people typed goes to the template as data and is never read as markup. What comes out is
tagged PDF/UA-1; typst refuses to write one that is not.
"""

from __future__ import annotations

import functools
import json
import re
import threading
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import typst
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.formats import date_format

from watchhouse.foundation import clock, region, typefaces

__all__ = ["compile"]

LONGEST = 1000  # letters of one text: a page is to be read
_JOINERS = "\u200c\u200d"  # Persian and the Indian scripts are spelled with them
_RUN = re.compile(r"\S{28}")
_NO_GLYPH = "could not be displayed"
_mine = threading.local()


def pdf(template: str, data: Mapping[str, Any], *, title: str) -> bytes:
    """A PDF/UA-1 from content/letters/{template}.typ; `data` is what JSON can hold.

    Whose paper it is and the day come along. A letter that no typeface of ours has becomes □.
    Raises typst.TypstError when the template is wrong. Warm, about 10 ms of processor time.
    """
    printed = printable({**_letterhead(), **data, "title": title})
    try:
        return _compiled(template, printed)
    except typst.TypstError as problem:
        if _NO_GLYPH not in problem.message:
            raise
    missing = absent("".join(sorted(set(json.dumps(printed, ensure_ascii=False)))))
    return _compiled(template, _without(printed, missing))


def _letterhead() -> dict[str, str]:
    centre = region.current()
    foot = f"Free advice for small businesses · {centre.phone}"
    return {
        "centre": centre.centre, "made_on": date_format(clock.today(), "j F Y"),
        "foot": f"{foot} · Demo: all firms are invented" if settings.DEMO else foot,
    }  # fmt: skip


def _compiled(template: str, data: Any) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False), "mark": mark()}
    folder = settings.CONTENT_DIR / "letters"
    made = _compiler().compile(
        folder / f"{template}.typ", root=folder, sys_inputs=inputs, format="pdf",
        pdf_standards=["ua-1"], timestamp=int(clock.now().timestamp()),
    )  # fmt: skip
    return cast(bytes, made)


def _compiler() -> typst.Compiler:
    """One for each thread: they are not to be shared. It keeps what it has parsed."""
    if not hasattr(_mine, "compiler"):
        _mine.compiler = typst.Compiler(font_paths=fonts())
    return cast(typst.Compiler, _mine.compiler)


@functools.cache
def fonts() -> typst.Fonts:
    """Ours, then those in typst's wheel. The machine's own are left out: paper is the same
    everywhere.
    """
    return typst.Fonts(include_system_fonts=False, font_paths=[typefaces.folder()])


@functools.cache
def mark() -> str:
    """The lantern, as SVG."""
    return Path(str(finders.find("watchhouse/images/mark.svg"))).read_text(encoding="utf-8")


def printable(value: Any) -> Any:
    """The same data with texts that can be set: no control characters, no endless word."""
    if isinstance(value, str):
        return _RUN.sub(lambda run: f"{run[0]}\u200b", _plain(value[:LONGEST]))
    if isinstance(value, Mapping):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return value


def _plain(text: str) -> str:
    """Without what is no letter: controls, marks that turn the direction of the line, halves."""
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFC", spaced)
        if letter in _JOINERS or not unicodedata.category(letter).startswith("C")
    )


def _without(value: Any, absent: str) -> Any:
    """The same data with □ for these letters."""
    table = str.maketrans(dict.fromkeys(absent, "□"))
    return json.loads(json.dumps(value, ensure_ascii=False).translate(table))


@functools.lru_cache(maxsize=1000)
def absent(letters: str) -> str:
    """Those of the letters that no typeface has: asked of typst, by halves."""
    try:
        _compiler().compile(
            b"#set document(title: [-])\n#sys.inputs.data", sys_inputs={"data": letters},
            format="pdf", pdf_standards=["ua-1"],
        )  # fmt: skip
    except typst.TypstError:
        if len(letters) == 1:
            return letters
        middle = len(letters) // 2
        return absent(letters[:middle]) + absent(letters[middle:])
    return ""
