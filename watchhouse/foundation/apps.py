from __future__ import annotations

from django.apps import AppConfig


class Config(AppConfig):
    name = "watchhouse.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Make the house's own lookups known to the models."""
        from watchhouse.foundation import lookups  # noqa: F401
