"""Markdown to HTML that may be shown: raw HTML is never let through, tags are on a list."""

from __future__ import annotations

import html as entities
import re

from markdown_it import MarkdownIt
from wagtail.whitelist import DEFAULT_ELEMENT_RULES, Whitelister

from watchhouse.guidance import facts

MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
SPEAKER = re.compile(r"<v ([^>]+)>(.*)")


class _Allowed(Whitelister):
    """Words, lists, headings below the page's own, and links to the web, mail and telephones."""

    element_rules = {
        tag: rule
        for tag, rule in DEFAULT_ELEMENT_RULES.items()
        if tag not in ("div", "h1", "hr", "img")
    }


def html(text: str) -> str:
    """The facts filled in, the Markdown made HTML, and only known tags left."""
    made: str = _Allowed().clean(MARKDOWN.render(facts.fill_markdown(text)))
    return made.strip()


def steps(text: str) -> tuple[str, list[dict[str, str]]]:
    """What stands before the first `##`, and each `##` as title, product ("" is all) and text."""
    opening, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return html(opening), [_step(part) for part in parts]


def _step(part: str) -> dict[str, str]:
    title, _, rest = part.partition("\n")
    product = ""
    if rest.startswith("Product:"):
        named, _, rest = rest.partition("\n")
        product = named.removeprefix("Product:").strip()
    return {"title": title.strip(), "text": html(rest), "product": product}


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
