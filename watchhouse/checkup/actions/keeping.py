"""Results are kept: what a check came to, and what it comes to when we change the bank."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import events, scoring
from watchhouse.checkup.models import Cause, Check, Result
from watchhouse.checkup.scoring import Sheet
from watchhouse.foundation import journal
from watchhouse.guidance import plans

AT_ONCE = 2000


@transaction.atomic
def keep_result(check: Check) -> None:
    """Keep what a completed check comes to now; the same again is nothing.

    When we changed the bank since, our share is kept first: what the answers of that day come to
    now. What is left is the firm's own.
    """
    Check.objects.select_for_update().get(pk=check.pk)
    latest = check.results.order_by("-pk").first()
    if latest and latest.bank_version != scoring.version():
        _keep_ours([latest])
        latest = check.results.order_by("-pk").first()
    sheet = scoring.sheet_of(check)
    tell_guidance(check, sheet)
    plan = scoring.to_keep(sheet)
    if latest is None or latest.plan["firm"] != plan["firm"] or latest.plan["off"] != plan["off"]:
        check.results.create(bank_version=scoring.version(), plan=plan)


def tell_guidance(check: Check, sheet: Sheet) -> None:
    """The little steps leave out what the plan has nothing left to do for."""
    if check.business:
        settled = {measure.slug for measure in (*sheet.done, *sheet.put_aside)}
        plans.settle(check.business, measures=settled)


def replan_members(*, at_once: int = AT_ONCE) -> int:
    """Plan every member's last result anew under the bank as it is; return how many were due.

    Each batch is a transaction of its own and takes a few queries: what was stopped goes on with
    those that are left, and a second time finds none.
    """
    due = Result.objects.standing().exclude(bank_version=scoring.version()).order_by("pk")
    done, after = 0, 0
    while batch := list(due.filter(pk__gt=after)[:at_once]):
        _keep_ours(batch)
        done, after = done + len(batch), batch[-1].pk
    return done


@transaction.atomic
def _keep_ours(latest: list[Result]) -> None:
    """Keep what these results come to under the bank as it is. Who is first keeps it."""
    version = scoring.version()
    plans = scoring.replanned([each.plan for each in latest])
    Result.objects.bulk_create(
        [
            Result(
                check_made_id=was.check_made_id, bank_version=version, cause=Cause.BANK, plan=plan
            )
            for was, plan in zip(latest, plans, strict=True)
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    journal.tell(events.Replanned(results=len(latest)))
