"""Each number stands once: what stands alone, or in a region's file, agrees with the register."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from watchhouse.foundation import region
from watchhouse.foundation.templatetags.facts import fact, tel

ALONE = ("500", "503")  # they need nothing but themselves, so that they say the numbers out
NUMBERS = ("report-fraud.phone", "bank-159.phone", "emergency.phone")
TEMPLATES = settings.HOME / "watchhouse"


@pytest.mark.parametrize("name", ALONE)
def test_a_page_that_stands_alone_says_the_registers_numbers(name: str) -> None:
    html = (TEMPLATES / f"foundation/templates/{name}.html").read_text()
    assert re.findall(r'href="(tel:[^"]+)"', html) == [tel(each) for each in NUMBERS]
    assert re.findall(r"<strong[^>]*>([\d ]+)</strong>", html) == [fact(each) for each in NUMBERS]


def test_no_other_template_says_a_number_out() -> None:
    typed = re.compile(r"tel:\d|\b0300 123|\b0303 123|\b116 123\b|\b0808 16")
    wrong = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("templates/**/*")
        if path.suffix in (".html", ".txt") and path.stem not in ALONE
        if typed.search(path.read_text())
    ]
    assert not wrong


def test_the_regions_phones_are_facts() -> None:
    phones = region.current().phones
    assert phones
    assert all(fact(phone.fact) for phone in phones)
