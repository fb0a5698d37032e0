"""What people type or touch to get in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.validators import MaxLengthValidator

from watchhouse.foundation.forms import EmailField, code_field


class AskForCode(RequestLoginCodeForm):  # type: ignore[misc]
    """The address that a sign-in code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = EmailField(
            label="Your e-mail address",
            widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
            error_messages={
                "required": "Enter your e-mail address",
                "invalid": "Enter an e-mail address like name@business.co.uk",
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
