from __future__ import annotations

from collections.abc import Callable

from click.testing import CliRunner
from django.test import Client

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.models import Suppression
from watchhouse.people.cli import people
from watchhouse.people.models import Person

Browser = Callable[[Person], Client]


def test_the_page_says_when_letters_bounce(alice: Person, sign_in: Browser) -> None:
    client = sign_in(alice)
    assert "could not reach you" not in client.get("/people/you/").content.decode()
    dispatch.suppress(recipient=alice.email, topic="", reason="550 no such user")
    page = client.get("/people/you/").content.decode()
    assert f"We could not reach you at {alice.email}" in page


def test_the_address_works_again(alice: Person, sign_in: Browser) -> None:
    dispatch.suppress(recipient=alice.email, topic="", reason="550 no such user")
    assert sign_in(alice).get("/people/you/reach-again/").status_code == 405
    assert sign_in(alice).post("/people/you/reach-again/").status_code == 302
    assert not Suppression.objects.exists()


def test_the_stranger_signs_in_first() -> None:
    assert Client().get("/people/you/").status_code == 302
    assert Client().post("/people/you/").status_code == 405


def test_lost_passkeys_are_forgotten(alice: Person) -> None:
    answer = CliRunner().invoke(people, ["forget-passkeys", alice.email, "--json"])
    assert (answer.exit_code, answer.output) == (0, '{"forgotten": 0}\n')
    assert CliRunner().invoke(people, ["forget-passkeys", "no@no.example"]).exit_code == 1
