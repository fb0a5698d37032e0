"""Wagtail's upload forms, in which every file is read and made anew before anything is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import media

HIDDEN = ("Cc", "Cf")  # letters that can't be seen: a NUL, or one that turns a name around


def _made_anew(upload: UploadedFile[Any], cleaned: Callable[[IO[bytes]], media.Clean]) -> None:
    """The upload itself holds what may be kept from now on: whoever keeps it keeps that."""
    try:
        clean = cleaned(upload.file)  # type: ignore[arg-type]
    except Refusal as refusal:
        raise ValidationError(refusal.sentence) from refusal
    upload.close()
    upload.file = clean.file
    upload.name, upload.size = clean.name, clean.size
    upload.content_type = clean.content_type


class PictureField(WagtailImageField):
    """A picture, drawn anew before any library of ours opens it here."""

    def to_python(self, data: UploadedFile[Any] | None) -> object:
        """The picture that may be kept."""
        if data:
            _made_anew(data, media.picture)
        return super().to_python(data)


class PaperField(WagtailDocumentField):
    """Slides, a recording or captions."""

    def to_python(self, data: UploadedFile[Any] | None) -> object:
        """The file that may be kept."""
        if data:
            _made_anew(data, media.paper)
        return super().to_python(data)


class _Named:
    """A title is the file's name at first, and names come from anywhere."""

    cleaned_data: dict[str, Any]

    def clean_title(self) -> str:
        """The title without letters that can't be seen."""
        title = str(self.cleaned_data["title"])
        return "".join(each for each in title if unicodedata.category(each) not in HIDDEN)


class PictureForm(_Named, BaseImageForm):
    """A picture and what it shows."""

    file = PictureField(widget=BaseImageForm.Meta.widgets["file"])


class PaperForm(_Named, BaseDocumentForm):
    """Slides, a recording or captions."""

    file = PaperField(widget=BaseDocumentForm.Meta.widgets["file"])
