"""The files that browsers, crawlers and researchers look for at fixed addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parseaddr

from django.conf import settings

from watchhouse.foundation import languages, region
from watchhouse.guidance import facts
from watchhouse.guidance.models import Event, Guide, News, Sheet, Toolkit
from watchhouse.threats.models import Advisory

HIDDEN = (
    "/home/", "/desk/", "/api/", "/people/", "/dispatch/", "/members/", "/programme/", "/visits/",
    "/urgent/answer/", "/urgent/cases/", "/urgent/status/", "/checkup/question/",
    "/checkup/advice/", "/checkup/answers/", "/checkup/plan/", "/threats/alerts/", "/threats/desk/",
    "/guidance/little-steps/a/", "/guidance/little-steps/go-on/",
    "/guidance/little-steps/confirm/", "/guidance/little-steps/asked/", "/guidance/desk/",
    "/cms/", "/guidance/differences/",
)  # fmt: skip
HELPED = "/guidance/*/helped/"  # RFC 9309 knows the star
PAGES = (
    "/", "/urgent/", "/checkup/", "/guidance/", "/guidance/little-steps/", "/guidance/facts/",
    "/guidance/news/", "/threats/", "/search/", "/about/", "/privacy/", "/accessibility/",
    "/security/", "/programme/public/",
)  # fmt: skip


SPOKEN = ("/", "/urgent/", "/checkup/", "/guidance/")  # these stand in every language


def security_txt(today: date) -> str:
    """RFC 9116. It expires when the quarter after this one ends: 90 to 184 days ahead."""
    base = settings.BASE_URL
    lines = [
        f"Contact: mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}",
        f"Contact: tel:{region.current().phone_link}",
        f"Expires: {_quarters_ahead(today, 2).isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {base}/.well-known/security.txt",
        f"Policy: {base}/security/",
    ]
    return "\n".join(lines) + "\n"


def _quarters_ahead(today: date, count: int) -> date:
    """The first day of the quarter that is so many after today's."""
    quarter = today.year * 4 + (today.month - 1) // 3 + count
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def robots_txt() -> str:
    """Crawlers may read what anyone may read, the urgent page above all."""
    hidden = "".join(f"Disallow: {path}\n" for path in (*HIDDEN, HELPED))
    hidden += "".join(
        f"Disallow: /{code}{path}\n" for code in languages.offered()[1:] for path in HIDDEN
    )
    open_ = "Allow: /urgent/\nAllow: /programme/public/\n"
    return f"User-agent: *\n{hidden}{open_}\nSitemap: {settings.BASE_URL}/sitemap.xml\n"


def addresses() -> Iterator[tuple[str, datetime | None]]:
    """Every public page, and when its words last changed where a row knows that."""
    for path in PAGES:
        yield path, None
    for code in languages.offered()[1:]:
        for path in SPOKEN:
            yield languages.address(path, code), None
    for kind in (Toolkit, Guide, Event, News):
        page: Sheet
        for page in kind.objects.live().order_by("path"):
            yield page.address, page.last_published_at
    for slug in facts.register():
        yield f"/guidance/facts/{slug}/", None
    for advisory in Advisory.objects.public()[:1000]:
        changed = advisory.revised_at or advisory.published_at
        yield f"/threats/{advisory.slug}/", changed
