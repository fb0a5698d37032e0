"""The catalogues hold what the pages show, and a translation keeps what must not change."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from django.conf import settings
from django.urls import get_resolver

from scripts import routes, words
from watchhouse.foundation import languages
from watchhouse.foundation.cutting import folded

# Whose translators are still at work: empty it, and a string without a translation fails.
LANGUAGES = words.languages()
KEPT = (
    re.compile(r"\{\{.*?\}\}"),  # facts
    re.compile(r"%\(\w+\)s"),  # gaps
    re.compile(r"</?\w+[^>]*>"),  # tags
    re.compile(r"\]\([^)]*\)"),  # where links lead
    re.compile(r"\*\*"),
)
MARK = re.compile(r"machine|checked: [^,]+, \d{4}-\d\d-\d\d")


def _messages(language: str) -> list[Message]:
    return [message for message in words.read(language) if message.id]


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    """Each English string with its translation; of plurals, each with each."""
    for message in _messages(language):
        if words.said(message):
            if isinstance(message.id, str):
                yield message.id, str(message.string)
            else:
                yield from ((message.id[1], string) for string in message.string or ())


def test_every_language_offered_has_a_catalogue_and_a_name() -> None:
    offered = set(languages.offered()[1:])
    assert offered <= set(LANGUAGES)
    assert set(LANGUAGES) | {languages.ENGLISH} == set(languages.names())
    assert len(offered) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_pages_show(language: str) -> None:
    """Call `make words` when a string came, went or changed."""
    shown = {folded(text if isinstance(text, str) else text[0]) for _, text in words.found()}
    kept = {_key(message) for message in _messages(language)}
    assert shown == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language: str) -> None:
    missing = [_key(message) for message in _messages(language) if not words.said(message)]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_translation_says_who_stands_behind_it(language: str) -> None:
    unmarked = [
        _key(message)
        for message in _messages(language)
        if words.said(message) and not any(MARK.fullmatch(c) for c in message.user_comments)
    ]
    assert not unmarked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_facts_gaps_tags_and_links(language: str) -> None:
    wrong = [
        (english, said)
        for english, said in _pairs(language)
        for kept in KEPT
        if sorted(kept.findall(english)) != sorted(kept.findall(said))
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_says_that_anything_is_safe_in_english(language: str) -> None:
    assert not [said for _, said in _pairs(language) if re.search(r"\bsafe(ly|ty)?\b", said)]


def test_every_page_that_is_named_as_translated_is_there() -> None:
    named = {route.name for route in routes.all_routes()}
    known = {name.removeprefix("None") for name in named}
    assert known >= settings.TRANSLATED_PAGES
    assert get_resolver().reverse_dict is not None
