"""A guide in another language, paragraph by paragraph."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override

from watchhouse.foundation.cutting import blocks
from watchhouse.guidance import speaking

pytestmark = pytest.mark.once

RULE = "<p>No translation knows this <b>paragraph</b>.</p>"
MESSAGE = "untranslated"


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("slug", ["ring-before-you-pay", "two-step-sign-in", "help-card"])
def test_the_guides_of_the_first_three_measures_are_told_whole(client: Client, slug: str) -> None:
    """Also the paragraphs that name a fact: a phone number, a price."""
    page = client.get(f"/ur/guidance/guides/{slug}/").content.decode()
    article = page.partition("<article")[2].partition("</article>")[0]
    assert MESSAGE not in article
    assert "unspoken" not in article


@pytest.mark.usefixtures("loaded")
def test_a_guide_that_is_not_translated_says_so_and_is_marked_as_english(client: Client) -> None:
    page = client.get("/ur/guidance/guides/backup-and-test/").content.decode()
    with override("ur"):
        notice = gettext("This page is in English so far. We have not translated it yet.")
    assert notice in page
    assert '<article class="unspoken">' in page
    assert '<p class="untranslated" dir="ltr" lang="en">' in page
    assert '<span lang="en" dir="ltr" class="untranslated">Make a copy and test it</span>' in page
    assert "<title>Make a copy and test it – Watchhouse</title>" in page


def test_a_paragraph_without_a_translation_is_marked() -> None:
    with override("ur"):
        said = speaking.speak(f"{RULE}<ul><li>One<p>Two</p></li></ul><p></p>")
    assert '<p class="untranslated" dir="ltr" lang="en">No translation' in said
    assert said.count("untranslated") == 2
    assert speaking.speak(RULE) == RULE


def test_a_paragraph_is_known_by_what_a_reader_reads() -> None:
    """Whichever tags an editor left around its words."""
    file = settings.CONTENT_DIR / "guides" / "ring-before-you-pay.md"
    opening = next(blocks(file.read_text("utf-8").split("+++")[2]))
    first, rest = opening.split(" ", 1)
    with override("ur"):
        said = speaking.speak(f"<p>{first} <i>{rest}</i></p>")
    assert MESSAGE not in said
    assert first not in said
