"""The texts in content/ are whole, plain to read, and say each number once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

CONTENT = Path(__file__).parents[2] / "content"
READ_ALOUD = ("text", "hint", "why", "find_out")
DATED = {"written_by", "checked_by", "checked_on", "review_by"}
BASE = {"id", "slug", "title"}
KEYS = {
    "toolkits": BASE | DATED | {"summary", "topic", "minutes", "cost_pounds", "guides"},
    "guides": BASE
    | DATED
    | {"summary", "minutes", "cost_pounds", "who", "measure", "products"}
    | {"source_title", "source_url", "topics"},
    "events": BASE
    | {"held_on", "place", "recording", "recording_minutes", "slides"}
    | {"summary", "guides", "invented"},
    "playbooks": BASE | DATED | {"officer_title", "answer_minutes", "clocks", "hand_offs"},
}
SECTIONS = ["Do this now", "Don't do this", "Say this first", "What we do next"]
FACT = re.compile(r"\{\{ fact:([a-z0-9-]+)\.([a-z_]+) \}\}")
PHONE = re.compile(r"\b(?:999|101|159|7726|116 123)\b|\b0\d[\d ]{7,}\d\b")
LINK = re.compile(r"https?://|www\.|\S+@\S+\.\w")
FILES = sorted(path for folder in KEYS for path in (CONTENT / folder).glob("*.md"))
TREE = tomllib.loads((CONTENT / "playbooks" / "tree.toml").read_text())
FACTS: dict[str, Any] = tomllib.loads((CONTENT / "facts.toml").read_text())["facts"]


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the Markdown of one text."""
    empty, head, body = path.read_text().split("+++\n", 2)
    assert empty == ""
    return tomllib.loads(head), body


def sections(body: str) -> dict[str, str]:
    """Heading → text; steps with the same heading are numbered apart."""
    found = re.split(r"^## (.+)$", body, flags=re.MULTILINE)[1:]
    pairs = zip(found[::2], found[1::2], strict=True)
    return {f"{n} {heading}": text for n, (heading, text) in enumerate(pairs)}


def plain(markdown: str) -> str:
    """What a reader reads aloud: no marks, no links, facts as one short word."""
    text = re.sub(r"^(Product|Source): .*$|\(Source:[^)]*\)", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\]\([^)]*\)", "]", FACT.sub("ten", text))
    text = re.sub(r"^(#+ .*[^.?!])$", r"\1.", text, flags=re.MULTILINE)
    text = re.sub(r"^(?:[-#*]+|\d\.)\s+|[*\[\]_\"<>]", "", text, flags=re.MULTILINE)
    return re.sub(r"\([^)]*\)", "", text)


