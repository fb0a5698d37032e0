"""Staff are told of what went stale or broke: once for each, in one letter a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.guidance import checking, facts
from watchhouse.guidance.models import LinkCheck
from watchhouse.guidance.tasks import sound_alarms
from watchhouse.people.models import Person

pytestmark = pytest.mark.django_db


def _on(day: date) -> int:
    with clock.at(datetime(day.year, day.month, day.day, 7, tzinfo=UTC)):
        return checking.sound_alarms()


def _due() -> date:
    return min(fact.review_by for fact in facts.register().values())


def test_before_the_day_nobody_is_told(femi: Person) -> None:
    assert _on(_due() - timedelta(days=1)) == 0
    assert not Message.objects.exists()


def test_on_the_day_each_editor_gets_one_letter(femi: Person, dana: Person) -> None:
    count = _on(_due())
    assert count > 1
    letter = Message.objects.get()
    assert letter.recipient == femi.email
    assert letter.title == f"{count} facts or links to look at"
    assert "/guidance/facts/bank-159/" in letter.text
    assert "You hear of each once." in letter.html


def test_nobody_is_told_twice_of_the_same(femi: Person) -> None:
    _on(_due())
    assert _on(_due()) == 0
    assert _on(_due() + timedelta(days=1)) == 0
    assert Message.objects.count() == 1


def test_the_next_time_it_comes_due_it_is_told_again(femi: Person) -> None:
    day = max(fact.review_by for fact in facts.register().values())
    first = _on(day)
    with clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
        for slug in facts.stale(day):
            checking.still_right(slug, months=1, note="", by=femi)
    assert _on(day + timedelta(days=20)) == 0
    assert _on(clock.months_on(day, 1)) == first


def test_a_link_is_told_when_it_broke_not_while_it_may_come_back(femi: Person) -> None:
    today = date(2026, 11, 24)
    row = LinkCheck.objects.create(
        url="https://www.samaritans.org", verdict="unsure", failing_since=today
    )
    assert _on(today) == 0
    row.verdict = "broken"
    row.save()
    assert _on(today) == 1
    assert "https://www.samaritans.org" in Message.objects.get().text
    assert _on(today + timedelta(days=1)) == 0


def test_the_worker_does_it(femi: Person) -> None:
    with clock.at(datetime(2030, 1, 1, 7, tzinfo=UTC)):
        sound_alarms.func()
    assert Message.objects.count() == 1
