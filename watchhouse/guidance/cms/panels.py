"""The editor's page for each kind: which fields, in which order, each with a word of help.

They are hung onto the rows when the house starts: what editors see stands above what is stored.
"""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from watchhouse.guidance.cms.forms import EventForm, GuideForm, SheetForm
from watchhouse.guidance.models import Event, Guide, News, Sheet, Toolkit

FACTS = (
    "<p>Write as you would say it to a child of eleven. A phone number, price or link that can"
    " change is named, not typed: <code>{{ fact:report-fraud.phone }}</code>. The number then"
    ' stands in one place and is checked there. <a href="/guidance/facts/">See all facts</a>.</p>'
)


def hang() -> None:
    """Give each kind of page its form: Wagtail builds the editor from these at first use."""
    _give(Guide, GuideForm, GUIDE)
    _give(Toolkit, SheetForm, TOOLKIT)
    _give(Event, EventForm, EVENT)
    _give(News, SheetForm, NEWS)


def _give(kind: type[Sheet], form: type[SheetForm], panels: list[object]) -> None:
    kind.base_form_class = form
    kind.content_panels = panels
    kind.promote_panels = kind.settings_panels = []


def _title(example: str) -> FieldPanel:
    return FieldPanel("title", help_text=f"Short and plain, like “{example}”.")


SUMMARY = FieldPanel(
    "summary",
    widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
    help_text="One or two sentences. They stand on the list of guides, too.",
)
TAKES = MultiFieldPanel(
    [
        FieldPanel("minutes", help_text="How long all of it takes, in minutes."),
        FieldPanel("cost_pounds", heading="Cost in pounds", help_text="0 is shown as “Free”."),
    ],
    heading="What it takes",
)
CHECKED = MultiFieldPanel(
    [
        FieldPanel("written_by"),
        FieldPanel("checked_by", read_only=True),
        FieldPanel("checked_on", read_only=True),
        FieldPanel("review_by", read_only=True, heading="To be checked again by"),
    ],
    heading="Who wrote and checked it",
    help_text="Open the page itself and press “I have checked this page” to put your name here.",
)
GUIDE = [
    HelpPanel(FACTS),
    _title("Switch on updates"),
    SUMMARY,
    FieldPanel("body", heading="Opening", help_text="What stands before the first step."),
    FieldPanel("steps", help_text="Five to nine steps. Drag a step to move it."),
    TAKES,
    FieldPanel("who", heading="Who does it", help_text="For example: The owner first."),
    MultiFieldPanel(
        [
            FieldPanel(
                "measure", heading="Step of the plan",
                help_text="The step of a member's plan that this guide shows.",
            ),
            FieldPanel("topics", help_text="For example: e-mail, accounts"),
            FieldPanel("source_title", heading="Name of the source"),
            FieldPanel("source_url", heading="The source's page", help_text="One of our facts'."),
        ],
        heading="Where it belongs",
    ),
    CHECKED,
]  # fmt: skip
TOOLKIT = [
    HelpPanel(FACTS),
    _title("Lock your e-mail"),
    SUMMARY,
    FieldPanel("topic", help_text="Toolkits with the same topic stand together. Like: Money"),
    FieldPanel("body", heading="Text", help_text="Why, for whom, and what to do in which order."),
    FieldPanel("guides", heading="Its guides, in order"),
    TAKES,
    CHECKED,
]
EVENT = [
    HelpPanel(FACTS),
    _title("Ring first: a morning for people who pay bills"),
    SUMMARY,
    MultiFieldPanel(
        [FieldPanel("held_on", heading="Day"), FieldPanel("place")], heading="When and where"
    ),
    FieldPanel("body", heading="Text"),
    MultiFieldPanel(
        [
            FieldPanel("recording_paper", heading="Recording", help_text="MP4, WebM, MP3 or OGG."),
            FieldPanel("recording_minutes", heading="Minutes"),
            FieldPanel(
                "captions_paper", heading="Captions",
                help_text="WebVTT. A recording is shown with its words, or not at all.",
            ),
            FieldPanel("slides_paper", heading="Slides", help_text="PDF."),
        ],
        heading="What it left behind",
    ),
    FieldPanel("guides", heading="Guides to do it yourself"),
    FieldPanel("invented", heading="It is an invented example"),
]  # fmt: skip
NEWS = [
    HelpPanel(FACTS),
    _title("Eleven new toolkits to choose from"),
    SUMMARY,
    FieldPanel("published_on", heading="Day"),
    FieldPanel("written_by"),
    FieldPanel("body", heading="Text"),
]
