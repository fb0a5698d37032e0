"""Links in the text editor: a page of ours, or a fact that holds the address."""

from __future__ import annotations

from django import forms
from wagtail.admin.forms.choosers import URLOrAbsolutePathField, URLOrAbsolutePathValidator

from watchhouse.guidance import facts, wording
from watchhouse.guidance.wording import Unclear


class LinkField(URLOrAbsolutePathField):
    """`/urgent/`, or `{{ fact:report-fraud.link }}`, kept as it was typed."""

    default_validators: list[object] = []

    def to_python(self, value: str) -> str:
        """Leave a fact's name alone: it is no address."""
        return value if facts.REFERENCE.fullmatch(value or "") else str(super().to_python(value))

    def validate(self, value: str) -> None:
        """An address that Wagtail takes, or a fact that is there."""
        super().validate(value)
        if not facts.REFERENCE.fullmatch(value):
            URLOrAbsolutePathValidator()(value)
        try:
            wording.check_facts(value)
        except Unclear as problem:
            raise forms.ValidationError(problem.sentence) from problem


class LinkForm(forms.Form):
    url = LinkField(
        label="Where it leads",
        help_text="A page here, like /urgent/, or a fact, like {{ fact:report-fraud.link }}.",
    )
    link_text = forms.CharField(required=False)
