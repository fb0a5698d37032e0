"""`watchhouse guidance`: bring the files of content/ onto the pages, and build films."""

from __future__ import annotations

from dataclasses import asdict

import click
from django.conf import settings

from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.guidance import actions
from watchhouse.guidance.files import ContentError
from watchhouse.guidance.films.cli import film


@click.group()
def guidance() -> None:
    """Look after toolkits, guides and past events.

    Example: watchhouse guidance load
    """


@guidance.command()
@json_option
def load(as_json: bool) -> None:
    """Make pages of content/toolkits, content/guides and content/events.

    Pages that somebody edited here are left as they are, and named.

    Example: watchhouse guidance load --json
    """
    try:
        report = actions.load(settings.CONTENT_DIR)
    except ContentError as problem:
        raise refuse(problem.sentence) from problem
    sentence = f"{report.created} created, {report.changed} changed, {report.unchanged} unchanged."
    left = "".join(f"\nEdited here, left as it is: {address}" for address in report.edited)
    say(sentence + left, asdict(report), as_json=as_json)


guidance.add_command(film)
