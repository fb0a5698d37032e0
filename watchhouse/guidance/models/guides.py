"""How-to guides, and the toolkits that put them in order."""

from __future__ import annotations

from django.db import models
from wagtail.fields import RichTextField, StreamField

from watchhouse.guidance.blocks import WORDS, GuidesBlock, StepsBlock
from watchhouse.guidance.models.sheets import Checked


class Guide(Checked):
    """How to do one thing, step by step."""

    # No headings: in its file, each heading is a step.
    body = RichTextField(blank=True, features=WORDS)
    who = models.CharField(max_length=120)
    measure = models.SlugField(max_length=60, blank=True, db_index=True)
    products: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    topics: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    source_title = models.CharField(max_length=200)
    source_url = models.URLField()
    steps = StreamField(StepsBlock())

    shelf = "guides"
    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (
        *Checked.filled, "who", "measure", "products", "topics", "source_title",
        "source_url", "steps",
    )  # fmt: skip

    def clean(self) -> None:
        """Its products are those of its steps: in their old order, new ones after them."""
        super().clean()
        named = [each.value["product"] for each in self.steps if each.value["product"]]
        order = [*self.products, *named]
        self.products = [slug for slug in dict.fromkeys(order) if slug in named]


class Toolkit(Checked):
    """A few guides in order, with the why; the index groups toolkits by their topic."""

    topic = models.CharField(max_length=60, blank=True)
    guides = StreamField(GuidesBlock())

    shelf = "toolkits"
    parent_page_types = ["guidance.GuidanceIndex"]
    filled = (*Checked.filled, "topic", "guides")
