"""What staff edited is never overwritten: they see the difference and decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.guidance import actions
from watchhouse.guidance.cli import guidance
from watchhouse.guidance.models import Guide
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
LIST = "/guidance/differences/"


@pytest.fixture
def guide(loaded: None, its_content: Path) -> Guide:
    """A guide that staff edited and whose file changed after that."""
    page: Guide = Guide.objects.get(slug="updates-on")
    page.title = "Our own words"
    page.save_revision().publish()
    change(its_content, 'title = "Switch on updates"', 'title = "Put updates on"')
    page.refresh_from_db()
    return page


def change(content: Path, was: str, becomes: str) -> None:
    path = content / "guides" / "updates-on.md"
    assert was in path.read_text()
    path.write_text(path.read_text().replace(was, becomes))


def test_shows_the_page_and_the_file(guide: Guide, femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)
    assert "The file changed: decide" in browser.get(LIST).content.decode()
    page = browser.get(f"{LIST}{guide.pk}/").content.decode()

    assert '<del><b class="vh">Only in the file: </b>title = &quot;Put updates on&quot;' in page
    assert '<ins><b class="vh">Only on the page: </b>title = &quot;Our own words&quot;' in page


def test_the_files_text_can_be_taken_and_nothing_is_lost(
    guide: Guide, femi: Person, sign_in: SignIn, content: Path
) -> None:
    sign_in(femi).post(f"{LIST}{guide.pk}/take/")

    guide.refresh_from_db()
    assert guide.title == "Put updates on"
    assert guide.live
    assert not guide.has_unpublished_changes
    said = [each.as_object().title for each in guide.revisions.order_by("pk")]
    assert "Our own words" in said
    assert said[-1] == "Put updates on"
    assert Entry.objects.of("guidance.FileTaken").get().by_id == femi.pk
    assert not actions.load(content).edited


def test_a_draft_is_kept_among_the_revisions_too(
    guide: Guide, femi: Person, sign_in: SignIn
) -> None:
    guide.title = "Half a thought"
    guide.save_revision()
    sign_in(femi).post(f"{LIST}{guide.pk}/take/")

    said = [each.as_object().title for each in guide.revisions.order_by("pk")]
    assert said == ["Our own words", "Half a thought", "Put updates on"]


def test_ours_can_be_kept_until_the_file_changes_again(
    guide: Guide, femi: Person, sign_in: SignIn, content: Path
) -> None:
    browser = sign_in(femi)
    browser.post(f"{LIST}{guide.pk}/keep/")

    page = browser.get(LIST).content.decode()
    assert "Ours is kept" in page
    assert "decide" not in page.split("Ours is kept")[1]
    guide.refresh_from_db()
    assert guide.title == "Our own words"
    assert Entry.objects.of("guidance.OursKept").exists()
    change(content, "Put updates on", "Put updates on now")
    assert "The file changed: decide" in browser.get(LIST).content.decode()


def test_a_page_that_says_what_its_file_says_is_not_there(
    guide: Guide, femi: Person, sign_in: SignIn
) -> None:
    same = Guide.objects.get(slug="check-a-message")
    browser = sign_in(femi)

    assert same.title not in browser.get(LIST).content.decode()
    assert browser.get(f"{LIST}{same.pk}/").status_code == 404


@pytest.mark.parametrize("act", ["", "take/", "keep/"])
def test_others_may_not(
    guide: Guide, act: str, bakery: Business, alice: Person, dana: Person, sign_in: SignIn
) -> None:
    address, method = f"{LIST}{guide.pk}/{act}", "POST" if act else "GET"
    assert sign_in(alice).generic(method, address).status_code == 404
    assert sign_in(dana).generic(method, address).status_code == 403
    guide.refresh_from_db()
    assert guide.title == "Our own words"


def test_wrong_method(guide: Guide, client: Client) -> None:
    assert client.post(LIST).status_code == 405
    assert client.post(f"{LIST}{guide.pk}/").status_code == 405
    assert client.get(f"{LIST}{guide.pk}/take/").status_code == 405
    assert client.get(f"{LIST}{guide.pk}/keep/").status_code == 405


def test_the_command_prints_it(guide: Guide) -> None:
    every = CliRunner().invoke(guidance, ["difference"]).output
    other = CliRunner().invoke(guidance, ["difference", "check-a-message"]).output

    assert '-title = "Put updates on"\n+title = "Our own words"\n' in every
    assert other == "No page was edited here.\n"


def test_the_command_names_a_broken_file(guide: Guide, content: Path) -> None:
    (content / "guides" / "updates-on.md").write_text("no facts")

    assert "guides/updates-on.md" in CliRunner().invoke(guidance, ["difference"]).output
