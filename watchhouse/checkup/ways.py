"""The two ways through the check: on one's own, and together with an adviser on their device."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from watchhouse.members.models import Business
from watchhouse.people.models import Person


@dataclass(frozen=True)
class Way:
    """Where the check's pages lead. With an adviser every address names the firm, so that a page
    left open never shows or changes another firm's check.
    """

    adviser: Person | None = None
    firm: Business | None = None

    @property
    def base(self) -> str:
        """The template around the pages."""
        return "desk_base.html" if self.firm else "base.html"

    def to(self, page: str, *rest: str) -> str:
        """The address of a page of this way: start, question, answers or plan."""
        if self.firm:
            return reverse(f"checkup:with_{page}", args=[self.firm.pk, *rest])
        return reverse(f"checkup:{page}", args=rest)
