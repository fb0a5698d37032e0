"""A letter carries its styles on each tag, as mail programs need it; our pages forbid that."""

from __future__ import annotations

import re

STYLE = re.compile(r' style="([^"]*)"')


def for_browser(html: str, nonce: str) -> str:
    """The letter with its styles gathered in one element that carries the page's nonce."""
    rules: list[str] = []

    def gather(found: re.Match[str]) -> str:
        rules.append(f'[data-s="{len(rules)}"]{{{found[1]}}}'.replace("&quot;", '"'))
        return f' data-s="{len(rules) - 1}"'

    body = STYLE.sub(gather, html)
    return body.replace("</head>", f'<style nonce="{nonce}">{"".join(rules)}</style></head>', 1)
