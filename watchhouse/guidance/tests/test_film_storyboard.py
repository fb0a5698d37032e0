"""What a guide says is all in its film: no word lost, no slide too full, said as people say it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchhouse.guidance.films import captions, plain, saying, sentences, slides, storyboard
from watchhouse.guidance.films.scenes import Scene
from watchhouse.guidance.models import Guide
from watchhouse.guidance.told import Told, ToldStep, tell

pytestmark = pytest.mark.once

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
TEXTS = st.lists(WORDS, min_size=1, max_size=90).map(" ".join)


def told(*steps: ToldStep, opening: str = "<p>Why.</p>") -> Told:
    return Told("Lock it", "In short.", 5, 0, "You", opening, steps, complete=True)


def scenes_of(*steps: ToldStep) -> list[Scene]:
    return list(storyboard.scenes(told(*steps), page="https://centre.example/guidance/guides/a/"))


@given(TEXTS)
@settings(deadline=None)
def test_no_word_is_lost_and_no_slide_too_full(text: str) -> None:
    scenes = scenes_of(ToldStep("A step", f"<p>{escape(text)}</p>", ""))
    step = [scene for scene in scenes if scene.kind == "step" and scene.label]
    said = "".join(line.shown for scene in step for line in scene.lines if line.on_slide)

    assert said.replace(" ", "") == saying.shown(text).replace(" ", "")
    for scene in step:
        assert sum(len(line.shown) for line in scene.lines if line.on_slide) <= storyboard.MOST


@given(TEXTS)
def test_a_caption_has_two_rows_and_keeps_every_word(text: str) -> None:
    pieces = sentences.split(" ".join(text.split()))

    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    for piece in pieces:
        assert len(piece) <= sentences.LONGEST
        parts = captions.parts(piece)
        assert all(len(captions.rows(part)) <= captions.ROWS for part in parts)
        assert all(len(row) <= captions.WIDE for part in parts for row in captions.rows(part))


@given(st.lists(st.sampled_from(["W", "m", "WWWW", "www", "W" * 40]), min_size=1, max_size=60))
@settings(max_examples=8, deadline=None)
def test_even_the_widest_letters_fit(words: list[str]) -> None:
    scenes = scenes_of(ToldStep("W" * 100, f"<p>{' '.join(words)}</p>", ""))

    assert all(fit["high"] <= fit["room"] for fit in slides.fits(scenes, "en"))


@pytest.mark.usefixtures("loaded")
def test_every_guide_fits_and_is_large_enough_for_a_phone() -> None:
    for guide in Guide.objects.live():
        scenes = storyboard.scenes(tell(guide), page=f"https://centre.example{guide.address}")
        for fit in slides.fits(scenes, "en"):
            assert fit["high"] <= fit["room"], guide.slug
            assert fit["room"] < 300 or fit["size"] >= 38, guide.slug


@pytest.mark.usefixtures("loaded")
def test_a_step_for_a_product_says_whose() -> None:
    guide = Guide.objects.get(slug="two-step-sign-in")
    scenes = storyboard.scenes(tell(guide), page="https://centre.example/")
    [scene, *_] = [scene for scene in scenes if scene.product]

    assert (scene.label, scene.product) == ("Step 2 of 9", "For Microsoft 365")
    assert scene.lines[0].spoken == "Step 2. For Microsoft 365. Switch it on for the whole firm"
    assert scene.chapter == "2. Switch it on for the whole firm"


@pytest.mark.parametrize(
    ("text", "aloud"),
    [
        ("Ring 0300 123 2040.", "Ring 0 3 0 0, 1 2 3, 2 0 4 0."),
        ("Pay £60, then £1.", "Pay 60 pounds, then 1 pound."),
        ("Up to £85,000, soon.", "Up to 85000 pounds, soon."),
        ("More than £1.8bn a year", "More than 1.8 billion pounds a year"),
        ("See https://www.reportfraud.police.uk/a/.", "See the address on the screen."),
        ('Say "no" (2 minutes)', "Say no 2 minutes"),
        ("One – two", "One, two"),
    ],
)
def test_is_said_as_people_say_it(text: str, aloud: str) -> None:
    assert saying.aloud(text) == aloud


def test_a_short_number_to_ring_is_said_digit_by_digit() -> None:
    [block] = plain.blocks('<p>Ring <a href="tel:159">159</a> within 13 months.</p>')

    assert saying.aloud(block.text, block.phones) == "Ring 1 5 9 within 13 months."


def test_an_address_is_shown_as_people_type_it() -> None:
    text = "Open https://www.reportfraud.police.uk/mandate-fraud/."
    assert saying.shown(text) == "Open reportfraud.police.uk/mandate-fraud/."


def test_a_number_to_ring_stays_on_one_row() -> None:
    rows = captions.rows('Write: "ICO: 0303 123 1113, within 72 hours".')
    assert any("0303\u00a0123\u00a01113" in row for row in rows)


def test_lists_keep_their_marks() -> None:
    found = plain.blocks(
        "<p>Do:</p><ol><li>One</li><li><b>Two</b><br>b</li></ol><ul><li>x</li></ul>"
    )
    assert [(block.mark, block.text) for block in found] == [
        ("", "Do:"), ("1.", "One"), ("2.", "Two b"), ("•", "x"),
    ]  # fmt: skip


def test_letters_without_a_typeface_are_refused_in_one_sentence() -> None:
    with pytest.raises(slides.CannotDraw, match="No typeface of ours has these letters"):
        slides.fits(scenes_of(ToldStep("A step", "<p>\U00012000</p>", "")), "en")
