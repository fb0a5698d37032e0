from __future__ import annotations

import pytest

from watchhouse.foundation.templatetags.spans import span


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"), (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"),
        (61, "1 hour 1 minute"), ("135", "2 hours 15 minutes"), ("", ""),
    ],
)  # fmt: skip
def test_it_is_said_as_one_would_say_it(minutes: int | str, words: str) -> None:
    assert span(minutes) == words
