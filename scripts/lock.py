"""Pin every package anew, with hashes and without the registries' addresses (`make lock`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PINNED: dict[str, list[str]] = {
    "uv": ["requirements/uv.in"],
    "node": ["requirements/node.in"],
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev", "-c", "requirements/run.txt"],
}

for name, sources in PINNED.items():
    subprocess.run(
        [
            HOME / ".uv" / "bin" / "uv", "pip", "compile", *sources, "--upgrade", "--universal",
            "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--quiet",
            "--custom-compile-command", "make lock", "-o", f"requirements/{name}.txt",
        ],
        cwd=HOME, check=True,
    )  # fmt: skip
    sys.stdout.write(f"requirements/{name}.txt is pinned.\n")
