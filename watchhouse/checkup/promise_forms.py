"""What owners type about their promises, what shows them, and a few answers again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from watchhouse.checkup import rules, scoring
from watchhouse.checkup.forms import QuestionForm
from watchhouse.checkup.models import Check, Promise
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import clock
from watchhouse.foundation.forms import Radios, Ticks, choice
from watchhouse.foundation.languages import say
from watchhouse.foundation.refusal import Refusal

FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
HOW_TO = "Write the day like 4/12/2026"


class DayField(forms.DateField):
    """A day that a promise may be for; browsers without a calendar take it typed."""

    def __init__(self, *, label: str, initial: date, required: bool = True) -> None:
        super().__init__(
            label=label, initial=initial, required=required, input_formats=FORMATS,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"required": "Choose a day", "invalid": HOW_TO},
        )  # fmt: skip

    def clean(self, value: Any) -> date | None:
        """The day; a `ValidationError` with the rule's sentence."""
        day: date | None = super().clean(value)
        if day:
            try:
                rules.check_day(day, today=clock.today())
            except Refusal as refusal:
                raise forms.ValidationError(refusal.sentence) from refusal
        return day


@dataclass(frozen=True)
class Row:
    """A step that can be promised: its tick, and its day."""

    tick: Any
    day: forms.BoundField


class PromisesForm(forms.Form):
    """Up to three of the steps on the page, each with the day that the owner chooses."""

    promises = forms.MultipleChoiceField(label="Pick up to three", required=False, widget=Ticks)

    def __init__(
        self, data: Any = None, *, lines: Sequence[scoring.Line], promised: Sequence[Promise]
    ) -> None:
        super().__init__(data, initial={"promises": [each.measure for each in promised]})
        self.until = {each.measure: each.due_on for each in promised}
        titles = {each.measure: say(scoring.title_of(each.measure)) for each in promised}
        for line in lines:
            titles[line.step.measure] = say(line.step.title)
            day = rules.suggested_day(line.step.minutes, today=clock.today())
            self.until.setdefault(line.step.measure, day)
        choice(self, "promises").choices = list(titles.items())
        for slug, title in titles.items():
            self.fields[f"day_{slug}"] = forms.DateField(
                label=_("By which day: %(title)s") % {"title": title},
                initial=self.until[slug], required=False,
                input_formats=FORMATS, error_messages={"invalid": HOW_TO},
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )  # fmt: skip

    def rows(self) -> Iterator[Row]:
        """What the page shows: a tick and a day for each step."""
        for tick in self["promises"].subwidgets:
            yield Row(tick.data, self[f"day_{tick.data['value']}"])

    def clean(self) -> dict[str, Any]:
        """Only the days of what is ticked matter; a day that has passed stays as it was."""
        if not (self.cleaned_data.get("promises") or self.initial["promises"] or self.errors):
            self.add_error("promises", _("Tick at least one step, or leave it for another day"))
        for slug in self.until:
            if slug not in self.cleaned_data.get("promises", []):
                self.errors.pop(f"day_{slug}", None)
            elif f"day_{slug}" in self.cleaned_data:
                self._check_day(slug, self.cleaned_data[f"day_{slug}"])
        return self.cleaned_data

    def wanted(self) -> dict[str, date]:
        """What is ticked, each with its day."""
        return {slug: self.cleaned_data[f"day_{slug}"] for slug in self.cleaned_data["promises"]}

    def _check_day(self, slug: str, day: date | None) -> None:
        promised = slug in self.initial["promises"]
        if promised and day == self.until[slug]:
            return
        try:
            if day is None:
                raise Refusal(_("Choose a day for each step that you tick."))
            rules.check_day(day, today=clock.today())
        except Refusal as refusal:
            title = say(scoring.title_of(slug))
            self.add_error(
                f"day_{slug}", f"{title}: {refusal.sentence[:1].lower()}{refusal.sentence[1:]}"
            )


class DayForm(forms.Form):
    """Another day for one promise."""

    def __init__(self, data: Any = None, *, label: str = "Which day suits you?") -> None:
        super().__init__(data)
        day = rules.suggested_day(rules.QUICK_MINUTES, today=clock.today())
        self.fields["due_on"] = DayField(label=label, initial=day)


class WordForm(forms.Form):
    """What somebody did, in their own words."""

    words = forms.CharField(
        label="What did you do?", max_length=300,
        help_text="One sentence is enough. Leave out passwords and names.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Write a sentence about what you did",
            "max_length": "Write at most 300 letters",
        },
    )  # fmt: skip

    def clean_words(self) -> str:
        """One line, whatever was pasted."""
        return " ".join(self.cleaned_data["words"].split())


class PhotoForm(forms.Form):
    """A picture of it. What it is, is looked at when it is read."""

    photo = forms.FileField(
        label="A photo or a screenshot",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": "Choose a photo",
            "empty": rules.NotAPhoto.sentence,
            "invalid": "Choose a photo",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["photo"].help_text = (
            f"JPEG, PNG or WebP, up to {rhythm().evidence.megabytes} MB. Show no password and no"
            " customer’s name. We take out where and when it was taken."
        )


class RecheckForm(QuestionForm):
    """One question again. The old answer is not ticked: we ask how it is today."""

    def __init__(self, data: Any = None, *, slug: str, check: Check, said: str = "") -> None:
        super().__init__(data, slug=slug, check=check)
        self.initial = {"answer": said}
        assert isinstance(self.fields["answer"].widget, Radios)  # noqa: S101 (as its parent made)
