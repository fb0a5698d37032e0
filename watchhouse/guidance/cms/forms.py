"""What an editor fills in: a form for each kind of page, which says in words what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from watchhouse.foundation.forms import choice
from watchhouse.guidance import facts, markdown, measures, unmarked, wording

LONGEST_TITLE = 90
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class SheetForm(WagtailAdminPageForm):
    """A page: its words are looked at in every field they stand in."""

    def clean(self) -> dict[str, Any]:
        """Facts that are there, no number typed, and a title that fits on a phone."""
        cleaned: dict[str, Any] = super().clean()
        for name, look in (
            ("title", wording.check_plain), ("summary", wording.check_plain), ("body", _words),
        ):  # fmt: skip
            try:
                look(cleaned.get(name) or "")
            except wording.Unclear as problem:
                self.add_error(name, problem.sentence)
        if len(cleaned.get("title") or "") > LONGEST_TITLE:
            self.add_error(
                "title", f"Make the title shorter: at most {LONGEST_TITLE} letters fit on a phone."
            )
        return cleaned


class TopicsField(forms.CharField):
    """Words with commas between them, kept as a list."""

    def prepare_value(self, value: object) -> object:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> Any:
        typed = str(super().to_python(value)) if not isinstance(value, list) else ",".join(value)
        return [word.strip().lower() for word in typed.split(",") if word.strip()]

    def validate(self, value: Any) -> None:
        """Each one plain word, as it stands in an address."""
        super().validate(value)
        for word in value:
            if not SLUG.fullmatch(word):
                raise ValidationError(f"“{word}” is no topic: write small letters and no blanks.")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


class GuideForm(SheetForm):
    """A guide: its measure and source are chosen, its steps looked at one by one."""

    measure = forms.ChoiceField(choices=measures.choices, required=False)
    source_url = forms.ChoiceField()
    topics = TopicsField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "source_url").choices = list(_sources(self.instance.source_url))

    def clean(self) -> dict[str, Any]:
        """At least one step, and each in our words."""
        cleaned = super().clean()
        steps = cleaned.get("steps")
        if steps is not None and not len(steps):
            self.add_error("steps", "A guide has at least one step. Add one below.")
        wrong = {n: _of(block.value) for n, block in enumerate(steps or ()) if _of(block.value)}
        if wrong:
            self.add_error("steps", StreamBlockValidationError(block_errors={
                n: StructBlockValidationError(errors) for n, errors in wrong.items()
            }))  # fmt: skip
        return cleaned


class EventForm(SheetForm):
    """A past event: what was said in it comes from its captions."""

    def save(self, commit: bool = True) -> Any:
        """Write down anew what was said when other captions were chosen."""
        if "captions_paper" in self.changed_data and self.instance.captions_paper:
            with self.instance.captions_paper.file.open("rb") as file:
                self.instance.transcript = markdown.transcript(file.read().decode("utf-8"))
        return super().save(commit=commit)


def _of(step: Any) -> dict[str, ValidationError]:
    """What is wrong with a step, by its part."""
    wrong = {}
    for name, look in (("title", wording.check_plain), ("text", _words), ("alt", wording.check)):
        try:
            look(str(step[name] or ""))
        except wording.Unclear as problem:
            wrong[name] = ValidationError(problem.sentence)
    return wrong


def _words(html: str) -> None:
    """Looked at as Markdown, in which words and the addresses of links are told apart."""
    wording.check(unmarked.text(html))


def _sources(now: str) -> Iterator[tuple[str, str]]:
    """The pages that our facts come from; the page's own is among them, whatever it is."""
    known = {fact.source_url: fact.source for fact in facts.register().values() if fact.source_url}
    yield "", "Choose where it comes from"
    yield from sorted((known | ({now: known.get(now, now)} if now else {})).items(), key=_second)


def _second(pair: tuple[str, str]) -> str:
    return pair[1].lower()
