from __future__ import annotations

from django.apps import AppConfig


class Config(AppConfig):
    name = "watchhouse.guidance"
    label = "guidance"

    def ready(self) -> None:
        """The forms of the CMS are above the rows that they fill."""
        from watchhouse.guidance.cms import panels

        panels.hang()
