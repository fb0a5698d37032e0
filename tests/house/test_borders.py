"""The house rules that import-linter cannot see."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

HOME = Path(__file__).resolve().parents[2]
CONTRACT = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = [
    [room.strip(" ()") for room in layer.split("|")] for layer in CONTRACT["contracts"][0]["layers"]
]
HEIGHT = {room: -i for i, layer in enumerate(LAYERS) for room in layer}
ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("watchhouse.")]


def test_relations_point_down() -> None:
    """A row may point at its own room or at one below, never up."""
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for config in ROOMS
        for model in config.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if field.related_model._meta.app_label in HEIGHT
        if HEIGHT[field.related_model._meta.app_label] > HEIGHT[config.label]
    ]
    assert not wrong


def test_doors_own_no_rows() -> None:
    owned = [
        model._meta.label
        for config in ROOMS
        if config.label in ("front", "portal", "desk", "api")
        for model in config.get_models()
    ]
    assert not owned


def test_one_word_everywhere() -> None:
    """A room's word is its label, its templates' folder and its addresses' name."""
    for config in ROOMS:
        folder = Path(config.path) / "templates"
        if config.label in ("foundation", "people") or not folder.exists():
            continue  # foundation holds the base, people dresses allauth's pages
        dressed = {"wagtailadmin"} if config.label == "guidance" else set()  # the CMS, in our name
        assert {child.name for child in folder.iterdir()} - dressed == {config.label}


def test_no_signals_and_no_clock_but_ours() -> None:
    """Control flow stands in the journey; the time comes from foundation.clock."""
    forbidden = (
        "django.dispatch", ".signals", "timezone.now(", "datetime.now(", "date.today(",
        "datetime.today(", "datetime.utcnow(", "time.time(",
    )  # fmt: skip
    allowed = {"foundation/clock.py", "foundation/tasks.py"}
    found = [
        f"{path.relative_to(HOME)}: {word}"
        for path in (HOME / "watchhouse").rglob("*.py")
        if "tests" not in path.parts and "migrations" not in path.parts
        if str(path.relative_to(HOME / "watchhouse")) not in allowed
        for word in forbidden
        if word in path.read_text()
    ]
    assert not found


def test_another_rooms_pages_and_reactions_are_private() -> None:
    """Forms, views, tasks and letters are their room's own; its actions and gates are for all.

    import-linter's wildcards cannot say "of the same room". The journey lists everybody's tasks;
    foundation's forms and tasks are the house's tools.
    """
    private = {"forms", "views", "tasks", "emails", "urls"}
    listing = {HOME / "watchhouse" / "urls.py", HOME / "watchhouse" / "journey.py"}
    wrong = [
        f"{path.relative_to(HOME)} -> {name}"
        for path in (HOME / "watchhouse").rglob("*.py")
        if "tests" not in path.parts and path not in listing
        for name in _imports(path)
        if (parts := name.split("."))[0] == "watchhouse" and len(parts) > 2
        if parts[1] not in ("foundation", path.relative_to(HOME / "watchhouse").parts[0])
        if parts[2] in private
    ]
    assert not wrong


def _imports(path: Path) -> Iterator[str]:
    """Every module or name a file imports, dotted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
