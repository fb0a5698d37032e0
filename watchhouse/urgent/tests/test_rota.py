from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.urgent import actions, rules
from watchhouse.urgent.models import Case, Duty

URL = "/urgent/rota/"
ADD = "/urgent/rota/add/"
SignIn = Callable[[Person], Client]


def turn(person: Person, *, hours: float = 0, long: float = 8, line: int = 1) -> dict[str, str]:
    """What the form sends: from so many hours from now, for so long."""
    begins = timezone.localtime(clock.now()) + timedelta(hours=hours)
    ends = begins + timedelta(hours=long)
    return {
        "person": str(person.pk), "starts": f"{begins:%Y-%m-%dT%H:%M}",
        "ends": f"{ends:%Y-%m-%dT%H:%M}", "line": str(line),
    }  # fmt: skip


def test_who_is_put_on_duty_is_paged(
    dana: Person, staff: Callable[[str, str], Person], sign_in: SignIn,
    send: Callable[..., Case], settle: Callable[[], None],
) -> None:  # fmt: skip
    hana = staff("Hana", "duty")
    browser = sign_in(dana)
    page = browser.post(ADD, turn(hana), follow=True).content.decode()
    assert "Hana is on the rota." in page
    assert "Hana, until" in page
    send()
    settle()
    mails = Message.objects.filter(channel="email").values_list("recipient", flat=True)
    assert set(mails) == {hana.email}
    facts = Entry.objects.get(kind="urgent.PutOnDuty")
    assert (facts.facts["person_id"], facts.by_id) == (hana.pk, dana.pk)


def test_an_empty_rota_says_that_all_are_paged(dana: Person, sign_in: SignIn) -> None:
    browser = sign_in(dana)
    assert "all who work on cases are paged: Dana." in browser.get(URL).content.decode()
    page = browser.get("/urgent/cases/").content.decode()
    assert "nobody on the rota, so all are paged: Dana" in page
    assert URL in page


def test_with_only_a_second_line_all_are_paged_and_the_desk_says_so(
    dana: Person, sign_in: SignIn
) -> None:
    browser = sign_in(dana)
    browser.post(ADD, turn(dana, line=2))
    page = browser.get("/urgent/cases/").content.decode()
    assert "nobody on the rota, so all are paged: Dana" in page
    assert "Second:</strong> Dana" in page


def test_a_turn_is_ended_now_and_one_to_come_is_taken_off(dana: Person, sign_in: SignIn) -> None:
    browser = sign_in(dana)
    browser.post(ADD, turn(dana, hours=-1))
    browser.post(ADD, turn(dana, hours=9))
    runs, to_come = Duty.objects.order_by("starts")
    browser.post(f"{URL}{runs.pk}/end/")
    browser.post(f"{URL}{to_come.pk}/end/")
    assert not Duty.objects.from_now(clock.now()).exists()
    assert Duty.objects.get() == runs
    assert Entry.objects.filter(kind="urgent.DutyEnded").count() == 2
    page = browser.post(f"{URL}{runs.pk}/end/", follow=True).content.decode()
    assert rules.TurnOver.sentence in page


@pytest.mark.parametrize(
    ("hours", "long", "sentence"),
    [
        (0, -1, rules.TurnBackwards.sentence),
        (-9, 2, "This time has passed."),
        (0, 24 * 9, rules.TurnTooLong.sentence),
        (4, 2, "Dana is on duty then already."),
    ],
)
def test_refusals_stand_on_top_and_keep_what_was_typed(
    hours: float, long: float, sentence: str, dana: Person, sign_in: SignIn
) -> None:
    now = clock.now()
    actions.put_on_duty(dana, starts=now + timedelta(hours=3), ends=now + timedelta(hours=9))
    sent = turn(dana, hours=hours, long=long)
    page = sign_in(dana).post(ADD, sent).content.decode()
    assert "There is a problem" in page
    assert sentence in page
    assert f'value="{sent["starts"]}"' in page
    assert Duty.objects.count() == 1


def test_only_officers_can_be_put_on_duty(dana: Person, erin: Person, sign_in: SignIn) -> None:
    sign_in(dana).post(ADD, turn(erin))
    assert not Duty.objects.exists()


def test_gates(
    alice: Person, erin: Person, grace: Person, dana: Person, sign_in: SignIn, client: Client
) -> None:
    actions.put_on_duty(dana, starts=clock.now(), ends=clock.now() + timedelta(hours=1))
    end = f"{URL}{Duty.objects.get().pk}/end/"
    assert sign_in(alice).get(URL).status_code == 404
    assert sign_in(erin).get(URL).status_code == 403
    director = sign_in(grace)
    assert "Put on duty" not in director.get(URL).content.decode()
    assert director.post(ADD, turn(dana)).status_code == 403
    assert director.post(end).status_code == 403
    officer = sign_in(dana)
    assert officer.post(URL).status_code == 405
    assert officer.get(ADD).status_code == 405
    assert officer.get(end).status_code == 405
    assert officer.post(f"{URL}999/end/").status_code == 404
    assert client.get(URL).status_code == 302
