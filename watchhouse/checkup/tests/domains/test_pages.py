"""The pages: add, agree, prove, see, stop, remove; who may, and who may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import names as naming
from watchhouse.checkup import rounds, rules, words
from watchhouse.checkup.actions import domains as acts
from watchhouse.checkup.models import Domain
from watchhouse.checkup.tests.domains.conftest import NAME
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
LIST = "/checkup/domains/"
ADD = "/checkup/domains/add/"


def _at(domain: Domain, act: str = "") -> str:
    return f"{LIST}{domain.pk}/{act}"


def _words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_whole_way(
    alice: Person, bakery: Business, network: Network, names: NameServer, sign_in: SignIn
) -> None:
    """As Alice goes it: paste, read, agree, add the record, look, see, stop, remove."""
    browser = sign_in(alice)
    page = browser.post(ADD, {"name": "https://www.bakery.example/shop"}, follow=True)
    said = page.content.decode()
    domain = bakery.domains.get()
    assert "We understood: bakery.example." in said
    for text in (*words.agreement().look, *words.agreement().never, words.agreement().ends):
        assert text in said.replace("&#x27;", "'")

    said = browser.post(_at(domain, "agree/"), {"yes": "on"}, follow=True).content.decode()
    record, value = domain.record
    assert f'value="{record}"' in said
    assert said.count(f'value="{value}"') == 2
    assert f'value="{domain.file}"' in said

    names.put(record, "TXT", value)
    names.put(NAME, "TXT", "v=spf1 +all")
    said = browser.post(_at(domain, "look/"), follow=True).content.decode()
    assert "We are going to look" in said
    assert rounds.look(network) == 1
    said = _words(browser, _at(domain))
    assert words.reasons()["dmarc-none"].says.format(domain=NAME) in said
    assert "v=spf1 +all" in said
    assert "2 things to mend" in _words(browser, LIST)

    said = browser.post(_at(domain, "stop/"), follow=True).content.decode()
    assert "Stopped. We look no more." in said
    assert words.agreement().title in said
    assert "is off your list" in browser.post(_at(domain, "remove/"), follow=True).content.decode()
    assert not Domain.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("co.uk", naming.EverybodysSuffix.sentence),
        ("127.0.0.1", naming.NumbersOnly.sentence),
        ("alice@gmail.com", naming.MailForEverybody.sentence),
        ("<script>alert(1)</script>", naming.NotADomain.sentence),
        ("", "Enter the name of your domain"),
    ],
)
def test_what_is_no_domain_is_said_beside_the_box(
    typed: str, sentence: str, alice: Person, sign_in: SignIn
) -> None:
    page = sign_in(alice).post(ADD, {"name": typed}).content.decode()
    assert "<title>Error: " in page
    assert sentence.replace("'", "&#x27;") in page
    assert 'href="#id_name"' in page
    assert "<script>alert" not in page
    assert not Domain.objects.exists()


def test_twice_and_too_many(alice: Person, domain: Domain, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    page = browser.post(ADD, {"name": "WWW.bakery.example"}).content.decode()
    assert rules.DomainThere.sentence in page
    for n in range(4):
        browser.post(ADD, {"name": f"shop{n}.example"})
    assert rules.DomainsEnough.sentence in browser.post(ADD, {"name": "x.example"}).content.decode()
    assert Domain.objects.count() == 5


def test_another_business_may_have_the_same_domain(
    charlie: Person, domain: Domain, florist: Business, sign_in: SignIn
) -> None:
    """And learns nothing of it; each has a token of its own."""
    page = sign_in(charlie).post(ADD, {"name": NAME}, follow=True).content.decode()
    assert "We understood: bakery.example." in page
    theirs = florist.domains.get()
    assert theirs.token != domain.token
    assert domain.token not in page


def test_agreeing_needs_the_tick_and_keeps_who_when_what(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    domain = acts.add(bakery, typed=NAME, by=alice)
    browser = sign_in(alice)
    page = browser.post(_at(domain, "agree/"), {}).content.decode()
    assert "Tick the box if you agree" in page
    assert not domain.consents.exists()
    for _ in range(2):
        browser.post(_at(domain, "agree/"), {"yes": "on"})
    assert domain.consents.count() == 2
    given = domain.agreed
    assert given
    assert (given.by, given.version) == (alice, words.agreement().version)
    assert given.scope == {"domain": NAME, "kinds": list(words.kinds())}
    assert 364 <= (given.expires_at - given.given_at).days <= 366
    assert Entry.objects.filter(kind="checkup.DomainAgreed").count() == 2


def test_the_journal_holds_no_names(alice: Person, domain: Domain, sign_in: SignIn) -> None:
    sign_in(alice).post(_at(domain, "remove/"))
    assert not [entry for entry in Entry.objects.all() if "bakery" in str(entry.facts)]


def test_asking_is_limited(alice: Person, domain: Domain, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    for _ in range(rules.MOST_LOOKS_A_DAY):
        browser.post(_at(domain, "look/"))
        browser.post(_at(domain, "look/"))
        Domain.objects.update(asked_at=None)
    assert Entry.objects.filter(kind="checkup.DomainLookAsked").count() == rules.MOST_LOOKS_A_DAY
    page = browser.post(_at(domain, "look/"), follow=True).content.decode()
    assert rules.LookedEnough.sentence in page


def test_no_look_before_a_yes(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    domain = acts.add(bakery, typed=NAME, by=alice)
    page = sign_in(alice).post(_at(domain, "look/"), follow=True).content.decode()
    assert rules.AgreeFirst.sentence in page
    domain.refresh_from_db()
    assert domain.due_at is None


def test_the_helper_sees_and_may_have_it_looked_at(
    bob: Person, alice: Person, domain: Domain, sign_in: SignIn
) -> None:
    browser = sign_in(bob)
    assert domain.record[0] in _words(browser, _at(domain))
    assert ADD not in _words(browser, LIST)
    assert _at(domain, "stop/") not in _words(browser, _at(domain))
    assert browser.post(_at(domain, "look/")).status_code == 302
    for act in ("agree/", "stop/", "remove/"):
        assert browser.post(_at(domain, act), {"yes": "on"}).status_code == 403
    assert browser.post(ADD, {"name": "x.example"}).status_code == 403
    with pytest.raises(rules.OwnerAgrees):
        acts.agree(domain, by=bob)
    with pytest.raises(rules.OwnerAgrees):
        acts.stop(domain, by=bob)


def test_the_stranger_and_the_visitor(charlie: Person, domain: Domain, sign_in: SignIn) -> None:
    stranger = sign_in(charlie)
    assert stranger.get(_at(domain)).status_code == 404
    assert f"<h2>{NAME}" not in _words(stranger, LIST)
    for act in ("agree/", "look/", "stop/", "remove/"):
        assert stranger.post(_at(domain, act), {"yes": "on"}).status_code == 404
        assert "/people/login/" in Client().post(_at(domain, act))["Location"]
    assert Domain.objects.get().state == "waiting"


def test_staff_see_and_change_nothing(
    dana: Person, priya: Person, domain: Domain, network: Network, zone: NameServer,
    alice: Person, sign_in: SignIn,
) -> None:  # fmt: skip
    acts.ask(domain, by=alice)
    rounds.look(network)
    page = _words(sign_in(dana), f"{LIST}of/{domain.business_id}/")
    assert words.reasons()["spf-good"].says.format(domain=NAME) in page
    assert domain.token not in page
    assert sign_in(dana).get(_at(domain)).status_code == 404
    assert sign_in(priya).get(f"{LIST}of/{domain.business_id}/").status_code == 403
    assert sign_in(alice).get(f"{LIST}of/{domain.business_id}/").status_code == 404
    desk = _words(sign_in(dana), f"/desk/businesses/{domain.business_id}/")
    assert f"{LIST}of/{domain.business_id}/" in desk


def test_a_lost_proof_is_said(
    alice: Person, domain: Domain, network: Network, zone: NameServer, sign_in: SignIn
) -> None:
    acts.ask(domain, by=alice)
    rounds.look(network)
    zone.rows.pop(domain.record[0])
    domain.refresh_from_db()
    acts.ask(domain, by=alice)
    rounds.look(network)
    page = _words(sign_in(alice), _at(domain))
    assert "The proof is gone" in page
    assert domain.record[1] in page


def test_no_answer_is_said(
    alice: Person, domain: Domain, network: Network, names: NameServer, sign_in: SignIn
) -> None:
    names.faults["*"] = "servfail"
    acts.ask(domain, by=alice)
    rounds.look(network)
    assert "did not answer us just now" in _words(sign_in(alice), _at(domain))


def test_what_changed_is_said_on_the_page_and_the_plan(
    alice: Person, domain: Domain, network: Network, zone: NameServer, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    browser.post("/checkup/")
    for records in (["v=spf1 -all"], ["v=spf1 +all"]):
        zone.put(NAME, "TXT", *records)
        domain.refresh_from_db()
        acts.ask(domain, by=alice)
        rounds.look(network)
    assert "Changed after" in _words(browser, _at(domain))
    plan = _words(browser, "/checkup/plan/")
    assert f"At {NAME}, the list of who may send e-mail as you (SPF) was right on" in plan
    assert "Who may send e-mail as you (SPF)" in plan
    assert "Your plan rests on what you answered" in plan


def test_texts_of_strangers_are_shown_as_text(
    alice: Person, domain: Domain, network: Network, zone: NameServer, sign_in: SignIn
) -> None:
    zone.put(NAME, "TXT", "v=spf1 <script>alert(1)</script>\u202e\0 -all")
    acts.ask(domain, by=alice)
    rounds.look(network)
    page = _words(sign_in(alice), _at(domain))
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_few_queries_however_many_there_are(
    alice: Person,
    bakery: Business,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(5):
        row = acts.add(bakery, typed=f"d{n}.example", by=alice)
        for _ in range(20):
            row.reports.create(findings=[], looked_at=clock.now())
    browser = sign_in(alice)
    with django_assert_max_num_queries(7):
        assert browser.get(LIST).status_code == 200
    with django_assert_max_num_queries(8):
        assert browser.get(_at(row)).status_code == 200


def test_wrong_method(alice: Person, domain: Domain, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    assert browser.post(LIST).status_code == 405
    assert browser.post(_at(domain)).status_code == 405
    for act in ("agree/", "look/", "stop/", "remove/"):
        assert browser.get(_at(domain, act)).status_code == 405
