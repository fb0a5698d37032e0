"""The neighbourhood of the story: a firm next door, five that came before, the staff, the time."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.db import transaction

from tests.journeys.windows import windows
from watchhouse import cli
from watchhouse.checkup.events import Completed, Confirmed, StepDone
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock, journal
from watchhouse.members.models import Business
from watchhouse.preparing import LOADERS
from watchhouse.urgent.events import Closed

__all__ = ["centre", "command", "letters", "wait_until", "windows"]
Command = Callable[..., dict[str, object]]
Wait = Callable[[datetime], None]
Letters = Callable[[str], list[Message]]


@pytest.fixture(autouse=True)
def _first_visit() -> None:
    """Nobody has tried anything too often yet."""
    cache.clear()


@pytest.fixture
@transaction.atomic
def centre(db: None) -> None:
    """The centre's content is loaded, and five firms were helped: fewer would stay hidden."""
    for load in LOADERS.values():
        load()
    for number in range(1, 6):
        firm = Business.objects.create(name=f"Invented Firm {number}")
        journal.tell(Completed(check_id=number, business_id=firm.pk))
        journal.tell(StepDone(measure="backup-and-test", business_id=firm.pk))
        journal.tell(Confirmed(measure="backup-and-test", how="recheck", business_id=firm.pk))
        journal.tell(
            Closed(
                case_id=number, business_id=firm.pk, outcome="helped", money_lost=0,
                money_stopped=None, money_recovered=100_000,
            )
        )  # fmt: skip


@pytest.fixture
def command() -> Command:
    """Call the command line: `command("threats", "pull", "kev", "--json")`; gives its JSON."""

    def call(*words: str | Path) -> dict[str, object]:
        done = CliRunner().invoke(cli.gathered(), [str(word) for word in words])
        assert done.exit_code == 0, done.stderr
        said: dict[str, object] = json.loads(done.stdout)
        return said

    return call


@pytest.fixture
def wait_until(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """Let the time come, also in the thread that serves the browser."""

    def wait(moment: datetime) -> None:
        monkeypatch.setattr(clock, "_set_to", ContextVar("clock", default=moment))

    return wait


@pytest.fixture
def letters(settle: Callable[[], None]) -> Letters:
    """Let the worker send what waits, then give what somebody (an address, a phone) got."""

    def got(recipient: str) -> list[Message]:
        settle()
        return list(Message.objects.filter(recipient=recipient, state="sent").order_by("pk"))

    return got
