# mypy: allow-untyped-decorators
"""What we add to and leave out of Wagtail's menu. Wagtail finds this file by its name."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

LEFT_OUT = {"reports", "help", "settings"}


@hooks.register("register_admin_menu_item")
def differences() -> MenuItem:
    """Where the pages and the files of content/ differ."""
    return MenuItem("Differences", "/guidance/differences/", icon_name="copy", order=350)


@hooks.register("register_admin_menu_item")
def desk() -> MenuItem:
    """The way back."""
    return MenuItem("Back to the desk", "/desk/", icon_name="arrow-left", order=900)


@hooks.register("construct_main_menu")
def plain_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages, pictures, papers: nothing that an editor does not need."""
    items[:] = [item for item in items if item.name not in LEFT_OUT]


@hooks.register("construct_page_action_menu")
def publish_first(items: list[ActionMenuItem], request: HttpRequest, context: object) -> None:
    """The large button publishes; keeping a draft stands below it."""
    items.sort(key=lambda item: item.name != "action-publish")
