"""Each guide on one A5 page: its steps, and a QR code that leads to it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pypdf
import pytest
import zxingcpp
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils.formats import date_format
from PIL import Image

from watchhouse.foundation import paper
from watchhouse.guidance import cards
from watchhouse.guidance.models import Guide
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("loaded")]
SignIn = Callable[[Person], Client]
A5 = (148 / 25.4 * 72, 210 / 25.4 * 72)
CARD = "/guidance/guides/updates-on/card.pdf"
SLUGS = sorted(path.stem for path in (settings.CONTENT_DIR / "guides").glob("*.md"))


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def read(content: bytes) -> tuple[pypdf.PageObject, str]:
    """The only page, which is exactly A5, and its words."""
    (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
    assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx(A5, abs=0.1)
    words = page.extract_text().replace("\u200b", "")
    return page, " ".join(words.split())


def decoded(data: dict[str, object]) -> list[str]:
    """What a phone's camera reads in the QR code."""
    code = data["code"]
    assert isinstance(code, list)
    picture = Image.new("L", (len(code[0]), len(code)))
    picture.putdata([255 * (1 - module) for row in code for module in row])
    big = picture.resize((picture.width * 8, picture.height * 8), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(big)]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_guide_fits_on_one_page_and_its_code_leads_there(client: Client, slug: str) -> None:
    answer = client.get(f"/guidance/guides/{slug}/card.pdf")
    guide = Guide.objects.get(slug=slug)
    _, words = read(answer.content)
    data = cards.of(guide, set())[1]
    assert decoded(data) == [f"{settings.BASE_URL}{guide.address}"]
    assert str(data["address"]) in words.replace(" ", "")
    assert f"Checked on {date_format(guide.checked_on, 'j F Y')}" in words
    assert "{{" not in words


def test_says_why_how_long_and_the_steps(client: Client) -> None:
    answer = client.get(CARD)
    _, words = read(answer.content)
    for said in ("Switch on updates", "30 minutes", "Free", "List what you have", "020 7946 0100"):
        assert said in words
    assert "Do the steps for what you use: Windows" in words
    assert "Switch on updates in Windows" not in words
    assert answer["Content-Type"] == "application/pdf"
    assert "public" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]
    assert not client.cookies


def test_a_member_gets_the_steps_for_what_they_use(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    bakery.uses.create(product="mac")
    answer = sign_in(alice).get(CARD)
    _, words = read(answer.content)
    assert "Switch on updates on a Mac" in words
    assert "Windows" not in words
    assert "no-store" in answer["Cache-Control"]


def test_it_is_tagged_and_the_code_is_told_in_words(client: Client) -> None:
    reader = pypdf.PdfReader(io.BytesIO(client.get(CARD).content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]
    assert _alternatives(reader.trailer["/Root"]["/StructTreeRoot"]) >= {  # type: ignore[index]
        f"QR code: it leads to {settings.BASE_URL.partition('://')[2]}/guidance/guides/updates-on/"
    }


def _alternatives(node: object) -> set[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*(_alternatives(each) for each in node))
    if not isinstance(node, dict):
        return set()
    here = {str(node["/Alt"]).replace("\u200b", "")} if "/Alt" in node else set()
    return here | (_alternatives(node["/K"]) if "/K" in node else set())


@pytest.mark.parametrize("count", [1, 12, 30])
def test_many_long_titles_stay_on_one_page(count: int) -> None:
    guide = Guide.objects.get(slug="ring-before-you-pay")
    title = "Write down the numbers of everybody whom you pay each month, and of those you pay once"
    guide.title = guide.summary = "Ring everybody before you pay anybody, then ring again. " * 4
    guide.steps = json.dumps(
        [
            {"type": "step", "value": {"title": f"{title} {n}", "text": "", "product": ""}}
            for n in range(count)
        ]
    )
    template, data = cards.of(guide, set())
    _, words = read(paper.pdf(template, data, title=guide.title))
    assert words.count("Write down") == min(count, cards.MOST)
    assert ("And 18 more" in words) == (count == 30)


def test_the_help_card_has_the_registers_numbers_and_lines_to_write_on(client: Client) -> None:
    _, words = read(client.get("/guidance/guides/help-card/card.pdf").content)
    for said in ("159", "0300 123 2040", "0303 123 1113", "999", "Our IT person", "Our insurer"):
        assert said in words


def test_so_many_a_minute(client: Client) -> None:
    answers = [client.get(CARD).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]


def test_not_there_and_taken_down_are_the_same(client: Client) -> None:
    Guide.objects.get(slug="updates-on").unpublish()
    assert client.get(CARD).status_code == 404
    assert client.get("/guidance/guides/nothing/card.pdf").status_code == 404


def test_a_toolkit_leads_to_its_cards(client: Client) -> None:
    page = client.get("/guidance/toolkits/lock-your-email/").content.decode()
    assert "/guidance/guides/two-step-sign-in/card.pdf" in page


def test_wrong_method(client: Client) -> None:
    assert client.post(CARD).status_code == 405
