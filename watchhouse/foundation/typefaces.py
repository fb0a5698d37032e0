"""Our typefaces for paper: the woff2 files of the pages, as the still TTF files typst reads.

Made once and kept in `typefaces/` beside the data, under the digest of what they were made
from (this file among it).
"""

from __future__ import annotations

import functools
import hashlib
import shutil
import tempfile
from pathlib import Path
from unicodedata import combining

from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILIES = {
    "Watchhouse Text": "atkinson-latin",
    "Watchhouse Text Extended": "atkinson-latin-ext",
    "Watchhouse Bengali": "noto-bengali",
    "Watchhouse Gujarati": "noto-gujarati",
    "Watchhouse Gurmukhi": "noto-gurmukhi",
    "Watchhouse Urdu": "noto-arabic",
}
WEIGHTS = {400: "Regular", 700: "Bold"}
_FAMILY, _STYLE, _WHOLE = (1, 16), (2, 17), 4  # what a name in a font file's table is about


@functools.cache
def folder() -> Path:
    """Where the TTF files lie; they are made when they are not there yet (about 4 s).

    Raises FileNotFoundError when the assets were not built.
    """
    sources = {family: _source(name) for family, name in FAMILIES.items()}
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sources.values():
        digest.update(path.read_bytes())
    kept = settings.DATA_DIR / "typefaces" / digest.hexdigest()[:16]
    if not kept.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=kept.parent))
        for family, path in sources.items():
            for weight in WEIGHTS:
                _still(path, family, weight).save(made / f"{path.stem}-{weight}.ttf")
        _keep(made, kept)
    return kept


def _source(name: str) -> Path:
    found = finders.find(f"watchhouse/fonts/{name}.woff2")
    if not found:
        raise FileNotFoundError("Our typeface is not there: call `make setup` to build the assets.")
    return Path(str(found))


def _still(path: Path, family: str, weight: int) -> TTFont:
    """One weight of the variable font, under a name of its own: typst goes by names."""
    font = instancer.instantiateVariableFont(TTFont(path), {"wght": weight})
    font.flavor = None
    font["OS/2"].usWeightClass = weight
    for table in font["cmap"].tables:
        # Else ź is set as z and an accent, and read out, searched and copied as two letters. In
        # other scripts such marks are letters of their own.
        table.cmap = {code: name for code, name in table.cmap.items() if not _is_accent(code)}
    for row in font["name"].names:
        if row.nameID in _FAMILY:
            row.string = family
        elif row.nameID in _STYLE:
            row.string = WEIGHTS[weight]
        elif row.nameID == _WHOLE:
            row.string = f"{family} {WEIGHTS[weight]}"
    return font


def _is_accent(code: int) -> bool:
    """Whether it only stands on letters of the Latin alphabet."""
    return combining(chr(code)) != 0 and code < 0x0483


def _keep(made: Path, kept: Path) -> None:
    """Two processes may make them at once: the first to be ready wins, both are the same."""
    try:
        made.rename(kept)
    except OSError:
        shutil.rmtree(made)
