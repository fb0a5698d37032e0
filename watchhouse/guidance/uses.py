"""Where a fact stands: the files of content/ and the region that refer to it, and our pages."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from watchhouse.guidance import facts, links
from watchhouse.guidance.facts import REFERENCE
from watchhouse.guidance.models import Event, Guide, News, Sheet, Toolkit

PAGES: tuple[type[Sheet], ...] = (Guide, Toolkit, Event, News)
KINDS = {
    "guides": "Guide", "toolkits": "Toolkit", "events": "Past event", "news": "News",
    "playbooks": "Urgent help",
}  # fmt: skip
REGION = re.compile(r'^fact = "([a-z0-9-]+)\.([a-z0-9_]+)"', re.MULTILINE)


@dataclass(frozen=True, order=True)
class Use:
    """One text that refers to a fact; `href` is "" where it has no page of its own."""

    kind: str
    title: str
    href: str = ""


def of(slug: str) -> list[Use]:
    """Every text that refers to this fact, each once."""
    return sorted({use for use, named, _ in _all() if named == slug})


def unknown() -> list[str]:
    """What the texts name and the register does not hold, in a sentence each."""
    known = {(slug, key) for slug, fact in facts.register().items() for key in fact.values}
    return sorted(
        f"{use.kind} “{use.title}” names {slug}.{key}, which is not in the register."
        for use, slug, key in set(_all())
        if (slug, key) not in known
    )


def strangers() -> list[str]:
    """Guides whose source lies at a host that the register does not name: nobody checks it."""
    hosts = {links.host_of(url) for fact in facts.register().values() for url in fact.links}
    return [
        f"Guide “{guide.title}”: its source {guide.source_url} is at no host of the register."
        for guide in Guide.objects.live().order_by("title")
        if links.host_of(guide.source_url) not in hosts
    ]


def _all() -> Iterator[tuple[Use, str, str]]:
    """Every reference: the text it stands in, the fact and its key."""
    for path in sorted(Path(settings.CONTENT_DIR).rglob("*")):
        if path.suffix in (".md", ".toml") and path.name not in ("README.md", "facts.toml"):
            text = path.read_text("utf-8")
            found = REFERENCE.findall(text)
            yield from ((_file(path, text), slug, key) for slug, key in found)
    region = Path(settings.REGION_DIR) / "centre.toml"
    for slug, key in REGION.findall(region.read_text("utf-8")):
        yield Use("Region", "Phone numbers of the region"), slug, key
    for model in PAGES:
        for page in model.objects.live():
            use = Use(KINDS[page.address.split("/")[2]], page.title, page.address)
            yield from ((use, slug, key) for slug, key in REFERENCE.findall(_said(page)))


def _file(path: Path, text: str) -> Use:
    """A file as its page is called; one that has no page by its name."""
    kind = path.parent.name
    if kind not in KINDS or path.suffix != ".md":
        return Use("File", str(path.relative_to(settings.CONTENT_DIR)))
    front = tomllib.loads(text.split("+++\n", 2)[1])
    href = f"/urgent/help/{path.stem}/" if kind == "playbooks" else f"/guidance/{kind}/{path.stem}/"
    return Use(KINDS[kind], front["title"], href)


def _said(page: Sheet) -> str:
    """All that stands on a page; in an address the brackets may be percent signs."""
    fields = (page._meta.get_field(name) for name in page.filled)
    words = json.dumps([str(field.value_to_string(page)) for field in fields])
    return re.sub(r"%7B", "{", re.sub(r"%7D", "}", words.replace("%20", " ")))
