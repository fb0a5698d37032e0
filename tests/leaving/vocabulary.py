"""The words that the journal's facts may hold: slugs of our lists, days, digests; no typed text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from watchhouse.checkup import scoring
from watchhouse.checkup import words as domains
from watchhouse.checkup.actions.looking import What
from watchhouse.checkup.models import How
from watchhouse.foundation import region
from watchhouse.guidance import facts
from watchhouse.guidance.models import SubscriptionState
from watchhouse.guidance.series import by_slug
from watchhouse.people.consents import texts
from watchhouse.people.models import Role
from watchhouse.threats.models import AlertState
from watchhouse.urgent.models import Outcome
from watchhouse.urgent.playbooks import all_kinds
from watchhouse.visits.words import words

DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.+]+)?")
VERSION = re.compile(r"\d{4}-\d{2}(-\d{2})?")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

VOCABULARY: dict[str, Callable[[str], object]] = {
    "answer": lambda said: said in AlertState.values,
    "becomes": lambda said: said in {tier.slug for tier in region.current().tiers},
    "due_on": DAY.fullmatch,
    "done_at": DAY.fullmatch,
    "ended": lambda said: said in SubscriptionState.values,
    "ends": DAY.fullmatch,
    "fact": lambda said: said in facts.register(),
    "how": lambda said: said in {*How.values, "dns", "file"},
    "measure": lambda said: said in scoring.measures(),
    "outcome": lambda said: said in Outcome.values,
    "purpose": lambda said: said in texts(),
    "reason": lambda said: said in domains.reasons(),
    "role": lambda said: Role.objects.filter(slug=said).exists(),
    "step": lambda said: said in by_slug(),
    "starts": DAY.fullmatch,
    "topic": lambda said: said in words().topics,
    "trouble": lambda said: said in all_kinds(),
    "version": VERSION.fullmatch,
    "what": lambda said: said in {*domains.kinds(), *get_args(What)},
    "why": lambda said: said in {"withdrawn", "over"},
    "was": SLUG.fullmatch,  # a tier that may have left the file
    "feed": SLUG.fullmatch,
}
