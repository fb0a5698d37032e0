"""What members type: at most three fields to join, then what they are and use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from watchhouse.foundation import places, region
from watchhouse.foundation.forms import EmailField, Radios, Ticks, choice, code_field
from watchhouse.foundation.refusal import Refusal
from watchhouse.members import companies, rules
from watchhouse.members.models import Business, MembershipRole, SizeBand
from watchhouse.members.products import groups
from watchhouse.members.words import language_names, trades

NO_EMAIL = _("Enter your e-mail address")
BAD_COMPANY = "Enter a company number of 8 characters, like 01234567, or leave this empty"
BAD_EMAIL = _("Enter an e-mail address like name@business.co.uk")


class PostcodeField(forms.CharField):
    """A postcode of the region, or nothing; outside it, the sentence says where help is."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Postcode of your business"),
            required=False,
            max_length=12,
            help_text=_("It tells us your borough, and whether we can visit you."),
            widget=forms.TextInput(attrs={"autocomplete": "postal-code", "spellcheck": "false"}),
        )

    def clean(self, value: Any) -> str:
        """The postcode in its usual form; a `ValidationError` with the sentence to show."""
        typed = str(super().clean(value))
        if not typed:
            return ""
        try:
            places.borough_of(typed, region.current())
        except (places.NotAPostcode, places.OutsideRegion) as problem:
            raise forms.ValidationError(str(problem)) from problem
        return str(places.read(typed))


class JoinForm(forms.Form):
    """Three fields; somebody signed in is not asked for the address again."""

    name = forms.CharField(
        label=_("Name of your business"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _(rules.NoName.sentence)},
    )
    email = EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a code to it. There is no password."),
        error_messages={"required": NO_EMAIL, "invalid": BAD_EMAIL},
    )
    postcode = PostcodeField()

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["email"]

    def clean_name(self) -> str:
        """The name as it is kept; one that is an address is refused."""
        try:
            return rules.business_name(self.cleaned_data["name"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal

    def clean_email(self) -> str:
        """Addresses are kept in small letters."""
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    """The code from the e-mail."""

    code = code_field()


class CompanyNumberField(forms.CharField):
    """The number of the register of companies, or nothing: sole traders have none.

    Only its form is checked; the register is not asked.
    """

    def __init__(self) -> None:
        super().__init__(
            label="Company number",
            required=False,
            max_length=20,
            help_text="8 characters, like 01234567 or SC123456. A sole trader has none.",
            widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
        )

    def clean(self, value: Any) -> str:
        """The number as the register writes it; a `ValidationError` with the sentence to show."""
        typed = str(super().clean(value))
        number = companies.number(typed)
        if number is None:
            raise forms.ValidationError(BAD_COMPANY)
        return number


class AboutForm(forms.Form):
    """What the business is."""

    size_band = forms.ChoiceField(
        label="How many people work there?", choices=SizeBand.choices, widget=Radios,
        required=False,
    )  # fmt: skip
    trade = forms.ChoiceField(label="What does the business do?", required=False)
    postcode = PostcodeField()
    company_number = CompanyNumberField()
    languages = forms.MultipleChoiceField(
        label="Which languages suit you?", required=False, widget=Ticks
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = language_names()
        trade, languages = choice(self, "trade"), choice(self, "languages")
        trade.choices = [("", "Choose one"), *((t.slug, t.name) for t in trades().values())]
        languages.choices = [(code, names.get(code, code)) for code in region.current().languages]


class ProductsForm(forms.Form):
    """What the business uses: one list of boxes for each heading of the catalogue."""

    other = forms.CharField(
        label="Something else?",
        required=False,
        max_length=300,
        help_text="Write it as you call it. A person at the centre reads it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, business: Business, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = set(business.uses.values_list("product", flat=True))
        self.fields["other"].initial = business.other_products
        boxes: dict[str, forms.Field] = {}
        for number, (heading, products) in enumerate(groups().items(), start=1):
            boxes[f"group{number}"] = forms.MultipleChoiceField(
                label=heading, required=False, widget=Ticks,
                choices=[(product.slug, product.name) for product in products],
                initial=[product.slug for product in products if product.slug in used],
            )  # fmt: skip
        self.fields = {**boxes, "other": self.fields["other"]}

    def products(self) -> set[str]:
        """Every product that was ticked."""
        ticked = (self.cleaned_data[name] for name in self.fields if name != "other")
        return {slug for each in ticked for slug in each}


class InviteForm(forms.Form):
    """Who is to help, or to own the business too."""

    email = EmailField(
        label="Their e-mail address",
        error_messages={"required": "Enter their e-mail address", "invalid": BAD_EMAIL},
    )
    role = forms.ChoiceField(
        label="What may they do?",
        initial=MembershipRole.HELPER,
        required=False,
        choices=[
            (MembershipRole.HELPER, "Help with IT"),
            (MembershipRole.OWNER, "Own the business with me"),
        ],
        widget=Radios(
            hints={
                MembershipRole.HELPER: "They see your plan and your alerts.",
                MembershipRole.OWNER: "They see and may do all that you do.",
            }
        ),
    )

    def clean_role(self) -> str:
        """Nothing chosen: to help."""
        return str(self.cleaned_data["role"]) or MembershipRole.HELPER


class EraseForm(forms.Form):
    """When all of it is to be erased."""

    when = forms.ChoiceField(
        label="When shall we erase it?",
        choices=[("week", "In 7 days"), ("now", "Now")],
        widget=Radios(
            hints={
                "week": "Until then you can change your mind, and nothing else changes.",
                "now": "You are signed out at once. This can't be undone.",
            }
        ),
        error_messages={"required": "Choose when we shall erase it"},
    )

    def __init__(self, *args: Any, now: bool, **kwargs: Any) -> None:
        """Without `now` it is erased in 7 days, whatever is asked."""
        super().__init__(*args, **kwargs)
        if not now:
            when = choice(self, "when")
            when.choices, when.initial = [("week", "In 7 days")], "week"
            when.error_messages["invalid_choice"] = rules.SeveralOwners.sentence
