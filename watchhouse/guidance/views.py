from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchhouse.guidance import actions, gates, serving, steps
from watchhouse.guidance.models import Event, Guide, News, Toolkit
from watchhouse.guidance.strangers import cached_for_strangers
from watchhouse.people import gates as people


@require_safe
@cached_for_strangers
def index(request: HttpRequest) -> HttpResponse:
    """All toolkits, guides and past events."""
    people.anyone(request)
    context = {
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
    guides = [block.value for block in page.guides if block.value and block.value.live]
    return render(request, "guidance/toolkit.html", {"page": page, "guides": guides})


@require_safe
@cached_for_strangers
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """A guide; what the reader's business uses decides which steps stand first."""
    page = gates.guide(request, slug)
    business = gates.reader(request)
    uses = set(business.uses.values_list("product", flat=True)) if business else set()
    if business and request.method == "GET":
        actions.note_reading(page, business=business, by=people.signed_in(request))
    mine, others = steps.split(page, uses)
    return render(request, "guidance/guide.html", {"page": page, "steps": mine, "others": others})


@require_safe
@cached_for_strangers
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """A past event, with its recording, slides and words."""
    page = gates.event(request, slug)
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
