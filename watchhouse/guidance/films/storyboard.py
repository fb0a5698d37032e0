"""A guide told → the scenes of its film: a title, the steps, and where to find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from watchhouse.foundation import region
from watchhouse.foundation.templatetags.spans import span
from watchhouse.guidance.films import plain, saying, sentences
from watchhouse.guidance.films.scenes import Line, Scene
from watchhouse.guidance.told import Told, ToldStep
from watchhouse.members.products import catalogue

MOST = 190  # letters on one slide
MOST_LINES = 4
MOST_BESIDE = 100  # letters beside a picture


def scenes(told: Told, *, page: str, language: str = "en") -> Sequence[Scene]:
    """The whole film of a guide that stands at the address `page`.

    Every word of it is on a slide and in a line that is said.
    """
    with translation.override(language):
        steps = [
            scene
            for number, step in enumerate(told.steps, start=1)
            for scene in _step(step, number, len(told.steps))
        ]
        return [_title(told), *_opening(told), *steps, _close(told, page)]


def _title(told: Told) -> Scene:
    cost = f"£{told.cost_pounds}" if told.cost_pounds else _("Free")
    facts = ((_("Time"), span(told.minutes)), (_("Cost"), cost), (_("Who does it"), told.who))
    lines = [_line(told.title), *_lines(told.summary)]
    lines += [_line(f"{what}: {value}") for what, value in facts]
    return Scene(
        "title", told.title, tuple(lines), _("How to, step by step"), chapter=told.title,
        facts=facts,
    )  # fmt: skip


def _opening(told: Told) -> Iterator[Scene]:
    for lines in _slides(_lines_of(told.opening), MOST):
        yield Scene("step", told.title, lines)


def _step(step: ToldStep, number: int, of: int) -> Iterator[Scene]:
    """The first of its scenes says the heading too, and whose product it is for."""
    known = catalogue().get(step.product)
    product = _("For %(product)s") % {"product": known.name} if known else ""
    label = _("Step %(number)s of %(of)s") % {"number": number, "of": of}
    stop = sentences.STOPS.get(translation.get_language() or "", ".")
    begins = [_("Step %(number)s") % {"number": number}, product, step.title]
    opens = _line(f"{stop} ".join(filter(None, begins)), on_slide=False)
    most = MOST_BESIDE if step.picture else MOST
    slides = _slides(_lines_of(step.html), most) or [()]
    for first, lines in zip([True, *[False] * len(slides)], slides, strict=False):
        yield Scene(
            "step", step.title, (opens, *lines) if first else lines, label, product,
            chapter=f"{number}. {step.title}" if first else "", picture=step.picture,
        )  # fmt: skip


def _close(told: Told, page: str) -> Scene:
    centre = region.current()
    lines = [
        _line(_("All the steps stand on our page. Its address is on the screen.")),
        _line(_("Stuck? Ring us on %(phone)s.") % {"phone": centre.phone}, centre.phone),
        _line(_("Our advice is free.")),
    ]
    facts = (
        ("page", saying.shown(page)), ("link", page), ("phone", centre.phone),
        ("ring", _("Stuck? Ring us")),
    )  # fmt: skip
    return Scene("close", told.title, tuple(lines), chapter=_("Where to find it"), facts=facts)


def _lines_of(html: str) -> Sequence[Line]:
    return [line for block in plain.blocks(html) for line in _lines(block.text, block)]


def _lines(text: str, block: plain.Block | None = None) -> Iterator[Line]:
    mark, phones = (block.mark, block.phones) if block else ("", ())
    for piece in sentences.split(text):
        yield _line(piece, *phones, mark=mark)
        mark = ""


def _line(text: str, *phones: str, mark: str = "", on_slide: bool = True) -> Line:
    return Line(saying.shown(text), saying.aloud(text, phones), mark, on_slide)


def _slides(lines: Iterable[Line], most: int) -> Sequence[tuple[Line, ...]]:
    """Lines put on slides, as many as fit; the last slide of a step is not a single short line."""
    slides: list[list[Line]] = []
    for line in lines:
        room = most - sum(len(each.shown) for each in slides[-1]) if slides else 0
        if slides and len(line.shown) <= room and len(slides[-1]) < MOST_LINES:
            slides[-1].append(line)
        else:
            slides.append([line])
    if len(slides) > 1 and len(slides[-1]) == 1 and len(slides[-2]) > 2:
        both = len(slides[-2][-1].shown) + len(slides[-1][0].shown)
        slides[-1][:0] = [slides[-2].pop()] if both <= most else []
    return [tuple(slide) for slide in slides]
