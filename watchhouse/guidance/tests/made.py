"""Pictures, papers and recordings for the tests, and what strangers might send instead of them."""

from __future__ import annotations

import functools
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import av
import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

WHERE = "51.5074-canary"
PLACE = "+51.5074-000.1278/"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada>Ring first.\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **more: Any) -> bytes:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 40)).save(out, kind, **more)
    return out.getvalue()


def telling(kind: str) -> bytes:
    """A picture that tells where it was taken, in every way its kind has, and holds a rest."""
    exif = Image.Exif()
    exif[0x010F] = WHERE
    exif.get_ifd(0x8825)[1] = "N"
    more: dict[str, Any] = {"exif": exif, "icc_profile": WHERE.encode()}
    if kind == "JPEG":
        more |= {"comment": WHERE.encode()}
    elif kind == "PNG":
        words = PngInfo()
        words.add_text("Comment", WHERE)
        words.add_itxt("XML:com.adobe.xmp", WHERE)
        more |= {"pnginfo": words}
    else:
        more |= {"xmp": WHERE.encode()}
    return picture(kind, **more) + WHERE.encode()


def moving(kind: str) -> bytes:
    """A picture of three frames."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def clear(kind: str, size: tuple[int, int]) -> bytes:
    """A picture one can look through."""
    out = io.BytesIO()
    Image.new("RGBA", size, (200, 30, 40, 90)).save(out, kind)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int) -> bytes:
    """A tiny file that would grow to `width` × `height`."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zipped(times: int = 20_000_000) -> bytes:
    """A small archive of a large nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nothing", b"\0" * times)
    return out.getvalue()


def gzipped(times: int = 20_000_000) -> bytes:
    """The same, as gzip."""
    return gzip.compress(b"\0" * times)


def pdf(pages: int = 1, *, author: str = WHERE, runs: str = "", password: str = "") -> bytes:
    """Blank slides; `runs` names what happens when they are opened."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": author})
    if runs == "embedded":
        writer.add_attachment("bad.exe", b"MZ")
    elif runs == "button":
        act = DictionaryObject(
            {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd")}
        )
        note = DictionaryObject({NameObject("/A"): act})
        writer.pages[0][NameObject("/Odd")] = note
    elif runs:
        act = DictionaryObject({NameObject("/S"): NameObject(f"/{runs}")})
        act[NameObject("/JS")] = TextStringObject("app.alert('canary')")
        writer.root_object[NameObject("/OpenAction")] = act
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def growing_pdf() -> bytes:
    """A page whose drawing is a gigabyte once it is unpacked."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = StreamObject()
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1000)) + packer.flush()
    stream.set_data(packed)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@functools.cache
def recording(
    kind: str = "mp4", *, picture: str = "", sound: str = "", seconds: int = 2,
    size: tuple[int, int] = (64, 48),
) -> bytes:  # fmt: skip
    """A film or a sound that says where it was made."""
    out = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if kind == "mp4" else {}
    with av.open(out, "w", format=kind, options=options) as container:
        container.metadata.update({"location": PLACE, "title": WHERE, "comment": WHERE})
        if picture:
            film: Any = container.add_stream(picture, rate=10)
            film.width, film.height, film.pix_fmt = *size, "yuv420p"
        if sound:
            tone: Any = container.add_stream(sound, rate=48_000)
            tone.layout = "mono"
        if picture:
            for number in range(seconds * 10):
                frame = av.VideoFrame.from_ndarray(np.full((size[1], size[0], 3), number, np.uint8))
                frame.pts, frame.time_base = number, Fraction(1, 10)
                container.mux(film.encode(frame))
            container.mux(film.encode())
        if sound:
            each = tone.codec_context.frame_size or 1024
            form = tone.codec_context.format.name
            silence = np.zeros((1, each), np.float32 if form.startswith("flt") else np.int16)
            if form.startswith("s32"):
                silence = silence.astype(np.int32)
            for at in range(0, seconds * 48_000, each):
                heard = av.AudioFrame.from_ndarray(silence, format=form, layout="mono")
                heard.sample_rate, heard.pts = 48_000, at
                container.mux(tone.encode(heard))
            container.mux(tone.encode())
    return out.getvalue()


def mp4() -> bytes:
    """As a phone makes it."""
    return recording("mp4", picture="libx264", sound="aac")


RECORDINGS: dict[str, Callable[[], bytes]] = {
    "mp4": mp4,
    "webm": lambda: recording("webm", picture="libvpx-vp9", sound="libopus"),
    "mp3": lambda: recording("mp3", sound="libmp3lame"),
    "ogg": lambda: recording("ogg", sound="libopus"),
}
