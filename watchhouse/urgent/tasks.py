"""What this room does when something happened."""

from __future__ import annotations

from django.db import transaction
from django_tasks import task

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock
from watchhouse.urgent import emails
from watchhouse.urgent.models import Case
from watchhouse.urgent.rota import on_duty


@task()
@transaction.atomic
def page_duty(*, case_id: int, **_: object) -> None:
    """Page who is on duty now, by e-mail and text. Run twice, it still pages each once."""
    case = Case.objects.open().filter(pk=case_id).first()
    if case is not None:
        dispatch.post(*(each for who in on_duty(clock.now()) for each in emails.page(case, who)))
