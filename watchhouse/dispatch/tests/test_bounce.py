from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from watchhouse.dispatch.cli import dispatch
from watchhouse.dispatch.models import Suppression

pytestmark = pytest.mark.django_db


def test_a_bounce_closes_the_address() -> None:
    answer = CliRunner().invoke(dispatch, ["bounce", "A@x.example", "--json"])
    assert answer.exit_code == 0
    assert json.loads(answer.output) == {"address": "a@x.example", "reason": "bounced"}
    assert Suppression.objects.dead("a@X.example")


def test_nonsense_is_refused_with_a_sentence() -> None:
    answer = CliRunner().invoke(dispatch, ["bounce", "nonsense"])
    assert (answer.exit_code, answer.output) == (1, "Error: nonsense is not an e-mail address.\n")
    assert CliRunner().invoke(dispatch, ["bounce"]).exit_code == 2
