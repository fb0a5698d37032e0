"""What may be kept of a picture, slides, a recording and captions: what is seen and heard."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import av
import pytest
from django.core.files.uploadedfile import (
    InMemoryUploadedFile,
    SimpleUploadedFile,
    TemporaryUploadedFile,
    UploadedFile,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import captions, media, tree
from watchhouse.guidance.models import Paper, Picture
from watchhouse.guidance.tests import made
from watchhouse.people.models import Person

KINDS = ["JPEG", "PNG", "WEBP"]


def _picture(content: bytes) -> bytes:
    with media.picture(io.BytesIO(content)).file as file:
        return file.read()


def _paper(content: bytes) -> tuple[str, bytes]:
    clean = media.paper(io.BytesIO(content))
    with clean.file:
        return clean.extension, Path(clean.file.name).read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_tells_nothing_but_what_it_shows(kind: str) -> None:
    came = made.telling(kind)
    assert came.count(made.WHERE.encode()) >= 3
    kept = _picture(came)
    assert b"canary" not in kept
    image = Image.open(io.BytesIO(kept))
    assert image.format == kind
    assert not image.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp", "Comment"} & set(image.info)


def test_a_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    image = Image.open(io.BytesIO(_picture(made.picture(size=(400, 300), exif=exif))))
    assert image.size == (300, 400)


def test_a_large_picture_becomes_smaller() -> None:
    image = Image.open(io.BytesIO(_picture(made.picture(size=(8000, 4000)))))
    assert image.size == (2400, 1200)


def test_what_is_clear_stays_clear() -> None:
    image = Image.open(io.BytesIO(_picture(made.clear("PNG", (20, 20)))))
    assert image.mode == "RGBA"


def test_slides_say_nothing_about_who_made_them() -> None:
    kind, kept = _paper(made.pdf(3) + b"canary behind the end")
    reader = PdfReader(io.BytesIO(kept))
    assert (kind, len(reader.pages)) == ("pdf", 3)
    assert b"canary" not in kept
    assert not reader.metadata


def test_slides_of_ours_come_through() -> None:
    for path in Path("content/events/files").glob("*.pdf"):
        words = PdfReader(path).pages[0].extract_text()
        _, kept = _paper(path.read_bytes())
        assert PdfReader(io.BytesIO(kept)).pages[0].extract_text() == words


@pytest.mark.parametrize("kind", made.RECORDINGS)
def test_a_recording_tells_nothing_about_where_and_with_what(kind: str) -> None:
    came = made.RECORDINGS[kind]()
    assert made.PLACE.encode() in came or made.WHERE.encode() in came
    ending, kept = _paper(came)
    assert ending == kind
    assert b"canary" not in kept
    assert made.PLACE.encode() not in kept
    with av.open(io.BytesIO(came), "r") as before, av.open(io.BytesIO(kept), "r") as after:
        assert abs(cast(int, before.duration) - cast(int, after.duration)) < 100_000
        assert [s.codec_context.name for s in before.streams] == [
            s.codec_context.name for s in after.streams
        ]
        assert not {"title", "comment", "location"} & set(after.metadata)


def test_a_film_begins_before_it_is_whole() -> None:
    """Its table of contents stands first: the browser need not fetch the end to begin."""
    _, kept = _paper(made.mp4())
    assert kept.index(b"moov") < kept.index(b"mdat")


def test_captions_keep_words_and_voices() -> None:
    came = (
        b"\xef\xbb\xbfWEBVTT - canary\r\n\r\nNOTE canary\r\n\r\nSTYLE\r\n::cue { color: red }\r\n"
        b"\r\n7\r\n00:00.000 --> 00:02.000 align:start\r\n<v Ada>Ring <b>first</b> &amp; ask."
        b"\r\nNow."
    )
    kind, kept = _paper(came)
    assert kind == "vtt"
    assert kept == (
        b"WEBVTT\n\n00:00.000 --> 00:02.000 align:start\n"
        b"<v Ada>Ring <b>first</b> &amp; ask.\nNow.\n"
    )


def test_captions_name_the_line_that_is_wrong() -> None:
    with pytest.raises(captions.NotCaptions, match="line 4"):
        _paper(b"WEBVTT\n\n00:00.000 --> 00:02.000\n<b onclick=x>Ring</b>\n")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.text(max_size=60))
def test_captions_are_read_or_refused(junk: bytes, words: str) -> None:
    for content in (b"WEBVTT\n\n" + junk, made.VTT + words.encode(errors="ignore")):
        try:
            kept = captions.written_anew(content)
        except captions.NotCaptions:
            continue
        assert captions.written_anew(kept) == kept


@pytest.mark.parametrize("what", [b"", b"a", b"RIFF", b"%PDF", b"ID3"])
def test_what_is_nothing_of_ours_is_refused(what: bytes) -> None:
    for read in (media.picture, media.paper):
        with pytest.raises(Refusal):
            read(io.BytesIO(what))


@pytest.fixture
def ada(db: None) -> Person:
    tree.shelves()
    return Person.objects.create_user("ada@centre.example", name="Ada", is_superuser=True)


def _sent(name: str, content: bytes) -> UploadedFile[Any]:
    return SimpleUploadedFile(name, content)


def _sent_large(name: str, content: bytes) -> UploadedFile[Any]:
    upload = TemporaryUploadedFile(name, "", len(content), None)
    upload.write(content)
    upload.seek(0)
    return upload


def _collection() -> int:
    return int(Collection.get_first_root_node().pk)


def _keep_picture(upload: UploadedFile[Any], ada: Person, title: str = "A shop door") -> Picture:
    form = get_image_form(Picture)(
        {"title": title, "description": "A door", "collection": _collection()}, {"file": upload},
        user=ada,
    )  # fmt: skip
    assert form.is_valid(), form.errors
    kept: Picture = form.save()
    upload.close()
    return kept


@pytest.mark.parametrize("sent", [_sent, _sent_large])
def test_the_form_keeps_what_is_clean(
    sent: Callable[[str, bytes], UploadedFile[Any]], ada: Person
) -> None:
    kept = _keep_picture(sent("IMG_0001.HEIC.png", made.telling("JPEG")), ada)
    digest, name = kept.file.name.split("/")
    assert len(digest) == 32
    assert re.fullmatch(r"a-shop-door(_\w{7})?\.jpg", name)
    assert kept.file.url == f"/guidance/media/{digest}/{name}"
    assert b"canary" not in Path(kept.file.path).read_bytes()
    assert (kept.width, kept.height) == (64, 48)
    shown = kept.get_rendition("width-32")
    assert shown.url.startswith(f"/guidance/media/{digest}/")
    assert shown.alt == "A door"


@pytest.mark.parametrize("sent", [_sent, _sent_large])
def test_the_form_keeps_a_film(
    sent: Callable[[str, bytes], UploadedFile[Any]], ada: Person
) -> None:
    upload = sent("x.pdf", made.mp4())
    form = get_document_form(Paper)(
        {"title": "Our evening", "collection": _collection()}, {"file": upload}, user=ada
    )
    assert form.is_valid(), form.errors
    kept = form.save()
    upload.close()
    assert kept.url == f"/guidance/media/{kept.file.name}"
    assert re.fullmatch(r"our-evening(_\w{7})?\.mp4", kept.filename)
    assert made.PLACE.encode() not in Path(kept.file.path).read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "evil\u202egpj.exe.jpg", "a\0b.jpg", "../../etc/passwd.jpg", "ß" * 127 + ".jpg",
        "=cmd|'/c calc'!A1.jpg", ".htaccess", "con.jpg", "a" * 255,
    ],
    ids=["turned", "nul", "climbs", "255 bytes", "formula", "hidden", "device", "long"],
)  # fmt: skip
def test_a_name_is_never_taken_over(name: str, ada: Person) -> None:
    upload = InMemoryUploadedFile(io.BytesIO(made.picture()), None, "x.jpg", None, 1, None)
    vars(upload)["_name"] = name
    kept = _keep_picture(upload, ada, title=name.replace("\0", "")[:255])
    assert kept.file.name.endswith(".jpg")
    assert kept.file.name.isascii()
    assert ".." not in kept.file.name
    assert "\u202e" not in kept.title


def test_a_picture_needs_words(ada: Person) -> None:
    with _sent("a.jpg", made.picture()) as upload:
        form = get_image_form(Picture)(
            {"title": "A door", "collection": _collection()}, {"file": upload}, user=ada
        )
        assert list(form.errors) == ["description"]


def test_what_waits_for_its_words_is_clean_already(ada: Person) -> None:
    """Wagtail's page for several pictures keeps the file before the rest of the form is filled."""
    with _sent("a.jpg", made.telling("JPEG")) as upload:
        form = get_image_form(Picture)({"title": "A"}, {"file": upload}, user=ada)
        assert "file" not in form.errors
        upload.seek(0)
        assert b"canary" not in upload.read()
