"""`watchhouse journal`: look at the chain over the journal. `watchhouse languages`: who stands
behind what our pages say in other languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import click

from watchhouse.foundation import languages as spoken
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


@click.command()
@json_option
def languages(as_json: bool) -> None:
    """Say for each language how many strings there are, and who stands behind them.

    Example: watchhouse languages
    """
    counted = {code: spoken.counted(code) for code in spoken.offered()[1:]}
    facts = {code: {**asdict(count), "missing": count.missing} for code, count in counted.items()}
    say(_table(counted), facts, as_json=as_json)


def _table(counted: Mapping[str, spoken.Count]) -> str:
    lines = ["language   strings  machine  checked  missing"]
    lines += [
        f"{code:<9}{count.strings:>9}{count.machine:>9}{count.checked:>9}{count.missing:>9}"
        for code, count in counted.items()
    ]
    return "\n".join(lines)
