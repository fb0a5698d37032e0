"""Wagtail's tree: its roots, the site, and the three shelves, made where they are missing."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from watchhouse.guidance.models import GuidanceIndex

SHELVES = {"toolkits": "Toolkits", "guides": "How-to guides", "events": "Past events"}


def shelves() -> Mapping[str, GuidanceIndex]:
    """The shelf for each kind of page, by its slug."""
    found = {shelf.slug: shelf for shelf in GuidanceIndex.objects.filter(depth=3)}
    for slug in sorted(SHELVES.keys() - found.keys()):
        shelf = GuidanceIndex(title=SHELVES[slug], slug=slug)
        found[slug] = _top().add_child(instance=shelf)
    return found


def _top() -> GuidanceIndex:
    top: GuidanceIndex | None = GuidanceIndex.objects.filter(depth=2, slug="guidance").first()
    return top or _planted()


def _planted() -> GuidanceIndex:
    """Put our page where Wagtail's migrations put one that says welcome."""
    if not Locale.objects.exists():
        Locale.objects.create(language_code=settings.LANGUAGE_CODE)
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    top = root.add_child(instance=GuidanceIndex(title="Guidance", slug="guidance"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": top, "hostname": urlsplit(settings.BASE_URL).hostname},
    )
    for welcome in Page.objects.child_of(root).filter(slug="home", latest_revision=None):
        if type(welcome.specific) is Page:
            welcome.delete()
    planted: GuidanceIndex = GuidanceIndex.objects.get(pk=top.pk)
    return planted
