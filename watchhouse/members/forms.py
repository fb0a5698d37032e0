"""What members type: at most three fields to join, then what they are and use."""

from __future__ import annotations

from typing import Any

from django import forms

from watchhouse.foundation import places, region
from watchhouse.foundation.forms import EmailField, Radios, Ticks, code_field
from watchhouse.members.models import Business, SizeBand
from watchhouse.members.products import groups
from watchhouse.members.words import language_names, trades

NO_NAME = "Enter the name of your business"
NO_EMAIL = "Enter your e-mail address"
BAD_EMAIL = "Enter an e-mail address like name@business.co.uk"


class PostcodeField(forms.CharField):
    """A postcode of the region, or nothing; outside it, the sentence says where help is."""

    def __init__(self) -> None:
        super().__init__(
            label="Postcode of your business",
            required=False,
            max_length=12,
            help_text="It tells us your borough, and whether we can visit you.",
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
        label="Name of your business",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": NO_NAME},
    )
    email = EmailField(
        label="Your e-mail address",
        help_text="We send a code to it. There is no password.",
        error_messages={"required": NO_EMAIL, "invalid": BAD_EMAIL},
    )
    postcode = PostcodeField()

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["email"]

    def clean_email(self) -> str:
        """Addresses are kept in small letters."""
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    """The code from the e-mail."""

    code = code_field()


class AboutForm(forms.Form):
    """What the business is."""

    size_band = forms.ChoiceField(
        label="How many people work there?", choices=SizeBand.choices, widget=Radios,
        required=False,
    )  # fmt: skip
    trade = forms.ChoiceField(label="What does the business do?", required=False)
    postcode = PostcodeField()
    languages = forms.MultipleChoiceField(
        label="Which languages suit you?", required=False, widget=Ticks
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = language_names()
        trade, languages = self.fields["trade"], self.fields["languages"]
        assert isinstance(trade, forms.ChoiceField)  # noqa: S101 (for the type checker)
        assert isinstance(languages, forms.ChoiceField)  # noqa: S101
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
    """Who is to help."""

    email = EmailField(
        label="E-mail address of the person who helps you",
        error_messages={"required": "Enter their e-mail address", "invalid": BAD_EMAIL},
    )
