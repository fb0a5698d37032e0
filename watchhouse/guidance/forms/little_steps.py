from __future__ import annotations

from django import forms

from watchhouse.foundation.forms import EmailField


class AskForm(forms.Form):
    """The address that the little steps go to."""

    email = EmailField(
        label="Your e-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your e-mail address",
            "invalid": "Enter an e-mail address like name@business.co.uk",
        },
    )
