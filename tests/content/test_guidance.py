"""The guides and toolkits as a whole: enough of them, linked up, and true to their own clocks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.content.test_words import CONTENT, FACT, FACTS, parts, sections

GUIDES = {path.stem: parts(path) for path in sorted((CONTENT / "guides").glob("*.md"))}
TOOLKITS = {path.stem: parts(path) for path in sorted((CONTENT / "toolkits").glob("*.md"))}
MEASURES: dict[str, dict[str, Any]] = {
    measure["slug"]: measure
    for measure in tomllib.loads((CONTENT / "checkup" / "measures.toml").read_text())["measure"]
}
PRODUCTS = {
    product["slug"]
    for path in (CONTENT / "technology").glob("*.toml")
    for product in tomllib.loads(path.read_text()).get("product", [])
}
#: The order of worth for the smallest firms: whoever is told to do one is shown how.
TWELVE = (
    "ring-before-you-pay", "two-step-sign-in", "help-card", "updates-on", "backup-and-test",
    "everyday-account", "remote-desktop-closed", "email-password-and-manager", "leavers-out",
    "stop-fake-mail", "cyber-essentials", "short-course",
)  # fmt: skip
#: Guides whose steps are not all walked each time.
BRANCHES = {"ring-before-you-pay", "check-a-message"}
MINUTES = re.compile(r"\([^)]*?(\d+) minutes?")


def minutes(body: str) -> tuple[int, int]:
    """What the steps take for the quickest product, and for somebody who does them all."""
    everyone, own = 0, dict[str, int]()
    for text in sections(body).values():
        found = MINUTES.search(text)
        takes = int(found[1]) if found else 0
        product = re.search(r"^Product: (.+)$", text, re.MULTILINE)
        if product:
            own[product[1]] = own.get(product[1], 0) + takes
        else:
            everyone += takes
    return everyone + min(own.values(), default=0), everyone + sum(own.values())


def test_there_are_enough_to_begin_with() -> None:
    assert len(TOOLKITS) >= 8
    assert len(GUIDES) >= 24


def test_each_of_the_twelve_measures_has_its_guide() -> None:
    assert {MEASURES[slug]["guide"] for slug in TWELVE} <= GUIDES.keys()


def test_a_measure_and_its_guide_know_each_other() -> None:
    for slug, (head, _) in GUIDES.items():
        if head["measure"]:
            assert MEASURES[head["measure"]]["guide"] == slug


def test_every_guide_is_led_to() -> None:
    led = {slug for head, _ in TOOLKITS.values() for slug in head["guides"]}
    led |= {measure["guide"] for measure in MEASURES.values()}
    assert GUIDES.keys() <= led


@pytest.mark.parametrize("slug", sorted(GUIDES.keys() - BRANCHES))
def test_the_steps_take_about_as_long_as_the_guide_says(slug: str) -> None:
    head, body = GUIDES[slug]
    least, most = minutes(body)
    assert least * 0.8 <= head["minutes"] <= most * 1.2, f"{least} to {most}"


@pytest.mark.parametrize("slug", sorted(TOOLKITS))
def test_a_toolkit_tells_the_minutes_of_each_guide(slug: str) -> None:
    head, body = TOOLKITS[slug]
    told = re.findall(r"^\d\. \*\*(.+)\*\* \((\d+) minutes", body, re.MULTILINE)
    guides = [GUIDES[guide][0] for guide in head["guides"]]
    assert told == [(guide["title"], str(guide["minutes"])) for guide in guides]


def test_every_product_is_in_the_catalogue() -> None:
    assert {slug for head, _ in GUIDES.values() for slug in head["products"]} <= PRODUCTS


@pytest.mark.parametrize(
    "path", sorted(CONTENT.rglob("*.md")), ids=lambda path: str(path.relative_to(CONTENT))
)
def test_links_inside_lead_to_a_guide(path: Path) -> None:
    for slug in re.findall(r"\]\(/guidance/guides/([^/)]+)/\)", path.read_text()):
        assert slug in GUIDES


@pytest.mark.parametrize(
    "path",
    sorted([*CONTENT.rglob("*.md"), *CONTENT.rglob("*.toml")]),
    ids=lambda path: str(path.relative_to(CONTENT)),
)
def test_nobody_is_sent_to_the_service_that_was_abolished(path: Path) -> None:
    text = path.read_text().replace("it replaced Action Fraud on 4 December 2025", "")
    if path.name == "synonyms.toml":  # what people type, and are led on from
        text = text.replace('= ["action fraud"]', "")
    assert "action fraud" not in text.lower()


def test_what_is_in_use_stands_in_the_readme() -> None:
    readme = (CONTENT / "README.md").read_text()
    listed = set(re.findall(r"[a-z0-9-]+", readme.split("The facts in use:")[1].split("\n\n")[0]))
    assert listed == set(FACTS)
    used = {fact for path in CONTENT.rglob("*.md") for fact, _ in FACT.findall(path.read_text())}
    assert used <= set(FACTS)
