"""Read your own alerts, page by page."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.members.models import Business
from watchhouse.threats.models import Advisory, Alert

ADDRESS = "/api/v1/alerts"


def test_all_of_ones_own_newest_first(
    program: Client, alerts: list[Alert], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        answer = program.get(ADDRESS)
    assert [each["id"] for each in answer.json()["items"]] == [a.pk for a in reversed(alerts)]
    assert "Link" not in answer


def test_the_link_leads_on_also_when_new_ones_come_in(
    program: Client, alerts: list[Alert], bakery: Business
) -> None:
    seen: list[int] = []
    address = f"{ADDRESS}?limit=2"
    while address:
        answer = program.get(address)
        seen += [each["id"] for each in answer.json()["items"]]
        link = re.fullmatch(r'<http://testserver([^>]+)>; rel="next"', answer.get("Link", ""))
        address = link[1] if link else ""
        advisory = Advisory.objects.exclude(alerts__business=bakery).first()
        if advisory:
            Alert.objects.create(advisory=advisory, business=bakery, code="ABCD-EFGH")
    assert seen == [alert.pk for alert in reversed(alerts)]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=0", "cursor=x"])
def test_what_cannot_be_read_is_named(query: str, program: Client) -> None:
    answer = program.get(f"{ADDRESS}?{query}", headers={"Accept-Encoding": "gzip"})
    if answer.get("Content-Encoding"):
        answer.content = gzip.decompress(answer.content)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["errors"][0]["in"] == f"query.{query.split('=')[0]}"


def test_who_may_not(program: Client, db: None) -> None:
    assert Client().get(ADDRESS).status_code == 401
    assert program.put(ADDRESS).status_code == 405
