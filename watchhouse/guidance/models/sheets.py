"""Guidance as Wagtail's pages: shelves, and what every page on them has."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from csp.constants import SELF
from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

from watchhouse.foundation import clock
from watchhouse.foundation.policy import replaced
from watchhouse.guidance import strangers


class Quiet(Page):
    """A page whose saving is not written in Wagtail's own log: revisions say who edited what.

    That log loads the whole of Wagtail's admin, a second on the first start.
    """

    private_page_options: list[str] = []  # guidance is for everyone

    class Meta:
        abstract = True

    def save(self, *args: Any, log_action: Any = None, **kwargs: Any) -> Any:
        transaction.on_commit(strangers.forget)
        return super().save(*args, log_action=log_action or None, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        transaction.on_commit(strangers.forget)
        return super().delete(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """What somebody may do with it in the CMS."""
        return Kept(user, self)


class Kept(PagePermissionTester):
    """A page may be taken down, but stays: what members read and did hangs on it. Nor is it copied
    or moved, as its shelf says what it is.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class GuidanceIndex(Quiet):
    """The top of the guidance, and each shelf below it (toolkits, guides, events, news)."""

    is_creatable = False
    subpage_types = [
        "guidance.GuidanceIndex", "guidance.Toolkit", "guidance.Guide", "guidance.Event",
        "guidance.News",
    ]  # fmt: skip
    parent_page_types: list[str] = []

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """All shelves stand on one page."""
        return _at(super().get_url_parts(request), reverse("guidance:index"))


class Sheet(Quiet):
    """What every page of guidance has: an identity that outlives its address, and its text.

    `loaded` is the digest of the words that the loader put here last: when the page's differ,
    somebody edited it, and the loader leaves it alone. `source` is the digest of the file they came
    from, and `kept` that of a file whose words an editor looked at and did not take.
    """

    content_id = models.UUIDField(unique=True, default=uuid4, editable=False)
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    source = models.CharField(max_length=64, blank=True, editable=False)
    kept = models.CharField(max_length=64, blank=True, editable=False)
    summary = models.CharField(max_length=300)
    body = RichTextField(blank=True)

    subpage_types: list[str] = []
    shelf = ""
    filled: tuple[str, ...] = ("title", "slug", "summary", "body")

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Only on the shelf of its kind."""
        return bool(super().can_create_at(parent)) and parent.slug == cls.shelf

    @property
    def address(self) -> str:
        """Where it is shown: `/guidance/guides/two-step-sign-in/`."""
        return reverse(f"guidance:{self._meta.model_name}", args=[self.slug or "new"])

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Our own addresses, wherever Wagtail makes a link."""
        return _at(super().get_url_parts(request), self.address)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page's own view, which the gate hands this draft; the CMS shows it in a frame."""
        request.draft = self  # type: ignore[attr-defined]
        found = resolve(self.address)
        shown = replaced({"frame-ancestors": [SELF]})(found.func)
        answer: HttpResponse = shown(request, *found.args, **found.kwargs)
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        return answer


def _at(parts: Any, address: str) -> tuple[int, str, str] | None:
    """Wagtail's site with our address: its own views, which it would name, serve nothing here."""
    return parts and (parts[0], settings.BASE_URL, address)


CHECKED = ("minutes", "cost_pounds", "written_by", "checked_by", "checked_on", "review_by")


class Checked(Sheet):
    """Who wrote it, who checked it, until when that holds; and what it asks of the reader.

    A new page waits for its check from the first day.
    """

    minutes = models.PositiveSmallIntegerField()
    cost_pounds = models.PositiveSmallIntegerField()
    written_by = models.CharField(max_length=120)
    checked_by = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField(default=clock.today)
    review_by = models.DateField(default=clock.today)

    filled = (*Sheet.filled, *CHECKED)

    class Meta:
        abstract = True

    @property
    def is_overdue(self) -> bool:
        """Whether the day by which somebody should have checked it again is past."""
        return self.review_by < clock.today()

    @property
    def cost(self) -> str:
        """`Free`, or `£30`."""
        return f"£{self.cost_pounds}" if self.cost_pounds else "Free"
