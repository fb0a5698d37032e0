"""The worker's round: what is due, what was seen, what changed, and what is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.module_loading import import_string
from pytest_django.fixtures import Settings

from watchhouse.checkup import actions, rounds, tasks
from watchhouse.checkup.actions import domains as acts
from watchhouse.checkup.actions import seeing
from watchhouse.checkup.domains import spf
from watchhouse.checkup.models import Domain, DomainReport, Step
from watchhouse.checkup.tests.domains.conftest import NAME
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.foundation.reaching import lookup as lookups
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.tasks import Every
from watchhouse.foundation.tests.reaching.authority import Authority
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.foundation.tests.reaching.website import Website, moved, page
from watchhouse.members.models import Business
from watchhouse.people.models import Person

Told = Callable[..., list[str]]
WEEK = timedelta(days=7)


def _standings(report: DomainReport) -> dict[str, str]:
    return {each["what"]: each["standing"] for each in report.findings}


def _next_look(domain: Domain, network: Network) -> Domain:
    """A week later the worker comes round."""
    domain.refresh_from_db()
    assert domain.due_at is not None
    with clock.at(domain.due_at + timedelta(minutes=1)):
        assert rounds.look(network) == 1
    domain.refresh_from_db()
    return domain


@pytest.fixture
def proven(domain: Domain, alice: Person, network: Network, zone: NameServer) -> Domain:
    """The domain after its first look."""
    acts.ask(domain, by=alice)
    assert rounds.look(network) == 1
    domain.refresh_from_db()
    return domain


def test_the_first_look(proven: Domain, told: Told) -> None:
    report = proven.reports.get()
    assert (proven.state, proven.proven_by) == ("proven", "dns")
    assert _standings(report) == {
        "spf": "good", "dkim": "could-not-check", "dmarc": "good", "mta-sts": "gap",
        "certificate": "good", "tls": "good", "hsts": "good", "headers": "good",
    }  # fmt: skip
    assert report.findings[0]["evidence"] == "v=spf1 ip4:192.0.2.1 -all"
    assert told()[-3:] == ["DomainLookAsked", "DomainProven", "DomainChecked"]
    entry = Entry.objects.filter(kind="checkup.DomainChecked").get()
    assert entry.facts == {"domain_id": proven.pk, "good": 6, "gaps": 1, "unchecked": 1}
    assert not Step.objects.exists(), "a first look sets nothing by itself"


def test_nothing_is_due_before_somebody_asks(
    domain: Domain, network: Network, zone: NameServer
) -> None:
    assert rounds.look(network) == 0
    assert not zone.asked


def test_without_proof_nothing_is_looked_at(
    domain: Domain, alice: Person, network: Network, zone: NameServer, site: Website
) -> None:
    zone.put(domain.record[0], "TXT", "watchhouse=somebody-elses")
    acts.ask(domain, by=alice)
    rounds.look(network)
    domain.refresh_from_db()
    assert (domain.state, domain.due_at) == ("waiting", None)
    assert domain.looked_at is not None
    assert not domain.reports.exists()
    assert {name for name, kind, _ in zone.asked if kind == "TXT"} == {domain.record[0]}
    assert [path for _, path in site.asked] == [f"/.well-known/watchhouse-{domain.token}.txt"]


def test_proven_by_a_file(
    domain: Domain, alice: Person, network: Network, zone: NameServer, site: Website
) -> None:
    zone.rows.pop(domain.record[0])
    path = f"/.well-known/watchhouse-{domain.token}.txt"
    site.pages[(NAME, path)] = page(f"{domain.record[1]}\n".encode())
    acts.ask(domain, by=alice)
    rounds.look(network)
    domain.refresh_from_db()
    assert (domain.state, domain.proven_by) == ("proven", "file")
    assert domain.file.endswith(path)


@pytest.mark.parametrize("host", [f"www.{NAME}", f"guest.{NAME}"])
def test_a_file_counts_at_the_domain_or_its_www(
    host: str, domain: Domain, alice: Person, network: Network, zone: NameServer, site: Website,
    authority: Authority,
) -> None:  # fmt: skip
    """Who has a corner of a domain, as at a host for many, must not prove all of it."""
    zone.rows.pop(domain.record[0])
    zone.put(host, "A", "127.0.0.1")
    site.others[host] = authority.context(host)
    path = f"/.well-known/watchhouse-{domain.token}.txt"
    site.pages[(NAME, path)] = moved(f"https://{host}{path}")
    site.pages[(host, path)] = page(domain.record[1].encode())
    acts.ask(domain, by=alice)
    rounds.look(network)
    domain.refresh_from_db()
    assert (domain.state == "proven") is (host == f"www.{NAME}")


def test_a_website_that_is_down_loses_no_file(
    domain: Domain, alice: Person, network: Network, zone: NameServer, site: Website
) -> None:
    zone.rows.pop(domain.record[0])
    path = f"/.well-known/watchhouse-{domain.token}.txt"
    site.pages[(NAME, path)] = page(domain.record[1].encode())
    acts.ask(domain, by=alice)
    rounds.look(network)
    site.close()
    assert _next_look(domain, network).state == "proven"
    assert domain.reports.count() == 1


def test_a_probe_that_breaks_spoils_no_other(
    domain: Domain,
    alice: Person,
    network: Network,
    zone: NameServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("a record that no parser expects")

    monkeypatch.setattr(spf, "look", breaks)
    acts.ask(domain, by=alice)
    rounds.look(network)
    found = _standings(domain.reports.get())
    assert (found["spf"], found["dmarc"]) == ("could-not-check", "good")
    assert "no parser expects" in caplog.text


def test_lost_proof_stops_and_says_so_and_comes_back(
    proven: Domain, network: Network, zone: NameServer, told: Told
) -> None:
    zone.rows.pop(proven.record[0])
    assert _next_look(proven, network).state == "lost"
    assert told()[-1] == "DomainProofLost"
    assert proven.reports.count() == 1
    zone.put(proven.record[0], "TXT", proven.record[1])
    assert _next_look(proven, network).state == "proven"
    assert told()[-2:] == ["DomainProven", "DomainChecked"]


def test_a_name_server_in_trouble_loses_no_proof(
    proven: Domain, network: Network, zone: NameServer, told: Told
) -> None:
    zone.faults["*"] = "servfail"
    before = told()
    assert _next_look(proven, network).state == "proven"
    assert (proven.lease, proven.reports.count(), told()) == ("", 1, before)
    assert proven.due_at is not None
    zone.faults.clear()
    assert _next_look(proven, network).reports.count() == 2


def test_a_regression_raises_a_step_and_a_recovery_says_so(
    proven: Domain, bakery: Business, network: Network, zone: NameServer, told: Told
) -> None:
    zone.put(f"_dmarc.{NAME}", "TXT", "v=DMARC1; p=none")
    zone.put(NAME, "TXT", "v=spf1 +all")
    _next_look(proven, network)
    step = Step.objects.get(business=bakery)
    assert (step.measure, step.state) == ("stop-fake-mail", "open")
    assert NAME in step.because
    assert "(SPF) and 1 more was right on" in step.because
    assert told()[-4:] == ["DomainChecked", "DomainWorse", "DomainWorse", "StepAdded"]
    worse = Entry.objects.filter(kind="checkup.DomainWorse").order_by("pk").first()
    assert worse
    assert worse.facts == {"domain_id": proven.pk, "what": "spf", "reason": "spf-anyone"}

    count = Entry.objects.count()
    _next_look(proven, network)
    assert Entry.objects.count() == count + 1, "the same gap again is no news"

    zone.put(f"_dmarc.{NAME}", "TXT", "v=DMARC1; p=reject")
    _next_look(proven, network)
    step.refresh_from_db()
    assert "is right again since" in step.because
    assert step.state == "open", "ticking it off is the owner's"
    assert told()[-2:] == ["DomainBetter", "StepAdded"]


def test_a_website_that_got_worse_raises_its_own_step(
    proven: Domain, bakery: Business, network: Network, site: Website, authority: Authority
) -> None:
    site.others[NAME] = authority.context(NAME, days=-1)
    _next_look(proven, network)
    step = Step.objects.get(business=bakery)
    assert step.measure == "website-updates"
    assert "the lock on your website was right on" in step.because


def test_a_done_step_stays_done_when_things_get_better(
    proven: Domain, bakery: Business, network: Network, zone: NameServer
) -> None:
    zone.put(NAME, "TXT", "v=spf1 +all")
    _next_look(proven, network)
    actions.mark(bakery, measure="stop-fake-mail", becomes="done")
    zone.put(NAME, "TXT", "v=spf1 -all")
    _next_look(proven, network)
    assert Step.objects.get().state == "done"


def test_what_could_not_be_checked_is_no_change(
    proven: Domain, network: Network, zone: NameServer, told: Told
) -> None:
    """good, not to be checked, gap: that is a regression since the first one, and one only."""
    zone.faults[NAME] = "servfail"
    _next_look(proven, network)
    assert _standings(proven.reports.all()[0])["spf"] == "could-not-check"
    assert "DomainWorse" not in told()
    zone.faults.clear()
    zone.put(NAME, "TXT")
    _next_look(proven, network)
    assert told().count("DomainWorse") == 1


def test_stop_holds_at_once_also_in_the_middle_of_a_look(
    domain: Domain, alice: Person, network: Network, zone: NameServer, site: Website, told: Told
) -> None:
    """What is being seen is dropped, and the website never hears of us."""
    acts.ask(domain, by=alice)
    claimed = seeing.claim(1)
    assert len(claimed) == 1
    acts.stop(domain, by=alice)
    assert seeing.still_wanted(claimed) == set()
    assert seeing.saw(claimed[0], how="dns", findings=[]) is None
    seeing.saw_no_proof(claimed[0])
    seeing.saw_nothing(claimed[0])
    domain.refresh_from_db()
    assert (domain.state, domain.lease, domain.due_at) == ("stopped", "", None)
    assert told()[-1] == "DomainStopped"
    assert rounds.look(network) == 0
    assert not zone.asked


@pytest.mark.django_db(transaction=True)
def test_the_round_holds_no_transaction_and_hears_a_stop(
    domain: Domain,
    alice: Person,
    network: Network,
    zone: NameServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While servers keep us waiting others write, and an owner's stop ends the look."""
    zone.faults["*"] = "drop"
    acts.ask(domain, by=alice)
    wrote: list[float] = []

    def stop() -> None:
        started = monotonic()
        acts.stop(domain, by=alice)
        wrote.append(monotonic() - started)
        connection.close()

    timer = threading.Timer(0.6, stop)
    timer.start()
    started = monotonic()
    rounds.look(network)
    timer.join()
    domain.refresh_from_db()
    assert domain.state == "stopped"
    assert wrote[0] < 1
    assert monotonic() - started < 3, "four tries of 1.5 s were to come"


