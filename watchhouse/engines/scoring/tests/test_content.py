"""The content: complete, sourced, and in words that a baker understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from watchhouse.engines.scoring.params import ContentError, load
from watchhouse.engines.scoring.schema import Measure, Question
from watchhouse.engines.scoring.tests.strategies import BANK, CONTENT

GUIDES = {
    "ring-before-you-pay",
    "two-step-sign-in",
    "help-card",
    "updates-on",
    "backup-and-test",
    "email-password-and-manager",
}
HOSTS = ("www.ncsc.gov.uk", "ico.org.uk", "www.reportfraud.police.uk")


def texts(part: Question | Measure) -> Iterator[str]:
    """Everything of it that an owner reads."""
    if isinstance(part, Measure):
        yield from (part.title, part.who, part.why, *part.steps)
        for product in part.products.values():
            yield from product.steps
    else:
        yield from (part.text, part.hint, part.why, part.skipped, *part.text_by_trade.values())
        yield from (part.unsure.note, part.unsure.find_out, part.unsure.reason)
        yield from (text for option in part.option for text in (option.label, option.reason))


def sentences(part: Question | Measure) -> list[list[str]]:
    cut = (piece for text in texts(part) for piece in re.split(r"[.?!:](?:\s|$)", text))
    return [words for piece in cut if (words := re.findall(r"[\w’'-]+", piece))]


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - word.lower().endswith(("e", "es", "ed")))


def grade(part: Question | Measure) -> float:
    """The Flesch–Kincaid school grade, with syllables counted by groups of vowels."""
    words = [word for sentence in sentences(part) for word in sentence]
    long = len(words) / len(sentences(part))
    return 0.39 * long + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("part", [*BANK.questions, *BANK.measures], ids=lambda part: part.slug)
def test_words_are_plain(part: Question | Measure) -> None:
    lengths = [len(sentence) for sentence in sentences(part)]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 25
    assert grade(part) <= 8
    assert not any(re.search(r"\bsafe\b|\bhackers?\b", text, re.I) for text in texts(part))


def test_there_are_twelve_questions_and_twelve_measures() -> None:
    assert len(BANK.questions) == len(BANK.measures) == 12


def test_every_measure_is_reached_by_an_answer() -> None:
    given = {slug for q in BANK.questions for option in q.option for slug in option.gives}
    assert given == {measure.slug for measure in BANK.measures}


def test_every_question_has_words_for_not_sure_and_not_asked() -> None:
    for question in BANK.questions:
        assert question.unsure.reason.startswith("You told us you are not sure")
        assert question.unsure.minutes == 2
        assert question.skipped.startswith("You have not told us yet")


def test_guides_and_sources_are_known() -> None:
    assert {measure.guide for measure in BANK.measures if measure.guide} == GUIDES
    assert {measure.source.url.split("/")[2] for measure in BANK.measures} <= set(HOSTS)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("bank.toml", "pounds = 25.0", 'pounds = "a"', r"^bank\.toml: .*\$\.hour\.pounds"),
        ("bank.toml", "prior = true", "", r"^bank\.toml: hour has neither a source nor"),
        ("bank.toml", "[hour]", "[hour", r"^bank\.toml: is not TOML"),
        ("bank.toml", 'default_band = "micro"', 'default_band = "big"', "default_band is big"),
        ("bank.toml", 'slug = "solo"', 'slug = "one"', "band must be solo, micro, small"),
        ("measures.toml", "minutes = 15", "minuts = 15", r"^measures\.toml: .*minuts"),
        ("measures.toml", "[0.5, 0.75, 0.9]", "[0.8, 0.75, 0.9]", "payment-diverted must rise"),
        ("measures.toml", "payment-diverted = [0.5", "payments = [0.5", "payments, which is not"),
        ("measures.toml", 'slug = "help-card"', 'slug = "updates-on"', "has updates-on twice"),
        ("questions.toml", "gives = { help-card", "gives = { card", "card.gives names card"),
        ("questions.toml", 'slug = "pay"', 'slug = "unsure"', "is the engine's word"),
        ("questions.toml", 'sets = "size_band"', "", "people must have either gap or sets"),
        ("questions.toml", 'bakery = "Y', 'baker = "Y', "text_by_trade names baker"),
        (
            "questions.toml",
            'reason = "You told us you pay a new account without a check."',
            "",
            r"^questions\.toml: new-payee\.pay leaves a gap and has no reason\.$",
        ),
        ("scenarios.toml", "micro = 0.06,", "micro = 0,", "rate must be more than nothing"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    for file in CONTENT.glob("*.toml"):
        text = file.read_text()
        assert file.name != name or old in text
        (tmp_path / file.name).write_text(text.replace(old, new, 1) if file.name == name else text)
    with pytest.raises(ContentError, match=message):
        load(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^bank\.toml: cannot be read"):
        load(tmp_path)
