"""A process of its own that draws a photo anew: it may take so much memory and time, and dies of
more while the server lives on. It reads the photo from stdin and writes a JPEG to stdout.

Run by its path (checkup.photos does): it knows nothing of Django, so that it starts at once.
Arguments: most pixels of a JPEG, most pixels of anything else, the longest side.
Ends with 0, with TOO_MANY, or with something else for what it can't read.
"""

from __future__ import annotations

import io
import resource
import struct
import sys
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

MEMORY = 512 * 1024 * 1024
SECONDS = 10  # of the processor
TOO_MANY, UNREADABLE = 3, 4
QUALITY = 82


@dataclass(frozen=True)
class Most:
    """Pixels in all, and the longest side that is drawn."""

    jpeg: int
    other: int
    side: int


class TooMany(Exception):
    """More pixels than we draw; the argument is the most for this kind of file."""


class Unreadable(Exception):
    """No photo of ours, or a broken one."""


def drawn(photo: bytes, most: Most) -> bytes:
    """A JPEG without any of what cameras write into it. Raises TooMany or Unreadable."""
    broken = (
        OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, OverflowError, TypeError,
        struct.error, zlib.error, Image.DecompressionBombWarning, MemoryError,
    )  # fmt: skip
    try:
        with Image.open(io.BytesIO(photo), formats=("JPEG", "PNG", "WEBP")) as image:
            pixels = most.jpeg if image.format == "JPEG" else most.other
            if image.width * image.height > pixels:
                raise TooMany(pixels)
            return _anew(image, most.side)
    except Image.DecompressionBombError as bomb:
        raise TooMany(most.other) from bomb
    except broken as problem:
        raise Unreadable from problem


def _anew(image: Image.Image, side: int) -> bytes:
    wide, high = image.size
    longest = max(wide, high)
    if longest > side:  # a JPEG is then read at a fraction of its size, however long and narrow
        image.draft("RGB", (max(1, wide * side // longest), max(1, high * side // longest)))
    image.thumbnail((side, side))
    shown = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def main() -> int:
    """Take the limits on, then read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        made = drawn(sys.stdin.buffer.read(), Most(*(int(each) for each in sys.argv[1:])))
    except TooMany as many:
        sys.stdout.write(str(many))
        return TOO_MANY
    except (Unreadable, MemoryError):
        return UNREADABLE
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
