from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from watchhouse.checkup import scoring, words
from watchhouse.checkup.models import Check, Domain, ReadinessAnswer
from watchhouse.checkup.scheme import UNSURE, Requirement
from watchhouse.foundation.forms import EmailField, Radios, choice
from watchhouse.foundation.languages import say
from watchhouse.members.models import Business


class QuestionForm(forms.Form):
    """One question of the bank, with "I'm not sure" standing apart: the first says that it is a
    good answer; said twelve times over, it would cost a minute's reading.
    """

    answer = forms.ChoiceField(
        error_messages={"required": _("Choose the answer that comes closest, or “I’m not sure”")}
    )

    def __init__(self, data: Any = None, *, slug: str, check: Check) -> None:
        said = dict(check.answers.values_list("question", "option"))
        super().__init__(data, initial={"answer": said.get(slug, "")})
        question = scoring.questions()[slug]
        notes = {} if set(said) - {slug} else {scoring.UNSURE: say(question.unsure.note)}
        field = choice(self, "answer")
        field.label, field.help_text = say(scoring.text_for(question, check)), say(question.hint)
        field.widget = Radios(hints=notes, unsure=scoring.UNSURE)
        field.choices = [
            *((option.slug, say(option.label)) for option in question.option),
            (scoring.UNSURE, say(question.unsure.label)),
        ]


class ReadinessForm(forms.Form):
    """One question that Cyber Essentials needs beside the check's."""

    answer = forms.ChoiceField(
        error_messages={"required": "Choose the answer that comes closest, or “I’m not sure”"}
    )

    def __init__(
        self, data: Any = None, *, requirement: Requirement, owner: Business | Check
    ) -> None:
        said = ReadinessAnswer.objects.of(owner).filter(requirement=requirement.slug).first()
        super().__init__(data, initial={"answer": said.option if said else ""})
        field, ask = choice(self, "answer"), requirement.ask
        assert ask is not None  # noqa: S101 (tells the type)
        field.label, field.help_text = ask.text, ask.hint
        field.widget = Radios(hints={UNSURE: ask.find_out}, unsure=UNSURE)
        options = [(option.slug, option.label) for option in ask.option]
        field.choices = [*options, (UNSURE, "I’m not sure")]


class GoOnForm(forms.Form):
    email = EmailField(
        label=_("Your e-mail"),
        help_text=_("If you like, we send you the link. We keep the address for nothing else."),
        error_messages={
            "required": _("Enter your e-mail address, or copy the link"),
            "invalid": _("Enter an e-mail address, such as mina@bakery.example"),
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


class DomainForm(forms.Form):
    """A domain's name, or whatever holds it: `names.understand` takes it apart."""

    name = forms.CharField(
        label="Your domain",
        help_text="The name of your website, like bakery.example, or what stands after the @.",
        max_length=2000,
        error_messages={
            "required": "Enter the name of your domain",
            "max_length": "Enter the name only, not a whole text",
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class AgreeForm(forms.Form):
    """The owner's yes."""

    yes = forms.BooleanField(error_messages={"required": "Tick the box if you agree"})

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["yes"].label = words.agreement().tick


class ProofForm(forms.Form):
    """The two ways to prove a domain, in boxes to copy from; nothing is sent back."""

    use_required_attribute = False

    record = forms.CharField(label="Name of the record (type TXT)")
    value = forms.CharField(label="Value of the record")
    file = forms.CharField(label="Address of the file")
    inside = forms.CharField(label="What stands in the file")

    def __init__(self, domain: Domain) -> None:
        name, value = domain.record
        said = {"record": name, "value": value, "file": domain.file, "inside": value}
        super().__init__(initial=said)
        for field in self.fields.values():
            field.widget.attrs.update(readonly=True, spellcheck="false", autocomplete="off")
