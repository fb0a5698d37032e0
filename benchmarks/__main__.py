"""`make bench [ONLY=name]`: run the benchmarks, print a table, write benchmarks/results.json.

With DATABASE_URL they run on that PostgreSQL server, in a database of their own.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(only: str) -> int:
    """Run those whose name begins with `only`; exit 1 when a bound does not hold."""
    scratch = tempfile.mkdtemp(prefix="watchhouse-bench-")
    os.environ.update(DATA_DIR=scratch, DEMO="0")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchhouse.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.cases import CASES

    chosen = {name: case for name, case in CASES.items() if name.startswith(only)}
    if not chosen:
        sys.stderr.write(f"No benchmark begins with “{only}”: there are {', '.join(CASES)}.\n")
        return 2
    if connection.vendor == "postgresql":  # beside the data of that server, never in them
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    else:
        call_command("migrate", verbosity=0)
    system = f"{platform.system()} {platform.machine()}"
    machine = (
        f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}"
    )
    results = []
    print(f"{'name':<34} {'value':>10} {'unit':<6} {'bound or peer':<34} {'ratio':>7}")
    for name, case in chosen.items():
        measured = case()
        results.append(
            {"name": name, **asdict(measured), "ratio": measured.ratio, "machine": machine}
        )
        print(
            f"{name:<34} {measured.value:>10.3f} {measured.unit:<6} "
            f"{measured.against:<34} {measured.ratio:>7.3f}"
        )
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    if connection.vendor == "postgresql":
        connection.creation.destroy_test_db("unused", verbosity=0)
    return 1 if any(r["is_bound"] and r["ratio"] > 1 for r in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
