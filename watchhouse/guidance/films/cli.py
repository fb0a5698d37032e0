"""`watchhouse guidance film`: build films by hand, or as the worker's child."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any

import click

from watchhouse.foundation import region
from watchhouse.foundation.console import json_option, refuse, say
from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.films import building, child, making, voices
from watchhouse.guidance.films.building import Plan
from watchhouse.guidance.models import Film, Guide


@click.command()
@click.argument("guide", required=False)
@click.option("--lang", "language", default="en", show_default=True, help="The language's code.")
@click.option("--all", "every", is_flag=True, help="Every film that is missing or outdated.")
@click.option("--most", type=click.IntRange(1), help="With --all: no more than so many.")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Copy the files here, too.")
@click.option("--force", is_flag=True, help="Build it although nothing has changed.")
@click.option("--script", is_flag=True, help="Print what to read aloud, to record a voice.")
@click.option("--tied", is_flag=True, hidden=True, help="Give way; end when standard input does.")
@json_option
def film(
    guide: str | None, language: str, every: bool, most: int | None, folder: Path | None,
    force: bool, script: bool, tied: bool, as_json: bool,
) -> None:  # fmt: skip
    """Build the film of a guide from its steps, unless nothing has changed.

    GUIDE is the last part of the guide's address.

    Example: watchhouse guidance film two-step-sign-in --lang en --to /tmp/film
    """
    if tied:
        child.tie()
    if bool(guide) == every:
        raise click.UsageError("Name a guide, or say --all.")
    try:
        if every:
            _build_wanted(most, as_json=as_json)
            return
        planned = building.plan(_guide(str(guide)), _language(language))
        if script:
            _print_script(planned, as_json=as_json)
            return
        _build(planned, folder, force=force, as_json=as_json)
    except Refusal as problem:
        raise refuse(problem.sentence) from problem


def _guide(slug: str) -> Guide:
    found: Guide | None = Guide.objects.live().filter(slug=slug).first()
    if found is None:
        raise refuse(f"There is no guide “{slug}”: look at /guidance/ for those there are.")
    return found


def _language(code: str) -> str:
    offered = region.current().languages
    if code not in offered:
        raise refuse(f"“{code}” is not a language of this region: choose {', '.join(offered)}.")
    return code


def _build_wanted(most: int | None, *, as_json: bool) -> None:
    """One that can't be built is named, and does not keep the others from being built."""
    building.sweep()
    left = []
    for planned in _first(building.wanted(), most):
        try:
            _build(planned, None, force=False, as_json=as_json)
        except Refusal as problem:
            left.append(f"{planned.guide.slug} in {planned.language}: {problem.sentence}")
    if left:
        raise refuse("\n".join(left))


def _first(plans: Iterator[Plan], most: int | None) -> list[Plan]:
    return list(islice(plans, most))


def _build(planned: Plan, folder: Path | None, *, force: bool, as_json: bool) -> None:
    started = monotonic()
    unchanged = building.is_current(planned) and not force
    if unchanged:
        made = Film.objects.get(guide=planned.guide, language=planned.language)
    else:
        made = building.build(planned)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name in making.FILES:
            shutil.copy(made.folder / name, folder / name)
    took = monotonic() - started
    name = f"{planned.guide.slug} in {planned.language}"
    sentence = f"{name}: unchanged, {made.seconds:.0f} s of film in {made.folder}"
    if not unchanged:
        sentence = (
            f"{name}: {made.seconds:.0f} s of film built in {took:.0f} s,"
            f" read by {made.voice}, in {made.folder}"
        )
    if made.voice == Film.SILENCE:
        sentence += "\nNo speech program is here: the film has captions and no sound. See SPEECH."
    facts: dict[str, Any] = {
        "guide": planned.guide.slug, "language": planned.language, "unchanged": unchanged,
        "seconds": round(made.seconds, 1), "took": round(took, 1), "voice": made.voice,
        "folder": str(made.folder),
    }  # fmt: skip
    say(sentence, facts, as_json=as_json)


def _print_script(planned: Plan, *, as_json: bool) -> None:
    where = voices.folder(planned.guide.slug, planned.language)
    script = voices.script(planned.scenes)
    lines = [f"Record each scene as a file of its own in {where}:"]
    lines += [f"\n{name}.wav\n{words}" for name, words in script]
    say("\n".join(lines), {"folder": str(where), "scenes": dict(script)}, as_json=as_json)
