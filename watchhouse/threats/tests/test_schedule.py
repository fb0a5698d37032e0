"""Each day the feed is pulled; a failure is noted and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from watchhouse.threats.models import Advisory, Feed
from watchhouse.threats.tests.conftest import HAND_MADE

pytestmark = pytest.mark.django_db


def test_it_is_pulled_each_day(settings: Settings, settle: Callable[[], None]) -> None:
    settings.KEV_URL = str(HAND_MADE)
    settle()
    assert Advisory.objects.count() == 3


def test_a_failure_is_only_noted(
    settings: Settings, settle: Callable[[], None], pulled: None
) -> None:
    settings.KEV_URL = "http://127.0.0.1:1/list.json"
    settle()
    assert "could not be reached" in Feed.objects.get().last_problem
    assert Advisory.objects.count() == 3


def test_the_demo_asks_nobody(settings: Settings, settle: Callable[[], None]) -> None:
    settings.KEV_URL, settings.DEMO = str(HAND_MADE), True
    settle()
    assert not Feed.objects.exists()
