from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.models import Case
from watchhouse.urgent.rules import CaseTaken


def test_it_is_taken(case: Case, dana: Person, sign_in: Callable[[Person], Client]) -> None:
    sign_in(dana).post(f"/urgent/cases/{case.reference}/claim/")

    case.refresh_from_db()
    assert case.owner == dana
    assert case.state == "claimed"
    assert Entry.objects.get(kind="urgent.Claimed").by_id == dana.pk


def test_the_second_is_told_who_has_it(
    case: Case, dana: Person, staff: Callable[[str, str], Person],
    sign_in: Callable[[Person], Client],
) -> None:  # fmt: skip
    actions.claim(case, by=dana)
    second = staff("Hana", "duty")

    with pytest.raises(CaseTaken, match="Dana has this case"):
        actions.claim(case, by=second)
    url = f"/urgent/cases/{case.reference}/claim/"
    assert b"Dana has this case" in sign_in(second).post(url, follow=True).content


if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_of_twenty_at_once_one_gets_it(case: Case) -> None:
        officers = [Person.objects.create_user(f"o{n}@centre.example") for n in range(20)]
        start, won = threading.Barrier(20), []

        def take(officer: Person) -> None:
            start.wait()
            try:
                won.append(actions.claim(case, by=officer).owner)
            except CaseTaken:
                pass
            finally:
                connections.close_all()

        threads = [threading.Thread(target=take, args=[officer]) for officer in officers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        case.refresh_from_db()
        assert won == [case.owner]
