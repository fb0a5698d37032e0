"""The content: complete, sourced, and in words that a baker understands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from watchhouse.engines.scoring import checks
from watchhouse.engines.scoring.params import ContentError, load
from watchhouse.engines.scoring.schema import Measure, Question
from watchhouse.engines.scoring.tests.strategies import BANK, CONTENT

GUIDES = {path.stem for path in (CONTENT.parent / "guides").glob("*.md")}
HOSTS = (
    "www.ncsc.gov.uk",
    "ico.org.uk",
    "www.reportfraud.police.uk",
    "www.pcisecuritystandards.org",
)
BANKS = (
    "barclays",
    "hsbc",
    "lloyds",
    "natwest",
    "santander",
    "starling",
    "tide",
    "monzo",
    "revolut",
)
ROUTERS = ("bt-hub", "sky-hub", "virgin-hub", "tp-link-router", "draytek-router")
# What an owner looks for: a measure, and the products that have steps of their own for it.
FAMILIES = {
    "two-step-sign-in": ("microsoft-365", "google-workspace", "iphone-ipad", "android-phone"),
    "two-step-bank": BANKS,
    "two-step-accounting": ("sage-50", "sage-online", "xero", "quickbooks"),
    "two-step-domain": ("wordpress", "woocommerce", "shopify", "wix", "squarespace"),
    "two-step-social": ("facebook-instagram", "whatsapp"),
    "updates-on": ("windows", "windows-old", "mac", "iphone-ipad", "android-phone"),
    "website-updates": ("wordpress", "woocommerce", "shopify", "wix", "joomla", "drupal"),
    "router-password": ROUTERS,
    "backup-and-test": ("microsoft-365", "google-workspace", "windows", "mac", "sage-50"),
    "devices-locked": ("iphone-ipad", "android-phone", "samsung-phone", "mac", "windows"),
    "disk-encryption": ("windows", "mac"),
    "malware-protection": ("windows", "mac", "android-phone"),
    "leavers-out": ("microsoft-365", "google-workspace", "xero", "quickbooks", "shopify"),
    "card-numbers": ("sumup", "square", "zettle", "shopify"),
    "remote-desktop-closed": ("remote-desktop", "teamviewer", "anydesk", "screenconnect"),
}
TECHNOLOGY = CONTENT.parent / "technology"


def texts(part: Question | Measure) -> Iterator[str]:
    """Everything of it that an owner reads."""
    if isinstance(part, Measure):
        yield from (part.title, part.who, part.why, *part.steps)
        for product in part.products.values():
            yield from product.steps
    else:
        yield from (part.text, part.hint, part.why, part.skipped, *part.text_by_trade.values())
        yield from (part.title, part.unsure.title, part.unsure.note)
        yield from (part.unsure.find_out, part.unsure.reason)
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


def test_what_changed_is_told_in_plain_words() -> None:
    for change in BANK.bank.change:
        lengths = [len(words.split()) for words in re.split(r"[.?!]", change.says) if words]
        assert max(lengths) <= 20


def test_twelve_are_asked_out_of_thirty_or_more() -> None:
    assert BANK.bank.most_questions == 12
    assert len(BANK.questions) >= 30
    assert len(BANK.measures) >= 22


def test_most_questions_ask_about_one_measure() -> None:
    several = [question.slug for question in BANK.questions if len(question.gap) > 1]
    assert several == ["certificate-course"]


def test_facts_are_told_by_the_profile_where_it_can() -> None:
    facts = {question.slug: question for question in BANK.questions if question.sets == "fact"}
    told = {slug for slug, fact in facts.items() if any(each.told_by for each in fact.option)}
    assert told == {"website", "customer-data", "team", "cards", "social"}
    assert facts["website"].told(None, "web-shop", frozenset(), {}) == "shop"
    assert facts["website"].told(None, None, frozenset({"wordpress"}), {}) == "site"
    assert facts["website"].told(None, None, frozenset({"xero"}), {}) is None
    assert facts["team"].told("solo", None, frozenset(), {}) == "no"
    assert facts["team"].told(None, None, frozenset(), {}) is None


@pytest.mark.parametrize("measure", FAMILIES)
def test_products_have_steps_of_their_own(measure: str) -> None:
    found = next(each for each in BANK.measures if each.slug == measure)
    assert set(FAMILIES[measure]) <= set(found.products)
    for product in FAMILIES[measure]:
        assert 3 <= len(found.products[product].steps) <= 5
        assert found.products[product].steps != found.steps


def test_products_are_those_of_the_catalogue() -> None:
    read = (tomllib.loads(path.read_text()) for path in TECHNOLOGY.glob("*.toml"))
    known = {row["slug"] for file in read for row in file.get("product", [])}
    named = {slug for measure in BANK.measures for slug in measure.products}
    told = {
        slug
        for question in BANK.questions
        for option in question.option
        for slug in (option.told_by.products if option.told_by else ())
    }
    assert named | told <= known


def test_every_measure_is_reached_by_an_answer() -> None:
    given = {slug for q in BANK.questions for option in q.option for slug in option.gives}
    assert given == {measure.slug for measure in BANK.measures}


def test_every_question_has_words_for_not_sure_and_not_asked() -> None:
    for question in BANK.questions:
        assert question.unsure.reason.startswith("You told us you are not sure")
        assert question.unsure.minutes == 2
        assert question.skipped.startswith("You have not told us yet")


def test_every_measure_has_a_guide_and_a_known_source() -> None:
    assert {str(measure.guide) for measure in BANK.measures} <= GUIDES
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
        ("scenarios.toml", "micro = 0.08,", "micro = 0,", "rate must be more than nothing"),
        ("scenarios.toml", "spread = 3.0, prior = true", "spread = 3.0", "rate has neither a sour"),
        ("scenarios.toml", "{ website = [", "{ web = [", "web-shop-hacked: answers names web,"),
        ("scenarios.toml", '["shop", "site"]', '["shops"]', "website names shops, which is no opt"),
        ("scenarios.toml", "{ website = [", "{ backup = [", "names backup, which sets no fact"),
        ("measures.toml", "{ away = [", "{ gone = [", "disk-encryption: answers names gone,"),
        ("measures.toml", "{ away = [", "{ disk = [", "names disk, which sets no fact"),
        ("questions.toml", "{ away = [", "{ right-person = [", "or none before this one"),
        (
            "questions.toml",
            'skipped = "You have not told us yet if others sign in besides you."',
            'skipped = "Not yet."\nwhen = { bands = ["solo"] }',
            "leavers can never be asked",
        ),
        ("questions.toml", '{ away = ["yes"] }', "{ away = [] }", "away names no option"),
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


def test_a_bank_of_few_questions_is_refused() -> None:
    few = msgspec.structs.replace(BANK, questions=BANK.questions[:29])
    assert "questions.toml: there are 29, fewer than 30." in checks.problems(few)


def test_a_measure_that_nobody_asks_about_is_refused() -> None:
    alone = msgspec.structs.replace(BANK.measures[0], slug="unheard-of")
    more = msgspec.structs.replace(BANK, measures=(*BANK.measures, alone))
    assert [*checks.problems(more)] == [
        "questions.toml: no question asks about the measure unheard-of."
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^bank\.toml: cannot be read"):
        load(tmp_path)
