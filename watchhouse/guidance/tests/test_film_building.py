"""When a film is built, by whom, and what the page shows of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from pytest_django.fixtures import Settings
from wagtail.rich_text import RichText

from watchhouse.foundation import clock, region
from watchhouse.guidance.cli import guidance
from watchhouse.guidance.films import building, child, making, speech, voices
from watchhouse.guidance.films.scenes import Scene
from watchhouse.guidance.models import Film, Guide
from watchhouse.guidance.models.films import films_of

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("loaded")]
ADDRESS = "/guidance/guides/updates-on/"


@pytest.fixture(autouse=True)
def _quick(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent film is a film; here nobody reads it, and not for long."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR = tmp_path
    settings.SPEECH = "silence"
    monkeypatch.setattr(speech, "READING", 200)
    monkeypatch.setattr(speech, "SHORTEST", 0.2)
    monkeypatch.setattr(making, "make", _made_once)


MADE: dict[str, tuple[dict[str, bytes], making.Made]] = {}
MAKE = making.make


def _made_once(scenes: Sequence[Scene], *, folder: Path, **named: Any) -> making.Made:
    """The same film is made for real once, and copied for the next test."""
    key = repr((scenes, named["recorded"]))
    if key not in MADE:
        made = MAKE(scenes, folder=folder, **named)
        MADE[key] = ({name: (folder / name).read_bytes() for name in making.FILES}, made)
    files, made = MADE[key]
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return made


@pytest.fixture
def guide() -> Guide:
    """One with a single short step."""
    page: Guide = Guide.objects.get(slug="updates-on")
    del page.steps[1:]
    page.body = ""
    page.steps[0].value["text"] = RichText("<p>Write it down.</p>")
    page.save()
    Guide.objects.exclude(pk=page.pk).update(live=False)
    return page


@pytest.fixture
def film(guide: Guide) -> Film:
    return building.build(building.plan(guide, "en"))


def _run(*words: str) -> Any:
    return CliRunner().invoke(guidance, ["film", *words])


def test_is_built_once_and_again_when_a_step_changes(guide: Guide) -> None:
    first = _run("updates-on")
    second = _run("updates-on")
    folder = Film.objects.get().folder
    guide.steps[0].value["title"] = "List everything"
    guide.save()
    third = _run("updates-on")

    assert "s of film built in" in first.output
    assert "the film has captions and no sound" in first.output
    assert second.output.startswith("updates-on in en: unchanged")
    assert "s of film built in" in third.output
    assert Film.objects.get().folder != folder
    assert folder.is_dir(), "A page that is open still plays the edition before."


def test_a_recorded_voice_is_another_film(film: Film, guide: Guide, tmp_path: Path) -> None:
    words = _run("updates-on", "--script", "--json")
    [name, *_] = json.loads(words.output)["scenes"]
    folder = voices.folder("updates-on", "en")
    folder.mkdir(parents=True)
    (folder / "01-00000000.wav").write_bytes(b"of other words")
    assert building.is_current(building.plan(guide, "en"))

    (folder / f"{name}.wav").write_bytes(b"no sound")
    again = building.plan(guide, "en")
    assert again.read_by == "silence, recorded"
    assert not building.is_current(again)
    refused = _run("updates-on")
    assert refused.exit_code == 1
    assert f"{name}.wav: That can't be read as sound" in refused.output
    assert Film.objects.get().digest == film.digest


def test_two_never_build_the_same(guide: Guide) -> None:
    planned = building.plan(guide, "en")
    row = Film.objects.create(guide=guide, language="en", making_by="another")
    row.making_until = clock.now() + timedelta(seconds=60)
    row.save()

    with pytest.raises(building.BeingMade):
        building.build(planned)
    with clock.at(clock.now() + timedelta(seconds=61)):
        assert building.build(planned).edition


def test_who_lost_its_turn_puts_nothing_in_place(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A builder that slept past its lease finds that another has taken over."""

    def slept(*args: Any, **named: Any) -> making.Made:
        Film.objects.update(making_by="another")
        return _made_once(*args, **named)

    monkeypatch.setattr(making, "make", slept)
    with pytest.raises(building.BeingMade):
        building.build(building.plan(guide, "en"))
    assert Film.objects.get().digest == ""
    assert not list(films_of(guide, "en").iterdir())


