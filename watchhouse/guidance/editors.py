"""Who edits, as Wagtail knows it: a group with what the guidance needs, and no more.

Who may edit at all is asked at the gate, each time: a role taken away works at once.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from watchhouse.guidance import tree
from watchhouse.people.models import Person

NAME = "Guidance editors"
PAGES = ("add", "change", "publish")
# Wagtail asks for these, whichever models of ours stand in their place.
LIBRARIES = (("wagtailimages", "image"), ("wagtaildocs", "document"))
FILES = ("add", "change", "choose")


def admit(person: Person) -> None:
    """Put somebody who passed the gate among the editors."""
    if not person.groups.filter(name=NAME).exists():
        person.groups.add(group())


def group() -> Group:
    """The editors' group with its permissions, made or mended."""
    editors, _ = Group.objects.get_or_create(name=NAME)
    editors.permissions.set([_permission("wagtailadmin", "access_admin")])
    tree.shelves()
    top = tree.top()
    for act in PAGES:
        GroupPagePermission.objects.get_or_create(
            group=editors, page=top, permission=_permission(Page._meta.app_label, f"{act}_page")
        )
    for app, kind in LIBRARIES:
        for act in FILES:
            GroupCollectionPermission.objects.get_or_create(
                group=editors,
                collection=Collection.get_first_root_node(),
                permission=_permission(app, f"{act}_{kind}"),
            )
    return editors


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
