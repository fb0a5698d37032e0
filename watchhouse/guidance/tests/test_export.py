"""Pages go back to the files they came from, byte for byte."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings

from watchhouse.guidance import actions, exporting, media, texts
from watchhouse.guidance.actions import Report
from watchhouse.guidance.cli import guidance
from watchhouse.guidance.models import Event, Guide
from watchhouse.guidance.tests import made

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("loaded")]
FILES = {
    path.relative_to(settings.CONTENT_DIR): path.read_bytes()
    for folder in ("guides", "toolkits", "events", "news")
    for path in (settings.CONTENT_DIR / folder).glob("*.md")
}


def test_every_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    written = exporting.export(tmp_path)

    assert {Path(name) for name in written} == FILES.keys()
    assert {path: (tmp_path / path).read_bytes() for path in FILES} == FILES


def test_over_the_files_it_writes_nothing(content: Path) -> None:
    assert exporting.export(content) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p data-block-key="a1">Now <b>bold </b>and <i>so</i>.</p>',
        '<ul><li data-block-key="x">One</li><li>Two <b>big</b></li></ul><p>After.</p>',
        "<ol><li>One</li><li>Two</li></ol>",
        '<p>See <a href="{{ fact:ico.link }}">them</a>: {{ fact:ico.phone }}.</p>',
        '<p>Open <a href="/urgent/">urgent help</a>.</p>',
        "<p>1. no list</p><p># no heading</p><p>- no dash</p><p>+ nor plus</p>",
        "<p>a * b _c_ d_e &lt;f&gt; &amp;amp; [g](h) `i` \\ j</p>",
        "<p>One line<br/>and the next</p>",
        "<p>“Smith &amp; Sons” – 20%</p>",
    ],
    ids=[
        "bold", "list", "numbers", "facts", "link", "beginnings", "marks", "break", "letters",
    ],
)  # fmt: skip
def test_an_edited_page_comes_back_and_changes_nothing(content: Path, html: str) -> None:
    page = Guide.objects.get(slug="updates-on")
    page.steps[0].value["text"].source = html
    page.save_revision().publish()
    assert exporting.export(content) == ["guides/updates-on.md"]
    stored = Guide.objects.get(pk=page.pk).steps[0].value["text"].source

    assert actions.load(content) == Report(unchanged=len(FILES))
    assert Guide.objects.get(pk=page.pk).steps[0].value["text"].source == stored
    again = content.parent / "again"
    exporting.export(again)
    said = (content / "guides" / "updates-on.md").read_bytes()
    assert (again / "guides" / "updates-on.md").read_bytes() == said
    start_anew(content)
    assert exporting.export(content) == []


def start_anew(content: Path) -> None:
    """As on another computer that gets these files."""
    for kind in texts.FOLDERS:
        kind.objects.all().delete()
    actions.load(content)


def test_a_links_page_becomes_its_address(content: Path) -> None:
    page, other = (Guide.objects.get(slug=slug) for slug in ("updates-on", "help-card"))
    page.body = f'<p>Then <a id="{other.pk}" linktype="page">make a card</a>.</p>'
    page.save()
    exporting.export(content)

    said = (content / "guides" / "updates-on.md").read_text()
    assert "Then [make a card](/guidance/guides/help-card/)." in said


def test_pictures_go_along_and_come_back(content: Path) -> None:
    picture = media.keep_picture(BytesIO(made.picture("PNG")), title="Till", description="A till")
    page = Guide.objects.get(slug="updates-on")
    page.steps[0].value["picture"], page.steps[0].value["alt"] = picture, "A card by the till"
    page.save()
    written = exporting.export(content)

    assert written == ["guides/updates-on.md", "guides/pictures/till.png"]
    assert "Picture: till.png | A card by the till\n" in (
        (content / "guides" / "updates-on.md").read_text()
    )
    assert not actions.load(content).edited
    start_anew(content)
    made_anew = Guide.objects.get(slug="updates-on").steps[0].value
    assert made_anew["alt"] == "A card by the till"
    assert made_anew["picture"].width == picture.width
    assert exporting.export(content) == []


def test_papers_go_along_and_come_back(content: Path) -> None:
    event = Event.objects.get(slug="ring-first-morning")
    event.slides_paper = media.keep_paper(BytesIO(made.pdf()), title="New slides")
    event.save()
    written = exporting.export(content)

    assert written == ["events/ring-first-morning.md", "events/files/new-slides.pdf"]
    assert actions.load(content) == Report(unchanged=len(FILES))


def test_the_command_says_what_it_wrote(content: Path) -> None:
    Guide.objects.filter(slug="updates-on").update(title="Ours")
    first = CliRunner().invoke(guidance, ["export", "--to", str(content)])
    second = CliRunner().invoke(guidance, ["export", "--to", str(content), "--json"])

    assert first.output == "1 files written.\nguides/updates-on.md\n"
    assert json.loads(second.output) == {"written": []}


def test_two_pictures_of_one_name_are_not_written_over_each_other(content: Path) -> None:
    page = Guide.objects.get(slug="updates-on")
    for number, size in enumerate([(8, 8), (9, 9)]):
        upload = BytesIO(made.picture("PNG", size=size))
        picture = media.keep_picture(upload, title="Till", description="A till")
        page.steps[number].value["picture"], page.steps[number].value["alt"] = picture, "A till"
    page.save()

    result = CliRunner().invoke(guidance, ["export", "--to", str(content)])
    assert result.exit_code == 1
    assert "guides/pictures/till.png: two files have this name." in result.output