def test_those_wanted_are_the_missing_and_the_outdated(film: Film, guide: Guide) -> None:
    assert not list(building.wanted())

    Guide.objects.filter(slug="help-card").update(live=True)
    (film.folder / "film.webm").unlink()
    wanted = [(planned.guide.slug, planned.language) for planned in building.wanted()]
    languages = region.current().languages
    assert wanted == [*(("help-card", language) for language in languages), ("updates-on", "en")]


def test_the_films_of_a_guide_that_is_gone_go(film: Film, guide: Guide) -> None:
    folder = film.folder
    guide.delete()
    building.sweep()
    assert not folder.exists()


def test_the_worker_starts_nothing_when_nothing_is_wanted(film: Film) -> None:
    assert not child.start()


def test_the_worker_starts_nothing_while_somebody_builds(guide: Guide) -> None:
    until = clock.now() + timedelta(seconds=60)
    Film.objects.create(guide=guide, language="en", making_by="another", making_until=until)
    assert not child.start()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nothing",), "There is no guide “nothing”"),
        (("updates-on", "--lang", "xx"), "“xx” is not a language of this region"),
        (("updates-on", "--lang", "ro"), "is not in “ro” yet"),
    ],
)
def test_refuses_in_one_sentence(words: tuple[str, ...], says: str) -> None:
    result = _run(*words)

    assert result.exit_code == 1
    assert says in result.output
    assert result.output.count("\n") == 1


def test_needs_a_guide_or_all() -> None:
    assert _run().exit_code == 2
    assert _run("updates-on", "--all").exit_code == 2


def test_all_builds_what_is_wanted_and_copies_it_out(guide: Guide, tmp_path: Path) -> None:
    assert "built in" in _run("--all", "--most", "1").output
    _run("updates-on", "--to", str(tmp_path / "out"))
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(making.FILES)
    assert "built in" in _run("updates-on", "--force").output


def test_the_page_shows_it_with_captions_and_words(film: Film, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    for words in (
        '<video controls preload="none"', 'kind="captions"', 'kind="chapters"',
        "Made by a machine from the steps on this page.", "Read every word of the film",
        film.address("film.mp4"), "<h3>1. List what you have</h3>",
    ):  # fmt: skip
        assert words in page


def test_the_page_never_shows_an_old_one(film: Film, guide: Guide, client: Client) -> None:
    guide.steps[0].value["title"] = "List everything"
    guide.save()

    page = client.get(ADDRESS).content.decode()
    assert "<video" not in page
    assert "is being made again" in page


def test_without_one_the_page_says_nothing(guide: Guide, client: Client) -> None:
    assert "film" not in client.get(ADDRESS).content.decode().lower()


def test_its_files_are_served_in_ranges_and_kept(film: Film, client: Client) -> None:
    address = film.address("film.mp4")
    whole = client.get(address)
    part = client.get(address, headers={"range": "bytes=4-7", "accept-encoding": "gzip"})
    again = client.get(address, headers={"if-none-match": whole.headers["ETag"]})
    head = client.head(address)

    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part.headers["Content-Range"].startswith("bytes 4-7/")
    assert "immutable" in whole.headers["Cache-Control"]
    assert again.status_code == 304
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert client.get(address, headers={"range": "bytes=999999999-"}).status_code == 416
    captions = client.get(film.address("captions.vtt"))
    assert captions.headers["Content-Type"] == "text/vtt; charset=utf-8"
    for answer in (whole, captions):
        answer.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        ("film.mp4", "film.txt"), ("/en/", "/ro/"), ("/en/", "/xx/"),
        ("updates-on", "help-card"), ("film.mp4", "nothing.mp4"),
    ],
)  # fmt: skip
def test_no_other_file_is_there(film: Film, client: Client, change: tuple[str, str]) -> None:
    assert client.get(film.address("film.mp4").replace(*change)).status_code == 404


def test_a_guide_taken_down_takes_its_film_along(film: Film, guide: Guide, client: Client) -> None:
    guide.unpublish()
    assert client.get(film.address("film.mp4")).status_code == 404


def test_wrong_method(film: Film, client: Client) -> None:
    assert client.post(film.address("film.mp4")).status_code == 405


def test_the_schedule_obeys_the_setting(
    settings: Settings, settle: Callable[[], None], guide: Guide
) -> None:
    settings.FILMS = False
    settle()
    assert not Film.objects.exists()
