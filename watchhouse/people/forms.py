"""What people type or touch to get in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from watchhouse.dispatch.models import Channel
from watchhouse.foundation.forms import EmailField, Radios, code_field
from watchhouse.people import mobiles


class AskForCode(RequestLoginCodeForm):  # type: ignore[misc]
    """The address that a sign-in code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = EmailField(
            label=_("Your e-mail address"),
            widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
            error_messages={
                "required": _("Enter your e-mail address"),
                "invalid": _("Enter an e-mail address like name@business.co.uk"),
            },
        )


class EnterCode(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs in by itself: the device checks its owner (finger, face or PIN)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What do you call this phone or computer?"
        self.fields["name"].max_length = 60
        self.fields["name"].validators.append(MaxLengthValidator(60))
        self.fields["name"].required = False
        self.fields["passwordless"] = forms.BooleanField(
            initial=True, widget=forms.HiddenInput, required=True
        )


class MobileCodeForm(forms.Form):
    """The code from the text message."""

    code = code_field("text message")


class RemindersForm(forms.Form):
    """By e-mail, by text message to a mobile, or not at all."""

    channel = forms.ChoiceField(
        label="How shall we remind you?",
        choices=[
            (Channel.EMAIL, "By e-mail"), (Channel.TEXT, "By text message"), ("none", "Not at all"),
        ],
        widget=Radios,
        error_messages={"required": "Choose how we remind you"},
    )  # fmt: skip
    mobile = forms.CharField(
        label="Your mobile number", required=False, max_length=40,
        help_text="Only for text messages: we send a code to it first."
        " We never ring it to ask for money or a password.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A text message needs a number."""
        data = self.cleaned_data
        if data.get("channel") == Channel.TEXT and "mobile" in data:
            try:
                data["mobile"] = mobiles.read(data["mobile"])
            except mobiles.NotAMobile as problem:
                self.add_error("mobile", str(problem))
        return data
