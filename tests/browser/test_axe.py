"""No page leaves anybody out: axe-core finds nothing, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Week
from watchhouse.checkup import actions as checkup
from watchhouse.checkup.actions import domains
from watchhouse.checkup.models import Check
from watchhouse.foundation import clock
from watchhouse.guidance.models import LinkCheck
from watchhouse.people.models import Person

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Person], Client]
Look = Callable[..., None]
AXE = Path(__file__).parents[2] / "assets" / "node_modules" / "axe-core" / "axe.min.js"
FIND = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
    (found) => found.id + ": " + found.nodes.map((node) => node.html).slice(0, 3).join(" | "))"""
NOWHERE = "/no/such/page/"
PUBLIC = [
    "/", "/about/", "/privacy/", "/accessibility/", "/security/", "/checkup/", "/urgent/",
    "/urgent/ask/money/", "/urgent/first/999/", "/urgent/help/payment-diverted/",
    "/urgent/tell/payment-diverted/", "/urgent/status/", "/threats/", "/guidance/",
    "/guidance/guides/check-a-message/", "/guidance/toolkits/lock-your-email/",
    "/guidance/events/ring-first-morning/", "/guidance/little-steps/", "/guidance/facts/",
    "/guidance/facts/ico/", "/guidance/guides/updates-on/helped/",
    "/guidance/guides/updates-on/helped/thanks/", "/guidance/news/",
    "/guidance/news/new-toolkits/", "/programme/public/",
    "/members/join/", "/members/left/", "/people/login/", NOWHERE,
]  # fmt: skip
OWNERS = [
    "/home/", "/checkup/", "/checkup/plan/", "/checkup/answers/", "/checkup/question/backup/",
    "/checkup/plan/send/", "/checkup/readiness/", "/checkup/readiness/questions/autorun/",
    "/threats/alerts/", "/visits/", "/visits/ask/", "/members/profile/",
    "/members/profile/about/", "/members/profile/products/", "/members/access/",
    "/members/leave/", "/people/you/", "/people/consents/", "/people/reminders/",
    "/people/logout/",
]  # fmt: skip


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Look]:
    """Look at pages as whoever holds these cookies; `empty` names forms to send empty."""
    wrong: list[str] = []

    def at(client: Client, paths: list[str], empty: dict[str, str] | None = None) -> None:
        # The pages' own policy lets in no script of ours: this window does not keep to it.
        context = browser.new_context(base_url=address, bypass_csp=True)
        context.set_default_timeout(15_000)
        if kept := client.cookies.get(settings.SESSION_COOKIE_NAME):
            context.add_cookies([{"name": kept.key, "value": kept.value, "url": address}])
        page = context.new_page()
        for path in paths:
            _open(page, path)
            wrong.extend(_violations(page))
        for path, button in (empty or {}).items():
            _open(page, path)
            page.get_by_role("button", name=button, exact=True).click()
            page.wait_for_function("document.title.startsWith('Error: ')")
            wrong.extend(_violations(page))
        context.close()

    yield at
    assert not wrong, "\n".join(wrong)


def _open(page: Page, path: str) -> None:
    """The page itself, not one it leads on to."""
    response = page.goto(path)
    assert response
    assert response.status == (404 if path == NOWHERE else 200), path
    assert response.url.endswith(path)


