"""The benchmarks, by name. Each has its bound from an issue or a peer that does only the core."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import Client

from benchmarks import films, pages, paper
from benchmarks.finding import find_among_50000
from benchmarks.measure import Measured, best
from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch import outbox
from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Lane, Message
from watchhouse.engines.matching import params as matching_params
from watchhouse.engines.matching import solve as matching
from watchhouse.engines.matching.problem import Weakness
from watchhouse.engines.scoring import params as scoring_params
from watchhouse.engines.scoring import sensitivity
from watchhouse.engines.scoring import solve as scoring
from watchhouse.engines.scoring.problem import Firm
from watchhouse.foundation import journal, sealing
from watchhouse.foundation.models import Entry, Seal
from watchhouse.members.events import ProfileChanged
from watchhouse.threats import actions as threats
from watchhouse.threats.models import Advisory


def replan_one() -> Measured:
    """One firm's whole plan from its answers, words included."""
    bank, (firm, *_) = scoring_params.load(settings.CONTENT_DIR / "checkup"), firms(1)
    seconds = best(lambda: [scoring.plan(firm, bank) for _ in range(20)]) / 20
    return Measured(seconds * 1000, "ms", "bound: 10 ms", 10)


def replan_20000() -> Measured:
    """20,000 different firms from their answers to the order of their steps, on one core."""
    bank, many = scoring_params.load(settings.CONTENT_DIR / "checkup"), firms(20_000)
    return Measured(best(lambda: scoring.replan(many, bank)), "s", "bound: 10 s", 10)


def sensitivity_one() -> Measured:
    """How firmly each step of one plan keeps its place."""
    bank, (firm, *_) = scoring_params.load(settings.CONTENT_DIR / "checkup"), firms(1)
    seconds = best(lambda: [sensitivity.of(firm, bank, seed=n) for n in range(20)]) / 20
    return Measured(seconds * 1000, "ms", "bound: 10 ms", 10)


def firms(count: int) -> list[Firm]:
    """Invented firms: twelve answers each, a third of them "I'm not sure"."""
    bank = scoring_params.load(settings.CONTENT_DIR / "checkup")
    chance = random.Random(count)
    return [
        Firm(
            size_band=chance.choice([band.slug for band in bank.bank.band]),
            trade=chance.choice([trade.slug for trade in bank.bank.trade]),
            products=frozenset(chance.sample(["microsoft-365", "wordpress", "windows"], k=2)),
            answers={
                question.slug: chance.choice([chance.choice(question.option).slug] * 2 + ["unsure"])
                for question in chance.sample(bank.questions, k=12)
            },
        )
        for _ in range(count)
    ]


def match_one() -> Measured:
    """One weakness against the whole catalogue."""
    catalogue = matching_params.load(settings.CONTENT_DIR / "technology")
    asked = Weakness(
        id="CVE-2026-99001", vendor="Apple", product="iOS, iPadOS, and macOS", title="", summary=""
    )
    seconds = best(lambda: [matching.match(asked, catalogue) for _ in range(100)]) / 100
    return Measured(seconds * 1000, "ms", "bound: 5 ms", 5)


def post_20000() -> Measured:
    """20,000 letters into the outbox; the bound is ten times the rows alone, measured in STACK."""
    letters = [
        Letter(about="bench:1", recipient=f"r{n}@firm.example", text="x", lane=Lane.BULK)
        for n in range(20_000)
    ]

    def post() -> None:
        Message.objects.all().delete()
        dispatch.post(*letters)

    return Measured(best(post, rounds=1), "s", "bound: 20 s", 20)


