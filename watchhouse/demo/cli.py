"""`watchhouse demo`: fill an empty centre with invented firms."""

from __future__ import annotations

from dataclasses import asdict

import click

from watchhouse.demo import year
from watchhouse.foundation.console import json_option, refuse, say


@click.group()
def demo() -> None:
    """Try the centre with invented firms.

    Example: watchhouse demo load
    """


@demo.command()
@click.option("--businesses", default=300, show_default=True, type=click.IntRange(1, 3000))
@click.option("--seed", default=20260101, show_default=True)
@json_option
def load(businesses: int, seed: int, as_json: bool) -> None:
    """Invent firms and a year of their history, all marked as invented; only into an empty centre.

    Example: watchhouse demo load --businesses 50 --seed 7
    """
    try:
        played = year.play(businesses, seed=seed)
    except year.AlreadyLivedIn as problem:
        raise refuse(
            "This centre has businesses already: the demo is only put into an empty one."
            " Point DATA_DIR or DATABASE_URL somewhere else."
        ) from problem
    sentence = f"Invented {played.businesses:,} businesses and {played.acts:,} things they did."
    say(sentence, asdict(played), as_json=as_json)
