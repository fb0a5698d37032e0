"""A process of its own that draws a picture anew: it may take so much memory and time, and dies of
more while the server lives on. It reads the picture from stdin and writes the new one to stdout.

Run by its path (foundation.pictures does): it knows nothing of Django, so that it starts at once.
Arguments: memory in bytes, seconds of the processor, most pixels of a JPEG, most pixels of anything
else, the longest side, and `jpeg` or `same` for the kind that is written.
Ends with 0, with TOO_MANY, MOVING, or with something else for what it can't read.
"""

from __future__ import annotations

import io
import resource
import struct
import sys
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

TOO_MANY, UNREADABLE, MOVING = 3, 4, 5
QUALITY = 82
KINDS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True)
class Most:
    """Pixels in all, and the longest side that is drawn; `same` keeps the kind, and what is clear.

    Then a picture that moves is refused: of one that becomes a JPEG the first frame is drawn.
    """

    jpeg: int
    other: int
    side: int
    same: bool = False


class TooMany(Exception):
    """More pixels than we draw; the argument is the most for this kind of file."""


class Moving(Exception):
    """Several frames."""


class Unreadable(Exception):
    """No picture of ours, or a broken one."""


def drawn(picture: bytes, most: Most) -> bytes:
    """The picture without any of what cameras write into it. Raises one of the three above."""
    broken = (
        OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, OverflowError, TypeError,
        struct.error, zlib.error, Image.DecompressionBombWarning, MemoryError,
    )  # fmt: skip
    try:
        with Image.open(io.BytesIO(picture), formats=KINDS) as image:
            pixels = most.jpeg if image.format == "JPEG" else most.other
            if image.width * image.height > pixels:
                raise TooMany(pixels)
            if most.same and getattr(image, "n_frames", 1) > 1:
                raise Moving
            return _anew(image, most)
    except Image.DecompressionBombError as bomb:
        raise TooMany(most.other) from bomb
    except broken as problem:
        raise Unreadable from problem


def _anew(image: Image.Image, most: Most) -> bytes:
    kind, side = image.format if most.same else "JPEG", most.side
    wide, high = image.size
    longest = max(wide, high)
    if longest > side:  # a JPEG is then read at a fraction of its size, however long and narrow
        image.draft("RGB", (max(1, wide * side // longest), max(1, high * side // longest)))
    image.thumbnail((side, side))
    shown = ImageOps.exif_transpose(image).convert("RGBA")
    if kind == "JPEG" or shown.getchannel("A").getextrema() == (255, 255):
        shown = _on_paper(shown)
    bare = Image.new(shown.mode, shown.size)  # nothing comes along that a picture can carry
    bare.paste(shown)
    out = io.BytesIO()
    bare.save(out, kind, quality=QUALITY, optimize=True)
    return out.getvalue()


def _on_paper(shown: Image.Image) -> Image.Image:
    """What is clear becomes white."""
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    return paper


def main() -> int:
    """Take the limits on, then read."""
    memory, seconds, jpeg, other, side = (int(each) for each in sys.argv[1:6])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    most = Most(jpeg, other, side, same=sys.argv[6] == "same")
    try:
        made = drawn(sys.stdin.buffer.read(), most)
    except TooMany as many:
        sys.stdout.write(str(many))
        return TOO_MANY
    except Moving:
        return MOVING
    except (Unreadable, MemoryError):
        return UNREADABLE
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
