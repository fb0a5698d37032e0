"""Warnings of the demo's year: a list in CISA's format, grown week by week, all invented."""

from __future__ import annotations

import json
import random
import tempfile
from datetime import timedelta
from functools import partial

from watchhouse.demo.diary import Diary
from watchhouse.demo.firms import BAKERY
from watchhouse.foundation import clock, tasks
from watchhouse.people.models import Person
from watchhouse.threats import actions as threats
from watchhouse.threats import matching
from watchhouse.threats.models import Advisory, Alert, Feed

# (days ago, vendor and product as CISA writes them, used by gangs); the last one waits for Erin.
WEAKNESSES = (
    (330, "Google", "Chromium V8", False), (290, "Microsoft", "Windows", True),
    (240, "Apple", "iOS, iPadOS, and macOS", False), (200, "WordPress", "WordPress", False),
    (150, "Google", "Chromium", False), (110, "Android", "Framework", False),
    (70, "Microsoft", "Windows", False), (40, "RARLAB", "WinRAR", True),
    (16, "Google", "Chromium V8", False), (5, "Apple", "iOS and iPadOS", False),
    (1, "Microsoft", "Windows", True),
)  # fmt: skip
PUBLISHED = len(WEAKNESSES) - 1


class Warnings:
    """The list as it grows, the analyst who publishes, the members who answer."""

    def __init__(self, analyst: Person, diary: Diary, chance: random.Random) -> None:
        self.analyst, self.diary, self.chance = analyst, diary, chance
        self.entries: list[dict[str, str]] = []
        diary.on(364, lambda: self.pull(-1))
        for number, (days_ago, *_) in enumerate(WEAKNESSES):
            diary.on(days_ago, partial(self.pull, number))

    def pull(self, number: int) -> None:
        """Read the list with one entry more; publish it the same day, but the newest."""
        self.entries.append(self._entry(number))
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(self._list(), file)
            file.flush()
            threats.pull(file.name)
        if 0 <= number < PUBLISHED:
            self.diary.after(0.1, lambda: self.publish(self.entries[number + 1]["cveID"]))

    def forget_the_list(self) -> None:
        """The list was ours: the first real one that is read must not be measured by it."""
        Feed.objects.all().delete()

    def publish(self, cve: str) -> None:
        """Take the proposed draft as it is and publish it; members answer in the next days."""
        advisory = Advisory.objects.get(external_id=cve)
        kept = [row.product for row in advisory.products.filter(kept=True)]
        if not kept:
            return
        words = {**matching.words(advisory, kept), "tlp": "clear"}
        hows = {slug: matching.how(slug) for slug in kept}
        threats.redraft(advisory, words=words, hows=hows, by=self.analyst)
        threats.publish(advisory, by=self.analyst)
        tasks.run_ready()
        told = Alert.objects.filter(advisory=advisory).exclude(business__name=BAKERY.name)
        for alert in told.order_by("pk"):
            if self.chance.random() < 0.55:
                self.diary.after(self.chance.uniform(0.1, 12), partial(self.answer, alert))

    def answer(self, alert: Alert) -> None:
        """Done, not ours, or help, which the analyst gives."""
        says = self.chance.choices(["done", "not_ours", "help"], [70, 20, 10])[0]
        alert = threats.answer(alert, says=says, by=None)
        if says == "help" and self.chance.random() < 0.8:
            self.diary.after(1, lambda: threats.give_help(alert, by=self.analyst))

    def _entry(self, number: int) -> dict[str, str]:
        _, vendor, product, gangs = WEAKNESSES[number] if number >= 0 else (0, "Invented", "Old", 0)
        today = clock.today()
        return {
            "cveID": f"CVE-{today.year}-{99_001 + number}",
            "vendorProject": vendor,
            "product": product,
            "vulnerabilityName": f"{vendor} {product} Weakness (invented example)",
            "dateAdded": today.isoformat(),
            "shortDescription": "An invented weakness for the demo: it does not exist.",
            "requiredAction": "Apply updates per vendor instructions.",
            "dueDate": (today + timedelta(days=21)).isoformat(),
            "knownRansomwareCampaignUse": "Known" if gangs else "Unknown",
        }

    def _list(self) -> dict[str, object]:
        return {
            "title": "Invented list of the demo",
            "catalogVersion": f"{clock.today():%Y.%m.%d}",
            "dateReleased": clock.now().isoformat(),
            "count": len(self.entries),
            "vulnerabilities": self.entries,
        }
