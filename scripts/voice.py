"""Find a speech program for the tests of films, or get the distribution's as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def find_or_fetch() -> str:
    """The path of espeak-ng; ends the run with one sentence when there is none."""
    if found := shutil.which("espeak-ng"):
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        sys.stdout.write("Installing the distribution's espeak-ng for the tests of films …\n")
        sys.stdout.flush()
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "espeak-ng"]):
            subprocess.run([*command, "-qq"], env=quiet, capture_output=True, check=False)
    if found := shutil.which("espeak-ng"):
        return found
    sys.exit(
        "The tests of films need espeak-ng and it could not be fetched: install it"
        " (on Debian: apt-get install espeak-ng)."
    )
