from __future__ import annotations

from django import forms


class FindForm(forms.Form):
    """By a part of the name, or by the beginning of the postcode."""

    words = forms.CharField(label="Name or postcode", required=False, max_length=80)
