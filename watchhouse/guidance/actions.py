"""What happens in the guidance: its files become pages, and a member reads one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from watchhouse.foundation import clock, journal
from watchhouse.guidance import files, pages, tree
from watchhouse.guidance.events import Looked, Read
from watchhouse.guidance.models import GuidanceIndex, Guide, Reading, Sheet
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@dataclass
class Report:
    """What a load did; `edited` are the addresses it left alone because somebody edited them."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)


@transaction.atomic
def load(folder: Path) -> Report:
    """Make pages of the guides, toolkits and events in this folder, each known by its UUID.

    A second load changes nothing. A page that somebody edited is never overwritten, and one whose
    file is gone stays. ContentError when a file can't be used; then nothing is changed.
    """
    report, shelves = Report(), tree.shelves()
    guides = files.read(folder / "guides", files.GuideFile)
    _put(shelves["guides"], [pages.guide(file) for file in guides], report)
    known = dict(Guide.objects.values_list("slug", "pk"))
    toolkits = files.read(folder / "toolkits", files.ToolkitFile)
    _put(shelves["toolkits"], [pages.toolkit(file, known) for file in toolkits], report)
    events = files.read(folder / "events", files.EventFile)
    _put(
        shelves["events"], [pages.event(file, known, folder / "events") for file in events], report
    )
    return report


@transaction.atomic
def note_reading(page: Sheet, *, business: Business, by: Person) -> bool:
    """Tell that a business read a guide, or looked at another page; False when that was told today
    already.
    """
    _, first = Reading.objects.get_or_create(business=business, page_id=page.pk, on=clock.today())
    if first and isinstance(page, Guide):
        journal.tell(Read(business_id=business.pk, by_id=by.pk, guide_id=page.pk))
    elif first:
        journal.tell(Looked(business_id=business.pk, by_id=by.pk, page_id=page.pk))
    return first


def _put(shelf: GuidanceIndex, wanted: Sequence[Sheet], report: Report) -> None:
    """Store the pages of one kind that are new or that only their files have changed."""
    if not wanted:
        return
    rows = type(wanted[0]).objects.select_for_update(of=("self",))
    stored = {row.content_id: row for row in rows}
    for page in wanted:
        was = stored.get(page.content_id)
        page.loaded = page.fingerprint()
        if was is None:
            _create(shelf, page)
            report.created += 1
        elif was.is_edited:
            report.edited.append(was.address)
        elif was.loaded == page.loaded:
            report.unchanged += 1
        else:
            _change(was, page)
            report.changed += 1


def _create(shelf: GuidanceIndex, page: Sheet) -> None:
    page.first_published_at = page.last_published_at = clock.now()
    shelf.add_child(instance=page)


def _change(was: Sheet, page: Sheet) -> None:
    for name in (*page.filled, "loaded"):
        setattr(was, name, getattr(page, name))
    was.last_published_at = clock.now()
    was.save()
    if was.latest_revision_id:
        was.save_revision(changed=False)
