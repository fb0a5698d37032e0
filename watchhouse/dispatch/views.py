"""Stopping letters on a topic; and, in the demo, what was sent."""

from __future__ import annotations

from csp.constants import NONCE, NONE, SELF
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.dispatch import actions, gates, shown
from watchhouse.dispatch.models import Message, Suppression
from watchhouse.dispatch.topics import named
from watchhouse.foundation.policy import replaced

PAGE = {"default-src": [NONE], "style-src": [SELF, NONCE], "frame-ancestors": [NONE],
        "base-uri": [NONE], "form-action": [NONE]}  # fmt: skip


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks; POST acts, also the one a mail program sends by itself (RFC 8058)."""
    letter = gates.letter_of(request, token)
    if letter is None:
        return render(request, "dispatch/bad_link.html", status=404)
    if request.method == "POST" and "again" in request.POST:
        actions.welcome_back(recipient=letter.recipient, topic=letter.topic)
    elif request.method == "POST":
        actions.suppress(recipient=letter.recipient, topic=letter.topic, reason="asked")
    stopped = Suppression.objects.filter(recipient=letter.recipient, topic=letter.topic).exists()
    return render(
        request, "dispatch/unsubscribe.html", {"topic": named(letter.topic), "stopped": stopped}
    )


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What left, or waits to leave, the newest first."""
    gates.workshop(request)
    letters = Message.objects.defer("text", "html").order_by("-pk")
    page = Paginator(letters, 50).get_page(request.GET.get("page"))
    return render(request, "dispatch/sent.html", {"page": page})


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: its text, and how it fared."""
    gates.workshop(request)
    letter = get_object_or_404(Message, pk=pk)
    return render(request, "dispatch/one.html", {"letter": letter})


@require_safe
@replaced(PAGE)
def html(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as a mail program shows it."""
    gates.workshop(request)
    letter = get_object_or_404(Message.objects.exclude(html=""), pk=pk)
    return HttpResponse(shown.for_browser(letter.html, str(getattr(request, "csp_nonce", ""))))
