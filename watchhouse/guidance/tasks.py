"""How the room reacts to what happens elsewhere, and what it does each day."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from watchhouse.foundation import retention
from watchhouse.guidance import checking, opinions
from watchhouse.guidance.keeping import KEPT
from watchhouse.members import actions as members


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="guidance", kept=KEPT)


@task()
def check_links() -> None:
    """Each day: try every link of the register. The demo, and who set CHECK_LINKS=0, tries none."""
    if not settings.CHECK_LINKS:
        return
    from watchhouse.foundation.reaching.network import internet  # loads DNS and HTTP: 0.2 s
    from watchhouse.guidance import rounds

    rounds.look(internet())


@task()
def sound_alarms() -> None:
    """Each morning: tell staff which facts came due and which links stopped answering."""
    checking.sound_alarms()


@task()
def tidy() -> None:
    """Each night: what was kept for its time goes (content/retention.toml)."""
    opinions.tidy(days=retention.days("opinions"))
