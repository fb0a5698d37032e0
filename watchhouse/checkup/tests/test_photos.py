"""A photo is read by what it is, refused before it grows, and told nothing but what it shows."""

from __future__ import annotations

import contextlib
import io
import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from watchhouse.checkup import photos, rules
from watchhouse.foundation import limited, pictures, pictures_child

WHERE = b"GPS-51.5-canary"


def picture(kind: str = "JPEG", size: tuple[int, int] = (2400, 1800), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 40)).save(out, kind, **more)
    return out.getvalue()


def clean(photo: bytes) -> Image.Image:
    return Image.open(io.BytesIO(photos.cleaned(io.BytesIO(photo), size=len(photo))))


def png_of(width: int, height: int) -> bytes:
    """A tiny file that would grow to `width` × `height`."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_is_a_small_jpeg_whatever_came(kind: str) -> None:
    made = clean(picture(kind))
    assert made.format == "JPEG"
    assert made.size == (1600, 1200)


def test_place_camera_and_comment_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = WHERE.decode()  # the maker
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    photo = picture(exif=exif, comment=WHERE, icc_profile=WHERE, dpi=(72, 72))
    assert WHERE in photo
    kept = photos.cleaned(io.BytesIO(photo), size=len(photo))
    assert WHERE not in kept
    made = Image.open(io.BytesIO(kept))
    assert not made.getexif()
    assert not {"exif", "comment", "icc_profile"} & set(made.info)


def test_it_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    assert clean(picture(size=(400, 300), exif=exif)).size == (300, 400)


def test_what_is_clear_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert clean(out.getvalue()).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(4000, 3001), (40_001, 1000), (30_000, 30_000), (2**31 - 1, 9)])
def test_too_many_dots_are_refused_unread(size: tuple[int, int]) -> None:
    bomb = png_of(*size)
    assert len(bomb) < 5000
    with pytest.raises(rules.PhotoTooBig, match="12 million dots"):
        clean(bomb)


def test_forty_million_dots_are_read() -> None:
    assert clean(picture(size=(8000, 5000), quality=30)).size == (1600, 1000)


def test_a_jpeg_of_more_is_refused() -> None:
    with pytest.raises(rules.PhotoTooBig, match="40 million dots"):
        clean(picture(size=(8000, 5001), quality=30))


ALONE = """
import io, sys, django
django.setup()
from watchhouse.checkup import photos, rules
photo = sys.stdin.buffer.read()
try:
    photos.cleaned(io.BytesIO(photo), size=len(photo))
except rules.PhotoTooBig:
    print(*[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
"""


def test_a_small_file_takes_no_memory_of_the_server() -> None:
    """A WebP is read whole as soon as it is opened: this one took 901 MB."""
    bomb = picture("WEBP", (6300, 6300), quality=1)
    assert len(bomb) < 100_000
    ended = subprocess.run([sys.executable, "-c", ALONE], input=bomb, stdout=subprocess.PIPE)
    assert int(ended.stdout) < 250_000  # kilobytes at the most, Django among them


def test_the_child_takes_its_limits_on(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, to: taken.update({what: to}))
    monkeypatch.setattr(sys, "argv", ["child", "512", "10", "1", "1", "1", "jpeg"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"no photo")))
    assert pictures_child.main() == pictures_child.UNREADABLE
    assert taken[resource.RLIMIT_AS][1] == 512
    assert taken[resource.RLIMIT_CPU][1] == 10


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "PATIENCE", 0.0001)
    with pytest.raises(rules.NotAPhoto, match="could not read that picture"):
        clean(picture())


def test_what_takes_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The child is killed by its limit: one sentence, and the server goes on."""
    hungry = tmp_path / "child.py"
    hungry.write_text("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    monkeypatch.setattr(pictures, "CHILD", hungry)
    with pytest.raises(rules.NotAPhoto):
        clean(picture())


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(rules.PhotoTooBig, match="10 MB"):
        photos.cleaned(io.BytesIO(b""), size=10_000_001)


@pytest.mark.parametrize(
    "wrong",
    [
        b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7",
        picture("GIF", (20, 20)), picture("TIFF", (20, 20)), picture("BMP", (20, 20)),
        picture()[:-2000], picture("PNG")[:400], picture("WEBP")[:60],
    ],
)  # fmt: skip
def test_what_is_no_photo_of_ours_is_refused(wrong: bytes) -> None:
    with pytest.raises(rules.NotAPhoto):
        clean(wrong)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    at=st.floats(0, 1), junk=st.binary(max_size=40), cut=st.floats(0.2, 1),
)  # fmt: skip
def test_broken_files_are_read_or_refused(kind: str, at: float, junk: bytes, cut: float) -> None:
    photo = picture(kind, (64, 48))
    place = int(at * len(photo))
    broken = (photo[:place] + junk + photo[place + len(junk) :])[: int(cut * len(photo))]
    most = pictures_child.Most(jpeg=40_000_000, other=12_000_000, side=1600)
    with contextlib.suppress(pictures_child.TooMany, pictures_child.Unreadable):
        assert max(Image.open(io.BytesIO(pictures_child.drawn(broken, most))).size) <= 1600
