"""What the address of a file is made of: nothing that leads out of its folder."""

from __future__ import annotations

from django.urls.converters import StringConverter


class Digest(StringConverter):
    """The folder, named by the digest of what lies in it."""

    regex = "[0-9a-f]{32}"


class FileName(StringConverter):
    """A name of ours, without its ending; of a picture's smaller one with its size."""

    regex = r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}"


class Ending(StringConverter):
    """What kind of file it is."""

    regex = "[a-z0-9]{2,5}"
