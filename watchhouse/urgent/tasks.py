"""What this room does when something happened."""

from __future__ import annotations

from django.db import transaction
from django_tasks import task

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock
from watchhouse.urgent import actions, emails
from watchhouse.urgent.models import Case
from watchhouse.urgent.rota import on_duty


@task()
@transaction.atomic
def page_duty(*, case_id: int, **_: object) -> None:
    """Page who is on duty now, by e-mail and text. Run twice, it still pages each once."""
    case = Case.objects.open().filter(pk=case_id).first()
    if case is not None:
        dispatch.post(*(each for who in on_duty(clock.now()) for each in emails.page(case, who)))


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget the cases of a business; open ones wait for their end."""
    actions.erase(business_id)


@task()
def erase_closed(*, case_id: int, **_: object) -> None:
    """A case was closed: forget it if its member was erased meanwhile."""
    actions.erase_closed(case_id)


@task()
def tidy() -> None:
    """Each night: what was kept for its time goes."""
    actions.tidy()
