"""Print the pages that code and content can tell: advice, plans compared, commands and so on.

.venv/bin/python scripts/reference.py        write them
.venv/bin/python scripts/reference.py check  exit 1 when one of them is not current
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchhouse.settings")

import click  # noqa: E402
import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402

from scripts import advice, compared, routes  # noqa: E402
from watchhouse import cli  # noqa: E402
from watchhouse.foundation import retention, states  # noqa: E402
from watchhouse.foundation.journal import Event  # noqa: E402
from watchhouse.journey import JOURNEY, KEPT, SCHEDULE  # noqa: E402

NOTE = "<!-- Printed from the code by `make docs`. -->"


def commands() -> str:
    """Every command of `watchhouse`, with its own help."""
    parts = ["# Commands", NOTE, "Exit code 0: done, 1: refused, 2: misused."]
    for name, command in walk(cli.gathered(), "watchhouse"):
        # As the whole command line shows it, whatever terminal this is printed from.
        with click.Context(command, info_name=name, terminal_width=78) as context:
            parts += [f"## {name}", f"```text\n{command.get_help(context)}\n```"]
    return "\n\n".join(parts) + "\n"


def walk(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """The commands below this one, each with its whole name; groups are walked through."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    for child in sorted(command.commands):
        yield from walk(command.commands[child], f"{name} {child}")


def events() -> str:
    """Every event of the journal: what it says, and who reacts."""
    told = "What the journal records. All carry `business_id` and `by_id`, where there is one."
    parts = ["# Events", NOTE, told]
    for event in sorted(_told(), key=lambda each: each.kind()):
        parts += [f"## {event.kind()}", " ".join((event.__doc__ or "").split())]
        own = [f for f in fields(event) if f.name not in ("business_id", "by_id")]
        if own:
            rows = [
                f"- `{f.name}`: `{f.type}`{'' if f.default is MISSING else ', may be absent'}"
                for f in own
            ]
            parts.append("\n".join(rows))
        reactions = JOURNEY.get(event, ())
        if reactions:
            parts.append("Reacts: " + ", ".join(f"`{task.module_path}`" for task in reactions))
    jobs = [
        f"- `{name}`: `{job.task.module_path}`, every {job.period}"
        for name, job in sorted(SCHEDULE.items())
    ]
    return "\n\n".join([*parts, "## The schedule", "\n".join(jobs) or "Nothing yet."]) + "\n"


def _told() -> list[type[Event]]:
    """The events that rooms tell, from their events.py."""
    for config in apps.get_app_configs():
        if (Path(config.path) / "events.py").exists() and config.name.startswith("watchhouse."):
            importlib.import_module(f"{config.name}.events")
    return [e for e in Event.__subclasses__() if e.__module__.endswith(".events")]


def state_tables() -> str:
    """Every state machine, drawn from its transition table."""
    parts = ["# States", NOTE]
    for model in sorted(apps.get_models(), key=lambda each: each._meta.label_lower):
        table = getattr(model, "transitions", None)
        if table:
            parts += [
                f"## {model._meta.label_lower}",
                f"```mermaid\n{states.diagram(table)}\n```",
            ]
    return "\n\n".join(parts) + "\n"


def route_table() -> str:
    """Every address, and the gate that stands before it."""
    rows = [f"| `{r.path}` | {r.methods} | {r.gate} |" for r in routes.all_routes()]
    head = ["| address | methods | gate |", "|---|---|---|"]
    return "\n\n".join(["# Routes", NOTE, "\n".join([*head, *rows])]) + "\n"


def kept() -> str:
    """How long what is kept is kept, and what each room lists."""
    parts = ["# Retention and erasure", NOTE, KEPT_WORDS]
    rows = [
        f"| {each.name} | {f'{each.days} days' if each.days else 'for good'} |"
        f" {each.after or '–'} | {each.why} |"
        for each in retention.classes().values()
    ]
    head = ["| what | how long | from | why |", "|---|---|---|---|"]
    parts += ["## How long", "\n".join([*head, *rows]), "## What each room keeps", LISTS]
    lines = [
        "| table | belongs by | with the member | left out of an export |",
        "|---|---|---|---|",
    ]
    for each in sorted(KEPT, key=lambda one: one.name):
        by = ", ".join(filter(None, (each.business, each.person, each.where and "its address")))
        goes = each.stays or each.centres or (
            "erased; held while a case is open" if each.held else "erased"
        )  # fmt: skip
        left_out = each.not_handed_over or ", ".join(each.without) or "–"
        lines.append(f"| `{each.name}` | {by or '–'} | {goes} | {left_out} |")
    return "\n\n".join([*parts, "\n".join(lines)]) + "\n"


KEPT_WORDS = """What is kept about members, for how long, and what becomes of it. The periods stand
in `content/retention.toml`; the worker takes away what has had its time, each night.

An owner may ask for all of it in one ZIP (`/members/export/`), close the membership, or have
everything erased (`/members/erase/`), after seven days or at once. `members.Erased` tells every
room; each removes what its `keeping.py` lists, with its files, and says so. When the last one has
answered, letters, sessions, ended tasks, the business and its people go. Reactions may run twice
and in any order; a room that has not answered yet holds the rest back.

What stays: the journal's entries, in which the business is a number that no row has any more (they
are chained, so that nobody can change them, and hold no name and no text: `tests/leaving/` reads
every fact of an invented year); and a row of `members.Erasure` with that number and the borough's
code, so that figures by borough stay true. An urgent case that is still open holds its own rows
until it is closed. People who also belong to another business, or work for the centre, keep their
sign-in.

On SQLite erased rows are overwritten (`secure_delete`); PostgreSQL's space is used again
after its vacuum. Backups are the operator's: they run out within 35 days."""

LISTS = """A test walks all tables and fails for one that hangs on a business or a person and
stands in no list; another plants a word in every text of every row, erases, and looks for it
everywhere."""


PAGES: dict[str, Callable[[], str]] = {
    "advice.md": lambda: advice.page(NOTE.replace("code", "content")),
    "../explanation/plans-compared.md": lambda: compared.page(NOTE.replace("code", "content")),
    "commands.md": commands,
    "events.md": events,
    "states.md": state_tables,
    "retention.md": kept,
    "routes.md": route_table,
}


def stale() -> list[str]:
    """The pages that are not what the code says."""
    folder = HOME / "docs" / "reference"
    return [
        name
        for name, page in PAGES.items()
        if not (folder / name).exists() or (folder / name).read_text() != page()
    ]


if __name__ == "__main__":
    if sys.argv[1:] == ["check"]:
        sys.exit(f"Not current, call `make docs`: {', '.join(stale())}" if stale() else 0)
    for name, page in PAGES.items():
        (HOME / "docs" / "reference" / name).write_text(page())
