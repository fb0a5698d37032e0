"""Alice's and Charlie's firms as twins, and everybody who might look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from tests.security import world
from tests.security.world import Firm
from watchhouse.members.models import Business
from watchhouse.people.models import Person

STAFF = {
    "dana": "duty", "erin": "analyst", "femi": "adviser", "grace": "director", "olu": "outreach",
    "priya": "police",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _unlimited() -> Iterator[None]:
    """Each test begins with nobody having tried anything too often."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="module", autouse=True)
def _own_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is uploaded or packed lies in a folder of these tests."""
    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        yield


@pytest.fixture
def crew(staff: Callable[[str, str], Person]) -> dict[str, Person]:
    """One of each role of the centre."""
    return {name: staff(name.title(), role) for name, role in STAFF.items()}


@pytest.fixture
def hers(
    loaded: None, bakery: Business, alice: Person, bob: Person, crew: dict[str, Person]
) -> Firm:
    """Alice's firm, with one row of everything."""
    world.film()
    warning = world.advisory(crew["erin"])
    return world.make("alice", bakery, bob, crew["dana"], crew["femi"], warning)


@pytest.fixture
def his(florist: Business, charlie: Person, hers: Firm, crew: dict[str, Person]) -> Firm:
    """Charlie's: the same rows once more."""
    helper = Person.objects.create_user("zoe@it.example", name="Zoe")
    advisory = hers.alert.advisory
    return world.make("charlie", florist, helper, crew["dana"], crew["femi"], advisory)


@pytest.fixture
def browser(
    sign_in: Callable[[Person], Client], alice: Person, bob: Person, charlie: Person,
    crew: dict[str, Person],
) -> Callable[[str], Client]:  # fmt: skip
    """A browser in which somebody is signed in by name; nobody is for "anonymous"."""
    people = {"alice": alice, "bob": bob, "charlie": charlie, **crew}

    def open_for(name: str) -> Client:
        client = sign_in(people[name]) if name in people else Client()
        client.raise_request_exception = False
        return client

    return open_for
