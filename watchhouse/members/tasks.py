"""What this room does by itself, and when somebody takes something back."""

from __future__ import annotations

from django_tasks import task

from watchhouse.members import actions, helpers
from watchhouse.members.models import Export
from watchhouse.people.models import Person


@task()
def make_export(*, export_id: int, **_: object) -> None:
    """Write the file that an owner asked for."""
    export = Export.objects.select_related("business", "by").filter(pk=export_id).first()
    if export:
        actions.make_export(export)


@task()
def stop_helping(*, by_id: int, purpose: str, **_: object) -> None:
    """Whoever takes back the text on helping has no access any more."""
    person = Person.objects.filter(pk=by_id).first()
    if person and purpose == "help":
        helpers.stop_helping(person)


@task()
def ask_whether_there() -> None:
    """Each day: close, remind and ask the next of the silent; more than a batch waits its turn."""
    steps = (actions.close_the_silent, actions.remind_the_silent, actions.ask_the_silent)
    if sum(step() for step in steps):
        ask_whether_there.enqueue()


@task()
def erase_due() -> None:
    """Each night: begin the erasures whose time has come; what was kept for its time goes."""
    steps = (
        actions.begin_due, actions.begin_for_those_who_left, actions.tidy_exports,
        actions.tidy_invitations,
    )  # fmt: skip
    if sum(step() for step in steps):
        erase_due.enqueue()
