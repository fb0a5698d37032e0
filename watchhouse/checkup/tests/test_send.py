from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from watchhouse.checkup import actions, rules, tasks
from watchhouse.checkup.models import Check, PlanShare
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock, retention
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/plan/send/"
SAM = {"email": "sam@it.example"}


def test_the_steps_go_out_and_the_answers_do_not(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(alice).post(PAGE, SAM).status_code == 302
    letter = Message.objects.get()
    first = actions.offered(bakery)[0]
    assert letter.recipient == SAM["email"]
    for words in (letter.text, letter.html):
        assert first.step.title in words
        assert "You told us" not in words
    assert first.step.steps[0] in letter.text


def test_an_address_gets_one_a_day_from_whomever(
    alice: Person, charlie: Person, florist: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    actions.start(business=florist)
    said = set()
    for browser in (sign_in(alice), sign_in(alice), sign_in(charlie)):
        page = browser.post(PAGE, SAM, follow=True).content.decode()
        said.add(page.partition('role="status"')[2].partition("</div>")[0])
    assert len(said) == 1, "nobody learns who else wrote to Sam"
    assert "We send the list" in said.pop()
    assert Message.objects.count() == 1
    assert PlanShare.objects.count() == 3
    assert Entry.objects.filter(kind="checkup.PlanSent").count() == 1
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        actions.send(bakery_check, to=SAM["email"], by=alice)
    assert Message.objects.count() == 2


def test_five_a_day_are_enough(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    for number in range(7):
        page = browser.post(PAGE, {"email": f"sam{number}@it.example"})
    assert rules.SentEnough.sentence in page.content.decode()
    assert Message.objects.count() == rules.MOST_SENT_A_DAY


def test_no_address(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    page = sign_in(alice).post(PAGE, {"email": "sam"}).content.decode()
    assert "Enter an e-mail address, such as" in page
    assert 'value="sam"' in page


def test_helper_stranger_visitor(
    bob: Person, charlie: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(bob).post(PAGE, SAM).status_code == 403
    assert sign_in(charlie).post(PAGE, SAM).status_code == 404
    assert "/people/login/" in Client().post(PAGE, SAM)["Location"]
    assert not Message.objects.exists()


def test_the_letter_leads_to_the_page(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    sign_in(alice).post(PAGE, SAM)
    letter, share = Message.objects.get(), PlanShare.objects.get()
    found = re.search(r"http://\S+(/checkup/shared/\S+/)", letter.text)
    assert found
    assert found[1] in letter.html
    assert Client().get(found[1]).status_code == 200
    assert letter.secret
    assert share.email == SAM["email"]
    assert share.token_hash not in letter.text
    assert found[1].split("/")[3] not in share.token_hash
    assert share.expires_at - share.made_at > timedelta(days=29)


def test_the_address_goes_when_its_time_is_over(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    sign_in(alice).post(PAGE, SAM)
    over = PlanShare.objects.get().expires_at + timedelta(days=retention.days("plan-shares"))
    for moment, kept in ((over, SAM["email"]), (over + timedelta(minutes=1), "")):
        with clock.at(moment):
            tasks.tidy.func()
        assert PlanShare.objects.get().email == kept


def test_a_link_to_copy_is_shown_once(
    alice: Person, bakery_check: Check, sign_in: SignIn, told: Callable[[], list[str]]
) -> None:
    browser = sign_in(alice)
    answer = browser.post(f"{PAGE}link/")
    found = re.search(r"(/checkup/shared/[^/<]+/)", answer.content.decode())
    assert found
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(found[1]).status_code == 200
    page = browser.get(PAGE).content.decode()
    assert found[1] not in page
    assert "Copied by you" in page
    assert PlanShare.objects.get().email == ""
    assert not Message.objects.exists()
    assert told()[-1] == "PlanLinkMade"


def test_links_and_letters_are_five_a_day_together(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    for number in range(3):
        browser.post(PAGE, {"email": f"sam{number}@it.example"})
    for _ in range(3):
        answer = browser.post(f"{PAGE}link/", follow=True)
    assert rules.SentEnough.sentence in answer.content.decode()
    assert PlanShare.objects.count() == rules.MOST_SENT_A_DAY


def test_the_owner_withdraws_a_link_at_once(
    alice: Person, bakery_check: Check, sign_in: SignIn, told: Callable[[], list[str]]
) -> None:
    browser = sign_in(alice)
    token = actions.make_link(bakery_check, by=alice)
    share = PlanShare.objects.get()
    assert "Copied by you" in browser.get(PAGE).content.decode()
    for _ in range(2):
        assert browser.post(f"{PAGE}{share.pk}/withdraw/").status_code == 302
    assert Client().get(f"/checkup/shared/{token}/").status_code == 410
    assert "Copied by you" not in browser.get(PAGE).content.decode()
    assert told().count("PlanShareWithdrawn") == 1


def test_only_the_owner_makes_and_ends_links(
    alice: Person, bob: Person, charlie: Person, bakery_check: Check, florist: Business,
    sign_in: SignIn,
) -> None:  # fmt: skip
    actions.start(business=florist)
    actions.make_link(bakery_check, by=alice)
    share = PlanShare.objects.get()
    for address in (f"{PAGE}link/", f"{PAGE}{share.pk}/withdraw/"):
        assert sign_in(bob).post(address).status_code == 403
        assert "/people/login/" in Client().post(address)["Location"]
        assert sign_in(alice).get(address).status_code == 405
    assert sign_in(charlie).post(f"{PAGE}{share.pk}/withdraw/").status_code == 404
    share.refresh_from_db()
    assert share.withdrawn_at is None
    assert PlanShare.objects.count() == 1


def test_wrong_method(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(alice).put(PAGE).status_code == 405
