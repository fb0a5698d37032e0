from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Check
from watchhouse.members.models import Business


def answer_all(check: Check, option: str = scoring.UNSURE) -> Check:
    """Answer whatever is asked with `option` where there is one, else with the first option."""
    while question := scoring.next_question(check):
        known = [scoring.UNSURE, *(each.slug for each in question.option)]
        actions.answer(
            check, question=question.slug, option=option if option in known else known[1]
        )
    return actions.complete(check)


@pytest.fixture
def bakery_check(bakery: Business) -> Check:
    """The bakery's finished check: it is not sure of anything."""
    return answer_all(actions.start(business=bakery))


@pytest.fixture
def visitor() -> Client:
    """Somebody without an account."""
    return Client()


@pytest.fixture
def begun(visitor: Client, db: None) -> Check:
    """The visitor's check, just begun in their browser."""
    visitor.post("/checkup/")
    return Check.objects.get(pk=visitor.session["check"])


@pytest.fixture
def told() -> Callable[..., list[str]]:
    """The kinds of events in the journal of this room, in order."""
    from watchhouse.foundation.models import Entry

    def kinds() -> list[str]:
        rows = Entry.objects.filter(kind__startswith="checkup.").order_by("pk")
        return [kind.removeprefix("checkup.") for kind in rows.values_list("kind", flat=True)]

    return kinds


@pytest.fixture
def media(tmp_path: Path, settings: Settings) -> Path:
    """Where photos lie in this test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "checkup" / "evidence"


@pytest.fixture
def picture() -> bytes:
    """A small photo, as a phone would send it."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 40)).save(out, "JPEG")
    return out.getvalue()
