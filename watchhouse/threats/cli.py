from __future__ import annotations

import json

import click
from django.conf import settings

from watchhouse.threats import actions
from watchhouse.threats.actions import Pulled
from watchhouse.threats.feeds import kev
from watchhouse.threats.feeds.problem import FeedProblem


@click.group()
def threats() -> None:
    """Read the world's warnings.

    Example: watchhouse threats pull kev
    """


@threats.command()
@click.argument("feed", type=click.Choice([kev.SOURCE]))
@click.option("--from", "source", metavar="FILE|URL", help="Read it from here instead.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def pull(feed: str, source: str | None, as_json: bool) -> None:
    """Read a feed and store what is new: once, however often it is called.

    Example: watchhouse threats pull kev --from known_exploited_vulnerabilities.json --json
    """
    try:
        pulled = actions.pull(source or settings.KEV_URL or kev.ADDRESS)
    except FeedProblem as problem:
        raise click.ClickException(problem.sentence) from problem
    if as_json:
        names = ("new", "changed", "unchanged", "rejected")
        click.echo(json.dumps({name: getattr(pulled, name) for name in names}))
    else:
        _say(pulled)


def _say(pulled: Pulled) -> None:
    click.echo(
        f"{pulled.new:,} new, {pulled.changed:,} changed, {pulled.unchanged:,} unchanged,"
        f" {pulled.rejected:,} rejected."
    )
    for each in pulled.left_out:
        click.echo(f"Left out {each.which}: {each.reason}")
