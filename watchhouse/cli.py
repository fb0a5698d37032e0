"""`watchhouse`: the command line. Exit code 0: done, 1: refused, 2: misused.

Each room brings its own commands (`cli.py`); what needs more than one room stands here.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import click
import django


@click.group()
def cli() -> None:
    """Run a cyber resilience centre for small businesses.

    Example: watchhouse threats pull kev --json
    """


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def run(host: str, port: int) -> None:
    """Prepare the data, then run web server and worker together until Ctrl-C.

    Example: watchhouse run --port 9001
    """
    from django.conf import settings

    from watchhouse import worker as work
    from watchhouse.supervisor import Pair

    _check_free(host, port)
    if "BASE_URL" not in os.environ:
        os.environ["BASE_URL"] = settings.BASE_URL = f"http://localhost:{port}"
    here = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104
    web = [
        str(Path(sys.executable).parent / "granian"), "watchhouse.wsgi:application",
        "--interface", "wsgi", "--host", host, "--port", str(port), "--blocking-threads", "2",
        "--no-ws", "--log-level", "warning", "--workers-kill-timeout", "5",
    ]  # fmt: skip
    Pair(web=web, work=work.work).run(prepare=_prepare, when_up=lambda: _announce(here))
    click.echo("Web server and worker have ended.")


@cli.command()
@click.option("--once", is_flag=True, help="Work until nothing is left to do, then end.")
def worker(once: bool) -> None:
    """Send what waits, run what is due, seal the journal. Several may run on PostgreSQL.

    Example: watchhouse worker --once
    """
    from watchhouse import worker as work

    work.settle() if once else work.work()


def _prepare() -> None:
    """Migrate and load what is new; on the second start there is nothing to do."""
    from watchhouse import preparing

    try:
        for sentence in preparing.prepare():
            click.echo(sentence)
    except preparing.OlderTables as problem:
        raise click.ClickException(str(problem)) from problem


def _check_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise click.ClickException(
                f"Port {port} is taken: end what runs there, or choose another,"
                f" like `make run PORT={port + 1}`."
            ) from problem
        if problem.errno == errno.EACCES:
            raise click.ClickException(
                f"Port {port} may not be opened by this user: choose one above 1023,"
                " like `make run PORT=8000`."
            ) from problem
        raise click.ClickException(
            f"The address {host} can't be opened on this machine: choose another,"
            " like `make run HOST=127.0.0.1`."
        ) from problem


def _announce(here: str) -> None:
    """Wait until the server answers, then say where people reach it and how to come in."""
    from django.conf import settings

    from watchhouse.people.demo import sign_ins

    until = monotonic() + 60
    # Asked by the centre's own name: the address on this machine need not be one of its names.
    ask = urllib.request.Request(  # noqa: S310 (our own)
        f"{here}/robots.txt", headers={"Host": urlsplit(settings.BASE_URL).netloc}
    )
    while monotonic() < until:
        try:
            urllib.request.urlopen(ask, timeout=2)  # noqa: S310 (our own)
        except urllib.error.HTTPError:
            break
        except OSError:
            sleep(0.1)
        else:
            break
    address = settings.BASE_URL
    click.echo(f"\nWatchhouse is ready: {address}/")
    if settings.DEMO:
        click.echo(f"Sign in with one click: {address}/people/demo/")
        for each in sign_ins().values():
            click.echo(f"  {each.name:<6} {each.title}")
        click.echo(f"What the demo sends is shown here: {address}/dispatch/sent/")
        click.echo("Everything in the demo is invented. No mail leaves. Ctrl-C ends it.")


def main() -> None:
    """Set Django up, gather the rooms' commands, and run the one that was asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchhouse.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    try:
        django.setup()
        gathered()(prog_name="watchhouse")
    except (OSError, OperationalError, ProgrammingError, ImproperlyConfigured) as problem:
        sentence = _plain(problem)
        if sentence is None:
            raise
        click.echo(f"Error: {sentence}", err=True)
        sys.exit(1)


def gathered() -> click.Group:
    """The whole command line, with the rooms' own commands. Needs Django set up."""
    from watchhouse.demo.cli import demo
    from watchhouse.dispatch.cli import dispatch
    from watchhouse.foundation.cli import journal, languages
    from watchhouse.guidance.cli import guidance
    from watchhouse.people.cli import people
    from watchhouse.threats.cli import threats

    for command in (demo, dispatch, guidance, journal, languages, people, threats):
        cli.add_command(command)
    return cli


def _plain(problem: Exception) -> str | None:
    """The one sentence for what an operator can mend; None for what is our own fault."""
    words = str(problem).lower()
    if words.startswith("database_url"):
        return str(problem)
    if getattr(problem, "errno", None) == errno.ENOSPC or "disk is full" in words:
        return "The disk is full: free some space and start again. Nothing stored was lost."
    if "readonly" in words or "read-only" in words or "unable to open database" in words:
        return "The data folder can't be written: check DATA_DIR and its permissions."
    if "no such table" in words or ("relation" in words and "does not exist" in words):
        return "The database has no tables yet: start Watchhouse once, it makes them."
    if "connection" in words:
        return "The database does not answer: check that it runs and that DATABASE_URL is right."
    return None
