"""What the examples in docs/reference/components.md are rendered with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator

from watchhouse.foundation.forms import Radios, Ticks

SURE = "That is fine. We show you how to find out in two minutes."


class Example(forms.Form):
    """One field of each kind."""

    pay = forms.ChoiceField(
        label="Your flour supplier sends you a new bank account. What do you do before you pay?",
        help_text="Think of the last time this happened, or what you would do today.",
        choices={"ring": "I ring them", "pay": "I pay it", "unsure": "I’m not sure"},
        widget=Radios(hints={"unsure": SURE}, unsure="unsure"),
        error_messages={"required": "Choose what you do before you pay"},
    )
    email = forms.EmailField(
        label="Their e-mail",
        help_text="They see the steps.",
        error_messages={"required": "Enter their e-mail"},
    )
    story = forms.CharField(label="What do you see?", widget=forms.Textarea, required=False)
    size = forms.ChoiceField(label="Show", choices={"all": "All open cases", "mine": "Mine"})
    promises = forms.MultipleChoiceField(
        label="Your promises",
        choices={"ring": "Ring before I pay", "card": "Help card by the till"},
        widget=Ticks(hints={"ring": "by Friday 27 November"}),
        required=False,
    )
    day = forms.DateField(
        label="By which day", widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Choose a day"},
    )  # fmt: skip
    agree = forms.BooleanField(label="Send me alerts", required=False)
    came_from = forms.CharField(widget=forms.HiddenInput, required=False)


def tile(name: str, code: str, column: int, row: int, value: int | None, band: int) -> Any:
    return {"name": name, "code": code, "column": column, "row": row, "value": value,
            "band": band}  # fmt: skip


def context(form: forms.Form) -> dict[str, Any]:
    return {
        "form": form,
        "option": form["pay"].subwidgets[2].data,
        "page": Paginator(range(100), 20).page(2),
        "rows": [{"key": "E-mail", "value": "alice@bakery.example", "href": "#email"},
                 {"key": "Firm", "value": "Invented Bakery"}],
        "steps": ["Write down five numbers.", "Stick the list where you pay bills."],
        "bars": [{"label": "9 Nov", "value": 11}, {"label": "16 Nov", "value": 17},
                 {"label": "23 Nov", "value": 4, "partial": True}],
        "tiles": [tile("Hackney", "HAC", 0, 0, 235, 4), tile("Camden", "CAM", 1, 0, 185, 3),
                  tile("Bexley", "BEX", 0, 1, 50, 1), tile("City of London", "CTY", 1, 1, None, 0)],
    }  # fmt: skip
