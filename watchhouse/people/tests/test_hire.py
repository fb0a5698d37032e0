from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.people import actions, rules
from watchhouse.people.cli import people
from watchhouse.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(db: None) -> None:
    actions.load_roles()


def run(*words: str) -> Result:
    return CliRunner().invoke(people, ["hire", *words])


def test_the_first_officer_is_hired_and_may_work() -> None:
    answer = run("Dana@Centre.example", "--name", "Dana", "--role", "duty", "--json")
    assert answer.exit_code == 0
    facts = json.loads(answer.output)
    dana = Person.objects.get(pk=facts["id"])
    assert (facts["email"], facts["roles"]) == ("dana@centre.example", ["duty"])
    assert dana.can("urgent.work")
    assert Entry.objects.get(kind="people.Hired").facts == {"person_id": dana.pk, "role": "duty"}


def test_the_sentence_says_where_to_sign_in() -> None:
    said = run("dana@centre.example", "--name", "Dana", "--role", "duty").output
    assert said.startswith("Dana (duty) can sign in with dana@centre.example at http")
    assert "/people/login/" in said


def test_they_come_in_by_code_and_are_asked_for_a_passkey() -> None:
    run("dana@centre.example", "--role", "duty")
    browser = Client()
    browser.force_login(Person.objects.get())
    assert browser.get("/desk/").headers["Location"].startswith("/people/passkey-needed/")


def test_hired_twice_is_hired_once() -> None:
    for _ in range(2):
        run("dana@centre.example", "--name", "Dana", "--role", "duty")
    assert Entry.objects.filter(kind="people.Hired").count() == 1
    assert Person.objects.count() == 1


def test_a_member_may_be_hired_and_keeps_the_name(alice: Person) -> None:
    actions.hire(email=alice.email, name="", role="adviser")
    alice.refresh_from_db()
    assert alice.name == "Alice"
    assert alice.can("visits.work")


def test_refusals_are_one_plain_sentence() -> None:
    answer = run("dana@centre.example", "--role", "king")
    assert answer.exit_code == 1
    assert "There is no role “king”. There are: duty, analyst" in answer.output
    with pytest.raises(rules.NoAddress):
        actions.hire(email="dana at centre", name="", role="duty")
    assert not Person.objects.exists()


def test_without_a_role_it_is_misused() -> None:
    assert run("dana@centre.example").exit_code == 2
