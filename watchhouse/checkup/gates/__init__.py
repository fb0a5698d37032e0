"""Who may pass in this room: the business's people, the session that began a check, staff."""

from __future__ import annotations

from watchhouse.checkup.gates.checks import (
    begun_here,
    by_link,
    my_check,
    my_firm,
    my_marks,
    my_own_plan,
    my_plan,
    my_readiness,
    only_helps,
    owns,
)
from watchhouse.checkup.gates.domains import domains_of, my_domain, my_domains, my_own_domain
from watchhouse.checkup.gates.evidence import my_evidence, my_showing, photo
from watchhouse.checkup.gates.members import confirming, guided, guided_plan
from watchhouse.checkup.gates.promises import bearer, my_promise
from watchhouse.checkup.gates.shares import my_share, shared, stands
from watchhouse.people.gates import anyone, not_looking_too_often, person_of, signed_in, staff

__all__ = [
    "anyone", "bearer", "begun_here", "by_link", "confirming", "domains_of", "guided",
    "guided_plan", "my_check", "my_domain", "my_domains", "my_evidence", "my_firm", "my_marks",
    "my_own_domain", "my_own_plan", "my_plan", "my_promise", "my_readiness", "my_share",
    "my_showing", "not_looking_too_often", "only_helps", "owns", "person_of", "photo", "shared",
    "signed_in", "staff", "stands",
]  # fmt: skip
