"""`actions.publish`: exactly the members it touches, once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from watchhouse.dispatch.models import Lane, Message, Suppression
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business, Membership, MembershipRole, Use
from watchhouse.people.models import Person
from watchhouse.threats import actions, tasks
from watchhouse.threats.models import Advisory, AdvisoryState, Alert
from watchhouse.threats.rules import CantPublish
from watchhouse.threats.tests.conftest import NOW

pytestmark = pytest.mark.django_db
Settle = Callable[[], None]


def test_exactly_those_touched_are_told(
    uses: Use, alice: Person, bob: Person, charlie: Person, florist: Business, drafted: Advisory,
    erin: Person, settle: Settle,
) -> None:  # fmt: skip
    Use.objects.create(business=florist, product="chrome")
    left = Business.objects.create(name="Invented Grocer", left_at=timezone.now())
    Use.objects.create(business=left, product="winrar")
    row = actions.publish(drafted, by=erin)
    settle()
    assert (row.state, row.published_at, row.published_by) == (AdvisoryState.PUBLISHED, NOW, erin)
    assert [each.business for each in Alert.objects.all()] == [uses.business]
    mail = Message.objects.get()
    assert mail.recipient == alice.email
    assert (mail.about, mail.lane, mail.topic) == (f"alert:{row.pk}", Lane.BULK, "alerts")
    told = Entry.objects.get(kind="threats.Alerted")
    assert (told.business_id, told.facts) == (uses.business_id, {"advisory_id": row.pk})


def test_the_mail_carries_one_action_minutes_and_the_code(alert: Alert, alice: Person) -> None:
    mail = Message.objects.get(recipient=alice.email)
    assert mail.title == "Update WinRAR: 5 minutes"
    for text in (mail.text, mail.html):
        assert "Update WinRAR on every device" in text
        assert "Invented Bakery" in text
        assert alert.code in text
        assert "/threats/alerts/a/" in text
        assert "\ue000" not in text
        assert "CVE-" not in text
    assert "Ring us on" in mail.text or "Ring us on" in mail.html


def test_the_mails_own_link_stops_such_mails(alert: Alert, alice: Person, client: Client) -> None:
    mail = Message.objects.get(recipient=alice.email)
    found = re.search(r"/dispatch/unsubscribe/[^/\"]+/", mail.html)
    assert found
    assert client.post(found.group()).status_code == 200
    assert Suppression.objects.filter(recipient=alice.email, topic="alerts").exists()


def test_a_name_is_not_markup(
    uses: Use, alice: Person, drafted: Advisory, erin: Person, settle: Settle
) -> None:
    Business.objects.update(name="Crumb & <b>Sons</b>")
    actions.publish(drafted, by=erin)
    settle()
    mail = Message.objects.get()
    assert "Crumb & <b>Sons</b>" in mail.text
    assert "Crumb &amp; &lt;b&gt;Sons&lt;/b&gt;" in mail.html


def test_twice_tells_nobody_twice(alert: Alert, published: Advisory, erin: Person) -> None:
    with pytest.raises(CantPublish, match="already published"):
        actions.publish(published, by=erin)
    tasks.alert_those_touched.func(advisory_id=published.pk)
    assert (Alert.objects.count(), Message.objects.count()) == (1, 1)


def test_a_batch_that_runs_again_changes_nothing(
    uses: Use, alice: Person, drafted: Advisory, erin: Person
) -> None:
    row = actions.publish(drafted, by=erin)
    for _ in range(2):
        assert actions.alert_next(row.pk, after=0) == uses.business_id
    assert (Alert.objects.count(), Message.objects.count()) == (1, 1)
    assert Entry.objects.of("threats.Alerted").count() == 1


def test_who_takes_it_up_later_gets_no_old_news(published: Advisory, bakery: Business) -> None:
    Use.objects.create(business=bakery, product="winrar")
    tasks.alert_those_touched.func(advisory_id=published.pk)
    assert not Alert.objects.exists()


def test_an_unticked_product_tells_nobody(uses: Use, drafted: Advisory, erin: Person) -> None:
    drafted.products.update(kept=False)
    with pytest.raises(CantPublish, match="Tick at least one product"):
        actions.publish(drafted, by=erin)


def test_words_come_first(advisory: Advisory, erin: Person) -> None:
    advisory.state = AdvisoryState.DRAFT
    advisory.save()
    with pytest.raises(CantPublish, match="Write the title"):
        actions.publish(advisory, by=erin)


def test_400_words_is_the_most(drafted: Advisory, erin: Person) -> None:
    Advisory.objects.update(what_happened="word " * 401)
    with pytest.raises(CantPublish, match="400 is the most"):
        actions.publish(drafted, by=erin)


def test_a_secret_is_not_in_the_subject(
    uses: Use, alice: Person, drafted: Advisory, erin: Person, settle: Settle
) -> None:
    Advisory.objects.update(tlp="amber")
    actions.publish(drafted, by=erin)
    settle()
    assert Message.objects.get().title == "A warning about something you use"
    assert not Advisory.objects.public().exists()


def test_thousands_take_no_query_each(drafted: Advisory, erin: Person, settle: Settle) -> None:
    _many(2500)
    row = actions.publish(drafted, by=erin)
    with CaptureQueriesContext(connection) as queries:
        last = actions.alert_next(row.pk, after=0)
    assert Alert.objects.count() == Message.objects.count() == 1000
    assert len(queries) < 80
    while last:
        last = actions.alert_next(row.pk, after=last)
    assert Alert.objects.count() == Message.objects.count() == 2500
    row.refresh_from_db()
    assert row.told_at == NOW


def _many(number: int) -> None:
    firms = Business.objects.bulk_create(
        [Business(name=f"Invented Firm {n}") for n in range(number)]
    )
    people = Person.objects.bulk_create(
        [Person(email=f"owner{n}@firm.example") for n in range(number)]
    )
    Membership.objects.bulk_create(
        [
            Membership(business=firm, person=person, role=MembershipRole.OWNER)
            for firm, person in zip(firms, people, strict=True)
        ]
    )
    Use.objects.bulk_create([Use(business=firm, product="winrar") for firm in firms])
