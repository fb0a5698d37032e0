from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from watchhouse.checkup import scheme, scoring

FILE = settings.CONTENT_DIR / "checkup" / "readiness.toml"
SMALL = """
version = "3.3"
name = "Danzell"
in_force_from = 2026-04-27
source = "Invented"
about = ["Invented."]
[[control]]
slug = "firewalls"
title = "Firewalls"
means = "Invented."
[[requirement]]
slug = "router"
control = "firewalls"
title = "Router"
wants = "Invented."
basis = "read"
[[requirement.told]]
question = "updates"
met = ["automatic"]
"""


def wrong(tmp_path: Path, text: str) -> str:
    path = tmp_path / "readiness.toml"
    path.write_text(text)
    with pytest.raises(scheme.SchemeError) as problem:
        scheme.read(path)
    return str(problem.value)


def test_the_version_in_force() -> None:
    found = scheme.current()
    assert (found.version, found.name) == ("3.3", "Danzell")
    assert found.in_force_from == date(2026, 4, 27)
    assert [control.slug for control in found.control] == [
        "firewalls", "set-up", "security-updates", "user-access", "malware",
    ]  # fmt: skip


def test_each_control_wants_something_and_each_rule_that_fails_alone_says_why() -> None:
    found = scheme.current()
    assert {each.control for each in found.requirement} == {each.slug for each in found.control}
    alone = {each.slug for each in found.requirement if each.auto_fail}
    assert alone == {"updates-14-days", "router-updates", "supported", "second-step"}


def test_it_fits_the_bank() -> None:
    questions = {
        slug: [option.slug for option in each.option] for slug, each in scoring.questions().items()
    }
    found = scheme.strangers(
        scheme.current(), questions=questions, measures=set(scoring.measures())
    )
    assert list(found) == []


def test_what_does_not_fit_the_bank_is_named(tmp_path: Path) -> None:
    path = tmp_path / "readiness.toml"
    step = SMALL.replace('basis = "read"', 'basis = "read"\nstep = "gone"')
    path.write_text(step.replace('["automatic"]', '["automatic", "never"]'))
    found = scheme.strangers(
        scheme.read(path), questions={"updates": ["automatic", "later"]}, measures=set()
    )
    assert list(found) == [
        "router names the step gone, which is not in the bank.",
        "router: updates has no answer never.",
        "router: updates does not tell it whole, and nothing asks.",
    ]
    found = scheme.strangers(scheme.read(path), questions={}, measures={"gone"})
    assert list(found) == ["router is told by updates, which is not in the bank."]


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('control = "firewalls"', 'control = "walls"', "names the control walls"),
        ('basis = "read"', 'basis = "heard"', "basis"),
        ('basis = "read"', 'basis = "read"\nauto_fail = true', "both auto_fail and because"),
        ('basis = "read"', 'basis = "read"\nstep_tells = true', "step_tells needs a step"),
        ('basis = "read"', 'basis = "read"\nnot_for = ["huge"]', "not_for must be of"),
        ('basis = "read"', 'basis = "read"\ncolour = "red"', "colour"),
        ("[[requirement.told]]", "[[requirement.tolled]]", "tolled"),
        ('name = "Danzell"', "name = Danzell", "can't be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, was: str, becomes: str, says: str) -> None:
    assert says in wrong(tmp_path, SMALL.replace(was, becomes, 1))


def test_nothing_tells_it(tmp_path: Path) -> None:
    assert "told by nothing" in wrong(tmp_path, SMALL.partition("[[requirement.told]]")[0])


def test_it_never_says_safe() -> None:
    assert " safe" not in FILE.read_text().lower()
