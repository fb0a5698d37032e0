"""The same journey in a real browser: once with scripts, once without."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Command, Letters, Wait
from tests.journeys.tales import SHAREPOINT, WINRAR, Tale
from tests.journeys.windows import Windows
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("centre"),
]
ADDRESS = "alice@bakery.example"
NAMES = {"winrar": "WinRAR", "sharepoint-server": "SharePoint on your own server"}


@pytest.mark.parametrize(
    ("tale", "scripts"), [(WINRAR, True), (SHAREPOINT, False)], ids=["scripts", "no-scripts"]
)
def test_the_whole_journey(
    tale: Tale, scripts: bool, windows: Windows, florist: Business, charlie: Person, dana: Person,
    erin: Person, femi: Person, grace: Person, command: Command, letters: Letters,
    wait_until: Wait, settle: Callable[[], None],
) -> None:  # fmt: skip
    windows.scripts = scripts
    command("threats", "pull", "kev", "--from", tale.june, "--json")
    Use.objects.create(business=florist, product=tale.neighbour_uses)

    phone = windows.phone()
    gets_its_first_advice(phone)
    joins(phone)
    settle()  # the answers given before joining become the business's
    reads_its_plan(phone)
    says_what_it_uses(phone, NAMES[tale.uses])

    pulled = command("threats", "pull", "kev", "--from", tale.august, "--json")
    assert pulled["new"] == tale.new
    the_analyst_publishes(windows.desk(erin), tale)
    alert = exactly_one_mail_came(letters, charlie)
    if tale.answers_from_mail:
        answers_by_the_link(windows.phone(), alert)
    owner = windows.phone()
    signs_in_by_code(owner)
    if not tale.answers_from_mail:
        answers_in_the_portal(owner)

    reports_a_diverted_payment(windows.phone())
    paged = letters(dana.phone)
    claims_calls_back_and_closes(windows.desk(dana), paged[-1])

    asks_for_a_visit(owner)
    adviser = windows.desk(femi)
    starts = proposes_a_time(adviser)
    books_it(owner)
    wait_until(starts + timedelta(minutes=50))
    keeps_how_it_went(adviser)
    has_a_promise_in_its_plan(owner)

    sees_it_counted(windows.desk(grace))
    settle()  # the journal is sealed
    assert command("journal", "verify", "--json")["wrong"] == ""


def gets_its_first_advice(page: Page) -> None:
    # The second door of the home page leads to the check.
    page.goto("/")
    page.get_by_role("link", name="Check my business").first.click()
    page.get_by_role("button", name="Start").click()
    # Three answers, then the first thing to do.
    for _ in range(3):
        answers(page)
    expect(page.get_by_role("heading", name="Your first step")).to_be_visible()


def joins(page: Page) -> None:
    # The plan so far offers to be kept.
    page.get_by_role("link", name="Stop here and see my plan").click()
    page.get_by_role("link", name="Join and keep my plan").click()
    page.get_by_label("Name of your business").fill("Invented Bakery")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_label("Postcode of your business").fill("E17 4PH")
    page.get_by_role("button", name="Join").click()
    # The code is in the letter.
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    page.get_by_label("The code from the e-mail").fill(code_in_the_letter())
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Invented Bakery")).to_be_visible()


def reads_its_plan(page: Page) -> None:
    # The check goes on where it stopped.
    page.goto("/checkup/")
    page.get_by_role("button", name="Go on").click()
    while "/checkup/question/" in page.url:
        answers(page)
    # Three things, each with its steps and its reason.
    expect(page.get_by_role("heading", name="Three things to do first")).to_be_visible()
    expect(page.get_by_text("Show me the steps")).to_have_count(3)


def says_what_it_uses(page: Page, product: str) -> None:
    page.goto("/members/profile/products/")
    page.get_by_label(product, exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("listitem").filter(has_text=product)).to_be_visible()


def the_analyst_publishes(page: Page, tale: Tale) -> None:
    # What is new and touches a member stands in the queue.
    page.goto("/threats/desk/")
    page.get_by_role("row", name=tale.cve).get_by_role("link").click()
    # The catalogue's words are good enough.
    page.get_by_role("button", name="Save and preview").click()
    page.get_by_role("button", name="Publish and tell 1 member").click()
    expect(page.get_by_text("The members it touches are being told.")).to_be_visible()


def exactly_one_mail_came(letters: Letters, neighbour: Person) -> Message:
    alerts = [mail for mail in letters(ADDRESS) if mail.topic == "alerts"]
    assert len(alerts) == 1
    assert letters(neighbour.email) == []
    return alerts[0]


def answers_by_the_link(page: Page, mail: Message) -> None:
    # Another device, nobody signed in: the whole address from the mail.
    page.goto(link_in(mail, "/threats/alerts/a/"))
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Noted: done.")).to_be_visible()


def signs_in_by_code(page: Page) -> None:
    page.goto("/home/")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    page.get_by_label("The code from the e-mail").fill(code_in_the_letter())
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/home/")


def answers_in_the_portal(page: Page) -> None:
    # It is the first thing on the home.
    expect(page.get_by_role("heading", name="Do this first")).to_be_visible()
    page.locator("a[href^='/threats/alerts/']").first.click()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Noted: done.")).to_be_visible()


def reports_a_diverted_payment(page: Page) -> None:
    # Another device, no account, the first door.
    page.goto("/")
    page.get_by_role("link", name="I am being attacked now").first.click()
    page.get_by_role("link", name="No, nobody is in danger").click()
    page.get_by_role("link", name="Yes, I paid a false bill").click()
    # What to do now comes before who you are.
    expect(page.get_by_role("heading", name="Do this now")).to_be_visible()
    page.get_by_role("link", name="Ask us to ring you").click()
    page.get_by_label("Your name").fill("Alice")
    page.get_by_label("A phone number that is safe to ring").fill("020 7946 0123")
    page.get_by_label("What happened").fill("£4,860 to a false mill.")
    page.get_by_role("button", name="Send and get a reference").click()
    expect(page.get_by_role("heading", name="We have your request")).to_be_visible()


def claims_calls_back_and_closes(page: Page, text: Message) -> None:
    # The officer opens the link in the text message.
    page.goto(link_in(text, "/urgent/cases/"))
    page.get_by_role("button", name="Take this case").click()
    expect(page.get_by_text("Dana has this case")).to_be_visible()
    page.get_by_label("What was said").fill("The bank stopped it.")
    page.get_by_role("button", name="Log the call").click()
    expect(page.get_by_text("The bank stopped it.")).to_be_visible()
    page.get_by_label("How did it end?").select_option("helped")
    page.get_by_label("Money got back, in pounds").fill("£4,860")
    page.get_by_role("button", name="Close the case").click()
    expect(page.get_by_text("Closed", exact=True)).to_be_visible()


def asks_for_a_visit(page: Page) -> None:
    page.goto("/visits/")
    page.get_by_role("link", name="Ask for a visit").click()
    page.get_by_label("False bills and payments").check()
    page.get_by_label("Mornings").check()
    page.get_by_role("button", name="Ask for a visit").click()
    expect(page.get_by_text("We have your request.")).to_be_visible()


def proposes_a_time(page: Page) -> datetime:
    first = datetime.combine(clock.today() + timedelta(days=1), time(10))
    page.goto("/visits/desk/")
    page.get_by_role("link", name="Invented Bakery").click()
    page.get_by_label("Time 1").fill(f"{first:%Y-%m-%dT%H:%M}")
    page.get_by_label("Time 2").fill(f"{first + timedelta(days=1):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Propose these times").click()
    expect(page.get_by_text("Proposed:")).to_be_visible()
    return timezone.make_aware(first)


def books_it(page: Page) -> None:
    page.reload()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Book this time").click()
    expect(page.get_by_text("Ask for the code word before you let them in")).to_be_visible()


def keeps_how_it_went(page: Page) -> None:
    page.reload()
    page.get_by_label("How many minutes were you there?").fill("55")
    page.get_by_label("Promise 1", exact=False).first.select_option("backup-and-test")
    page.get_by_role("button", name="Finish the visit").click()
    expect(page.get_by_text("55 minutes")).to_be_visible()


def has_a_promise_in_its_plan(page: Page) -> None:
    page.goto("/checkup/plan/")
    expect(page.locator("input[value='backup-and-test']")).to_be_checked()


def sees_it_counted(page: Page) -> None:
    # Five firms before, and this one.
    page.goto("/programme/")
    for figure in ("6 firms supported", "6 firms did something", "£9,860 got back or stopped"):
        expect(page.get_by_text(figure).first).to_be_visible()


def answers(page: Page) -> None:
    """Choose the least good answer, which stands before “I'm not sure”."""
    before = page.url
    page.get_by_role("radio").nth(-2).check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda now: now != before)


def code_in_the_letter() -> str:
    found = re.search(r"\d{4}-\d{4}", Message.objects.filter(recipient=ADDRESS).latest("pk").text)
    assert found
    return found[0]


def link_in(message: Message, path: str) -> str:
    found = re.search(rf"http\S+{path}\S+/", message.text)
    assert found
    return found[0]
