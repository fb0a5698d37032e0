from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from watchhouse.threats import matching, rules
from watchhouse.threats.models import Advisory, AdvisoryProduct, AlertState, Tlp


class AnswerForm(forms.Form):
    """What a member did with an alert: the three buttons."""

    says = forms.ChoiceField(
        choices=[(each, each) for each in (AlertState.DONE, AlertState.NOT_OURS, AlertState.HELP)]
    )


class DraftForm(forms.Form):
    """An advisory in plain words, and the products it is about."""

    title = forms.CharField(label="Title", max_length=100, help_text="Start with a verb.")
    action = forms.CharField(
        label="The one action",
        max_length=200,
        help_text="What to do first, in one sentence.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    minutes = forms.IntegerField(label="Minutes it takes", min_value=1, max_value=240)
    affects = forms.CharField(
        label="Does this affect me?", max_length=1500, required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    what_happened = forms.CharField(
        label="What happened", max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )
    tlp = forms.ChoiceField(
        label="Who may read it", choices=Tlp.choices,
        help_text="Only Clear stands on the public page.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, advisory: Advisory) -> None:
        self.rows = list(advisory.products.all())
        super().__init__(data, initial=_initial(advisory, self.rows))
        for row in self.rows:
            self._add_product(row, fixed=advisory.state == "published")

    def _add_product(self, row: AdvisoryProduct, *, fixed: bool) -> None:
        name = matching.name_of(row.product)
        self.fields[f"kept_{row.product}"] = forms.BooleanField(
            label=name, required=False, disabled=fixed, help_text=row.reason
        )
        self.fields[f"how_{row.product}"] = forms.CharField(
            label=f"How, for {name}", required=False, max_length=1500,
            help_text="One step a line.", widget=forms.Textarea(attrs={"rows": 6}),
        )  # fmt: skip

    def products(self) -> list[tuple[BoundField, BoundField, AdvisoryProduct]]:
        """For each product its tick, its steps and what the matching said."""
        return [(self[f"kept_{row.product}"], self[f"how_{row.product}"], row) for row in self.rows]

    @property
    def words(self) -> dict[str, object]:
        """The advisory's own fields."""
        names = ("title", "action", "minutes", "affects", "what_happened", "tlp")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def hows(self) -> dict[str, str]:
        """Ticked products, with how to update each."""
        slugs = [row.product for row in self.rows if self.cleaned_data[f"kept_{row.product}"]]
        return {slug: self.cleaned_data[f"how_{slug}"] for slug in slugs}

    def clean(self) -> dict[str, Any]:
        """Keep the report short enough to be read."""
        data = super().clean() or {}
        if self.errors:
            return data
        texts = [*map(str, self.words.values()), *self.hows.values()]
        if (count := sum(len(text.split()) for text in texts)) > rules.MOST_WORDS:
            most = rules.MOST_WORDS
            self.add_error(None, f"Shorten it: it has {count} words, and {most} is the most.")
        return data


def _initial(advisory: Advisory, rows: list[AdvisoryProduct]) -> dict[str, object]:
    """The analyst's own words when there are any, else what the catalogue proposes."""
    if advisory.title:
        words: dict[str, object] = {name: getattr(advisory, name) for name in matching.WORDS}
    else:
        words = matching.words(advisory, [row.product for row in rows if row.kept])
    ticks = {f"kept_{row.product}": row.kept for row in rows}
    hows = {f"how_{row.product}": row.how or matching.how(row.product) for row in rows}
    return {**words, "tlp": advisory.tlp, **ticks, **hows}
