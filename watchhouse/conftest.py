"""People, firms and the real things around them, for every room's tests.

Alice owns the bakery, Bob helps her with IT, Charlie is a stranger (who owns a florist's),
Dana is on duty, Erin analyses, Femi visits, Grace directs, Olu leads outreach, Priya is the
police partner. All are invented.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings as the_settings
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from watchhouse.guidance import actions as guidance
from watchhouse.guidance import facts
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people import agreeing
from watchhouse.people.actions import load_roles
from watchhouse.people.consents import fingerprint
from watchhouse.people.models import Person, Role
from watchhouse.worker import settle as settle_now

ALIKE = {"house", "browser", "content"}  # what they look at is the same on each database


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--meets-database", action="store_true",
        help="Run only what meets the database: the rest is the same on each of them.",
    )  # fmt: skip


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--meets-database"):
        return
    meets = {item for item in items if _meets_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in meets])
    items[:] = [item for item in items if item in meets]


def _meets_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once") is not None or item.path.parent.name in ALIKE:
        return False
    asked = getattr(item, "fixturenames", ())
    return (
        item.get_closest_marker("django_db") is not None or "db" in asked or "live_server" in asked
    )


def pytest_collection_finish() -> None:
    """What is loaded stays: the collector need not walk it again and again (a quarter of the
    processor time of the migrations)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


@pytest.fixture(autouse=True)
def _demo_off(settings: Settings) -> None:
    settings.DEMO = False
    settings.KEV_URL = ""  # nothing goes out during tests
    settings.CHECK_LINKS = False
    settings.FILMS = False  # nor is a builder started that no test waits for
    settings.WHITENOISE_AUTOREFRESH = True  # else each test client reads all static files first


@pytest.fixture(autouse=True)
def _facts_anew() -> None:
    """No test reads what another one checked."""
    facts.forget()


@pytest.fixture(autouse=True)
def _no_page_kept() -> None:
    caches["pages"].clear()


@pytest.fixture(scope="module")
def _published(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The pages are stored once for the tests of a file, each of which undoes only its own."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        stack.enter_context(transaction.atomic())
        guidance.load(the_settings.CONTENT_DIR)
        ends = stack.pop_all()
    yield
    with django_db_blocker.unblock(), ends:
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_published: None, db: None) -> None:
    """The centre's own guidance, as it is published; its facts are read, as in a running server."""
    facts.register()


@pytest.fixture
def bakery(db: None) -> Business:
    return Business.objects.create(
        name="Invented Bakery", size_band="micro", trade="bakery", postcode="E17 4PH",
        borough="E09000031",
    )  # fmt: skip


@pytest.fixture
def florist(db: None) -> Business:
    return Business.objects.create(name="Invented Florist", size_band="solo", trade="florist")


@pytest.fixture
def alice(bakery: Business) -> Person:
    person = Person.objects.create_user("alice@bakery.example", name="Alice")
    Membership.objects.create(business=bakery, person=person, role=MembershipRole.OWNER)
    return person


@pytest.fixture
def bob(bakery: Business) -> Person:
    person = Person.objects.create_user("bob@it.example", name="Bob")
    Membership.objects.create(business=bakery, person=person, role=MembershipRole.HELPER)
    return person


@pytest.fixture
def charlie(florist: Business) -> Person:
    person = Person.objects.create_user("charlie@florist.example", name="Charlie")
    Membership.objects.create(business=florist, person=person, role=MembershipRole.OWNER)
    return person


@pytest.fixture
def staff(db: None) -> Callable[[str, str], Person]:
    """Make a member of staff: `staff("Dana", "duty")`."""
    load_roles()

    def make(name: str, role: str) -> Person:
        person = Person.objects.create_user(
            f"{name.lower()}@centre.example", name=name, phone="020 7946 0111"
        )
        person.roles.add(Role.objects.get(slug=role))
        return person

    return make


@pytest.fixture
def dana(staff: Callable[[str, str], Person]) -> Person:
    return staff("Dana", "duty")


@pytest.fixture
def erin(staff: Callable[[str, str], Person]) -> Person:
    return staff("Erin", "analyst")


@pytest.fixture
def femi(staff: Callable[[str, str], Person]) -> Person:
    return staff("Femi", "adviser")


@pytest.fixture
def grace(staff: Callable[[str, str], Person]) -> Person:
    return staff("Grace", "director")


@pytest.fixture
def olu(staff: Callable[[str, str], Person]) -> Person:
    return staff("Olu", "outreach")


@pytest.fixture
def priya(staff: Callable[[str, str], Person]) -> Person:
    return staff("Priya", "police")


@pytest.fixture
def sign_in() -> Callable[[Person], Client]:
    """A browser in which this person is signed in; staff came in by passkey.

    It was asked about new versions of texts already, as after the first page of a session.
    """

    def browser(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        session = client.session
        session[agreeing.ASKED] = fingerprint()
        session["account_authentication_methods"] = [{"method": "mfa", "type": "webauthn"}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
        return client

    return browser


@pytest.fixture
def settle() -> Callable[[], None]:
    """Let the worker work until nothing is left to do."""
    return settle_now
