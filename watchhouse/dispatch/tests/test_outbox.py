"""What leaves, against a real mail server."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from watchhouse.dispatch import carriers, outbox
from watchhouse.dispatch.actions import post, suppress
from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Lane, Message, State, Suppression
from watchhouse.dispatch.tests.conftest import MailServer
from watchhouse.foundation import clock

pytestmark = pytest.mark.django_db


def hello(
    number: int = 1, lane: Lane = Lane.NORMAL, topic: str = "", secret: bool = False
) -> Letter:
    return Letter(
        about=f"test:{number}", recipient=f"a{number}@x.example", title=f"Letter {number}",
        text="Hello.\n", html="<p>Hello.</p>", lane=lane, topic=topic, secret=secret,
    )  # fmt: skip


def test_urgent_leaves_before_normal_before_bulk(mail_server: MailServer) -> None:
    post(hello(1, Lane.BULK), hello(2), hello(3, Lane.URGENT))
    assert outbox.drain() == 3
    assert [mail["Subject"] for mail in mail_server.got] == ["Letter 3", "Letter 2", "Letter 1"]
    assert mail_server.connections == 1


def test_one_letter_about_one_thing(mail_server: MailServer) -> None:
    assert (post(hello()), post(hello()), post(hello(), hello(2))) == (1, 0, 1)
    outbox.drain()
    assert len(mail_server.got) == 2


def test_a_dead_workers_letter_goes_out_again_under_the_same_name(
    mail_server: MailServer,
) -> None:
    post(hello())
    outbox.drain()
    Message.objects.update(state=State.LEASED, leased_until=clock.now() + outbox.LEASE)
    assert outbox.drain() == 0
    with clock.at(clock.now() + outbox.LEASE + timedelta(seconds=1)):
        assert outbox.drain() == 1
    first, second = mail_server.got
    assert first["Message-ID"] == second["Message-ID"] == Message.objects.get().message_id


def test_come_back_later_is_done(mail_server: MailServer) -> None:
    post(hello())
    for number, answer in enumerate(["421 busy", "451 greylisted"]):
        mail_server.answers["a1@x.example"] = answer
        with clock.at(clock.now() + timedelta(hours=number)):
            outbox.drain()
            waiting = Message.objects.get()
            assert waiting.state == State.WAITING
            assert waiting.due_at > clock.now()
            assert outbox.drain() == 0
    mail_server.answers.clear()
    with clock.at(clock.now() + timedelta(hours=3)):
        assert outbox.drain() == 1
    assert Message.objects.get().state == State.SENT


def test_no_for_good_fails_the_letter_and_closes_the_address(mail_server: MailServer) -> None:
    mail_server.answers["a1@x.example"] = "550 no such user"
    post(hello())
    outbox.drain()
    failed = Message.objects.get()
    assert (failed.state, failed.tries) == (State.FAILED, 1)
    dead = Suppression.objects.dead("A1@x.example")
    assert dead
    assert dead.reason == "550 no such user"
    post(Letter(about="test:9", recipient="a1@x.example", text="Later."))
    assert Message.objects.latest("pk").state == State.SUPPRESSED


def test_a_server_that_is_down_delays_and_loses_nothing(mail_server: MailServer) -> None:
    mail_server.down()
    post(*(hello(number) for number in range(1, 31)))
    for minute in range(12):
        with clock.at(clock.now() + timedelta(minutes=minute)):
            assert outbox.drain() == 0
    assert set(Message.objects.values_list("state", "tries")) == {(State.WAITING, 0)}
    mail_server.up()
    with clock.at(clock.now() + timedelta(hours=1)):
        assert outbox.drain() == 30
    assert len({mail["Message-ID"] for mail in mail_server.got}) == 30


def test_a_letter_with_a_topic_can_be_stopped_by_the_mail_program(
    mail_server: MailServer,
) -> None:
    post(hello(1, topic="news"), hello(2))
    outbox.drain()
    with_topic, without = mail_server.got
    assert with_topic["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert with_topic["List-Unsubscribe"].strip().startswith("<http")
    assert "a1@x.example" not in with_topic["List-Unsubscribe"]
    assert without["List-Unsubscribe"] is None


def test_a_code_is_not_kept_once_it_was_sent(mail_server: MailServer) -> None:
    post(hello(secret=True))
    outbox.drain()
    assert "Hello." in mail_server.got[0].as_string()
    assert "Hello" not in str(Message.objects.values())


def test_a_code_is_not_kept_when_it_is_given_up(mail_server: MailServer) -> None:
    mail_server.answers = {"a1@x.example": "550 no such user", "a2@x.example": "451 busy"}
    post(hello(1, secret=True), hello(2, secret=True), hello(3, secret=True, topic="news"))
    Message.objects.filter(recipient="a2@x.example").update(tries=len(outbox.BACK_OFF))
    suppress(recipient="a3@x.example", topic="news", reason="asked")
    outbox.drain()
    post(replace(hello(1, secret=True), about="test:later"))  # the address is dead by now
    assert sorted(Message.objects.values_list("state", flat=True)) == [
        State.FAILED, State.FAILED, State.SUPPRESSED, State.SUPPRESSED,
    ]  # fmt: skip
    assert "Hello" not in str(Message.objects.values())


def test_a_code_that_is_tried_again_is_kept_until_then(mail_server: MailServer) -> None:
    mail_server.answers["a1@x.example"] = "451 busy"
    post(hello(secret=True))
    outbox.drain()
    assert Message.objects.get().text == "Hello.\n"


def test_a_letter_whose_lease_another_worker_holds_is_left_alone(
    mail_server: MailServer,
) -> None:
    post(hello())
    [message] = outbox._claim()
    Message.objects.update(leased_until=clock.now() + timedelta(hours=1))
    with carriers.open_all() as carry:
        assert outbox._send(message, carry) == 0
    assert mail_server.got == []


if connection.vendor == "postgresql":  # one SQLite file has one writer: one worker is enough

    @pytest.mark.django_db(transaction=True)
    def test_two_workers_send_each_letter_once(mail_server: MailServer) -> None:
        post(*(hello(number) for number in range(200)))

        def work() -> None:
            outbox.drain()
            connection.close()

        workers = [threading.Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert len(mail_server.got) == 200
        assert len({mail["Message-ID"] for mail in mail_server.got}) == 200
