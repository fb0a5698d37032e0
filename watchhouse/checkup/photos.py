"""A photo is read by what it is, made small, and told nothing but what it shows.

The header is looked at before a pixel is read: a picture that would grow too large is refused at
no cost. What we keep is drawn anew, so that place, camera, comment and colour profile are gone.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import BinaryIO

from PIL import Image, ImageOps

from watchhouse.checkup import rules
from watchhouse.checkup.rhythm import rhythm

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 82
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, OverflowError, TypeError,
    struct.error, zlib.error, Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip


def cleaned(upload: BinaryIO, *, size: int) -> bytes:
    """A JPEG of at most `longest_side` pixels a side, without any of what cameras write into it.

    `size` is the upload's in bytes. Raises PhotoTooBig (bytes or pixels) or NotAPhoto.
    """
    most = rhythm().evidence
    if size > most.megabytes * 1_000_000:
        raise rules.PhotoTooBig(f"Choose a photo of at most {most.megabytes} MB.")
    try:
        with Image.open(upload, formats=FORMATS) as photo:
            _check_pixels(photo)
            return _drawn_anew(photo, most.longest_side)
    except Image.DecompressionBombError as bomb:
        raise _too_many_pixels() from bomb
    except BROKEN as broken:
        raise rules.NotAPhoto from broken


def _check_pixels(photo: Image.Image) -> None:
    if photo.width * photo.height > rhythm().evidence.megapixels * 1_000_000:
        raise _too_many_pixels()


def _too_many_pixels() -> rules.PhotoTooBig:
    most = rhythm().evidence.megapixels
    return rules.PhotoTooBig(f"Choose a smaller photo: at most {most} million dots.")


def _drawn_anew(photo: Image.Image, side: int) -> bytes:
    photo.draft("RGB", (side, side))  # a JPEG is then read at a fraction of its size
    upright = ImageOps.exif_transpose(photo)
    upright.thumbnail((side, side))
    shown = upright.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
