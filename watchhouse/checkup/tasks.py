"""How the room reacts to what happens elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from watchhouse.checkup import actions
from watchhouse.checkup.keeping import KEPT
from watchhouse.checkup.models import Check, PlanShare
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import clock, retention
from watchhouse.members import actions as members
from watchhouse.members.models import Business
from watchhouse.people.models import Person

MOST = 5000  # rows taken away at once


@task()
def keep_check(
    *, business_id: int, check_id: int | None = None, check_holder: int | None = None, **_: object
) -> None:
    """Somebody joined: the check they made before, and still hold, is their business's."""
    check = Check.objects.held(check_id, check_holder).first()
    business = Business.objects.filter(pk=business_id).first()
    if check and business:
        actions.attach(check, business=business)


@task()
def done_by_guide(
    *, business_id: int | None, by_id: int | None, measure: str | None, **_: object
) -> None:
    """A guide or a little step was done, all of whose measure is done with it."""
    business = Business.objects.active().filter(pk=business_id or 0).first()
    if business and measure:
        by = Person.objects.filter(pk=by_id or 0).first()
        actions.done_by_guide(business, measure=measure, by=by)


@task()
def undone_by_guide(
    *, business_id: int | None, by_id: int | None, measure: str | None, done_at: str, **_: object
) -> None:
    """A guide is not done after all."""
    business = Business.objects.active().filter(pk=business_id or 0).first()
    if business and measure:
        by, since = Person.objects.filter(pk=by_id or 0).first(), datetime.fromisoformat(done_at)
        actions.undone_by_guide(business, measure=measure, since=since, by=by)


@task()
def look_at_domains() -> None:
    """Look at the domains that are due, a few at a time. The demo looks at nothing."""
    if settings.DEMO:
        return
    from watchhouse.checkup import rounds  # loads the libraries of the check: 0.4 s at each start
    from watchhouse.foundation.reaching.network import internet

    rounds.look(internet())


@task()
def replan_members() -> None:
    """Each hour: when we changed the bank, plan every member's last result anew. Mostly nothing."""
    actions.replan_members()


@task()
def compare() -> None:
    """Each hour: count firms with firms like them for this week, if nobody has."""
    actions.compare(today=clock.today())


@task()
def nudge(after: int = 0) -> None:
    """Each hour of the day: remind 500 businesses, then leave the rest to the next task, so that
    urgent letters get between. What the night or a dead worker held up comes with the first hour.
    """
    hour = timezone.localtime(clock.now()).hour
    if not rhythm().nudge.from_hour <= hour < rhythm().nudge.until_hour:
        return
    last = actions.nudge_next(after=after)
    if last is not None:
        nudge.enqueue(after=last)


@task()
def sweep_evidence() -> None:
    """Each day: remove photos that lost their row, because the business was erased or a process
    died in between.
    """
    actions.sweep_evidence()


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="checkup", kept=KEPT)


@task()
def tidy() -> None:
    """Each night: what was kept for its time goes (content/retention.toml)."""
    before = clock.now() - timedelta(days=retention.days("checks"))
    over = Check.objects.anonymous().filter(started_at__lt=before)
    Check.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:MOST])).delete()
    PlanShare.objects.over_for(days=retention.days("plan-shares")).update(email="")
