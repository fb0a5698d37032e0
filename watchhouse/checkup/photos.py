"""A photo that shows a step: so large and no larger, and drawn anew by foundation."""

from __future__ import annotations

from typing import BinaryIO

from watchhouse.checkup import rules
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import pictures

MILLION = pictures.MILLION


def cleaned(upload: BinaryIO, *, size: int) -> bytes:
    """A JPEG of at most `longest_side` pixels a side, without any of what cameras write into it.

    `size` is the upload's in bytes. Raises PhotoTooBig (bytes or pixels) or NotAPhoto, which also
    is what takes too much memory or time to read.
    """
    most = rhythm().evidence
    if size > most.megabytes * MILLION:
        raise rules.PhotoTooBig(f"Choose a photo of at most {most.megabytes} MB.")
    limits = pictures.Most(
        most.megapixels * MILLION, most.megapixels_other * MILLION, most.longest_side
    )
    try:
        return pictures.redrawn(upload.read(), limits)
    except pictures.TooManyDots as dots:
        raise rules.PhotoTooBig(f"Choose a smaller photo: at most {dots} million dots.") from dots
    except pictures.NotAPicture as problem:
        raise rules.NotAPhoto from problem
