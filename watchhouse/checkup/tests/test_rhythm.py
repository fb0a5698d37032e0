"""What advisers tune about reminders and re-checks is whole, and means what the pages say."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.conf import settings

from tests.content.test_words import grade
from watchhouse.checkup import scoring
from watchhouse.checkup.rhythm import Rhythm, rhythm

FILE = settings.CONTENT_DIR / "checkup" / "recheck.toml"


def test_the_promise_of_the_product() -> None:
    assert rhythm().nudge.weeks == (2, 12, 26)
    assert rhythm().offer_after_weeks == (12, 26)
    assert rhythm().most_questions == 5
    assert rhythm().minutes == 2


def test_every_question_named_is_in_the_bank() -> None:
    assert set(rhythm().weeks) <= set(scoring.questions())


@pytest.mark.parametrize(
    ("good", "wrong"),
    [
        ("most_questions = 5", "most_questions = 6"),
        ("from_hour = 8", "from_hour = 21"),
        ("minutes = 2", "minutes = 2\nseconds = 3"),
    ],
)
def test_what_is_wrong_in_the_file_is_refused(good: str, wrong: str) -> None:
    text = FILE.read_text()
    assert good in text
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(text.replace(good, wrong, 1), type=Rhythm)


@pytest.mark.parametrize("page", ["recheck.html", "evidence.html", "promise.html"])
def test_the_pages_are_plain(page: str) -> None:
    text = (settings.HOME / "watchhouse/checkup/templates/checkup" / page).read_text()
    said = re.sub(r"\{[%{].*?[%}]\}|<[^>]+>", " ", text)
    assert grade(said) <= 8
    assert not re.search(r"\bsafe\b", said)
