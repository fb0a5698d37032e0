"""What staff enter about a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.forms import BoundField

from watchhouse.foundation.forms import Radios
from watchhouse.guidance.facts_file import Fact
from watchhouse.guidance.rules import facts as rules

COUNTED = "A number alone: our clocks count with it."
MONTHS = ((1, "In a month"), (3, "In 3 months"), (6, "In 6 months"), (12, "In a year"))


class _Looked(forms.Form):
    """Somebody looked at a source: when again, and what to know of it."""

    again_in = forms.TypedChoiceField(
        label="When shall we look again?", choices=MONTHS, coerce=int, widget=Radios,
        error_messages={"required": "Choose when we look again"},
    )  # fmt: skip
    note = forms.CharField(
        label="Note for us", required=False, max_length=300,
        help_text="What you saw, if it is worth knowing. Only staff read it.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, fact: Fact) -> None:
        self.fact = fact
        super().__init__(data, initial=self._start(fact))

    def _start(self, fact: Fact) -> dict[str, Any]:
        days = (fact.review_by - fact.checked_on).days
        return {"again_in": min((each for each, _ in MONTHS), key=lambda m: abs(m * 30.4 - days))}


class StillRightForm(_Looked):
    """The fact stands as it is."""


class ChangedForm(_Looked):
    """The fact's values, each of its own kind, and where it is read."""

    def __init__(self, data: Any = None, *, fact: Fact) -> None:
        super().__init__(data, fact=fact)
        for key in fact.values:
            label = key.replace("_", " ").capitalize()
            needed = {"required": f"Enter: {label.lower()}"}
            self.fields[_name(key)] = forms.CharField(
                label=label,
                max_length=rules.LONGEST,
                error_messages=needed,
                help_text=COUNTED if isinstance(fact.values[key], int) else "",
            )
        self.fields["source"] = forms.CharField(
            label="Web address of the source", max_length=rules.LONGEST,
            required=bool(fact.source_url),
            error_messages={"required": rules.NotALink.sentence},
        )  # fmt: skip
        self.order_fields([*map(_name, fact.values), "source", "again_in", "note"])

    def _start(self, fact: Fact) -> dict[str, Any]:
        values = {_name(key): each for key, each in fact.values.items()}
        return {**super()._start(fact), **values, "source": fact.source_url}

    @property
    def boxes(self) -> list[BoundField]:
        """The values' fields."""
        return [self[_name(key)] for key in self.fact.values]

    @property
    def values(self) -> Mapping[str, str | int]:
        """The values as the register keeps them."""
        return {key: self.cleaned_data[_name(key)] for key in self.fact.values}

    def clean(self) -> dict[str, Any]:
        """Each value is of its kind."""
        data = super().clean() or {}
        for key, was in self.fact.values.items():
            if (name := _name(key)) in data:
                self._check(name, partial(rules.check_value, key, was=was))
        if data.get("source"):
            self._check("source", rules.check_link)
        return data

    def _check(self, name: str, check: Callable[[str], str | int]) -> None:
        try:
            self.cleaned_data[name] = check(self.cleaned_data[name])
        except rules.WrongValue as wrong:
            self.add_error(name, wrong.sentence)


def _name(key: str) -> str:
    return f"value_{key}"
