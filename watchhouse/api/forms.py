from __future__ import annotations

from django import forms


class TokenForm(forms.Form):
    """What the key is for, so that it can be told from others."""

    name = forms.CharField(
        label="What is it for?", max_length=60, help_text="For example: our IT supplier’s list.",
        error_messages={"required": "Write what the key is for"},
    )  # fmt: skip
