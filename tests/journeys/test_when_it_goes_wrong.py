"""What people do wrong on the way, or what goes wrong for them: a sentence each, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.journeys.conftest import Command, Letters
from tests.journeys.tales import WINRAR
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person
from watchhouse.threats import actions as threats
from watchhouse.threats import emails, matching
from watchhouse.threats.models import Advisory, Alert
from watchhouse.urgent.models import Case
from watchhouse.visits import actions as visits

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]


@pytest.fixture
def alert(
    bakery: Business, alice: Person, erin: Person, command: Command, settle: Callable[[], None]
) -> Callable[[], Alert]:
    """Warn the bakery, when called."""

    def warn() -> Alert:
        Use.objects.create(business=bakery, product=WINRAR.uses)
        for listed in (WINRAR.june, WINRAR.august):
            command("threats", "pull", "kev", "--from", listed, "--json")
        row = Advisory.objects.get(external_id=WINRAR.cve)
        words = {**matching.words(row, [WINRAR.uses]), "tlp": "clear"}
        hows = {WINRAR.uses: matching.how(WINRAR.uses)}
        threats.publish(threats.redraft(row, words=words, hows=hows, by=erin), by=erin)
        settle()
        return Alert.objects.get(business=bakery)

    return warn


def test_an_address_that_bounces_gets_no_mail_and_reads_it_at_home(
    alert: Callable[[], Alert], alice: Person, sign_in: SignIn, command: Command
) -> None:
    command("dispatch", "bounce", alice.email, "--json")
    warned = alert()
    assert Message.objects.get(recipient=alice.email).state == "suppressed"
    home = sign_in(alice).get("/home/").content.decode()
    assert "Our e-mails to you come back" in home
    assert f"/threats/alerts/{warned.pk}/" in home


def test_a_link_changed_on_the_way_is_nowhere_and_changes_nothing(
    alert: Callable[[], Alert], alice: Person
) -> None:
    warned = alert()
    link = urlsplit(emails.link(warned.pk, alice.pk)).path
    for changed in (f"{link[:-1]}x/", link.replace(":", ":x", 1)):
        assert Client().post(changed, {"says": "done"}).status_code == 404
    warned.refresh_from_db()
    assert warned.state == "open"


def test_help_asked_for_by_two_presses_is_one_case_and_one_page(
    dana: Person, letters: Letters
) -> None:
    victim = Client()
    typed = {"name": "Alice", "phone": "020 7946 0123", "token": "pressed-twice"}
    for _ in range(2):
        page = victim.post("/urgent/tell/payment-diverted/", typed, follow=True)
        assert Case.objects.get().reference in page.content.decode()
    assert len(letters(dana.email)) == len(letters(dana.phone)) == 1
    assert Entry.objects.of("urgent.Opened").count() == 1


def test_a_time_booked_by_two_presses_is_one_visit_and_one_mail(
    bakery: Business, alice: Person, femi: Person, sign_in: SignIn, letters: Letters
) -> None:
    day = clock.today() + timedelta(days=2)
    visit = visits.ask(bakery, topic="check", by=alice)
    visits.propose(visit, times=[timezone.make_aware(datetime.combine(day, time(10)))], by=femi)
    owner, slot = sign_in(alice), visit.slots.get()
    for _ in range(2):
        page = owner.post(f"/visits/{visit.pk}/book/", {"slot": slot.pk}, follow=True)
        assert "Who comes" in page.content.decode()
    assert len(letters(alice.email)) == 2  # the times, and the one that was booked
    assert Entry.objects.of("visits.Booked").count() == 1
    assert not Entry.objects.of("visits.Moved").exists()


def test_a_code_entered_by_two_presses_makes_one_business() -> None:
    owner = Client()
    typed = {"name": "Invented Café", "email": "sam@cafe.example", "postcode": ""}
    for _ in range(2):
        owner.post("/members/join/", typed)
    code = re.search(r"\d{4}-\d{4}", Message.objects.get().text)
    assert code
    for _ in range(2):
        page = owner.post("/members/join/code/", {"code": code[0]}, follow=True)
        assert "Invented Café" in page.content.decode()
    assert Business.objects.get().name == "Invented Café"


def test_a_postcode_outside_the_region_is_said_in_the_profile_too(
    bakery: Business, alice: Person, sign_in: SignIn
) -> None:
    page = sign_in(alice).post("/members/profile/about/", {"postcode": "M1 1AE"}).content.decode()
    assert "M1 1AE is outside London" in page
    assert "Error: " in page
    bakery.refresh_from_db()
    assert bakery.postcode == "E17 4PH"
