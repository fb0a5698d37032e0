"""The links in the letters of the little steps: each names a subscription, is signed, grows old."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from watchhouse.foundation import retention
from watchhouse.guidance.series import series

ANSWER, GO_ON, CONFIRM = "little-step", "little-steps-go-on", "little-steps-confirm"
DAY = 24 * 3600


def answer(subscription: int, step: str) -> str:
    """The whole address of the page that takes an answer to one little step."""
    return _link("little_step", [subscription, step], salt=ANSWER)


def go_on(subscription: int) -> str:
    """The whole address of the page on which the letters go on."""
    return _link("little_steps_go_on", [subscription], salt=GO_ON)


def confirm(subscription: int) -> str:
    """The whole address of the page on which somebody says that they asked for the letters."""
    return _link("little_steps_confirm", [subscription], salt=CONFIRM)


def read_answer(token: str) -> tuple[int, str]:
    """Subscription and step; raises `signing.SignatureExpired` or `signing.BadSignature`."""
    subscription, step = _read(token, salt=ANSWER, days=series().rhythm.link_days)
    return int(subscription), str(step)


def read_go_on(token: str) -> int:
    """The subscription; raises as `read_answer` does."""
    return int(_read(token, salt=GO_ON, days=series().rhythm.link_days)[0])


def read_confirm(token: str) -> int:
    """The subscription; raises as `read_answer` does."""
    return int(_read(token, salt=CONFIRM, days=retention.days("little-steps-asked"))[0])


def _link(name: str, what: list[int | str], *, salt: str) -> str:
    token = signing.dumps(what, salt=f"guidance.{salt}")
    return f"{settings.BASE_URL}{reverse(f'guidance:{name}', args=[token])}"


def _read(token: str, *, salt: str, days: int) -> list[int | str]:
    found: list[int | str] = signing.loads(token, salt=f"guidance.{salt}", max_age=days * DAY)
    return found