def test_a_dead_workers_lease_runs_out(
    domain: Domain, alice: Person, network: Network, zone: NameServer
) -> None:
    acts.ask(domain, by=alice)
    assert len(seeing.claim(5)) == 1
    assert rounds.look(network) == 0, "somebody is looking"
    with clock.at(clock.now() + timedelta(minutes=3)):
        assert rounds.look(network) == 1
    domain.refresh_from_db()
    assert domain.state == "proven"


def test_one_report_a_week(proven: Domain, network: Network, told: Told) -> None:
    _next_look(proven, network)
    report = proven.reports.all()[0]
    assert report.week is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        DomainReport.objects.create(domain=proven, week=report.week)
    Domain.objects.update(due_at=report.looked_at)
    before = told()
    with clock.at(report.looked_at + timedelta(seconds=5)):
        rounds.look(network)
    assert (proven.reports.count(), told()) == (2, before)


def test_an_agreement_that_ends_stops_the_looks(
    proven: Domain, network: Network, zone: NameServer, told: Told
) -> None:
    zone.asked.clear()
    with clock.at(clock.now() + timedelta(days=366)):
        assert rounds.look(network) == 0
    proven.refresh_from_db()
    assert proven.state == "stopped"
    assert (told()[-1], proven.agreed) == ("DomainStopped", None)
    assert not zone.asked


