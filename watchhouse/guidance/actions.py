"""What happens in the guidance: its files become pages, somebody checks one, a member reads one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from watchhouse.foundation import clock, journal, region
from watchhouse.guidance import editors, loading, texts, tree
from watchhouse.guidance.events import FileTaken, Looked, OursKept, PageChecked, Read
from watchhouse.guidance.models import Checked, GuidanceIndex, Guide, Reading, Sheet
from watchhouse.guidance.pages import AnyFile
from watchhouse.guidance.rules import pages as rules
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@dataclass
class Report:
    """What a load did; `edited` are the addresses it left alone because somebody edited them, and
    `gone` those whose file is not there any more.
    """

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


@transaction.atomic
def load(folder: Path) -> Report:
    """Make pages of the guides, toolkits, events and news in this folder, each known by its UUID.

    A second load changes nothing. A page that somebody edited is never overwritten, and one whose
    file is gone stays. ContentError when a file can't be used; then nothing is changed.
    """
    report, shelves = Report(), tree.shelves()
    for shelf, wanted in loading.kinds(folder):
        _put(shelves[shelf], wanted, report)
    editors.group()
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


@transaction.atomic
def check(page: Checked, *, by: Person) -> None:
    """Somebody looked at the page, and it holds for another half year.

    StillEdited while a draft waits: it would be published with the check.
    """
    page = type(page).objects.select_for_update(of=("self",)).get(pk=page.pk)
    rules.check_is_published(page)
    page.checked_by = by.name or region.current().centre  # never an address
    page.checked_on = clock.today()
    page.review_by = rules.half_a_year_after(page.checked_on)
    _publish(page, by=by)
    journal.tell(PageChecked(by_id=by.pk, page_id=page.pk))


@transaction.atomic
def take_file(page: Sheet, *, made: Sheet, by: Person) -> None:
    """The file's words come onto the page; what stood there stays among its revisions."""
    was = type(page).objects.select_for_update(of=("self",)).get(pk=page.pk)
    if not was.latest_revision_id or not was.has_unpublished_changes:
        was.save_revision(user=by, changed=False, clean=False)
    _fill(was, made)
    _publish(was, by=by)
    journal.tell(FileTaken(by_id=by.pk, page_id=was.pk))


@transaction.atomic
def keep_ours(page: Sheet, *, file: AnyFile, by: Person) -> None:
    """The file's words were looked at and not taken: nobody is asked until it changes again."""
    page.kept = file.source
    page.save(update_fields=["kept"])
    journal.tell(OursKept(by_id=by.pk, page_id=page.pk))


def _put(
    shelf: GuidanceIndex, wanted: Sequence[tuple[AnyFile, loading.Made]], report: Report
) -> None:
    """Store the pages of one kind that are new or that only their files have changed."""
    kind = next(kind for kind in texts.FOLDERS if kind.shelf == shelf.slug)
    stored = {row.content_id: row for row in kind.objects.select_for_update(of=("self",))}
    for file, made in wanted:
        was = stored.pop(file.id, None)
        if was is None:
            _create(shelf, made())
            report.created += 1
        elif was.source == file.source:
            _name(was, report)
        else:
            _renew(was, made(), report)
    report.gone += [row.address for row in stored.values() if row.source]


def _name(was: Sheet, report: Report) -> None:
    if texts.is_edited(was):
        report.edited.append(was.address)
    else:
        report.unchanged += 1


def _renew(was: Sheet, page: Sheet, report: Report) -> None:
    """The file changed. Words that are on the page already, as after an export, change nothing."""
    words = texts.digest(page)
    if words == texts.digest(was) and not was.has_unpublished_changes and not _is_newer(page, was):
        type(was).objects.filter(pk=was.pk).update(loaded=words, source=page.source)
        report.unchanged += 1
    elif texts.is_edited(was):
        report.edited.append(was.address)
    else:
        _fill(was, page)
        was.last_published_at = clock.now()
        was.save()
        if was.latest_revision_id:
            was.save_revision(changed=False)
        report.changed += 1


def _is_newer(page: Sheet, was: Sheet) -> bool:
    """Whether the file was checked after the page was."""
    return isinstance(page, Checked) and isinstance(was, Checked) and (
        page.checked_on > was.checked_on
    )  # fmt: skip


def _create(shelf: GuidanceIndex, page: Sheet) -> None:
    page.first_published_at = page.last_published_at = clock.now()
    page.loaded = texts.digest(page)
    shelf.add_child(instance=page)


def _fill(was: Sheet, page: Sheet) -> None:
    """What the file says, and that it came from there."""
    for name in (*page.filled, "source"):
        setattr(was, name, getattr(page, name))
    was.loaded, was.kept = texts.digest(page), ""


def _publish(page: Sheet, *, by: Person) -> None:
    """Our gate has let the person in; Wagtail knows only those who came through the CMS."""
    page.save_revision(user=by).publish(user=by, log_action=False, skip_permission_checks=True)
