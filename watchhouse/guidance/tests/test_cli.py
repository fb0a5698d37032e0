from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django.fixtures import Settings

from watchhouse.guidance.cli import guidance
from watchhouse.guidance.models import Event, Guide, News, Toolkit

pytestmark = pytest.mark.django_db


def test_says_what_it_did() -> None:
    first = CliRunner().invoke(guidance, ["load", "--json"])
    second = CliRunner().invoke(guidance, ["load"])

    count = json.loads(first.output)["created"]
    assert count == Guide.objects.count() + Toolkit.objects.count() + Event.objects.count() + (
        News.objects.count()
    )
    assert second.output == f"0 created, 0 changed, {count} unchanged.\n"


def test_names_what_was_edited_here() -> None:
    CliRunner().invoke(guidance, ["load"])
    Guide.objects.filter(slug="updates-on").update(title="Ours")

    result = CliRunner().invoke(guidance, ["load"])
    assert "Edited here, left as it is: /guidance/guides/updates-on/" in result.output


def test_refuses_a_broken_file_in_one_sentence(content: Path, settings: Settings) -> None:
    settings.CONTENT_DIR = content
    (content / "guides" / "updates-on.md").write_text("no facts")

    result = CliRunner().invoke(guidance, ["load"])
    assert result.exit_code == 1
    assert result.output == (
        "Error: guides/updates-on.md: the facts must stand between two lines “+++”.\n"
    )