def _violations(page: Page) -> Iterator[str]:
    page.evaluate(AXE.read_text("utf-8"))
    for width, height in ((320, 640), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        for found in page.evaluate(FIND):
            yield f"{page.url} at {width} px: {found}"


def test_the_pages_for_everybody(look: Look, week: Week) -> None:
    look(
        Client(),
        [*PUBLIC, f"/threats/{week.advisory.slug}/", urlsplit(week.link).path],
        {
            "/members/join/": "Join",
            "/people/login/": "Send me a code",
            "/guidance/guides/updates-on/helped/": "Send",
            "/urgent/tell/payment-diverted/": "Send and get a reference",
            "/urgent/status/": "Show my case",
        },
    )


def test_the_check_of_somebody_without_an_account(look: Look, week: Week) -> None:
    visitor = Client(SERVER_NAME="localhost")
    visitor.post("/checkup/")
    question = "/checkup/question/new-payee/"
    visitor.post(question, {"answer": "pay"})
    look(visitor, ["/checkup/", "/checkup/advice/", "/checkup/plan/", "/checkup/answers/"])
    following = visitor.get("/checkup/question/").headers["Location"]
    look(visitor, [question, following], {following: "Continue"})


def _domains(owner: Person) -> list[str]:
    """The list of domains, and one in each state that has a page of its own."""
    business = owner.memberships.get().business
    domains.add(business, typed="named.example", by=owner)
    waits = domains.add(business, typed="waits.example", by=owner)
    domains.agree(waits, by=owner)
    domains.agree(domains.add(business, typed="seen.example", by=owner), by=owner)
    row = business.domains.get(name="seen.example")
    row.state, row.proven_at = "proven", clock.now()
    row.save()
    finding = {
        "what": "spf", "standing": "gap", "reason": "spf-anyone", "facts": {},
        "evidence": "v=spf1 +all",
    }  # fmt: skip
    row.reports.create(findings=[finding])
    return ["/checkup/domains/", *(f"/checkup/domains/{row.pk}/" for row in business.domains.all())]


def test_the_pages_of_a_member(
    look: Look, week: Week, alice: Person, charlie: Person, sign_in: SignIn
) -> None:
    booked, proposed = (f"/visits/{visit.pk}/" for visit in week.visits)
    pages = [*OWNERS, f"/threats/alerts/{week.alert.pk}/", booked, *_domains(alice)]
    wrong = {
        "/visits/ask/": "Ask for a visit",
        "/members/access/": "Invite",
        "/checkup/plan/send/": "Send the list",
        "/checkup/readiness/questions/autorun/": "Continue",
        "/checkup/domains/": "Add",
    }
    look(sign_in(alice), pages, wrong)
    check = Check.objects.filter(business__memberships__person=alice).latest("pk")
    look(Client(), [f"/checkup/shared/{checkup.make_link(check, by=alice)}/"])
    look(sign_in(charlie), ["/home/", proposed], {proposed: "Book this time"})


def test_the_pages_of_the_staff(
    look: Look, week: Week, dana: Person, erin: Person, femi: Person, grace: Person,
    sign_in: SignIn,
) -> None:  # fmt: skip
    cases = [f"/urgent/cases/{case.reference}/" for case in week.cases]
    desk, business = f"/threats/desk/{week.advisory.pk}/", week.alert.business_id
    visits = [f"/visits/desk/{visit.pk}/" for visit in week.visits]
    look(
        sign_in(dana),
        ["/desk/", "/urgent/cases/", *cases],
        {cases[1]: "Close the case"},
    )
    look(
        sign_in(erin),
        ["/desk/", "/threats/desk/", "/threats/desk/history/", desk, f"{desk}preview/"],
    )
    look(
        sign_in(femi),
        ["/visits/desk/", "/guidance/differences/", *visits],
        {visits[1]: "Propose these times"},
    )
    said = {"helped": "no", "why": "Too long"}
    Client().post("/guidance/guides/updates-on/helped/", said)
    changed = "/guidance/facts/cyber-essentials/changed/"
    LinkCheck.objects.create(url="https://www.samaritans.org", verdict="broken", status=404)
    facts = ["/guidance/facts/?show=waiting", "/guidance/facts/samaritans/", changed]
    look(sign_in(femi), ["/guidance/desk/words/", *facts])
    guided = f"/checkup/with/{business}/"
    question = f"{guided}question/backup/"
    look(sign_in(femi), [guided, question, f"{guided}answers/", f"{guided}plan/"])
    look(
        sign_in(grace),
        ["/desk/", "/programme/", "/desk/businesses/", f"/desk/businesses/{business}/"],
    )
