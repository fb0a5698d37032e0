"""`make check`: everything that can be said of the code without running it.

All checks run, also after one has failed, so that one round shows all there is to mend.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
BIN = HOME / ".venv" / "bin"


def _templates() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.html"],
        cwd=HOME, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return listed.stdout.split()


CHECKS: dict[str, list[str | Path]] = {
    "formatting": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "templates": [BIN / "djade", "--check", "--target-version", "5.2", *_templates()],
    "borders": [BIN / "lint-imports", "--no-cache"],
    "types": [BIN / "mypy"],
    "migrations": [BIN / "python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "house tests": [BIN / "pytest", "tests/house", "-q", "-p", "no:cacheprovider"],
}

failed = []
for name, command in CHECKS.items():
    started = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=HOME, capture_output=True, text=True, check=False,
        env={**os.environ, "DATABASE_URL": "", "DEMO": "0"},
    )  # fmt: skip
    word = "ok" if done.returncode == 0 else "FAILED"
    sys.stdout.write(f"{name:<12} {word} ({time.monotonic() - started:.1f} s)\n")
    sys.stdout.flush()
    if done.returncode:
        failed.append(name)
        sys.stdout.write(done.stdout + done.stderr)

if failed:
    sys.exit(f"Not clean: {', '.join(failed)}.")
