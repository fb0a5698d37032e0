"""Pence in, pounds out."""

from __future__ import annotations

import pytest

from watchhouse.foundation.money import pounds


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (0, "£0"), (5, "£0.05"), (486_000, "£4,860"), (486_050, "£4,860.50"), (-250, "-£2.50"),
        (100_000_000, "£1,000,000"),
    ],
)  # fmt: skip
def test_pounds(pence: int, words: str) -> None:
    assert pounds(pence) == words
