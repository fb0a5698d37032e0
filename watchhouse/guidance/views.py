from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchhouse.guidance import actions, gates, serving, steps
from watchhouse.guidance.films import making, showing
from watchhouse.guidance.models import Event, Guide, Toolkit
from watchhouse.people import gates as people

TYPES = {"pdf": "application/pdf", "vtt": "text/vtt; charset=utf-8"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All toolkits, guides and past events."""
    people.anyone(request)
    context = {
        "toolkits": Toolkit.objects.live().order_by("path"),
        "guides": Guide.objects.live().order_by("title"),
        "events": Event.objects.live().order_by("-held_on"),
    }
    return render(request, "guidance/index.html", context)


@require_safe
def toolkit(request: HttpRequest, slug: str) -> HttpResponse:
    """A toolkit, with the guides it is made of."""
    page = gates.toolkit(request, slug)
    guides = [block.value for block in page.guides if block.value and block.value.live]
    return render(request, "guidance/toolkit.html", {"page": page, "guides": guides})


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """A guide; what the reader's business uses decides which steps stand first."""
    page = gates.guide(request, slug)
    business = gates.reader(request)
    uses = set(business.uses.values_list("product", flat=True)) if business else set()
    if business and request.method == "GET":
        actions.note_reading(page, business=business, by=people.signed_in(request))
    mine, others = steps.split(page, uses)
    context = {"page": page, "steps": mine, "others": others, "film": showing.film_of(page)}
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
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """A past event, with its recording, slides and words."""
    page = gates.event(request, slug)
    guides = [block.value for block in page.guides if block.value and block.value.live]
    return render(request, "guidance/event.html", {"page": page, "guides": guides})


@require_safe
def file(request: HttpRequest, slug: str, name: str, kind: str) -> FileResponse:
    """Slides or a recording, to keep."""
    path = gates.file(request, slug, f"{name}.{kind}")
    shown_as = TYPES.get(kind, "application/octet-stream")
    return FileResponse(path.open("rb"), as_attachment=True, content_type=shown_as)
