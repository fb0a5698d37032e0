"""Read your own plan."""

from __future__ import annotations

from django.test import Client
from pytest_django import DjangoAssertNumQueries


def test_the_plan_says_why_and_how_long(
    program: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):
        plan = program.get("/api/v1/plan").json()
    assert plan["checked_at"] is None
    assert plan["total"] == plan["in_place"] + len(plan["steps"])
    first = plan["steps"][0]
    assert first["why"]
    assert first["minutes"] > 0


def test_who_may_not(program: Client, db: None) -> None:
    assert Client().get("/api/v1/plan").status_code == 401
    assert program.delete("/api/v1/plan").status_code == 405
