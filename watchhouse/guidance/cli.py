"""`watchhouse guidance`: the files of content/ onto the pages and back; facts, and films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click
from django.conf import settings

from watchhouse.foundation import clock
from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.guidance import actions, differences, exporting, facts_file, standing, uses
from watchhouse.guidance import facts as register
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


@guidance.command()
@json_option
@click.option("--check", is_flag=True, help="Exit 1 when a fact is stale, broken or not there.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Ask for another day than today.")
@click.option("--write", is_flag=True, help="Write what staff checked here into facts.toml.")
def facts(as_json: bool, check: bool, on: datetime | None, write: bool) -> None:
    """Show the facts register, as the file and what staff checked since say it.

    A fact is stale from its "review by" on; a link is broken after days without an answer.

    Example: watchhouse guidance facts --check
    """
    day = on.date() if on else clock.today()
    rows = standing.all_facts(day)
    wrong = _wrong(rows) if check else []
    if write:
        _write()
    say(_table(rows), [_as_json(each) for each in rows], as_json=as_json)
    if wrong:
        raise refuse(f"Not as it should be on {day}:\n" + "\n".join(wrong))


def _write() -> None:
    try:
        text = facts_file.written(register.register())
    except facts_file.CannotWrite as problem:
        raise refuse("facts.toml is laid out so that it must be changed by hand.") from problem
    facts_file.home().write_text(text)


def _wrong(rows: Sequence[standing.Standing]) -> list[str]:
    """Each stale fact, broken link, and reference to nothing, in a sentence."""
    stale = [f"{e.slug} waits for its check since {e.fact.review_by}." for e in rows if e.stale]
    links = [f"{e.slug}: {row.url} does not answer." for e in rows for row in e.broken]
    return [*stale, *links, *uses.unknown(), *uses.strangers()]


def _table(rows: Sequence[standing.Standing]) -> str:
    widest = max((len(each.slug) for each in rows), default=0)
    return "\n".join(
        f"{each.slug:<{widest}}  {_day(each.fact.checked_on)}  {_day(each.fact.review_by)}"
        f"  {'stale ' if each.stale else ''}{'broken ' if each.broken else ''}".rstrip()
        for each in rows
    )


def _day(day: date) -> str:
    return day.isoformat()


def _as_json(each: standing.Standing) -> dict[str, object]:
    fact = each.fact
    return {
        "slug": each.slug, "values": fact.values, "source_url": fact.source_url,
        "basis": fact.basis, "checked_on": _day(fact.checked_on), "owner": fact.owner,
        "checked_by": fact.checked_by, "review_by": _day(fact.review_by), "stale": each.stale,
        "broken": [row.url for row in each.broken],
    }  # fmt: skip


guidance.add_command(film)
