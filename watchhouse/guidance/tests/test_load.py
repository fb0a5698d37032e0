"""The files become pages, once; what staff edited stays theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from wagtail.models import Locale, Page, Site

from watchhouse.guidance import actions
from watchhouse.guidance.actions import Report
from watchhouse.guidance.files import ContentError
from watchhouse.guidance.models import Event, Guide, Toolkit

pytestmark = pytest.mark.django_db


def _change(folder: Path, was: str, becomes: str, name: str = "updates-on") -> None:
    path = folder / "guides" / f"{name}.md"
    path.write_text(path.read_text().replace(was, becomes))


def test_makes_a_page_of_every_file(content: Path) -> None:
    report = actions.load(content)

    count = sum(1 for _ in content.rglob("*.md"))
    assert report == Report(created=count)
    assert Guide.objects.live().count() == len(list((content / "guides").glob("*.md")))
    assert Toolkit.objects.get(slug="lock-your-email").guides[0].value.slug == (
        "email-password-and-manager"
    )


def test_a_second_load_changes_nothing(content: Path) -> None:
    count = actions.load(content).created

    assert actions.load(content) == Report(unchanged=count)


def test_a_changed_file_updates_its_page_and_no_other(content: Path) -> None:
    count = actions.load(content).created
    page = Guide.objects.get(slug="updates-on")
    _change(content, 'title = "Switch on updates"', 'title = "Put updates on"')

    assert actions.load(content) == Report(changed=1, unchanged=count - 1)
    page.refresh_from_db()
    assert page.title == "Put updates on"


def test_a_new_address_is_still_the_same_page(content: Path) -> None:
    actions.load(content)
    page = Guide.objects.get(slug="updates-on")
    _change(content, 'slug = "updates-on"', 'slug = "mend-your-devices"')
    for name in (content / "toolkits").glob("*.md"):
        name.write_text(name.read_text().replace('"updates-on"', '"mend-your-devices"'))

    actions.load(content)
    assert Guide.objects.get(slug="mend-your-devices").pk == page.pk


def test_a_page_that_staff_edited_is_left_alone(content: Path) -> None:
    actions.load(content)
    page = Guide.objects.get(slug="updates-on")
    page.title = "Our own words"
    page.save()
    _change(content, 'title = "Switch on updates"', 'title = "Put updates on"')

    assert actions.load(content).edited == ["/guidance/guides/updates-on/"]
    page.refresh_from_db()
    assert page.title == "Our own words"


def test_a_draft_that_staff_began_is_left_alone(content: Path) -> None:
    actions.load(content)
    page = Guide.objects.get(slug="updates-on")
    page.title = "Half a sentence"
    page.save_revision()

    assert actions.load(content).edited == ["/guidance/guides/updates-on/"]


def test_an_edited_step_counts_as_edited(content: Path) -> None:
    actions.load(content)
    page = Guide.objects.get(slug="updates-on")
    page.steps[0].value["title"] = "List all you have"
    page.save()

    assert actions.load(content).edited == ["/guidance/guides/updates-on/"]


def test_a_page_stays_when_its_file_goes(content: Path) -> None:
    actions.load(content)
    for event in (content / "events").glob("*.md"):
        event.unlink()

    actions.load(content)
    assert Event.objects.live().count() == 2


def test_plants_the_tree_on_bare_ground(content: Path) -> None:
    Site.objects.all().delete()
    Page.objects.all().delete()
    Locale.objects.all().delete()

    assert actions.load(content).created
    assert Site.objects.get(is_default_site=True).root_page.slug == "guidance"


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("minutes = 30", 'minutes = "soon"', "minutes"),
        ("minutes = 30", "minuets = 30", "minuets"),
        ("+++", "---", "two lines"),
        ("minutes = 30", "minutes = ", "updates-on.md"),
    ],
)
def test_a_broken_file_is_named_and_nothing_changes(
    content: Path, was: str, becomes: str, says: str
) -> None:
    _change(content, was, becomes)

    with pytest.raises(ContentError, match=says) as raised:
        actions.load(content)
    assert "guides/updates-on.md" in raised.value.sentence
    assert not Guide.objects.exists()


def test_a_toolkit_of_an_unknown_guide_is_refused(content: Path) -> None:
    (content / "guides" / "updates-on.md").unlink()

    with pytest.raises(ContentError, match="there is no guide “updates-on”"):
        actions.load(content)


@pytest.mark.parametrize("was", ["Product: windows", '"windows",'])
def test_a_product_that_is_not_in_the_catalogue_is_refused(content: Path, was: str) -> None:
    _change(content, was, was.replace("windows", "abacus"))

    with pytest.raises(ContentError, match="there is no product “abacus”"):
        actions.load(content)


def test_slides_that_are_not_there_are_refused(content: Path) -> None:
    for slides in (content / "events" / "files").glob("*.pdf"):
        slides.unlink()

    with pytest.raises(ContentError, match="not there"):
        actions.load(content)
