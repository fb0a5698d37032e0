"""A photo is read by what it is, made small, and told nothing but what it shows.

A small file can grow to gigabytes when it is read. So a process of its own reads it (photos_child),
with so much memory and time, and what it breaks is itself. What we keep is drawn anew, so that
place, camera, comment and colour profile are gone.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from watchhouse.checkup import photos_child, rules
from watchhouse.checkup.rhythm import rhythm

CHILD = Path(photos_child.__file__)
PATIENCE = 20  # seconds by the clock: twice what the child may take of the processor
MILLION = 1_000_000


def cleaned(upload: BinaryIO, *, size: int) -> bytes:
    """A JPEG of at most `longest_side` pixels a side, without any of what cameras write into it.

    `size` is the upload's in bytes. Raises PhotoTooBig (bytes or pixels) or NotAPhoto, which also
    is what takes too much memory or time to read.
    """
    most = rhythm().evidence.megabytes
    if size > most * MILLION:
        raise rules.PhotoTooBig(f"Choose a photo of at most {most} MB.")
    ended = _drawn(upload.read())
    if ended.returncode == photos_child.TOO_MANY:
        dots = int(ended.stdout) // MILLION
        raise rules.PhotoTooBig(f"Choose a smaller photo: at most {dots} million dots.")
    if ended.returncode != 0 or not ended.stdout:
        raise rules.NotAPhoto
    return ended.stdout


def _drawn(photo: bytes) -> subprocess.CompletedProcess[bytes]:
    """What the child said. It gets nothing of ours: no environment, no paths, no open files."""
    most = rhythm().evidence
    limits = (most.megapixels * MILLION, most.megapixels_other * MILLION, most.longest_side)
    command = [sys.executable, "-I", str(CHILD), *(str(each) for each in limits)]
    try:
        return subprocess.run(  # noqa: S603  # our own file; the photo goes in by stdin
            command, input=photo, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=PATIENCE, check=False, env={},
        )  # fmt: skip
    except subprocess.TimeoutExpired as slow:
        raise rules.NotAPhoto from slow
