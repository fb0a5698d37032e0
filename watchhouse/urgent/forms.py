"""What people send us: forgiving where it can be, and never a puzzle."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from watchhouse.foundation import clock
from watchhouse.foundation.forms import EmailField
from watchhouse.people.models import Person
from watchhouse.urgent import references
from watchhouse.urgent.actions import Ending, Told
from watchhouse.urgent.models import Outcome


class TellForm(forms.Form):
    """Who needs help and how to ring them. `token` makes the form sent twice one request."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, error_messages={"required": _("Write your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("A phone number that is safe to ring"), max_length=80,
        help_text=_("One that only you can answer. Write it in any way."),
        error_messages={"required": _("Write a phone number we can ring")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    business_name = forms.CharField(
        label=_("Your business"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    story = forms.CharField(
        label=_("What happened"), max_length=20_000, required=False,
        help_text=_("A few words are enough. Leave out passwords and card numbers."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    email = EmailField(
        label=_("E-mail"), required=False, help_text=_("Only one that nobody else can read now."),
        error_messages={"invalid": _("Write the e-mail like name@firm.co.uk, or leave it out")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    language = forms.CharField(
        label=_("Language you want to speak"), max_length=80, required=False,
        help_text=_("If it is not English, we look for an interpreter."),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def clean_phone(self) -> str:
        """The number as it was written; only one without seven digits is no number."""
        phone: str = self.cleaned_data["phone"]
        if not references.phone_digits(phone):
            raise forms.ValidationError(_("Write the whole phone number, like 020 7946 0000"))
        return phone

    def told(self) -> Told:
        """What was told, for the action."""
        return Told(**{name: self.cleaned_data[name] for name in Told.__dataclass_fields__})


class StatusForm(forms.Form):
    """Reference and PIN, as people type them."""

    reference = forms.CharField(
        label=_("Reference"), max_length=40, help_text=_("It looks like WH-7K3M-42."),
        error_messages={"required": _("Write your reference")},
    )  # fmt: skip
    pin = forms.CharField(
        label=_("PIN"), max_length=20, help_text=_("Six digits."),
        error_messages={"required": _("Write your PIN")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class AddForm(forms.Form):
    """Something more about the case, from whoever asked or from an officer."""

    text = forms.CharField(
        label=_("What do you want to add?"), max_length=20_000,
        error_messages={"required": _("Write what you want to add")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class CallForm(forms.Form):
    text = forms.CharField(
        label="What was said", max_length=20_000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class NoteForm(forms.Form):
    text = forms.CharField(
        label="Note", max_length=20_000, error_messages={"required": "Write the note"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class PoundsField(forms.Field):
    """Pounds as people write them (`£4,860.50`); gives whole pence, or None."""

    def __init__(self, *, label: str) -> None:
        figures = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(label=label, required=False, widget=figures)

    def clean(self, value: Any) -> int | None:
        """Whole pence, whatever pound signs, commas and spaces stand in it."""
        figures = "".join(str(value or "").replace("£", "").replace(",", "").split())
        if not figures:
            return None
        if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", figures, re.ASCII):
            raise forms.ValidationError("Write pounds in figures, like 4860")
        return int(Decimal(figures) * 100)


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label="How did it end?", choices=[("", "Choose"), *Outcome.choices],
        error_messages={"required": "Choose how it ended"},
    )  # fmt: skip
    money_lost = PoundsField(label="Money lost, in pounds")
    money_stopped = PoundsField(label="Money stopped, in pounds")
    money_recovered = PoundsField(label="Money got back, in pounds")

    def ending(self) -> Ending:
        """How it ended, for the action."""
        return Ending(**self.cleaned_data)


LOCAL = "%Y-%m-%dT%H:%M"


def _moment(label: str, empty: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, input_formats=[LOCAL, "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        error_messages={"required": empty, "invalid": "Write it like 24/11/2026 08:00"},
    )  # fmt: skip


class TurnForm(forms.Form):
    """Who is on duty, from when until when. Proposes this hour, for twelve hours."""

    person = forms.ModelChoiceField(
        label="Who", queryset=Person.objects.none(), empty_label=None,
        error_messages={"required": "Choose who is on duty"},
    )  # fmt: skip
    starts = _moment("From", "Write when the turn begins")
    ends = _moment("Until", "Write when the turn ends")
    line = forms.TypedChoiceField(
        label="Line", coerce=int, choices=[(1, "First: is paged"), (2, "Second: the first may ask")]
    )

    def __init__(self, data: Any = None, *, me: Person) -> None:
        hour = timezone.localtime(clock.now()).replace(minute=0, second=0, microsecond=0)
        end = hour + timedelta(hours=12)
        super().__init__(data, initial={"person": me.pk, "starts": hour, "ends": end, "line": 1})
        field: Any = self.fields["person"]
        field.queryset = Person.objects.with_right("urgent.work").order_by("name", "pk")
