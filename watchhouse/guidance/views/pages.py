from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchhouse.guidance import actions, gates, serving, steps
from watchhouse.guidance.films import making, showing
from watchhouse.guidance.models import Event, Guide, News, Sheet, Toolkit
from watchhouse.guidance.strangers import cached_for_strangers
from watchhouse.members.models import Business
from watchhouse.people import gates as people


@require_safe
@cached_for_strangers
def index(request: HttpRequest) -> HttpResponse:
    """All toolkits, guides and past events."""
    people.anyone(request)
    business = gates.reader(request)
    context = {
        **_so_far(business),
        "toolkits": Toolkit.objects.live().order_by("topic", "path"),
        "guides": Guide.objects.live().order_by("title"),
        "events": Event.objects.live().order_by("-held_on"),
        "news": News.objects.live().order_by("-published_on", "title")[:3],
    }
    return render(request, "guidance/index.html", context)


@require_safe
@cached_for_strangers
def toolkit(request: HttpRequest, slug: str) -> HttpResponse:
    """A toolkit, with the guides it is made of."""
    page = gates.toolkit(request, slug)
    _note(request, page)
    guides = [block.value for block in page.guides if block.value and block.value.live]
    return render(request, "guidance/toolkit.html", {"page": page, "guides": guides})


@require_safe
@cached_for_strangers
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """A guide; what the reader's business uses decides which steps stand first."""
    page = gates.guide(request, slug)
    business = _note(request, page)
    uses = set(business.uses.values_list("product", flat=True)) if business else set()
    mine, others = steps.split(page, uses)
    doing = business.doings.filter(guide=page).first() if business else None
    context = {
        "page": page, "steps": mine, "others": others, "business": business, "doing": doing,
        "film": showing.film_of(page),
    }  # fmt: skip
    return render(request, "guidance/guide.html", context)


@require_safe
def film(
    request: HttpRequest, slug: str, language: str, edition: str, name: str, kind: str
) -> HttpResponseBase:
    """A film, its captions, its chapters or its first picture."""
    path = gates.film(request, slug, language, edition, f"{name}.{kind}")
    shown_as = making.FILES[path.name]
    return serving.serve(request, path, content_type=shown_as, immutable=True)


@require_safe
@cached_for_strangers
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """A past event, with its recording, slides and words."""
    page = gates.event(request, slug)
    _note(request, page)
    guides = [block.value for block in page.guides if block.value and block.value.live]
    context = {"page": page, "guides": guides, "left": page.left()}
    return render(request, "guidance/event.html", context)


@require_safe
@cached_for_strangers
def news_list(request: HttpRequest) -> HttpResponse:
    """All news, the newest first."""
    people.anyone(request)
    news = News.objects.live().order_by("-published_on", "title")
    return render(request, "guidance/news_list.html", {"news": news})


@require_safe
@cached_for_strangers
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """A piece of news."""
    page = gates.news(request, slug)
    return render(request, "guidance/news.html", {"page": page})


@require_safe
def file(request: HttpRequest, slug: str, name: str, kind: str) -> HttpResponseBase:
    """Slides or a recording, to keep."""
    path = gates.file(request, slug, f"{name}.{kind}")
    return serving.serve(request, path, content_type=serving.kind(path), immutable=False)


@require_safe
def media(request: HttpRequest, digest: str, name: str, kind: str) -> HttpResponseBase:
    """A picture, slides, a recording or captions, at an address that never shows anything else."""
    kept = gates.media(request, digest, f"{name}.{kind}")
    answer = serving.serve(
        request, kept.path, content_type=serving.kind(kept.path), immutable=kept.public
    )
    if not kept.public:
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _so_far(business: Business | None) -> dict[str, set[int]]:
    """Which guides a business read, and which it did, by their numbers; strangers are not known."""
    if business is None:
        return {"read": set(), "done": set()}
    return {
        "read": set(business.readings.values_list("page", flat=True)),
        "done": set(business.doings.values_list("guide", flat=True)),
    }


def _note(request: HttpRequest, page: Sheet) -> Business | None:
    """Whose business reads this page, once that is written down; None for everybody else."""
    business = gates.reader(request)
    if business and request.method == "GET":
        actions.note_reading(page, business=business, by=people.signed_in(request))
    return business
