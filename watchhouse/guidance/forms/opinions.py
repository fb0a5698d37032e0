"""What readers say of a page, and what staff did about it."""

from __future__ import annotations

from django import forms

from watchhouse.foundation.forms import Radios


class HelpedForm(forms.Form):
    """Whether a page helped. `more` is a box that people do not see: who fills it is marked."""

    helped = forms.ChoiceField(
        label="Did this help?", help_text="You need no account, and we don’t ask who you are.",
        choices=(("yes", "Yes"), ("no", "No")), widget=Radios,
        error_messages={
            "required": "Choose yes or no", "invalid_choice": "Choose yes or no",
        },
    )  # fmt: skip
    why = forms.CharField(
        label="What was missing?", required=False, max_length=500,
        help_text="A word or two. Please no names, passwords or numbers of accounts.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Use at most 500 letters"},
    )  # fmt: skip
    more = forms.CharField(required=False)

    def clean_why(self) -> str:
        """On one line, without doubled blanks."""
        return " ".join(self.cleaned_data["why"].split())


class AnswerForm(forms.Form):
    """Readers' words were dealt with."""

    note = forms.CharField(label="What we did", required=False, max_length=300)
