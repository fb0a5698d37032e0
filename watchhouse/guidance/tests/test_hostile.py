"""What strangers might send instead of a picture or a paper: one sentence, and nothing is kept."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from watchhouse.foundation import limited, pictures
from watchhouse.guidance import media, papers_child, tree
from watchhouse.guidance.models import Paper, Picture
from watchhouse.guidance.models.media import storage
from watchhouse.guidance.tests import made
from watchhouse.people.models import Person

pytestmark = pytest.mark.once

PAPERS = Path(papers_child.__file__)
DOTS = (media.DRAWN.jpeg, media.DRAWN.other, media.DRAWN.side, "same")
Bytes = Callable[[], bytes]
NO_PICTURE: dict[str, tuple[str, Bytes]] = {
    "nothing": ("nothing.png", lambda: b""),
    "words": ("words.jpg", lambda: b"not a picture"),
    "page": ("page.png", lambda: made.HTML),
    "script": ("drawing.svg", lambda: made.SVG),
    "script named png": ("drawing.png", lambda: made.SVG),
    "gif and script": ("both.gif", lambda: b"GIF89a=1;alert(1)//" + b"\0" * 50),
    "a real gif": ("real.gif", lambda: made.picture("GIF")),
    "gif named jpg": ("real.jpg", lambda: made.picture("GIF")),
    "tiff": ("scan.tiff", lambda: made.picture("TIFF")),
    "cut jpeg": ("cut.jpg", lambda: made.picture(size=(900, 900), quality=95)[:3000]),
    "cut png": ("cut.png", lambda: made.picture("PNG")[:60]),
    "cut webp": ("cut.webp", lambda: made.picture("WEBP")[:40]),
    "65535 dots a side": ("bomb.png", lambda: made.png_of(65_535, 65_535)),
    "41 million dots": ("bomb.png", lambda: made.png_of(6_500, 6_400)),
    "a line of two milliards": ("line.png", lambda: made.png_of(2**31 - 1, 9)),
    "a webp that grows": ("grows.webp", lambda: made.picture("WEBP", (6300, 6300), quality=1)),
    "zip": ("zip.png", made.zipped),
    "gzip": ("gzip.png", made.gzipped),
    "moving png": ("moving.png", lambda: made.moving("PNG")),
    "moving webp": ("moving.webp", lambda: made.moving("WEBP")),
    "pdf": ("paper.jpg", made.pdf),
    "program": ("program.png", lambda: b"MZ" + b"\0" * 500),
    "too many bytes": ("large.jpg", lambda: made.picture() + b"\0" * 10_000_000),
}
NO_PAPER: dict[str, tuple[str, Bytes]] = {
    "nothing": ("nothing.pdf", lambda: b""),
    "page": ("page.pdf", lambda: made.HTML),
    "page and pdf": ("both.pdf", lambda: made.HTML + made.pdf()),
    "script": ("drawing.vtt", lambda: made.SVG),
    "eicar": ("film.mp4", lambda: made.EICAR),
    "eicar as film": ("film.mp4", lambda: b"\0\0\0\x18ftypmp42" + made.EICAR),
    "zip": ("slides.pdf", made.zipped),
    "slides of an office": ("slides.pptx", made.zipped),
    "runs a script": ("slides.pdf", lambda: made.pdf(runs="JavaScript")),
    "starts a program": ("slides.pdf", lambda: made.pdf(runs="Launch")),
    "starts one when pressed": ("slides.pdf", lambda: made.pdf(runs="button")),
    "sends a form": ("slides.pdf", lambda: made.pdf(runs="SubmitForm")),
    "holds a program": ("slides.pdf", lambda: made.pdf(runs="embedded")),
    "locked": ("slides.pdf", lambda: made.pdf(password="x")),
    "too many pages": ("slides.pdf", lambda: made.pdf(301)),
    "cut pdf": ("slides.pdf", lambda: made.pdf()[:200]),
    "only the beginning of a pdf": ("slides.pdf", lambda: b"%PDF-1.7\n" + b"\0" * 900),
    "cut film": ("film.mp4", lambda: made.mp4()[:2000]),
    "film in an odd way": ("film.mp4", lambda: made.recording("mp4", picture="mpeg4")),
    "a sound named film": ("film.webm", lambda: b"\x1aE\xdf\xa3" + b"\0" * 900),
    "no sound": ("sound.mp3", lambda: b"ID3" + b"\0" * 900),
    "half an ogg": ("sound.ogg", lambda: made.RECORDINGS["ogg"]()[:40]),
    "list of films": ("film.mp4", lambda: b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
    "captions with a script": (
        "words.vtt", lambda: made.VTT + b"\n00:03.000 --> 00:04.000\n<script>alert(1)</script>\n"
    ),
    "captions with a picture": ("words.vtt", lambda: made.VTT + b"\n\n00:03.000 --> x\nOdd\n"),
    "captions in another alphabet": ("words.vtt", lambda: b"WEBVTT\n\n\xff\xfe"),
    "captions without words": ("words.vtt", lambda: b"WEBVTT\n"),
}  # fmt: skip


@pytest.fixture
def ada(db: None) -> Person:
    tree.shelves()
    return Person.objects.create_user("ada@centre.example", name="Ada", is_superuser=True)


def _kept() -> list[Path]:
    root = Path(storage().path(""))
    return [path for path in root.rglob("*") if path.is_file()]


def _collection() -> int:
    from wagtail.models import Collection

    return int(Collection.get_first_root_node().pk)


def _complaints(kind: type, name: str, content: bytes, ada: Person) -> list[str]:
    get_form = get_image_form if kind is Picture else get_document_form
    form = get_form(kind)(
        {"title": "A title", "description": "What it shows", "collection": _collection()},
        {"file": SimpleUploadedFile(name, content)}, user=ada,
    )  # fmt: skip
    assert not form.is_valid()
    return list(form.errors.get("file", []))


@pytest.mark.parametrize("case", NO_PICTURE)
def test_no_picture(case: str, ada: Person) -> None:
    name, content = NO_PICTURE[case]
    _refused(Picture, name, content(), ada)


@pytest.mark.parametrize("case", NO_PAPER)
def test_no_paper(case: str, ada: Person) -> None:
    name, content = NO_PAPER[case]
    _refused(Paper, name, content(), ada)


def _refused(kind: type[Picture | Paper], name: str, content: bytes, ada: Person) -> None:
    before, started = _kept(), time.monotonic()
    (sentence,) = _complaints(kind, name, content, ada)
    assert time.monotonic() - started < 10
    assert sentence.endswith(".")
    assert len(sentence) < 140
    assert _kept() == before
    assert not kind.objects.exists()


LIGHT = """
import resource, subprocess, sys
given = sys.stdin.buffer.read()
ended = subprocess.run([sys.executable, "-I", *sys.argv[1:]], input=given, capture_output=True)
print(ended.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
LARGE: dict[str, tuple[int, Path, tuple[object, ...], Bytes]] = {
    "40 million dots": (0, pictures.CHILD, DOTS, lambda: made.picture("JPEG", (8000, 5000))),
    "12 million dots": (0, pictures.CHILD, DOTS, lambda: made.picture("PNG", (4000, 3000))),
    "12 million, clear": (0, pictures.CHILD, DOTS, lambda: made.clear("WEBP", (4000, 3000))),
    "a webp that grows": (3, pictures.CHILD, DOTS, lambda: made.picture("WEBP", (6300, 6300))),
    "300 slides": (0, PAPERS, (media.PAGES,), lambda: made.pdf(300)),
    "a stream that grows": (0, PAPERS, (media.PAGES,), made.growing_pdf),
}


@pytest.mark.parametrize("case", LARGE)
def test_what_grows_stays_below_300_megabytes(case: str) -> None:
    """Asked of a small process: one that is forked begins with the memory of its parent."""
    ends, child, more, content = LARGE[case]
    words = [str(each) for each in (child, limited.MEMORY, limited.SECONDS, *more)]
    said = subprocess.run(
        [sys.executable, "-c", LIGHT, *words], input=content(), stdout=subprocess.PIPE
    )
    code, kilobytes = said.stdout.split()
    assert int(code) == ends
    assert int(kilobytes) < 300_000
