"""Asking, proposing, choosing, and writing down how it went."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from watchhouse.checkup import scoring
from watchhouse.foundation import clock
from watchhouse.foundation.forms import Radios, Ticks, choice
from watchhouse.foundation.refusal import Refusal
from watchhouse.members.models import Business
from watchhouse.visits import rules
from watchhouse.visits.models import Slot, Visit
from watchhouse.visits.words import words

LOCAL = "%Y-%m-%dT%H:%M"


class AskForm(forms.Form):
    topic = forms.ChoiceField(
        label="What is it about?", widget=Radios,
        error_messages={"required": "Choose what the visit is about"},
    )  # fmt: skip
    suits = forms.MultipleChoiceField(label="When does it suit you?", widget=Ticks, required=False)
    note = forms.CharField(
        label="Anything we should know", required=False, max_length=2000,
        help_text="Opening times, a language you like to speak, a step at the door.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice(self, "topic").choices = list(words().topics.items())
        choice(self, "suits").choices = list(words().suits.items())


class ChooseForm(forms.Form):
    """One of the times that are still free."""

    slot = forms.ModelChoiceField(
        label="Which time suits you?", queryset=Slot.objects.none(), widget=Radios,
        empty_label=None,
        error_messages={
            "required": "Choose a time",
            "invalid_choice": rules.SlotTaken.sentence,
        },
    )  # fmt: skip

    def __init__(self, visit: Visit, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["slot"]
        field.queryset = free = visit.slots.free()
        booked = next((slot for slot in free if slot.starts == visit.starts), None)
        field.initial = booked
        field.label_from_instance = lambda slot: _slot_words(slot, booked=slot == booked)


def _slot_words(slot: Slot, *, booked: bool) -> str:
    start = timezone.localtime(slot.starts)
    words = f"{date_format(start, 'l j F, H:i')}, with {slot.adviser}"
    return f"{words} (booked)" if booked else words


class ProposeForm(forms.Form):
    """Up to five times, on the region's clock. An hour that the clocks skip is no time."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for n in range(1, rules.MOST_TIMES + 1):
            self.fields[f"time_{n}"] = forms.DateTimeField(
                label=f"Time {n}", required=n == 1, input_formats=[LOCAL, "%d/%m/%Y %H:%M"],
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
                error_messages={
                    "required": rules.NoTimes.sentence,
                    "invalid": f"Write time {n} like 24/11/2026 14:00",
                },
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """All of the rule's sentences, before the action says them."""
        if not self.errors:
            try:
                rules.check_times(self.times())
            except Refusal as refusal:
                self.add_error("time_1", refusal.sentence)
        return self.cleaned_data

    def times(self) -> list[datetime]:
        """The times that were filled in."""
        return [time for name, time in self.cleaned_data.items() if time]


class FinishForm(forms.Form):
    minutes = forms.IntegerField(
        label="How many minutes were you there?", min_value=1, max_value=480,
        error_messages={"required": "Write the minutes", "invalid": "Write the minutes in figures"},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    seen = forms.CharField(
        label="What did you see?", required=False, max_length=5000,
        help_text="Leave out names and passwords.", widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(self, *args: Any, business: Business, **more: Any) -> None:
        super().__init__(*args, **more)
        titles = {slug: measure.title for slug, measure in scoring.measures().items()}
        open_now = list(business.promises.open())
        titles |= {each.measure: scoring.title_of(each.measure) for each in open_now}
        suggested = clock.today() + timedelta(weeks=4)
        for n in range(1, rules.MOST_PROMISES + 1):
            made = open_now[n - 1] if n <= len(open_now) else None
            self.fields[f"measure_{n}"] = forms.ChoiceField(
                label=f"Promise {n}", required=False, initial=made.measure if made else "",
                choices=[("", "None"), *titles.items()],
            )  # fmt: skip
            self.fields[f"due_{n}"] = forms.DateField(
                label=f"Promise {n}: by which day? Ask the owner", required=False,
                initial=made.due_on if made else suggested,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={"invalid": "Write the day like 24/11/2026"},
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Who promises says by when."""
        for n in range(1, rules.MOST_PROMISES + 1):
            no_day = f"due_{n}" in self.cleaned_data and not self.cleaned_data[f"due_{n}"]
            if self.cleaned_data.get(f"measure_{n}") and no_day:
                self.add_error(f"due_{n}", f"Ask the owner for the day of promise {n}")
        return self.cleaned_data

    def promises(self) -> dict[str, date]:
        """By measure the day it is promised for."""
        data = self.cleaned_data
        rows = range(1, rules.MOST_PROMISES + 1)
        chosen = {data[f"measure_{n}"]: data[f"due_{n}"] for n in rows}
        return {measure: due for measure, due in chosen.items() if measure}
