"""The texts of the domain check are whole, plain, and say what the probes can find."""

from __future__ import annotations

import ast
import re
import string
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from django.conf import settings

from tests.content.test_words import grade
from watchhouse.checkup import domains, names, scoring, words
from watchhouse.checkup.actions import changing
from watchhouse.checkup.models import Domain, DomainReport
from watchhouse.foundation.reaching import trouble
from watchhouse.members.models import Business

PROBES = (Path(domains.__file__).parent, Path(trouble.__file__).parent)


def _named() -> set[str]:
    """Every slug-like word in the probes' code."""
    return {
        node.value
        for folder in PROBES
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_reason_is_found_by_a_probe_and_every_one_found_has_its_text() -> None:
    named = _named()
    assert set(words.reasons()) <= named
    heads = "|".join(words.kinds())
    found = {each for each in named if re.fullmatch(rf"(?:{heads})-[a-z-]+", each)}
    assert found - set(words.kinds()) <= set(words.reasons())


def test_every_trouble_has_its_text() -> None:
    kinds: list[type[trouble.Trouble]] = [trouble.Trouble, *trouble.Trouble.__subclasses__()]
    for each in kinds:
        assert words.reasons()[each.reason].standing == "could-not-check"


def test_every_measure_is_in_the_bank() -> None:
    measures = {kind.measure for kind in words.kinds().values() if kind.measure}
    assert measures
    assert measures <= set(scoring.measures())


@pytest.mark.parametrize("slug", words.reasons())
def test_a_reason_is_plain(slug: str) -> None:
    reason = words.reasons()[slug]
    for text in (reason.says, reason.do):
        plain = re.sub(r"\{\w+\}", "it", re.sub(r"“[^”]*”|\S+=\S+", "it", text))
        assert grade(plain) <= 8, f"{grade(plain):.1f}: {text}"
        assert not re.search(r"\b(?:safe|secure[ds]?|hack\w*|attack\w*)\b", text, re.IGNORECASE)
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name]
        assert set(fields) <= {
            "domain", "host", "count", "selector", "bits", "tried", "policy", "tags", "why",
            "until", "version", "days", "missing",
        }  # fmt: skip


@pytest.mark.parametrize("slug", words.kinds())
def test_the_sentence_on_the_plan_fits(slug: str, bakery: Business) -> None:
    """In 200 characters, with the longest name and the longest day."""
    domain = Domain(name="w" * 60 + ".example", business=bakery)
    when = datetime(2026, 9, 23, tzinfo=UTC)
    change = changing.Change(slug, "spf-none", worse=True, since=when)
    report = DomainReport(domain=domain, looked_at=when)
    assert len(changing._worse(domain, [change] * 4, report)) <= 200
    assert len(changing._better(domain, [change] * 4, report)) <= 200


def test_the_agreement_is_plain_and_ends_within_a_year() -> None:
    text = words.agreement()
    whole = " ".join([*text.look, *text.never, text.ends, text.tick])
    assert grade(whole) <= 8
    assert text.months <= 12
    assert "stop it at once" in text.ends
    assert f"{text.months} months" in text.ends


def test_the_refusals_are_plain() -> None:
    for each in (names.NotADomain, names.NumbersOnly, names.EverybodysSuffix):
        assert grade(each.sentence) <= 8


@pytest.mark.parametrize(
    "wrong",
    [
        ('standing = "gap"', 'standing = "bad"'),
        ("minutes = 20", "minutes = 0"),
        ('group = "mail"', 'group = "post"'),
        ("months = 12", "months = 24"),
        ("tick =", "tock ="),
    ],
)
def test_a_mistake_in_the_file_is_refused(wrong: tuple[str, str]) -> None:
    text = (settings.CONTENT_DIR / "checkup" / "domains.toml").read_text()
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(text.replace(*wrong, 1), type=words._File)
