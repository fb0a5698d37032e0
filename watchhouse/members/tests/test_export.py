"""All that is kept, in one file: for the owner who asked, for a week, each fetch written down."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.letters import Letter
from watchhouse.foundation import clock, keeping
from watchhouse.foundation.models import Entry
from watchhouse.members import actions, helpers
from watchhouse.members.models import Business, Export, Use
from watchhouse.people import actions as people
from watchhouse.people.models import Person

PAGE = "/members/export/"
Browser = Callable[[Person], Client]
Settle = Callable[[], None]


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def fetched(client: Client, export: Export) -> ZipFile:
    answer = client.get(f"{PAGE}{export.pk}/")
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    return ZipFile(io.BytesIO(answer.getvalue()))


def test_she_asks_and_fetches_it(
    alice: Person, bob: Person, bakery: Business, florist: Business, sign_in: Browser,
    settle: Settle,
) -> None:  # fmt: skip
    Use.objects.create(business=bakery, product="windows")
    Use.objects.create(business=florist, product="sage-50")
    people.give_consent(person=alice, purpose="news")
    people.give_consent(person=bob, purpose="news")
    helpers.invite(bakery, email="new@it.example", by=alice)
    client = sign_in(alice)
    assert "Make the file" in client.get(PAGE).content.decode()
    assert client.post(PAGE).headers["Location"] == PAGE
    assert "is being made" in client.get(PAGE).content.decode()
    client.post(PAGE)
    settle()
    export = Export.objects.get()
    assert f"{PAGE}{export.pk}/" in client.get(PAGE).content.decode()
    packed = fetched(client, export)
    rows = {name: json.loads(packed.read(name)) for name in packed.namelist()
            if name.endswith(".json")}  # fmt: skip
    assert rows["manifest.json"]["rows"]["members/use"] == 1
    assert rows["members/use.json"][0]["product"] == "windows"
    assert rows["members/business.json"][0]["name"] == "Invented Bakery"
    assert [row["person_id"] for row in rows["people/consent.json"]] == [alice.pk]
    assert rows["members/invitation.json"][0]["email"] == "new@it.example"
    assert "token_hash" not in rows["members/invitation.json"][0]
    assert {row["kind"] for row in rows["foundation/entry.json"]} >= {"members.HelperInvited"}
    assert "Invented Bakery" in packed.read("README.txt").decode()
    told = Entry.objects.filter(kind="members.ExportFetched")
    assert [entry.facts for entry in told] == [{"export_id": export.pk}]


def test_the_journal_tells_of_this_firm_alone(
    alice: Person, bakery: Business, sign_in: Browser, settle: Settle
) -> None:
    second = actions.join(name="Invented Second Firm", by=alice)
    people.give_consent(person=alice, purpose="news")  # for no business: her own
    rows = _rows(sign_in(alice), actions.ask_export(bakery, by=alice), settle)["foundation/entry"]
    assert second.pk not in {row["business_id"] for row in rows}
    assert {bakery.pk, None} == {row["business_id"] for row in rows}


def test_letters_to_others_and_codes_are_not_handed_over(
    alice: Person, bakery: Business, sign_in: Browser, settle: Settle
) -> None:
    mine = Letter(about="test:1", recipient=alice.email.upper(), text="For her.", title="Hers")
    code = replace(mine, about="test:2", text="The code is 1234.", title="1234", secret=True)
    other = replace(mine, about="test:3", recipient="x@it.example", text="Words", title="Theirs",
                    business_id=bakery.pk)  # fmt: skip
    dispatch.post(mine, code, other)
    exported = actions.ask_export(bakery, by=alice)
    rows = _rows(sign_in(alice), exported, settle)["dispatch/message"]
    by_about = {row["about"]: row for row in rows}
    assert by_about["test:1"]["text"] == "For her."
    assert by_about["test:2"]["recipient"] == alice.email
    for about in ("test:2", "test:3"):
        assert by_about[about]["state"]
        assert not {"text", "title", "html"} & {*by_about[about]}
    assert "x@it.example" not in str(rows)


def _rows(client: Client, export: Export, settle: Settle) -> dict[str, list[dict[str, Any]]]:
    """The tables of the file, by name."""
    settle()
    packed = fetched(client, export)
    return {
        name.removesuffix(".json"): json.loads(packed.read(name))
        for name in packed.namelist() if name.endswith(".json")
    }  # fmt: skip


def test_it_holds_every_table_that_is_handed_over(
    alice: Person, bakery: Business, sign_in: Browser, settle: Settle
) -> None:
    export = actions.ask_export(bakery, by=alice)
    settle()
    export.refresh_from_db()
    names = set(fetched(sign_in(alice), export).namelist())
    lists = [each for each in keeping.everything() if not each.centres]
    assert names - {"README.txt", "manifest.json"} == {
        f"{each.name}.json" for each in lists if not each.not_handed_over
    }


def test_after_a_week_it_is_gone(
    alice: Person, bakery: Business, sign_in: Browser, settle: Settle, tmp_path: Path
) -> None:
    export = actions.ask_export(bakery, by=alice)
    settle()
    assert list(tmp_path.rglob("*.zip"))
    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert sign_in(alice).get(f"{PAGE}{export.pk}/").status_code == 404
        assert "Make the file" in sign_in(alice).get(PAGE).content.decode()
        assert actions.tidy_exports() == 1
    assert not list(tmp_path.rglob("*.zip"))
    assert not Export.objects.exists()


def test_made_twice_is_made_once(alice: Person, bakery: Business, tmp_path: Path) -> None:
    export = actions.ask_export(bakery, by=alice)
    same = Export.objects.get(pk=export.pk)
    actions.make_export(export)
    actions.make_export(same)  # another worker that read the row before
    export.refresh_from_db()
    assert [path.name for path in tmp_path.rglob("*.zip")] == [Path(export.file.path).name]


def test_the_helper_the_stranger_another_owner_and_the_wrong_method(
    alice: Person, bob: Person, charlie: Person, bakery: Business, dana: Person,
    sign_in: Browser, settle: Settle,
) -> None:  # fmt: skip
    export = actions.ask_export(bakery, by=alice)
    settle()
    file = f"{PAGE}{export.pk}/"
    for address in (PAGE, file):
        assert sign_in(bob).get(address).status_code == 403
        assert sign_in(dana).get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert sign_in(charlie).get(file).status_code == 404
    bakery.memberships.filter(person=bob).update(role="owner")
    assert sign_in(bob).get(file).status_code == 404  # it holds what is Alice's own
    assert sign_in(alice).post(file).status_code == 405
    assert sign_in(alice).put(PAGE).status_code == 405
