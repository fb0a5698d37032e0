"""Who takes a letter out of the house: a mail server, a text gateway, or nobody (the demo)."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from watchhouse.dispatch.models import Channel, Message
from watchhouse.dispatch.unsubscribe import unsubscribe_headers

Carry = Callable[[Message], None]


class Refused(Exception):
    """The other side said no to this letter for good: trying again would change nothing."""


class Dead(Refused):
    """The other side said no to this recipient for good: the address does not work."""


class Unreachable(Exception):
    """The other side asked us to come back with this letter: try again."""


class Down(Unreachable):
    """The other side is not there, or does not let us in: no letter can leave just now."""


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
    """Hand one letter over. Only what the server says to the letter or its recipient counts
    against them; a server that is away, or does not know us, fails no letter.
    """
    mail = EmailMultiAlternatives(
        message.title, message.text, settings.DEFAULT_FROM_EMAIL, [message.recipient],
        headers={
            "Message-ID": message.message_id, "Auto-Submitted": "auto-generated",
            **unsubscribe_headers(message),
        },
        connection=connection,
    )  # fmt: skip
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    try:
        connection.open()  # kept open: Django would close it after each letter
        mail.send()
    except smtplib.SMTPRecipientsRefused as problem:
        code, answer = next(iter(problem.recipients.values()))
        raise (Dead if code >= 500 else Unreachable)(_words(code, answer)) from problem
    except smtplib.SMTPDataError as problem:
        words = _words(problem.smtp_code, problem.smtp_error)
        raise (Refused if problem.smtp_code >= 500 else Unreachable)(words) from problem
    except (smtplib.SMTPNotSupportedError, UnicodeError, ValueError) as problem:
        raise Refused(str(problem)) from problem
    except (smtplib.SMTPException, OSError) as problem:
        connection.close()
        raise Down(str(problem)) from problem


def _words(code: int, answer: bytes | str) -> str:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return f"{code} {words}"


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
    if answer.is_client_error and answer.status_code not in (401, 403, 408, 429):
        raise Refused(f"The text gateway answered {answer.status_code}.")
    if not answer.is_success:
        raise Unreachable(f"The text gateway answered {answer.status_code}.")
