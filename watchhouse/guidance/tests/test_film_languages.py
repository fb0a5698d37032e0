"""Films in every language: nothing clipped, nothing left in English, numbers in their order."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from django.core.cache import caches
from django.test import Client
from django.utils.translation import gettext, override
from PIL import Image
from pytest_django.fixtures import Settings
from wagtail.rich_text import RichText

from watchhouse.guidance.films import building, captions, saying, sentences, slides, speech
from watchhouse.guidance.films.scenes import Line, Scene
from watchhouse.guidance.models import Guide

pytestmark = pytest.mark.once

GUIDES = ("help-card", "ring-before-you-pay", "two-step-sign-in")
LANGUAGES = ("ro", "es", "pl", "bn", "pt", "gu", "it", "pa", "tr", "ur")
MARGIN, TOP, FOOT = 60, 30, 720 - 112  # pixels; what reading begins with stands 72 from the side
GAP = 15  # rows without ink between two texts of the closing card
PAPER, NIGHT, LAMP = (250, 246, 238), (24, 32, 58), (244, 174, 43)
BAR = FOOT + 4  # the row of the bar that grows

Picture = Any


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_no_slide_has_ink_in_its_margins(language: str) -> None:
    """Every guide in both directions of writing; one in each other language."""
    for slug in GUIDES if language in ("en", "ur") else GUIDES[:1]:
        scenes = _scenes(slug, language)
        for number, picture in enumerate(_drawn(scenes, language)):
            where = f"{slug}, scene {number}"
            ink = _ink(picture)
            assert not ink[:TOP].any(), where
            assert not ink[:, :MARGIN].any(), where
            assert not ink[:, -MARGIN:].any(), where
            assert not ink[-10:].any(), where
            assert (picture[BAR + 8 :, [*range(MARGIN), *range(-MARGIN, 0)]] == NIGHT).all(), where
            begins = np.flatnonzero(ink.any(axis=0))
            side = 1279 - begins[-1] if language == "ur" else begins[0]
            assert side < 80, where


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_large_enough_for_a_phone(language: str) -> None:
    for slug in GUIDES:
        for fit in slides.fits(_scenes(slug, language), language):
            assert fit["high"] <= fit["room"], slug
            assert fit["room"] < 300 or fit["size"] >= 38, slug


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("language", "left", "right"), [("en", LAMP, NIGHT), ("ur", NIGHT, LAMP)])
def test_the_bar_grows_from_where_reading_begins(
    language: str, left: Sequence[int], right: Sequence[int]
) -> None:
    [picture, *_] = _drawn(_scenes("help-card", language), language)
    assert tuple(picture[BAR, 2]) == left
    assert tuple(picture[BAR, -3]) == right


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", ["bn", "pa", "ur"])
def test_the_number_to_ring_and_the_address_read_as_in_english(language: str) -> None:
    """The closing card's last text is the number; the one but two before it is the address."""
    wanted = _texts(_drawn([_close("en")], "en")[-1])
    found = _texts(_drawn([_close(language)], language)[-1])
    for which in (-1, -3):
        assert _alike(wanted[which], found[which]), which


@pytest.mark.usefixtures("loaded")
def test_a_number_within_a_text_stays_in_one_piece() -> None:
    """Where one writes to the left, numbers with spaces between them would change places."""
    scenes = _scenes("help-card", "ur")
    assert "Report Fraud: 0300\u00a0123\u00a02040" in captions.transcript(scenes)
    assert "020\u00a07946\u00a00100" in captions.transcript(scenes)
    assert "2040" in " ".join(captions.rows("لکھیں: “Report Fraud: 0300 123 2040”۔"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("پہلے £1 بھیجیں۔", "پہلے [£1] بھیجیں۔"),
        ("“2-Step Verification” ڈھونڈیں۔", "“[2-Step Verification]” ڈھونڈیں۔"),
        ("(انگریزی: “Is it new?”)", "(انگریزی: “[Is it new?]”)"),
        ("ICO: 0303\u00a0123، یہ", "[ICO: 0303\u00a0123]، یہ"),
        ("Send £1 first.", "Send £1 first."),
        ("প্রথমে £1 পাঠান।", "প্রথমে £1 পাঠান।"),
    ],
)
def test_what_is_written_to_the_right_stays_so(text: str, marked: str) -> None:
    assert saying.isolated(text).translate({0x2066: "[", 0x2069: "]"}) == marked


