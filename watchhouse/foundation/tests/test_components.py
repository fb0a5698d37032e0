"""Each component renders as its documentation says, with names and without inline style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from watchhouse.foundation.tests.examples import Example, context

FOLDER = Path(__file__).parent.parent / "templates" / "cotton"
PAGE = (settings.HOME / "docs" / "reference" / "components.md").read_text()
EXAMPLES: dict[str, str] = dict(
    re.findall(r"^### ([a-z-]+)$.*?^```html\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
)


def draw(text: str, form: forms.Form | None = None) -> str:
    template = engines["django"].from_string(CottonCompiler().process(text))
    return template.render(context(form or Example()), RequestFactory().get("/"))


def test_every_component_is_documented() -> None:
    assert {path.stem.replace("_", "-") for path in FOLDER.glob("*.html")} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("form", [Example(), Example({})], ids=["fresh", "wrong"])
def test_draws_clean_markup(name: str, form: forms.Form) -> None:
    html = draw(EXAMPLES[name], form)
    for never in ("{{", "{%", "<c-", " style=", "<script", " onclick", "None", "govuk-button--"):
        assert never not in html
    for picture in re.findall(r"<svg[^>]*>", html):
        assert 'aria-hidden="true"' in picture or re.search(r'role="img" aria-label="[^"]', picture)
    if name not in {"radio", "checkbox"}:
        for box in re.findall(r"<(?:input|select|textarea)[^>]*>", html):
            assert name in {"input", "select", "textarea"} or _has_label(box, html)


def _has_label(box: str, html: str) -> bool:
    found = re.search(r' id="([^"]+)"', box)
    return found is not None and html.count(f'for="{found[1]}"') == 1


def test_a_wrong_field_says_so_in_the_same_words() -> None:
    html = draw('<c-error-summary :form="form" /><c-field :field="form.pay" />', Example({}))
    assert '<a href="#id_pay_0">Choose what you do before you pay</a>' in html
    assert 'aria-describedby="id_pay_helptext id_pay_error"' in html
    assert '<span class="vh">Error: </span>Choose what you do before you pay' in html
    assert 'id="id_pay_0"' in html


def test_values_are_kept_and_escaped() -> None:
    form = Example({"email": '"><b>not an address', "story": "<i>locked</i>", "pay": "unsure"})
    html = draw('<c-field :field="form.email" /><c-field :field="form.story" />', form)
    assert 'value="&quot;&gt;&lt;b&gt;not an address"' in html
    assert "&lt;i&gt;locked&lt;/i&gt;</textarea>" in html
    assert 'value="unsure" checked' in draw('<c-field :field="form.pay" />', form)


def test_words_handed_over_are_escaped_once() -> None:
    html = draw('<c-card title="{{ rows.0.value }} & sons"><p>{{ form.pay.label }}</p></c-card>')
    assert "&amp;amp;" not in html
    form = Example({"email": "<b>"})
    assert "<b>" not in draw('<c-card title="{{ form.email.value }}" />', form)
    assert "<b>" not in draw('<c-tag :kind="form.email.value">{{ form.email.value }}</c-tag>', form)


def test_or_stands_before_the_unsure_answer() -> None:
    html = draw('<c-field :field="form.pay" />')
    assert html.index(">or<") < html.index("I’m not sure") < html.index("That is fine.")
    assert 'aria-describedby="id_pay_2_hint"' in html


def test_small_numbers_stay_hidden() -> None:
    html = draw(EXAMPLES["tile-map"])
    assert "City of London: not shown" in html
    assert '<td class="r num">not shown</td>' in html


def test_what_a_button_passes_through_is_escaped() -> None:
    form = Example({"email": "\"'><b>"})
    for value in (':value="form.email.value"', 'value="{{ form.email.value }}"'):
        html = draw(f'<c-button name="done" {value} formnovalidate>Go</c-button>', form)
        assert ' name="done"' in html
        assert " formnovalidate" in html
        assert 'value="&quot;&#x27;&gt;&lt;b&gt;"' in html
