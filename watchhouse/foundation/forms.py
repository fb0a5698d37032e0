"""Fields that several rooms ask for; the components draw every other field of Django as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _


def choice(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """A field of a form as the choice field it was declared as, to give it its choices."""
    return cast(forms.ChoiceField, form.fields[name])


class EmailField(forms.EmailField):
    """An address no longer than the tables hold; RFC 5321 allows none that is."""

    def __init__(self, **words: Any) -> None:
        longest = {"max_length": _("Enter an e-mail address of at most 254 characters")}
        errors = {**longest, **words.pop("error_messages", {})}
        super().__init__(**{"max_length": 254, "error_messages": errors, **words})


class _Hinted(forms.widgets.ChoiceWidget):
    """A list of answers: `hints` by value; `unsure` is the value that stands apart, after "or"."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, str] | None = None,
        unsure: str = "",
    ) -> None:
        super().__init__(attrs, choices)
        self.hints = dict(hints or {})
        self.unsure = unsure

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        """Django's option, with its hint and whether it stands apart."""
        option = super().create_option(name, value, *args, **more)
        option["hint"] = self.hints.get(str(value), "")
        option["unsure"] = bool(self.unsure) and str(value) == self.unsure
        return option


class Radios(_Hinted, forms.RadioSelect):
    """One answer of several."""


class Ticks(_Hinted, forms.CheckboxSelectMultiple):
    """Any number of answers."""


CODES = {
    "e-mail": (_("The code from the e-mail"), _("Enter the code from the e-mail")),
    "text message": (
        _("The code from the text message"), _("Enter the code from the text message"),
    ),
}  # fmt: skip


def code_field(source: str = "e-mail") -> forms.CharField:
    """The box for a code from an e-mail or a text message: figures, with or without the dash."""
    label, missing = CODES[source]
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": missing},
    )
