"""Where photos lie: below MEDIA_ROOT, which no address of ours serves, each under a name of chance.

A file is written before its row and removed after it, so that a crash leaves a file without a row
and never a row without its file; `sweep` finds such files.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from watchhouse.foundation import clock

FOLDER = "checkup/evidence"
NAME = re.compile(rf"{FOLDER}/[0-9a-f]{{32}}\.jpg\Z")
YOUNG = timedelta(hours=6)  # whose row may still be on its way


def write(photo: bytes) -> str:
    """Keep a JPEG; return its name once it is on the disk."""
    name = f"{FOLDER}/{secrets.token_hex(16)}.jpg"
    _path(FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(_path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(photo)
        file.flush()
        os.fsync(file.fileno())
    return name


def read(name: str) -> bytes | None:
    """The JPEG of this name; None for a name that is not ours or a file that is not there."""
    if not NAME.match(name):
        return None
    try:
        return _path(name).read_bytes()
    except FileNotFoundError:
        return None


def remove(name: str) -> None:
    """The file goes; one that is gone already is gone."""
    if NAME.match(name):
        _path(name).unlink(missing_ok=True)


def names() -> Iterator[str]:
    """The files that are old enough to have a row, in no order."""
    oldest = (clock.now() - YOUNG).timestamp()
    for path in _path(FOLDER).glob("*.jpg"):
        name = f"{FOLDER}/{path.name}"
        if NAME.match(name) and path.stat().st_mtime < oldest:
            yield name


def sweep(known: Collection[str]) -> int:
    """Remove the old files that are not `known`; return how many."""
    orphans = [name for name in names() if name not in known]
    for name in orphans:
        remove(name)
    return len(orphans)


def _path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name