def test_looks_are_spread_over_the_week(bakery: Business) -> None:
    """A thousand domains: never more than a few for each round of the worker."""
    slots: dict[int, int] = {}
    for pk in range(1, 1001):
        row = Domain(pk=pk, business=bakery, name="x.example")
        due = row.next_week()
        assert clock.now() < due <= clock.now() + 2 * WEEK
        slot = int(due.timestamp()) // 300
        slots[slot] = slots.get(slot, 0) + 1
    assert max(slots.values()) <= 4


def test_the_schedule_looks_every_five_minutes_by_the_real_network(
    domain: Domain, alice: Person, zone: NameServer, settings: Settings
) -> None:
    """Here the real one finds nobody: its name server is a port where nobody listens."""
    schedule: dict[str, Every] = import_string(settings.SCHEDULE)
    assert schedule["checkup.look_at_domains"].period == timedelta(minutes=5)
    settings.DOMAIN_RESOLVERS = ["127.0.0.2"]
    acts.ask(domain, by=alice)
    settings.DEMO = True
    tasks.look_at_domains.call()
    domain.refresh_from_db()
    assert domain.asked_at is not None, "the demo looks at nothing"
    settings.DEMO = False
    tasks.look_at_domains.call()
    domain.refresh_from_db()
    assert domain.state == "waiting"
    assert not domain.asked_at
    assert domain.due_at is not None, "tried again within the hour"
    assert not zone.asked


