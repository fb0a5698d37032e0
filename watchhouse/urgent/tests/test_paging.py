from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.models import Case
from watchhouse.urgent.tasks import page_duty


def test_the_rota_says_who(
    send: Callable[..., Case], dana: Person, staff: Callable[[str, str], Person],
    settle: Callable[[], None],
) -> None:  # fmt: skip
    hana, now = staff("Hana", "duty"), clock.now()
    actions.put_on_duty(hana, starts=now, ends=now + timedelta(hours=8))
    send()
    settle()

    assert set(Message.objects.values_list("recipient", flat=True)) == {hana.email, hana.phone}


def test_without_a_rota_all_officers_are_paged(
    send: Callable[..., Case], dana: Person, staff: Callable[[str, str], Person],
    settle: Callable[[], None],
) -> None:  # fmt: skip
    hana = staff("Hana", "duty")
    send()
    settle()

    mails = Message.objects.filter(channel="email").values_list("recipient", flat=True)
    assert set(mails) == {dana.email, hana.email}


def test_run_twice_it_pages_once(case: Case, dana: Person) -> None:
    for _ in range(2):
        page_duty.func(case_id=case.pk, trouble="ransomware")

    assert Message.objects.filter(channel="email").count() == 1
