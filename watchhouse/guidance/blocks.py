"""What a guide is made of: steps, each with a title, a text, and the product it is for."""

from __future__ import annotations

from wagtail import blocks

WORDS = ["bold", "italic", "link", "ol", "ul"]


class StepBlock(blocks.StructBlock):
    """One thing to do; without a product it is for everyone."""

    title = blocks.CharBlock(max_length=100)
    text = blocks.RichTextBlock(features=WORDS)
    product = blocks.CharBlock(max_length=60, required=False)

    class Meta:
        icon = "list-ol"


class StepsBlock(blocks.StreamBlock):
    """The steps of a guide, in order."""

    step = StepBlock()


class GuidesBlock(blocks.StreamBlock):
    """Guides in order, as a toolkit or an event names them."""

    guide = blocks.PageChooserBlock(page_type="guidance.Guide")
