"""The whole journey of one business, from its first three answers to the director's figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from tests.journeys.conftest import Command, Letters, Wait
from tests.journeys.tales import Tale, all_tales
from watchhouse.dispatch.models import Channel, Lane, Message
from watchhouse.foundation import clock
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("centre")]
Settle = Callable[[], None]
SignIn = Callable[[Person], Client]
ADDRESS = "alice@bakery.example"


@pytest.mark.parametrize("tale", all_tales())
def test_the_whole_journey(
    tale: Tale, florist: Business, charlie: Person, dana: Person, erin: Person, femi: Person,
    grace: Person, sign_in: SignIn, command: Command, letters: Letters, wait_until: Wait,
    settle: Settle,
) -> None:  # fmt: skip
    command("threats", "pull", "kev", "--from", tale.june, "--json")
    Use.objects.create(business=florist, product=tale.neighbour_uses)
    owner = Client()

    gets_its_first_advice(owner)
    joins(owner)
    settle()  # the answers given before joining become the business's
    reads_its_plan(owner)
    says_what_it_uses(owner, tale.uses)

    the_list_is_pulled(command, tale)
    the_analyst_publishes(sign_in(erin), tale)
    mail = exactly_one_mail_came(letters, charlie)
    if tale.answers_from_mail:
        answers_by_the_link(mail)
    else:
        answers_in_the_portal(owner)

    reference = reports_a_diverted_payment()
    the_officer_is_paged(letters, dana, reference)
    claims_calls_back_and_closes(sign_in(dana), reference)

    visit = asks_for_a_visit(owner)
    starts = proposes_a_time(sign_in(femi), visit)
    books_it(owner, visit, letters)
    wait_until(starts + timedelta(minutes=50))
    keeps_how_it_went(sign_in(femi), visit)
    has_a_promise_in_its_plan(owner)
    shows_that_it_is_kept(owner)

    wait_until(starts + timedelta(minutes=60))
    sees_it_counted(sign_in(grace))
    settle()  # the journal is sealed
    verdict = command("journal", "verify", "--json")
    assert (verdict["wrong"], verdict["unsealed"]) == ("", 0)


def gets_its_first_advice(owner: Client) -> None:
    """Three answers without an account, then the first thing to do."""
    page = owner.post("/checkup/", follow=True)
    for _ in range(3):
        page = answers(owner, page)
    assert "Your first step" in text(page)
    assert "minutes" in text(page)


def joins(owner: Client) -> None:
    """Three fields, and the code from the letter."""
    typed = {"name": "Invented Bakery", "email": ADDRESS, "postcode": "E17 4PH"}
    page = owner.post("/members/join/", typed, follow=True)
    assert "Enter the code" in text(page)
    found = re.search(r"\d{4}-\d{4}", Message.objects.get(recipient=ADDRESS).text)
    assert found
    page = owner.post("/members/join/code/", {"code": found[0]}, follow=True)
    assert "Invented Bakery" in text(page)
    assert "Waltham Forest" in text(page)


def reads_its_plan(owner: Client) -> None:
    """The check goes on where it stopped; then three things to do, with reasons."""
    page = owner.get("/checkup/question/", follow=True)
    assert "Question 4 of" in text(page)
    while "/checkup/question/" in address(page):
        page = answers(owner, page)
    assert "Three things to do first" in text(page)
    assert text(page).count("Show me the steps") == 3


def says_what_it_uses(owner: Client, product: str) -> None:
    """Everyday words, ticked."""
    page = text(owner.get("/members/profile/products/"))
    found = re.search(rf'name="(group\d+)" value="{product}"', page)
    assert found, f"{product} is not on the page"
    owner.post("/members/profile/products/", {found[1]: product}, follow=True)


def the_list_is_pulled(command: Command, tale: Tale) -> None:
    """Exactly what is new is new; pulled again nothing is."""
    pull = ("threats", "pull", "kev", "--from", tale.august, "--json")
    pulled = command(*pull)
    assert (pulled["new"], pulled["rejected"]) == (tale.new, 0)
    again = command(*pull)
    assert (again["new"], again["changed"]) == (0, 0)


def the_analyst_publishes(analyst: Client, tale: Tale) -> None:
    """Reads the queue, takes the catalogue's words, looks, publishes."""
    queue = text(analyst.get("/threats/desk/"))
    found = re.search(rf'href="(/threats/desk/\d+/)">(?:(?!href).)*{tale.cve}', queue, re.DOTALL)
    assert found, f"{tale.cve} is not in the queue"
    proposal = analyst.get(found[1]).context["form"].initial
    page = analyst.post(found[1], proposal, follow=True)
    assert "Publish and tell 1 member" in text(page)
    page = analyst.post(f"{found[1]}publish/", follow=True)
    assert "Published. The members it touches are being told." in text(page)


def exactly_one_mail_came(letters: Letters, neighbour: Person) -> Message:
    """To whoever uses it, and to nobody else."""
    alerts = [mail for mail in letters(ADDRESS) if mail.topic == "alerts"]
    assert len(alerts) == 1
    assert letters(neighbour.email) == []
    assert Message.objects.filter(topic="alerts").count() == 1
    return alerts[0]


def answers_by_the_link(mail: Message) -> None:
    """On any device, without signing in."""
    found = re.search(r"(/threats/alerts/a/\S+/)", mail.text)
    assert found
    anyone = Client()
    assert "What did you do?" in text(anyone.get(found[1]))
    assert "Noted: done." in text(anyone.post(found[1], {"says": "done"}, follow=True))


def answers_in_the_portal(owner: Client) -> None:
    """From the first card of its home."""
    found = re.search(r"/threats/alerts/\d+/", text(owner.get("/home/")))
    assert found
    page = owner.post(f"{found[0]}answer/", {"says": "done"}, follow=True)
    assert "Noted: done." in text(page)


