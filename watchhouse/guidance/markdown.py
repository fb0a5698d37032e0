"""Markdown to HTML that may be shown: raw HTML is never let through, tags are on a list."""

from __future__ import annotations

import html as entities
import re

from markdown_it import MarkdownIt
from wagtail.whitelist import DEFAULT_ELEMENT_RULES, Whitelister

from watchhouse.guidance import facts

MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
NAMED = r"{{ fact:\1.\2 }}"
IN_LINK = re.compile(r"%7B%7B(?:%20)*fact:([a-z0-9-]+)\.([a-z0-9_]+)(?:%20)*%7D%7D")
LINE = re.compile(r"(Product|Picture):(.*)\n?")
SPEAKER = re.compile(r"<v ([^>]+)>(.*)")


class _Allowed(Whitelister):
    """Words, lists, headings below the page's own, and links to the web, mail and telephones."""

    element_rules = {
        tag: rule
        for tag, rule in DEFAULT_ELEMENT_RULES.items()
        if tag not in ("div", "h1", "hr", "img")
    }


def html(text: str) -> str:
    """The Markdown made HTML, with known tags alone. Facts stay as they are named."""
    made: str = _Allowed().clean(MARKDOWN.render(facts.REFERENCE.sub(NAMED, text)))
    return IN_LINK.sub(NAMED, made).strip()


def steps(text: str) -> tuple[str, list[dict[str, str]]]:
    """What stands before the first `##`, and each `##` as a step.

    A step has title, product ("" is all), picture (a file's name, or ""), alt and text.
    """
    opening, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return html(opening), [_step(part) for part in parts]


def _step(part: str) -> dict[str, str]:
    title, _, rest = part.partition("\n")
    said = {"Product": "", "Picture": ""}
    while found := LINE.match(rest):
        said[found[1]] = found[2].strip()
        rest = rest[found.end() :]
    picture, _, alt = said["Picture"].partition("|")
    return {
        "title": title.strip(), "text": html(rest), "product": said["Product"],
        "picture": picture.strip(), "alt": alt.strip(),
    }  # fmt: skip


def transcript(vtt: str) -> str:
    """What was said, from a WebVTT file: a paragraph for each time somebody begins to speak."""
    turns: list[tuple[str, list[str]]] = []
    for name, words in SPEAKER.findall(vtt):
        if not turns or turns[-1][0] != name:
            turns.append((name, []))
        turns[-1][1].append(words.removesuffix("</v>").strip())
    return "".join(
        f"<p><b>{entities.escape(name)}:</b> {entities.escape(' '.join(words))}</p>"
        for name, words in turns
    )
