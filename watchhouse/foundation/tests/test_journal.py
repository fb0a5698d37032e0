"""The journal: told inside the transaction, sealed by the worker, verified by anybody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from click.testing import CliRunner
from django.db import connection, connections, transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from watchhouse.foundation import journal, sealing
from watchhouse.foundation.cli import journal as command
from watchhouse.foundation.models import Entry, Seal


@dataclass(frozen=True, kw_only=True)
class Baked(journal.Event):
    loaves: int


@task()
def count_loaves(**_: object) -> None:
    """React to the baking."""


@pytest.fixture
def told(db: None) -> list[Entry]:
    with transaction.atomic():
        return [journal.tell(Baked(loaves=n, business_id=n)) for n in range(1, 6)]


def test_an_event_becomes_an_entry(told: list[Entry]) -> None:
    assert [e.facts for e in told[:2]] == [{"loaves": 1}, {"loaves": 2}]
    assert told[0].business_id == 1
    assert told[0].kind == "foundation.Baked"


@pytest.mark.django_db(transaction=True)
def test_telling_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        journal.tell(Baked(loaves=1))


@pytest.mark.django_db(transaction=True)
def test_entry_and_reactions_happen_together_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal, "_journey", lambda: {Baked: [count_loaves]})

    @transaction.atomic
    def break_off() -> None:
        journal.tell(Baked(loaves=1))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert (Entry.objects.count(), DBTaskResult.objects.count()) == (0, 0)

    with transaction.atomic():
        journal.tell(Baked(loaves=1))
    assert (Entry.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_sealing_goes_in_rounds_and_verifies(told: list[Entry]) -> None:
    assert sealing.seal(limit=3) == 3
    assert sealing.seal() == 2
    assert sealing.seal() == 0
    verdict = sealing.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.wrong) == (5, 0, "")
    assert sealing.verify(anchor=verdict.head).wrong == ""


def _change(told: list[Entry]) -> None:
    Entry.objects.filter(pk=told[2].pk).update(facts={"loaves": 99})


def _swap(told: list[Entry]) -> None:
    first, second = Seal.objects.order_by("number")[:2]
    a, b = first.entry_id, second.entry_id
    spare = Entry.objects.create(kind="spare")
    for seal, entry in ((first, spare.pk), (second, a), (first, b)):
        Seal.objects.filter(pk=seal.pk).update(entry=entry)


def _take_out(told: list[Entry]) -> None:
    Seal.objects.filter(number=3).delete()


def _forge(told: list[Entry]) -> None:
    extra = Entry.objects.create(kind="foundation.Baked", facts={"loaves": 7})
    Seal.objects.create(number=6, entry=extra, digest="0" * 64)


@pytest.mark.parametrize("tamper", [_change, _swap, _take_out, _forge])
def test_tampering_is_seen(told: list[Entry], tamper: Callable[[list[Entry]], None]) -> None:
    sealing.seal()
    tamper(told)
    assert sealing.verify().wrong


def test_a_tail_cut_off_is_seen_by_the_anchor(told: list[Entry]) -> None:
    sealing.seal()
    anchor = sealing.verify().head
    Seal.objects.filter(number=5).delete()
    assert sealing.verify().wrong == ""
    assert sealing.verify(anchor).wrong


def test_the_command_says_what_it_found(told: list[Entry]) -> None:
    sealing.seal()
    fine = CliRunner().invoke(command, ["verify", "--json"])
    assert (fine.exit_code, '"sealed": 5' in fine.output) == (0, True)
    _change(told)
    assert CliRunner().invoke(command, ["verify"]).exit_code == 1
    assert CliRunner().invoke(command, ["verify", "--nonsense"]).exit_code == 2


@pytest.mark.django_db(transaction=True)
def test_writers_do_not_wait_and_nothing_is_lost() -> None:
    """Eight writers and a sealer at once: every entry is there and ends in the chain."""

    def write() -> None:
        try:
            for n in range(20):
                with transaction.atomic():
                    journal.tell(Baked(loaves=n))
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        sealing.seal()
    sealing.seal()
    verdict = sealing.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.wrong) == (160, 0, "")
    assert connection.is_usable()
