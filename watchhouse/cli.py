"""`watchhouse`: the command line. Exit code 0: done, 1: refused, 2: misused.

Each room brings its own commands (`cli.py`); what needs more than one room stands here.
"""

from __future__ import annotations

import os

import click
import django


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Run a cyber resilience centre for small businesses.

    Example: watchhouse threats pull kev --json
    """


def main() -> None:
    """Set Django up, gather the rooms' commands, and run the one that was asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchhouse.settings")
    django.setup()
    cli(prog_name="watchhouse")
