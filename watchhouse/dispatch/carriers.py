"""Who takes a letter out of the house: a mail server, a text gateway, or nobody (the demo)."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from watchhouse.dispatch.models import Channel, Message
from watchhouse.dispatch.unsubscribe import unsubscribe_headers

Carry = Callable[[Message], None]


class Refused(Exception):
    """The other side said no for good: trying again would change nothing."""


class Unreachable(Exception):
    """The other side could not be reached or asked us to come back: try again."""


@contextmanager
def open_all() -> Iterator[Carry]:
    """One connection to the mail server for all that is sent in the block, opened when needed."""
    connection: BaseEmailBackend | None = None

    def carry(message: Message) -> None:
        nonlocal connection
        if message.channel == Channel.TEXT:
            _text(message)
        elif settings.EMAIL_URL:
            connection = connection or get_connection()
            _mail(message, connection)

    try:
        yield carry
    finally:
        if connection is not None:
            connection.close()


def _mail(message: Message, connection: BaseEmailBackend) -> None:
    mail = EmailMultiAlternatives(
        message.title, message.text, settings.DEFAULT_FROM_EMAIL, [message.recipient],
        headers={"Message-ID": message.message_id, **unsubscribe_headers(message)},
        connection=connection,
    )  # fmt: skip
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as problem:
        code, answer = next(iter(problem.recipients.values()))
        _no(code, answer)
    except smtplib.SMTPResponseException as problem:
        connection.close()
        _no(problem.smtp_code, problem.smtp_error)
    except (smtplib.SMTPException, OSError) as problem:
        connection.close()
        raise Unreachable(str(problem)) from problem


def _no(code: int, answer: Any) -> None:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
    raise (Refused if code >= 500 else Unreachable)(f"{code} {words}")


def _text(message: Message) -> None:
    """Post `to` and `text` as JSON to the gateway; without one, the sent page shows the text."""
    if not settings.TEXT_GATEWAY_URL:
        return
    try:
        answer = httpx.post(
            settings.TEXT_GATEWAY_URL,
            json={"to": message.recipient, "text": message.text, "id": message.message_id},
            timeout=10,
        )
    except httpx.HTTPError as problem:
        raise Unreachable(str(problem)) from problem
    if answer.is_client_error and answer.status_code != 429:
        raise Refused(f"The text gateway answered {answer.status_code}.")
    if not answer.is_success:
        raise Unreachable(f"The text gateway answered {answer.status_code}.")
