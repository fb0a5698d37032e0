"""What a guide is made of: steps, each with title, text, picture, and the product it is for."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from watchhouse.members.products import catalogue

WORDS = ["bold", "italic", "link", "ol", "ul"]
FACT = "A number or a link that can change is named: {{ fact:report-fraud.phone }}."


def products() -> list[tuple[str, str]]:
    """The catalogue's products by slug, in the order of their names."""
    known = [(slug, product.name) for slug, product in catalogue().items()]
    return sorted(known, key=lambda pair: pair[1].lower())


class StepBlock(blocks.StructBlock):
    """One thing to do; without a product it is for everyone."""

    title = blocks.CharBlock(
        max_length=100, label="What to do", help_text="Begin with a verb: “Switch on updates”."
    )
    text = blocks.RichTextBlock(
        features=WORDS, label="How", help_text=f"Up to four short sentences. {FACT}"
    )
    picture = ImageChooserBlock(
        required=False, label="Picture (optional)", help_text="A photo or a picture of the screen."
    )
    alt = blocks.CharBlock(
        max_length=200, required=False, label="What the picture shows",
        help_text="One sentence for somebody who can't see the picture.",
    )  # fmt: skip
    product = blocks.ChoiceBlock(
        choices=products, required=False, label="Only for this product",
        help_text="Leave it empty when the step is for everyone.",
    )  # fmt: skip

    class Meta:
        icon = "list-ol"
        label = "Step"

    def clean(self, value: Any) -> Any:
        """A picture needs its words."""
        cleaned = super().clean(value)
        if cleaned["picture"] and not cleaned["alt"].strip():
            sentence = "Say in one sentence what the picture shows."
            raise StructBlockValidationError({"alt": ValidationError(sentence)})
        return cleaned


class StepsBlock(blocks.StreamBlock):
    """The steps of a guide, in order."""

    step = StepBlock()


class GuidesBlock(blocks.StreamBlock):
    """Guides in order, as a toolkit or an event names them."""

    guide = blocks.PageChooserBlock(page_type="guidance.Guide", label="Guide")
