"""`watchhouse guidance`: the files of content/ onto the pages, and back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.guidance import actions, differences, exporting
from watchhouse.guidance.files import ContentError


@click.group()
def guidance() -> None:
    """Look after toolkits, guides and past events.

    Example: watchhouse guidance load
    """


@guidance.command()
@json_option
def load(as_json: bool) -> None:
    """Make pages of content/toolkits, content/guides, content/events and content/news.

    Pages that somebody edited here are left as they are, and named.

    Example: watchhouse guidance load --json
    """
    try:
        report = actions.load(settings.CONTENT_DIR)
    except ContentError as problem:
        raise refuse(problem.sentence) from problem
    sentence = f"{report.created} created, {report.changed} changed, {report.unchanged} unchanged."
    left = "".join(f"\nEdited here, left as it is: {address}" for address in report.edited)
    gone = "".join(f"\nIts file is gone, the page stays: {address}" for address in report.gone)
    say(sentence + left + gone, asdict(report), as_json=as_json)


@guidance.command()
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), help="Folder; content/ otherwise."
)
@json_option
def export(to: Path | None, as_json: bool) -> None:
    """Write every published page back as Markdown, its pictures and papers beside it.

    Example: watchhouse guidance export --to /tmp/content
    """
    try:
        written = exporting.export(to or settings.CONTENT_DIR)
    except exporting.SameName as problem:
        raise refuse(problem.sentence) from problem
    named = "".join(f"\n{name}" for name in written)
    say(f"{len(written)} files written.{named}", {"written": written}, as_json=as_json)


@guidance.command()
@click.argument("slug", required=False)
@json_option
def difference(slug: str | None, as_json: bool) -> None:
    """Show what edited pages and their files say differently, of all pages or of one.

    Example: watchhouse guidance difference updates-on
    """
    try:
        found = [
            each for each in differences.of(settings.CONTENT_DIR) if slug in (None, each.page.slug)
        ]
    except ContentError as problem:
        raise refuse(problem.sentence) from problem
    shown = {each.page.address: list(each.diff) for each in found}
    words = "\n\n".join("\n".join([address, *lines]) for address, lines in shown.items())
    say(words or "No page was edited here.", shown, as_json=as_json)