def reports_a_diverted_payment() -> str:
    """At the worst moment: another device, no account. Advice first, then name and phone."""
    victim = Client()
    assert "Is anyone in danger right now?" in text(victim.get("/urgent/"))
    advice = text(victim.get("/urgent/help/payment-diverted/?path=danger.no~money.paid-wrong"))
    assert advice.index("Do this now") < advice.index("Ask us to ring you")
    form = "/urgent/tell/payment-diverted/"
    typed = {"name": "Alice", "phone": "020 7946 0123", "token": token(victim.get(form))}
    page = text(victim.post(form, {**typed, "story": "£4,860 to a false mill."}, follow=True))
    found = re.search(r"Your case (\S+)", page)
    assert found
    assert f"say {found[1]}" in re.sub(r"<[^>]+>", "", page)
    return found[1]


def the_officer_is_paged(letters: Letters, officer: Person, reference: str) -> None:
    """A mail and a text in the urgent lane, without the victim's words."""
    pages = [*letters(officer.email), *letters(officer.phone)]
    assert [page.channel for page in pages] == [Channel.EMAIL, Channel.TEXT]
    for page in pages:
        assert page.lane == Lane.URGENT
        assert reference in page.title + page.text
        assert "4,860" not in page.text


def claims_calls_back_and_closes(officer: Client, reference: str) -> None:
    """One owner, the call in time, how it ended."""
    case = f"/urgent/cases/{reference}/"
    assert reference in text(officer.get("/urgent/cases/"))
    assert "Dana has this case" in text(officer.post(f"{case}claim/", follow=True))
    assert "Bank rung." in text(officer.post(f"{case}call/", {"text": "Bank rung."}, follow=True))
    ending = {"outcome": "helped", "money_recovered": "£4,860"}
    page = text(officer.post(f"{case}close/", ending, follow=True))
    assert "Closed" in page


def asks_for_a_visit(owner: Client) -> str:
    """What about; the times come later."""
    page = owner.post("/visits/ask/", {"topic": "payments", "suits": ["mornings"]}, follow=True)
    assert "We have your request." in text(page)
    return address(page)


def proposes_a_time(adviser: Client, visit: str) -> datetime:
    """Two mornings from tomorrow on; the first is the one that will be chosen."""
    days = [clock.today() + timedelta(days=number) for number in (1, 2)]
    first, second = (datetime.combine(day, time(10)) for day in days)
    desk = visit.replace("/visits/", "/visits/desk/")
    times = {"time_1": f"{first:%Y-%m-%dT%H:%M}", "time_2": f"{second:%Y-%m-%dT%H:%M}"}
    assert "Proposed:" in text(adviser.post(f"{desk}propose/", times, follow=True))
    return timezone.make_aware(first)


def books_it(owner: Client, visit: str, letters: Letters) -> None:
    """The code word stands on the page, not in a letter."""
    slot = re.search(r'name="slot" value="(\d+)"', text(owner.get(visit)))
    assert slot
    page = text(owner.post(f"{visit}book/", {"slot": slot[1]}, follow=True))
    word = re.search(r'let them in: <strong class="nowrap">([^<]+)<', page)
    assert word
    mails = [mail for mail in letters(ADDRESS) if mail.about.startswith("visit:")]
    assert len(mails) == 2
    assert not any(word[1] in mail.text for mail in mails)
    assert b"BEGIN:VEVENT" in owner.get(f"{visit}visit.ics").content


def keeps_how_it_went(adviser: Client, visit: str) -> None:
    """Minutes, what was seen, and a promise that stands in the plan."""
    desk = visit.replace("/visits/", "/visits/desk/")
    outcome = {
        "minutes": "55", "seen": "One e-mail for all.", "measure_1": "backup-and-test",
        "due_1": clock.today() + timedelta(days=30),
    }  # fmt: skip
    assert "55 minutes" in text(adviser.post(f"{desk}finish/", outcome, follow=True))


def has_a_promise_in_its_plan(owner: Client) -> None:
    """What was promised at the visit is ticked in the plan."""
    plan = text(owner.get("/checkup/plan/"))
    assert re.search(r'name="promises" value="backup-and-test"[^>]* checked', plan)


def shows_that_it_is_kept(owner: Client) -> None:
    """A tick alone counts nobody as changed: a sentence about it does."""
    owner.post("/checkup/plan/steps/backup-and-test/", {"becomes": "done"})
    assert "Done: show it" in text(owner.get("/home/"))
    said = {"words": "We copied the orders to a disk and got one back."}
    page = owner.post("/checkup/plan/steps/backup-and-test/evidence/", said, follow=True)
    assert "counts as confirmed" in text(page)


def sees_it_counted(director: Client) -> None:
    """Five firms before, and this one: once in each figure, and its money."""
    page = text(director.get("/programme/"))
    assert '<b class="num">6</b> firms supported' in page
    assert '<b class="num">6</b> firms did something with us' in page
    assert '<b class="num">6</b> firms changed, confirmed' in page
    assert '<b class="num">£9,860</b> got back or stopped' in page


def answers(owner: Client, page: Page) -> Page:
    """Choose the least good answer that the page offers, before “I'm not sure”."""
    offered = re.findall(r'name="answer" value="([\w-]+)"', text(page))
    return owner.post(address(page), {"answer": offered[-2]}, follow=True)


def address(page: Page) -> str:
    return str(page.request["PATH_INFO"])


def text(page: Page) -> str:
    assert page.status_code == 200
    return unescape(page.content.decode())


def token(page: Page) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text(page))
    assert found
    return found[1]
