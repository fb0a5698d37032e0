"""How commands speak: a sentence for people, JSON for machines, and plain refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """Give a command `--json`, handed to it as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")(command)


def say(sentence: str, facts: Any, *, as_json: bool) -> None:
    """Print the sentence, or the facts as one line of JSON."""
    click.echo(json.dumps(facts) if as_json else sentence)


def refuse(sentence: str) -> click.ClickException:
    """What to raise: exit code 1, and the sentence on standard error."""
    return click.ClickException(sentence)
