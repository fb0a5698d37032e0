"""All that is kept about a business, in one ZIP: asked for, made by the worker, fetched, gone."""

from __future__ import annotations

import json
import posixpath
import shutil
import tempfile
from datetime import timedelta
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from watchhouse.foundation import clock, journal, keeping, region, retention
from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.members.events import ExportAsked, ExportFetched
from watchhouse.members.models import Business, Export
from watchhouse.people.models import Person

README = """All that {centre} keeps about {business}, on {day}.

Each .json file holds the rows of one table. manifest.json says how many rows
each has. Files that were uploaded lie below files/. Numbers that end in _id lead to rows of the
other files; those of the centre's staff lead to nobody. Secrets are left out: what is kept of
keys, PINs and links is a sum that cannot be read back. Of letters with
a code, and of letters to others, the file says only that they were there.
"""


@transaction.atomic
def ask_export(business: Business, *, by: Person) -> Export:
    """The owner wants all of it. One that is being made, or is ready, is the answer again."""
    Business.objects.select_for_update().get(pk=business.pk)
    standing = Export.objects.standing().filter(business=business, by=by).first()
    if standing:
        return standing
    export = Export.objects.create(business=business, by=by)
    journal.tell(ExportAsked(export_id=export.pk, business_id=business.pk, by_id=by.pk))
    return export


def make_export(export: Export) -> None:
    """Write the ZIP; one that is written already stays. Rows are read one after the other, so
    that a business with many needs no more memory than one with few.
    """
    if export.file:
        return
    with tempfile.TemporaryFile() as made:
        with ZipFile(made, "w", ZIP_DEFLATED) as packed:
            _fill(packed, export)
        made.seek(0)
        export.file.save(f"{export.pk}.zip", File(made), save=False)
    export.expires_at = clock.now() + timedelta(days=retention.days("export"))
    if not Export.objects.filter(pk=export.pk, file="").update(
        file=export.file.name, expires_at=export.expires_at
    ):
        export.file.delete(save=False)  # erased meanwhile, or another worker was faster


@transaction.atomic
def fetched(export: Export, *, by: Person) -> None:
    """Write down that it was downloaded."""
    journal.tell(ExportFetched(export_id=export.pk, business_id=export.business_id, by_id=by.pk))


def _fill(packed: ZipFile, export: Export) -> None:
    by = export.by
    whose = Whose(export.business_id, [by.pk], [each for each in (by.email, by.phone) if each])
    handed_over = [k for k in keeping.everything() if not k.not_handed_over and not k.centres]
    counts = {
        name: _table(packed, name, kept, whose) for kept in handed_over for name in [kept.name]
    }
    words = {"centre": region.current().centre, "business": export.business, "day": clock.today()}
    packed.writestr("README.txt", README.format(**words))
    made = {"business_id": export.business_id, "made_at": clock.now(), "rows": counts}
    packed.writestr("manifest.json", _json(made, indent=1))


def _table(packed: ZipFile, name: str, kept: Kept, whose: Whose) -> int:
    """Write one table as a list, row by row, then its files; return how many rows."""
    count, files = 0, []
    with packed.open(f"{name}.json", "w") as out:
        out.write(b"[")
        for count, row in enumerate(kept.handed_over(whose).iterator(500), start=1):
            line = _json(_values(row, kept.left_out(row, whose)))
            out.write((b"," if count > 1 else b"") + b"\n" + line.encode())
            files += [getattr(row, each.name) for each in kept.files if getattr(row, each.name)]
        out.write(b"\n]\n")
    for number, file in enumerate(files, start=1):
        _copy(packed, f"files/{name}/{number}-{posixpath.basename(file.name)}", file)
    return count


def _copy(packed: ZipFile, name: str, file: Any) -> None:
    with file.storage.open(file.name) as source, packed.open(name, "w") as out:
        shutil.copyfileobj(source, out)


def _values(row: models.Model, without: set[str]) -> dict[str, Any]:
    """Every field with its value; a file by its name."""
    return {
        field.attname: str(value) if isinstance(field, models.FileField) else value
        for field in row._meta.concrete_fields
        if field.name not in without
        for value in [field.value_from_object(row)]
    }


def _json(value: Any, **more: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, **more)
