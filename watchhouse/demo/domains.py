"""The bakery's own domain in the demo: agreed to, and what was seen of it, all of it invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from watchhouse.checkup.actions import domains, seeing
from watchhouse.checkup.models import Domain
from watchhouse.demo.diary import Diary
from watchhouse.members.models import Business
from watchhouse.people.models import Person

NAME = "bakery.example"
SPF = "v=spf1 include:_spf.mail.example ~all"
DMARC = "v=DMARC1; p=none; rua=mailto:alice@bakery.example"


def live(business: Business, owner: Person, diary: Diary) -> None:
    """Alice adds her domain today and proves it; a week's look follows when there is one."""
    row = domains.add(business, typed=f"https://www.{NAME}/", by=owner)
    domains.agree(row, by=owner)
    _look(row, owner, dmarc=_found("dmarc", "gap", "dmarc-none"))
    watching = _found("dmarc", "gap", "dmarc-watching", evidence=DMARC)
    diary.at(row.added_at + timedelta(days=7), lambda: _look(row, owner, dmarc=watching))


def _look(row: Domain, owner: Person, *, dmarc: dict[str, Any]) -> None:
    domains.ask(row, by=owner)
    for claimed in seeing.claim(1):
        seeing.saw(claimed, how="dns", findings=_findings(dmarc))


def _findings(dmarc: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        _found("spf", "good", "spf-good", evidence=SPF),
        _found("dkim", "good", "dkim-good", {"selector": "selector1"}, "v=DKIM1; k=rsa; p=MIIB…"),
        dmarc,
        _found("mta-sts", "gap", "mta-sts-none"),
        _found("certificate", "good", "certificate-good", {"until": "14 January 2027"}, NAME),
        _found("tls", "good", "tls-good", {"version": "TLSv1.3"}),
        _found("hsts", "gap", "hsts-none"),
        _found("headers", "gap", "headers-some", {"missing": "Referrer-Policy"}),
    ]


def _found(
    what: str,
    standing: str,
    reason: str,
    facts: dict[str, str] | None = None,
    evidence: str = "",
) -> dict[str, Any]:
    return {
        "what": what, "standing": standing, "reason": reason, "facts": facts or {},
        "evidence": evidence,
    }  # fmt: skip
