"""What the log says of an address that holds a token."""

from __future__ import annotations

import logging
import secrets
from typing import Any

import pytest
from django.conf import settings
from django.core.signing import dumps
from django.utils.module_loading import import_string


@pytest.mark.parametrize(
    "token", [secrets.token_urlsafe(16), dumps({"promise": 7})], ids=["random", "signed"]
)
def test_a_token_is_cut_out(token: str) -> None:
    said = _line(f"Forbidden (CSRF cookie not set.): /checkup/shared/{token}/")
    assert token not in said
    assert said.endswith("/checkup/shared/…/")


def test_an_address_of_words_stays() -> None:
    path = "/checkup/question/email-password-and-manager/"
    assert path in _line(f"Not Found: {path}")


def _line(message: str) -> str:
    configured: dict[str, Any] = settings.LOGGING
    line = dict(configured["formatters"]["line"])
    formatter = import_string(line.pop("()"))(**line)
    return str(formatter.format(logging.LogRecord("x", 30, "x", 1, message, (), None)))
