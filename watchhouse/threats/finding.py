"""What can be found of the warnings: those that anyone may read."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max
from django.urls import reverse

from watchhouse.foundation.things import Thing
from watchhouse.members.products import catalogue
from watchhouse.threats.models import Advisory

MOST = 300  # the newest: older ones are on the page of all warnings


def things() -> Iterator[Thing]:
    """Published warnings under TLP:CLEAR, with the products they touch."""
    for advisory in Advisory.objects.public().prefetch_related("products")[:MOST]:
        slugs = [each.product for each in advisory.products.all() if each.kept]
        yield Thing(
            kind="Warning", title=advisory.title,
            address=reverse("threats:report", args=[advisory.slug]),
            summary=advisory.action, text=f"{advisory.what_happened} {advisory.affects}",
            about=(
                advisory.external_id, advisory.vendor, advisory.product,
                *(catalogue()[slug].name for slug in slugs if slug in catalogue()),
            ),
            minutes=advisory.minutes, weight=0.8,
        )  # fmt: skip


def version() -> object:
    """Another one whenever a warning was published, mended or taken back."""
    return tuple(
        Advisory.objects.public()
        .order_by()
        .aggregate(Count("pk"), Max("published_at"), Max("revised_at"))
        .values()
    )
