"""`watchhouse guidance`: bring the files of content/ onto the pages, and build films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

import click
from django.conf import settings

from watchhouse.foundation import clock
from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.guidance import actions, facts_file, standing, uses
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