def test_a_word_is_not_broken_at_its_hyphen() -> None:
    """A Polish row would repeat it; here rows would end within words."""
    text = " ".join(["Two-factor"] * 30)
    scene = Scene("step", "A", (Line(text, text),))
    drawn = [_drawn([scene], language)[0] for language in ("en", "pl")]
    assert (drawn[0] == drawn[1]).all()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_film_is_left_in_english(language: str) -> None:
    title, *steps, close = _scenes("two-step-sign-in", language)
    facts = dict(close.facts)
    with override(language):
        said = (
            (title.label, gettext("How to, step by step")),
            (facts["ring"], gettext("Stuck? Ring us")),
            (close.chapter, gettext("Where to find it")),
            (close.lines[-1].shown, gettext("Our advice is free.")),
        )
    assert all(found == wanted for found, wanted in said)

    english = _scenes("two-step-sign-in", "en")
    own = {title.label, facts["ring"], *(line.shown for line in close.lines)}
    own |= {line.shown for line in title.lines} | {step.label for step in steps if step.label}
    own |= {scene.chapter for scene in (title, *steps, close) if scene.chapter}
    words = {english[0].label, dict(english[-1].facts)["ring"]}
    words |= {line.shown for scene in english for line in scene.lines}
    words |= {text for scene in english for text in (scene.label, scene.chapter)}
    assert not own & words


@pytest.mark.usefixtures("loaded")
def test_the_closing_card_leads_to_the_page_in_the_film_s_language(settings: Settings) -> None:
    settings.BASE_URL = "https://centre.example"
    facts = {language: dict(_scenes("help-card", language)[-1].facts) for language in ("en", "ur")}

    assert facts["en"]["link"] == "https://centre.example/guidance/guides/help-card/"
    assert facts["ur"]["link"] == "https://centre.example/ur/guidance/guides/help-card/"
    assert facts["ur"]["page"] == "centre.example/ur/guidance/guides/help-card/"


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("part", ["title", "text", "summary"])
def test_a_guide_that_is_only_partly_there_is_not_filmed(part: str) -> None:
    guide = Guide.objects.get(slug="help-card")
    assert building.plan(guide, "ur")
    if part == "summary":
        guide.summary = "Words that nobody has translated."
    elif part == "title":
        guide.steps[2].value["title"] = "Words that nobody has translated"
    else:
        guide.steps[2].value["text"] = RichText("<p>Words that nobody has translated.</p>")
    guide.save()

    assert building.plan(guide, "en")
    with pytest.raises(building.NotInThisLanguage, match="is not in “ur” yet"):
        building.plan(guide, "ur")
    Guide.objects.exclude(pk=guide.pk).update(live=False)
    assert [planned.language for planned in building.wanted()] == ["en"]


