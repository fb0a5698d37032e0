"""A picture is read by what it is, made small, and told nothing but what it shows.

What we keep is drawn anew (pictures_child), so that place, camera, comment and colour profile are
gone, and whatever else was hidden in the file.
"""

from __future__ import annotations

from pathlib import Path

from watchhouse.foundation import limited, pictures_child
from watchhouse.foundation.pictures_child import Most

__all__ = ["Most", "MovingPicture", "NotAPicture", "TooManyDots", "redrawn"]

CHILD = Path(pictures_child.__file__)
MILLION = 1_000_000


class NotAPicture(Exception):
    """It can't be read, or only with too much memory or time."""


class TooManyDots(Exception):
    """The argument is how many million dots there may be."""


class MovingPicture(Exception):
    """Several frames, where one is wanted."""


def redrawn(picture: bytes, most: Most) -> bytes:
    """The picture, drawn anew within these limits. Raises NotAPicture, TooManyDots, MovingPicture.

    A JPEG, or with `most.same` whatever it was: JPEG, PNG or WebP.
    """
    limits = (most.jpeg, most.other, most.side, "same" if most.same else "jpeg")
    try:
        ended = limited.run(CHILD, *limits, given=picture)
    except limited.TooSlow as slow:
        raise NotAPicture from slow
    if ended.returncode == pictures_child.TOO_MANY:
        raise TooManyDots(int(ended.stdout) // MILLION)
    if ended.returncode == pictures_child.MOVING:
        raise MovingPicture
    if ended.returncode != 0 or not ended.stdout:
        raise NotAPicture
    return ended.stdout