def syllables(word: str) -> int:
    """A count by vowel groups; a silent e or ed at the end is not one."""
    word = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$", "", word) or word
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(markdown: str) -> float:
    """Flesch-Kincaid's school grade (Kincaid and others, 1975)."""
    text = plain(markdown)
    sentences = [s for s in re.split(r"[.?!]+\s|\n\n", text) if re.search(r"[a-z]", s)]
    words = re.findall(r"[a-z']+", text.lower())
    beats = sum(syllables(word.replace("'", "")) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * beats / len(words) - 15.59


def walk(slug: str, asked: int = 1) -> Iterator[tuple[int, str]]:
    """Every end that can be reached, with the number of questions asked before it."""
    question = next(q for q in TREE["question"] if q["slug"] == slug)
    for option in question["options"]:
        assert len({"next", "kind", "stop"} & option.keys()) == 1
        if "next" in option:
            assert asked < 9, "the questions turn in a circle"
            yield from walk(option["next"], asked + 1)
        else:
            yield asked, option.get("kind") or "stop " + option["stop"]


def whole_texts() -> list[Path]:
    return [*FILES, CONTENT / "playbooks" / "tree.toml", CONTENT / "checkup" / "readiness.toml"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_front_matter_is_whole(path: Path) -> None:
    head, _ = parts(path)
    assert head.keys() == KEYS[path.parent.name]
    assert head["slug"] == path.stem
    assert UUID(head["id"]).version == 4
    if "review_by" in head:
        assert head["checked_on"] < head["review_by"]
    for slug in head.get("guides", []):
        assert (CONTENT / "guides" / f"{slug}.md").exists()
    for key in ("recording", "slides"):
        if key in head:
            assert 0 < (path.parent / head[key]).stat().st_size < 20_000
    if "source_url" in head:
        assert head["source_url"] in {fact["source_url"] for fact in FACTS.values()}


def test_the_grade_tells_plain_from_hard() -> None:
    hard = "Organisations experiencing unauthorised access should immediately notify the regulator."
    assert grade("Ring your bank. Ask them to stop it.") < 2
    assert grade(hard) > 14


def test_ids_and_slugs_are_unique() -> None:
    heads = [(path.parent.name, parts(path)[0]) for path in FILES]
    assert len({head["id"] for _, head in heads}) == len(heads)
    assert len({(folder, head["slug"]) for folder, head in heads}) == len(heads)


def test_a_toolkit_takes_as_long_as_its_guides() -> None:
    for path in (CONTENT / "toolkits").glob("*.md"):
        head, _ = parts(path)
        guides = [parts(CONTENT / "guides" / f"{slug}.md")[0] for slug in head["guides"]]
        assert head["minutes"] == sum(guide["minutes"] for guide in guides)
        assert head["cost_pounds"] == sum(guide["cost_pounds"] for guide in guides)


@pytest.mark.parametrize("path", whole_texts(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_numbers_and_links_come_from_the_register(path: Path) -> None:
    text = path.read_text()
    for fact, key in FACT.findall(text):
        assert key in FACTS[fact]["values"]
    assert text.count("{{") == len(FACT.findall(text))
    body = parts(path)[1] if path.suffix == ".md" else re.sub(r"#.*|999\]|stop = .*", "", text)
    assert not PHONE.findall(FACT.sub("", body))
    assert not LINK.findall(FACT.sub("", body))
    assert not re.search(r"\bsafe(?:ly|r|st)?\b|\bsecure[ds]?\b", body, re.IGNORECASE)


def test_every_fact_has_its_source_and_is_used() -> None:
    texts = "".join(path.read_text() for path in whole_texts())
    keys = {"what", "values", "source", "source_url", "basis", "checked_on", "review_by", "owner"}
    for slug, fact in FACTS.items():
        assert fact.keys() - {"checked_by"} == keys
        assert isinstance(fact["review_by"], date)
        assert fact["checked_on"] < fact["review_by"]
        assert fact["basis"] in {"read", "memory", "ours"}
        assert f"fact:{slug}." in texts or fact["source_url"] in texts, slug


@pytest.mark.parametrize("path", sorted((CONTENT / "guides").glob("*.md")), ids=lambda p: p.stem)
def test_a_guide_has_five_to_nine_short_steps(path: Path) -> None:
    head, body = parts(path)
    steps = sections(body)
    assert 5 <= len(steps) <= 9
    for heading, text in steps.items():
        named = re.findall(r"^Product: (.+)$", text, re.MULTILINE)
        assert set(named) <= set(head["products"])
        assert re.search(r"\([^)]*(?:minute|no time)[^)]*\)", text), f"{heading}: no minutes"
        words = re.sub(r"\([^)]*\)", "", re.sub(r"^(Product|Source).*$", "", text, flags=re.M))
        ends = re.findall(r"[.?!](?=[\s\"]|$)", words.replace('"', ""))
        assert 1 <= len(ends) <= 4, f"{heading}: {len(ends)}"
    assert set(head["products"]) == set(re.findall(r"^Product: (.+)$", body, re.MULTILINE))


@pytest.mark.parametrize("path", sorted((CONTENT / "playbooks").glob("*.md")), ids=lambda p: p.stem)
def test_a_playbook_says_what_to_do_and_what_not(path: Path) -> None:
    head, body = parts(path)
    found = {key.split(" ", 1)[1]: text for key, text in sections(body).items()}
    assert list(found) == SECTIONS
    do = re.findall(r"^\d\. .*$", found["Do this now"], re.MULTILINE)
    assert 3 <= len(do) <= 6
    assert all(re.search(r"\(.*(free|price of a call).*\)$", item) for item in do)
    assert 2 <= len(re.findall(r"^- ", found["Don't do this"], re.MULTILINE)) <= 4
    for clock in head["clocks"]:
        assert len({"minutes", "hours", "months"} & clock.keys()) == 1
        if "fact" in clock:
            slug, key = clock["fact"].split(".")
            assert clock[key.rsplit("_", 1)[1]] == FACTS[slug]["values"][key]


def test_every_path_ends_within_five_questions_and_reaches_every_kind() -> None:
    ends = list(walk(TREE["start"]))
    assert max(asked for asked, _ in ends) <= 5
    kinds = {path.stem for path in (CONTENT / "playbooks").glob("*.md")}
    assert {end for _, end in ends} == kinds | {"stop 999"}
    assert {FACTS["emergency"]["values"]["phone"]} == TREE["stops"].keys()
    for question in TREE["question"]:
        assert {"slug", "text", "hint", "options"} == question.keys()
        assert question["options"][-1]["kind"] == "not-listed"
    assert [q["slug"] for q in TREE["question"]][:3] == ["danger", "money", "device"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_child_of_eleven_can_read_it(path: Path) -> None:
    body = parts(path)[1]
    if path.parent.name == "playbooks":
        for heading, text in sections(body).items():
            most = 6.5 if heading.split(" ", 1)[1] in SECTIONS[:2] else 8
            assert grade(text) <= most, f"{heading}: {grade(text):.1f}"
    else:
        assert grade(body) <= 8, f"{grade(body):.1f}"


def test_readiness_is_plain_to_read() -> None:
    scheme = tomllib.loads((CONTENT / "checkup" / "readiness.toml").read_text())
    assert grade("\n\n".join(scheme["about"])) <= 8
    for each in scheme["requirement"]:
        ask = each.get("ask", {})
        words = [each["title"], each["wants"], *(ask.get(key, "") for key in READ_ALOUD)]
        assert grade("\n\n".join(filter(None, words))) <= 8, each["slug"]
