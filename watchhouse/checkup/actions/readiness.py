"""What a firm answers for Cyber Essentials beside the check."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import rules, scheme
from watchhouse.checkup.models import Check, ReadinessAnswer
from watchhouse.foundation import clock
from watchhouse.members.models import Business


@transaction.atomic
def answer_readiness(owner: Business | Check, *, requirement: str, option: str) -> ReadinessAnswer:
    """Keep an answer, or a better one. Raises NotInTheBank for what the scheme does not ask."""
    asked = scheme.current().find(requirement)
    options = asked.ask.option if asked and asked.ask else ()
    if not options or option not in {scheme.UNSURE, *(each.slug for each in options)}:
        raise rules.NotInTheBank
    mine = {"business": owner} if isinstance(owner, Business) else {"check_made": owner}
    row, _ = ReadinessAnswer.objects.update_or_create(
        requirement=requirement, **mine,
        defaults={
            "option": option, "version": scheme.current().version, "answered_at": clock.now(),
        },
    )  # fmt: skip
    return row


def keep_readiness(check: Check, *, business: Business) -> None:
    """Give the answers of an anonymous check to the business that joined, but for those that the
    business has given itself. Call it in the transaction that attaches the check.
    """
    given = ReadinessAnswer.objects.of(business).values_list("requirement", flat=True)
    new = check.readiness.exclude(requirement__in=list(given))
    new.update(business=business, check_made=None)
    check.readiness.all().delete()
