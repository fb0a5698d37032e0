"""HTML of our pages back to Markdown, as content/ writes it: `markdown.html` undone."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from markdownify import ATX, BACKSLASH, MarkdownConverter
from wagtail.rich_text import expand_db_html

from watchhouse.guidance import facts

# What Markdown would read as more than the letter it is: only there a letter is marked.
WITHIN = re.compile(r"([\\`*<\]]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|!(?=\[))")
BEGINS = re.compile(r"^([#>+=~-]|\d+(?=[.)]))", re.MULTILINE)

STYLE: dict[str, Any] = {
    "heading_style": ATX,
    "newline_style": BACKSLASH,
    "bullets": "-",
    "autolinks": False,
}


class _Writer(MarkdownConverter):
    def escape(self, text: str, parent_tags: Collection[str]) -> str:
        """Mark what would be read as Markdown; a fact's name is never touched."""
        parts = re.split(rf"({facts.REFERENCE.pattern.replace('(', '(?:')})", text)
        return "".join(part if part.startswith("{{") else WITHIN.sub(r"\\\1", part)
                       for part in parts)  # fmt: skip

    def convert_a(self, el: Any, text: str, parent_tags: Collection[str]) -> str:
        """A link; an address with blanks, as a fact's name has, stands in brackets."""
        to = el.get("href") or ""
        if not to or not text.strip():
            return text
        before, after = (" " * text.startswith(" "), " " * text.endswith(" "))
        to = f"<{to}>" if re.search(r"[\s()]", to) else to
        return f"{before}[{text.strip()}]({to}){after}"

    def convert_li(self, el: Any, text: str, parent_tags: Collection[str]) -> str:
        """The same at the beginning of a list's line."""
        first = next(iter(el.children), None)
        if isinstance(first, str):
            text = BEGINS.sub(_marked, text, count=1) if BEGINS.match(text) else text
        return str(
            super().convert_li(  # type: ignore[misc]  # found by name
                el, text, parent_tags
            )
        )

    def convert_p(self, el: Any, text: str, parent_tags: Collection[str]) -> str:
        """A paragraph whose first letters would begin a list or a heading has them marked."""
        return str(
            super().convert_p(  # type: ignore[misc]
                el, BEGINS.sub(_marked, text.strip()), parent_tags
            )
        )


def _marked(found: re.Match[str]) -> str:
    return found[1] + "\\" if found[1].isdigit() else "\\" + found[1]


def text(html: str) -> str:
    """The Markdown of a page's HTML; its links to pages become addresses."""
    plain = expand_db_html(html) if "linktype" in html else html
    return str(_Writer(**STYLE).convert(plain)).strip()
