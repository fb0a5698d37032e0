from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Check
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people.models import Person
from watchhouse.threats.models import Advisory, Alert
from watchhouse.urgent.models import Case
from watchhouse.visits import actions as visits

SignIn = Callable[[Person], Client]
HOME = "/home/"


def _finished(business: Business) -> Check:
    check = actions.start(business=business)
    while question := scoring.next_question(check):
        actions.answer(check, question=question.slug, option=scoring.UNSURE)
    return actions.complete(check)


def test_the_next_best_step_comes_first(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    sheet = scoring.sheet_of(_finished(bakery))
    page = sign_in(alice).get(HOME).content.decode()
    assert page.index("Do this next") < page.index(sheet.lines[0].step.title)
    assert sheet.lines[1].step.title not in page
    assert '<h2 class="what" id="next-title">' in page


def test_without_a_check_it_offers_one(alice: Person, sign_in: SignIn) -> None:
    page = sign_in(alice).get(HOME).content.decode()
    assert "Check my business" in page
    assert "Do this next" not in page


def test_what_the_centre_added_shows_without_a_check(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    actions.add_step(bakery, measure="help-card", because="We said so on the phone.")
    assert "We said so on the phone." in sign_in(alice).get(HOME).content.decode()


def test_promises_with_their_days_and_a_button_that_keeps_them(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    with clock.at(clock.now() - timedelta(days=9)):
        actions.promise(bakery, measure="help-card", due_on=clock.today())
    browser = sign_in(alice)
    page = browser.get(HOME).content.decode()
    for words in ("Overdue", "It’s done", "Choose another day", "Help me"):
        assert words in page
    browser.post("/checkup/plan/steps/help-card/", {"becomes": "done"})
    assert bakery.promises.get().state == "kept"
    page = browser.get(HOME).content.decode()
    assert "Overdue" not in page
    assert 'href="/checkup/plan/steps/help-card/evidence/"' in page


def test_what_is_confirmed_need_not_be_shown(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    actions.show_word(bakery, measure="help-card", words="It hangs by the till.", by=alice)
    assert "Done: show it" not in sign_in(alice).get(HOME).content.decode()


def test_an_old_check_is_to_be_looked_at_again_by_the_owner(
    alice: Person, bob: Person, bakery: Business, sign_in: SignIn
) -> None:
    with clock.at(clock.now() - timedelta(weeks=13)):
        check = actions.start(business=bakery)
        actions.answer(check, question="backup", option="tested")
        actions.complete(check)
    assert "Are your answers still right?" in sign_in(alice).get(HOME).content.decode()
    assert "Are your answers still right?" not in sign_in(bob).get(HOME).content.decode()


def test_a_warning_comes_before_the_plan_and_goes_when_answered(
    bob: Person, bakery: Business, sign_in: SignIn
) -> None:
    advisory = Advisory.objects.create(
        source="kev", external_id="CVE-2025-90009", slug="cve-2025-90009", digest="0",
        vendor="Invented", product="Oven", name="Invented", summary="Invented",
        date_added=clock.today(), due_on=clock.today(), state="published",
        published_at=clock.now(), title="Update your oven", action="Press update.",
    )  # fmt: skip
    alert = Alert.objects.create(business=bakery, advisory=advisory, code="INVENTED")
    _finished(bakery)
    browser = sign_in(bob)
    page = browser.get(HOME).content.decode()
    assert 'class="btn small"' not in page  # the filled button is the warning's
    assert page.index("Update your oven") < page.index("Do this next")
    assert page.count("<h1>") == 1
    assert f"/threats/alerts/{alert.pk}/" in page
    Alert.objects.update(state="done")
    assert "Update your oven" not in browser.get(HOME).content.decode()


def test_urgent_help_under_way_is_the_owners_to_see(
    alice: Person, bob: Person, bakery: Business, sign_in: SignIn
) -> None:
    Case.objects.create(
        business=bakery, reference="INV-1234", token_digest="0", pin_digest="0",
        kind="payment-diverted",
        name="Alice", phone="020 7946 0001", phone_digits="02079460001", answer_by=clock.now(),
    )  # fmt: skip
    assert "INV-1234" in sign_in(alice).get(HOME).content.decode()
    assert "INV-1234" not in sign_in(bob).get(HOME).content.decode()


def test_gaps_in_the_profile(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    page = browser.get(HOME).content.decode()
    assert "Tick what you use" in page
    assert "Tell us your trade" not in page
    bakery.uses.create(product="xero")
    assert "Tick what you use" not in browser.get(HOME).content.decode()


def test_it_says_when_mail_comes_back(alice: Person, sign_in: SignIn) -> None:
    dispatch.suppress(recipient=alice.email, topic="", reason="bounced")
    assert "Our e-mails to you come back" in sign_in(alice).get(HOME).content.decode()


def test_the_helper_sees_the_plan_and_not_the_people(
    bob: Person, bakery: Business, sign_in: SignIn
) -> None:
    _finished(bakery)
    page = sign_in(bob).get(HOME).content.decode()
    assert "Do this next" in page
    assert "Who can see our plan" not in page


def test_several_businesses_are_chosen_from(
    alice: Person, florist: Business, sign_in: SignIn
) -> None:
    Membership.objects.create(business=florist, person=alice, role=MembershipRole.OWNER)
    browser = sign_in(alice)
    assert browser.get(HOME)["Location"] == "/members/choose/"
    session = browser.session
    session["business"] = florist.pk
    session.save()
    assert "Invented Florist" in browser.get(HOME).content.decode()


def test_staff_go_to_their_desk(dana: Person, sign_in: SignIn) -> None:
    assert sign_in(dana).get(HOME)["Location"] == "/desk/"


def test_signed_in_without_a_business(sign_in: SignIn, db: None) -> None:
    nobody = Person.objects.create_user("nobody@nowhere.example")
    page = sign_in(nobody).get(HOME).content.decode()
    assert "not with a business" in page


def test_a_stranger_sees_their_own(charlie: Person, bakery: Business, sign_in: SignIn) -> None:
    page = sign_in(charlie).get(HOME).content.decode()
    assert "Invented Florist" in page
    assert bakery.name not in page


def test_few_questions_to_the_database(
    alice: Person,
    bakery: Business,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _finished(bakery)
    for measure in list(scoring.measures())[:3]:
        actions.promise(bakery, measure=measure, due_on=clock.today())
    browser = sign_in(alice)
    with django_assert_max_num_queries(19):
        browser.get(HOME)


def test_visitor_and_wrong_method(alice: Person, sign_in: SignIn) -> None:
    assert "/people/login/" in Client().get(HOME)["Location"]
    assert sign_in(alice).post(HOME).status_code == 405


def test_a_visit_that_was_asked_for_stands_here(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    visit = visits.ask(bakery, topic="email", by=alice)
    page = sign_in(alice).get(HOME).content.decode()
    assert f'href="/visits/{visit.pk}/"' in page
    assert "we send you times" in page