@pytest.mark.usefixtures("loaded")
def test_a_film_that_is_built_is_on_the_page_at_once(
    client: Client, settings: Settings, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page was kept for strangers while it had none."""
    settings.MEDIA_ROOT, settings.SPEECH = tmp_path, "silence"
    monkeypatch.setattr(speech, "READING", 2000)
    monkeypatch.setattr(speech, "SHORTEST", 0.1)
    guide = Guide.objects.get(slug="help-card")
    address = "/ur/guidance/guides/help-card/"
    assert "<video" not in client.get(address).content.decode()
    assert vars(caches["pages"])["_cache"]

    film = building.build(building.plan(guide, "ur"))
    page = client.get(address).content.decode()
    assert "<video" in page
    assert film.address("film.mp4") in page
    assert 'srclang="ur"' in page


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_numbers_are_said_as_people_of_the_language_say_them(language: str) -> None:
    """Digit by digit; pounds as one number, without "comma zero zero zero"."""
    with override(language):
        ring = saying.aloud("0300 123 2040")
        pounds = saying.aloud("£85,000")
    digits = [_phonemes(digit, language) for digit in "03001232040"]
    assert ring == "0 3 0 0, 1 2 3, 2 0 4 0"
    assert len(_phonemes(ring, language).split()) == len(" ".join(digits).split())
    assert _phonemes("85000", language) in _phonemes(pounds, language)
    assert "£" not in pounds


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_machine_reads_at_a_pace_one_can_follow(language: str) -> None:
    lines = [line for scene in _scenes("help-card", language)[:4] for line in scene.lines]
    voice = speech.choose("espeak-ng", language)
    seconds = sum(len(voice.say(line.spoken)) for line in lines) / 48_000
    letters = sum(len(line.spoken) for line in lines)
    assert 8 < letters / seconds < 20


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ਆਪਣਾ ਆਈ.ਟੀ. ਵਾਲਾ। ਹਰ ਨਾਂ।", 2),
        ("Ușa dvs. sau a lor. Apoi sunați.", 2),
        ("U.K. banks. Then gov.uk. Then stop.", 3),
    ],
)
def test_a_short_form_does_not_end_a_sentence(text: str, parts: int) -> None:
    assert len(sentences.split(text)) == parts


def test_a_decimal_is_said_as_the_language_writes_it() -> None:
    with override("pl"):
        assert saying.aloud("£1.8").startswith("1,8 ")
    assert saying.aloud("£1.8") == "1.8 pounds"
    assert saying.aloud("20,000 or 1,5") == "20000 or 1,5"


def _scenes(slug: str, language: str) -> list[Scene]:
    return list(building.plan(Guide.objects.get(slug=slug), language).scenes)


def _close(language: str) -> Scene:
    """The closing card with hardly anything but the number and the English page's address."""
    scene = _scenes("help-card", language)[-1]
    same = {"page": "centre.example/guidance/guides/help-card/", "ring": "A"}
    return Scene("close", "A", scene.lines[:1], facts=tuple((dict(scene.facts) | same).items()))


def _drawn(scenes: Sequence[Scene], language: str) -> list[Picture]:
    """The picture of each scene's last line: the others differ in which line is in ink."""
    pictures = slides.draw(scenes, language)
    found = []
    for last in accumulate(len(scene.lines) for scene in scenes):
        with Image.open(io.BytesIO(pictures[last - 1])) as image:
            found.append(np.asarray(image.convert("RGB")))
    return found


def _ink(picture: Picture) -> Picture:
    """Where something stands above the foot."""
    return (picture[:FOOT] != np.array(PAPER, np.uint8)).any(axis=2)


def _texts(picture: Picture) -> list[Picture]:
    """The texts of a closing card, from above, each cut out."""
    ink = _ink(picture)
    code = ink[FOOT // 2 - 150 : FOOT // 2 + 150].mean(axis=0) > 0.9
    edges = np.flatnonzero(code)
    half = ink[:, : edges[0]] if edges[0] > 640 else ink[:, edges[-1] + 1 :]
    rows = np.flatnonzero(half.any(axis=1))
    found = np.split(rows, np.flatnonzero(np.diff(rows) > GAP) + 1)
    cut = [half[each[0] : each[-1] + 1] for each in found]
    return [each[:, np.flatnonzero(each.any(axis=0))[0] :] for each in cut]


def _alike(one: Picture, other: Picture) -> bool:
    """Whether two texts show the same letters in the same order: by how dark each column is."""
    width = max(one.shape[1], other.shape[1])
    dark = [np.pad(each.sum(axis=0), (0, width - each.shape[1])) for each in (one, other)]
    return bool(np.corrcoef(dark[0], dark[1])[0, 1] > 0.8)


def _phonemes(words: str, language: str) -> str:
    """What espeak-ng says, without stresses and pauses."""
    path = shutil.which("espeak-ng")
    assert path, "Install espeak-ng, or run `make test`: it fetches it."
    voice, _pace = speech.ESpeak.VOICES[language]
    command = [path, "-v", voice, "-q", "--ipa", "--stdin"]
    said = subprocess.run(command, input=words.encode(), capture_output=True, check=True).stdout
    return " ".join(re.sub(r"[ˈˌ]", "", said.decode()).split())
