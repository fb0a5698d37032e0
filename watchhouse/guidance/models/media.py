"""Pictures, and what else a page shows or hands out: slides, recordings, captions.

Each file lies in a folder named by the digest of its bytes: a new file is a new address, so that an
address can be kept by browsers for ever.
"""

from __future__ import annotations

import re
import secrets
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.text import slugify
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
)
from wagtail.models import Page, ReferenceIndex

DIGEST = re.compile("[0-9a-f]{32}")
LONGEST = 50  # letters of a title that stand in the file's name


def storage() -> Storage:
    """Where the files lie, and the address they have (STORAGES in the settings)."""
    return storages["guidance"]


def place(instance: Picture | Paper, filename: str) -> str:
    """`<digest>/<the title in plain letters>.<kind>`.

    guidance.media names each file by its digest; one that comes without gets a folder of chance.
    """
    found = DIGEST.match(PurePath(filename).name)
    folder = found[0] if found else secrets.token_hex(16)
    return f"{folder}/{_plain(instance, filename)}"


def named(row: Picture | Paper) -> str:
    """What its file is called outside: the storage may have made the name longer."""
    return _plain(row, str(row.file.name))


def _plain(row: Picture | Paper, filename: str) -> str:
    stem = slugify(row.title)[:LONGEST].strip("-") or "file"
    return f"{stem}{PurePath(filename).suffix.lower()}"


def _is_shown(row: Picture | Paper) -> bool:
    """Whether a page that anyone may read shows or names it."""
    named = ReferenceIndex.get_references_to(row).values_list("object_id", flat=True)
    pages = [int(each) for each in named if each.isdecimal()]
    return bool(pages) and Page.objects.live().filter(pk__in=pages).exists()


class _Kept(models.QuerySet[Any]):
    def with_digest(self, digest: str) -> _Kept:
        """Those whose files lie in this folder: the same bytes may have been sent twice."""
        return self.filter(file__startswith=f"{digest}/")

    def any_is_shown(self) -> bool:
        """Whether one of them stands on a page that anyone may read."""
        return any(_is_shown(row) for row in self)


class PictureQuerySet(_Kept, ImageQuerySet):  # Wagtail brings no types
    """Pictures, as Wagtail searches them."""


class PaperQuerySet(_Kept, DocumentQuerySet):
    """Papers, as Wagtail searches them."""


class Picture(AbstractImage):
    """A picture, drawn anew when it was sent; what it shows is said for those who don't see it."""

    file = WagtailImageField(
        upload_to=place, storage=storage, width_field="width", height_field="height"
    )
    description = models.CharField(
        "What it shows", max_length=255,
        help_text="Read out to those who can't see the picture. One short sentence.",
    )  # fmt: skip

    objects = PictureQuerySet.as_manager()
    admin_form_fields = (
        "title", "file", "description", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    def get_upload_to(self, filename: str) -> str:
        return place(self, filename)

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> ContentFile[bytes]:
        """Wagtail leaves open what it drew into."""
        with super().generate_rendition_file(*args, **kwargs) as drawn:
            drawn.seek(0)
            return ContentFile(drawn.read(), name=drawn.name)


class PictureRendition(AbstractRendition):
    """A picture at the size that a page shows, in the folder of its picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="picture_rendition_once"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        return f"{PurePath(self.image.file.name).parent}/{PurePath(filename).name}"


class Paper(AbstractDocument):
    """Slides, a recording or captions, without what was in the file beside them."""

    file = models.FileField(upload_to=place, storage=storage)

    objects = PaperQuerySet.as_manager()
    admin_form_fields = ("title", "file", "collection", "tags")

    def clean(self) -> None:
        """Wagtail's would judge a file by its name; ours is read (guidance.media)."""