def test_those_who_wait_come_first_and_few_at_a_time(
    bakery: Business, alice: Person, network: Network, names: NameServer
) -> None:
    now = clock.now()
    for n in range(40):
        Domain.objects.create(
            business=bakery, name=f"d{n}.example", state="proven", proven_at=now,
            due_at=now - timedelta(days=1),
        )  # fmt: skip
    waits = Domain.objects.create(
        business=bakery, name="waits.example", state="waiting", due_at=now, asked_at=now
    )
    for row in Domain.objects.all():
        acts.agree(row, by=alice)
    claimed = seeing.claim(rounds.BATCH)
    assert len(claimed) == rounds.BATCH == 16
    assert claimed[0].domain_id == waits.pk


def test_slow_servers_keep_nobody_waiting(
    bakery: Business,
    alice: Person,
    network: Network,
    names: NameServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A whole batch of silent name servers costs one look's seconds, not sixteen."""
    monkeypatch.setattr(lookups, "PATIENCE", 0.3)
    names.faults["*"] = "drop"
    for n in range(16):
        row = Domain.objects.create(
            business=bakery, name=f"d{n}.example", state="waiting", due_at=clock.now()
        )
        acts.agree(row, by=alice)
    Domain.objects.update(due_at=clock.now(), state="waiting")
    started = monotonic()
    assert rounds.look(network, seconds=1.0) == 16
    assert monotonic() - started < 4


def test_sixteen_domains_cost_little(
    bakery: Business, alice: Person, network: Network, names: NameServer
) -> None:
    """Most of a look is waiting: the processor's share is small, and threads share the waiting."""
    for n in range(16):
        name = f"d{n}.example"
        row = Domain.objects.create(business=bakery, name=name)
        acts.agree(row, by=alice)
        names.put(row.record[0], "TXT", row.record[1])
        names.put(name, "A", "127.0.0.1")
        names.put(name, "MX", f"10 mail.{name}")
        names.put(name, "TXT", "v=spf1 ip4:192.0.2.1 -all")
        names.put(f"_dmarc.{name}", "TXT", "v=DMARC1; p=reject")
    Domain.objects.update(due_at=clock.now())
    started = monotonic()
    assert rounds.look(network) == 16
    took = monotonic() - started
    assert DomainReport.objects.count() == 16
    assert took < 8
