from __future__ import annotations

from typing import Any

from django import forms

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Check
from watchhouse.foundation.forms import EmailField, Radios


class QuestionForm(forms.Form):
    """One question of the bank, with "I'm not sure" standing apart."""

    answer = forms.ChoiceField(
        error_messages={"required": "Choose the answer that comes closest, or “I’m not sure”"}
    )

    def __init__(self, data: Any = None, *, slug: str, check: Check) -> None:
        said = check.answers.filter(question=slug).first()
        super().__init__(data, initial={"answer": said.option if said else ""})
        question = scoring.questions()[slug]
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type, checks nothing)
        field.label, field.help_text = scoring.text_for(question, check), question.hint
        field.widget = Radios(hints={scoring.UNSURE: question.unsure.note}, unsure=scoring.UNSURE)
        field.choices = [
            *((option.slug, option.label) for option in question.option),
            (scoring.UNSURE, question.unsure.label),
        ]


class GoOnForm(forms.Form):
    email = EmailField(
        label="Your e-mail",
        help_text="If you like, we send you the link. We keep the address for nothing else.",
        error_messages={
            "required": "Enter your e-mail address, or copy the link",
            "invalid": "Enter an e-mail address, such as mina@bakery.example",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class SendForm(forms.Form):
    email = EmailField(
        label="Their e-mail",
        help_text="They see the steps. They don’t see your answers.",
        error_messages={
            "required": "Enter the e-mail of your IT person",
            "invalid": "Enter an e-mail address, such as sam@it.example",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
