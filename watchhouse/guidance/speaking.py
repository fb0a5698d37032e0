"""A guide in another language: each paragraph and list item is known by its English words.

Their translations are keyed by the Markdown of the guide's file; a page keeps HTML, which its
editors may have touched. What both have in common is what a reader reads: that is compared.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.utils import translation
from django.utils.translation import gettext

from watchhouse.foundation import languages
from watchhouse.foundation.cutting import folded
from watchhouse.foundation.languages import ENGLISH
from watchhouse.guidance import facts
from watchhouse.guidance.markdown import MARKDOWN
from watchhouse.guidance.models import Sheet

BLOCKS = ("p", "li", "h2", "h3")


def is_spoken(page: Sheet) -> bool:
    """Whether a page is there in the language asked for: its title is."""
    return is_known(page.title)


def is_known(words: str) -> bool:
    """Whether a plain text is there in the language asked for."""
    spoken = languages.current()
    return spoken == ENGLISH or not words or languages.state(folded(str(words))) != "missing"


def speak(html: str) -> str:
    """HTML of a page in the language asked for; a block without a translation says it is English.

    A translation comes with its facts filled in.
    """
    spoken = languages.current()
    if spoken == ENGLISH or not html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for block in soup.find_all(BLOCKS):
        if not block.find(BLOCKS) and block.get_text(strip=True):
            _speak(block, _known(spoken))
    return str(soup)


def has_english(spoken: str) -> bool:
    """Whether `speak` left a block of it in English."""
    return 'class="untranslated"' in spoken


def _speak(block: Tag, known: Mapping[str, str]) -> None:
    words = known.get(folded(block.get_text()))
    if words is None:
        block["lang"], block["dir"], block["class"] = "en", "ltr", "untranslated"
        with translation.override(ENGLISH):  # its facts too: no sentence in two languages
            said = facts.fill_html(block.decode_contents())
        block.clear()
        block.append(BeautifulSoup(said, "html.parser"))
        return
    said = MARKDOWN.renderInline(facts.fill_markdown(gettext(words)))
    block.clear()
    block.append(BeautifulSoup(said, "html.parser"))


@functools.cache
def _known(language: str) -> Mapping[str, str]:
    """What a reader reads of each string that has a translation → the string."""
    marks = languages.marks(language)
    return {
        text: words
        for words in marks.machine | marks.checked
        for text in (_read(words), _read(_filled(words)))
    }


def _filled(words: str) -> str:
    """The facts filled in; a string of another room may look as if it named one."""
    try:
        with translation.override(ENGLISH):
            return facts.fill_markdown(words)
    except facts.UnknownFact:
        return words


def _read(markdown: str) -> str:
    return folded(BeautifulSoup(MARKDOWN.renderInline(markdown), "html.parser").get_text())
