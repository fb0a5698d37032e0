"""What has to be there before the doors open: tables, the centre's content, and the demo."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from watchhouse.demo import year
from watchhouse.foundation import region
from watchhouse.foundation.models import Loaded
from watchhouse.guidance import actions as guidance
from watchhouse.members.models import Business
from watchhouse.people.actions import load_roles

LOADERS: dict[str, Callable[[], object]] = {
    "roles": load_roles,
    "guidance": partial(guidance.load, settings.CONTENT_DIR),
}


class OlderTables(Exception):
    """One sentence for whoever starts Watchhouse on data that another version made."""


def prepare() -> Iterator[str]:
    """Do what is missing, saying so; on an up-to-date installation nothing is done or said.

    Raises OlderTables when the tables were made before migrations were last made anew.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "Setting up the database …"
        gc.freeze()  # what is loaded stays: walking it costs a quarter of the migrations' time
        gc.set_threshold(50_000, 50, 50)
        call_command("migrate", verbosity=0, interactive=False)
    _check_tables()
    version = _digest(settings.CONTENT_DIR, settings.REGION_DIR)
    if not Loaded.objects.filter(name="content", version=version).exists():
        yield "Loading the centre's content …"
        with transaction.atomic():
            for load in LOADERS.values():
                load()
            Loaded.objects.update_or_create(name="content", defaults={"version": version})
    if settings.DEMO and not Business.objects.exists():
        yield "Inventing 300 businesses and a year of their history …"
        made_of = region.load_demo(settings.REGION_DIR)
        year.play(made_of.firms, seed=made_of.seed)


def _check_tables() -> None:
    """Until the first release migrations are made anew, so that older data may lack a column."""
    read = connection.introspection
    with connection.cursor() as cursor:
        tables = set(read.table_names(cursor))
        for model in apps.get_models():
            if not model.__module__.startswith("watchhouse."):
                continue
            wanted, table = model._meta.local_concrete_fields, model._meta.db_table
            there = read.get_table_description(cursor, table) if table in tables else []
            if {field.column for field in wanted} - {column.name for column in there}:
                raise OlderTables(
                    "This data was made by a version from before the first release, which this one"
                    " can't read: set DATA_DIR (or DATABASE_URL) to a new place and start again."
                )


def _digest(*folders: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
