"""`watchhouse journal`: look at the chain over the journal."""

from __future__ import annotations

from dataclasses import asdict

import click

from watchhouse.foundation import sealing
from watchhouse.foundation.console import json_option, refuse, say


@click.group()
def journal() -> None:
    """Look after the journal, the record of all that happened.

    Example: watchhouse journal verify
    """


@journal.command()
@click.option("--anchor", default="", help="NUMBER:DIGEST noted down earlier.")
@json_option
def verify(anchor: str, as_json: bool) -> None:
    """Check that no sealed entry was changed, taken out or put between others.

    Prints the chain's head: note it down elsewhere and hand it back as --anchor, to see also that
    the newest entries were not cut off.

    Example: watchhouse journal verify --anchor 1204:5f2a…
    """
    verdict = sealing.verify(anchor)
    if as_json:
        say("", asdict(verdict), as_json=True)
    if verdict.wrong:
        raise refuse(verdict.wrong)
    if not as_json:
        sentence = (
            f"The journal is whole: {verdict.sealed} entries sealed, "
            f"{verdict.unsealed} waiting for a seal. Head: {verdict.head}"
        )
        say(sentence, {}, as_json=False)