def urgent_first() -> Measured:
    """How many letters leave before an urgent one, with 20,000 bulk letters waiting."""
    Message.objects.all().delete()
    bulk = [
        Letter(about="bench:2", recipient=f"r{n}@firm.example", text="x", lane=Lane.BULK)
        for n in range(20_000)
    ]
    dispatch.post(*bulk)
    dispatch.post(
        Letter(about="bench:3", recipient="duty@centre.example", text="x", lane=Lane.URGENT)
    )
    outbox.drain(limit=outbox.BATCH)
    sent = Message.objects.filter(state="sent").order_by("sent_at")
    before = list(sent.values_list("about", flat=True)).index("bench:3")
    return Measured(before, "", f"bound: one batch of {outbox.BATCH}", outbox.BATCH)


def tell() -> Measured:
    """An entry of the journal, beside a bare row of the same table."""
    count = 2000

    def told() -> None:
        with transaction.atomic():
            for n in range(count):
                journal.tell(ProfileChanged(business_id=n))

    def bare() -> None:
        with transaction.atomic():
            for n in range(count):
                Entry.objects.create(kind="bench", business_id=n)

    return Measured(
        best(told) / count * 1e6, "µs", "peer: a bare row", best(bare) / count * 1e6, False
    )


def verify() -> Measured:
    """The walk along the chain; a million entries are to take less than a minute."""
    Seal.objects.all().delete()
    Entry.objects.all().delete()
    Entry.objects.bulk_create([Entry(kind="bench", business_id=n) for n in range(20_000)])
    while sealing.seal():
        pass
    return Measured(best(sealing.verify) * 50, "s", "bound: 60 s a million", 60)


def pull_kev() -> Measured:
    """1,400 entries read, matched and stored, beside bare JSON parsing and printing."""
    today = date.today()  # noqa: DTZ011 (a benchmark may know the day)
    entries = [
        {
            "cveID": f"CVE-2026-{50_000 + n}", "vendorProject": vendor, "product": product,
            "vulnerabilityName": f"{vendor} {product} weakness (invented)",
            "dateAdded": str(today - timedelta(days=n % 900)), "shortDescription": "Invented. " * 9,
            "requiredAction": "Apply updates.", "dueDate": str(today),
            "knownRansomwareCampaignUse": "Unknown",
        }
        for n in range(1400)
        for vendor, product in [(("Microsoft", "Windows"), ("Acme", "Widget"))[n % 2]]
    ]  # fmt: skip
    listing = {
        "title": "Invented", "catalogVersion": "1", "dateReleased": f"{today}T00:00:00Z",
        "count": len(entries), "vulnerabilities": entries,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kev.json"
        path.write_text(json.dumps(listing))

        def pull() -> None:
            Advisory.objects.all().delete()
            threats.pull(str(path))

        bare = best(lambda: json.loads(path.read_text()))
        return Measured(best(pull, rounds=2), "s", "peer: bare JSON parsing", bare, False)


def home_page() -> Measured:
    """The home page from an empty cache."""
    client = Client(HTTP_HOST="localhost")
    client.get("/")
    seconds = best(lambda: [client.get("/") for _ in range(20)]) / 20
    return Measured(seconds * 1000, "ms", "bound: 100 ms", 100)


CASES: dict[str, Callable[[], Measured]] = {
    "scoring.replan_one_ms": replan_one,
    "scoring.replan_20000_s": replan_20000,
    "scoring.sensitivity_one_ms": sensitivity_one,
    "scoring.pdf_cpu_ms": paper.pdf,
    "matching.match_one_ms": match_one,
    "dispatch.post_20000_s": post_20000,
    "dispatch.letters_before_an_urgent_one": urgent_first,
    "members.find_among_50000_ms": find_among_50000,
    "journal.tell_us": tell,
    "journal.verify_million_s": verify,
    "threats.pull_kev_1400_s": pull_kev,
    "guidance.film_minute_s": films.film,
    "front.home_ms": home_page,
    "front.search_ms": pages.search,
    "guidance.page_cached_ms": pages.cached,
    "guidance.page_drawn_ms": pages.uncached,
    "guidance.page_beside_bare_ms": pages.beside_bare,
    "guidance.page_beside_template_ms": pages.beside_template,
}
