"""Whether a page helped: the reader's own page, and the list of what to mend."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation.refusal import done
from watchhouse.guidance import gates, opinions
from watchhouse.guidance.forms.opinions import AnswerForm, HelpedForm
from watchhouse.guidance.models import Opinion
from watchhouse.people import gates as people


@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Yes or no, and a word why. Nobody has to sign in."""
    page = gates.page(request, kind, slug)
    people.not_too_often(request, action="opinion")
    form = HelpedForm(request.POST or None, initial={"helped": request.GET.get("helped")})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        opinions.say(
            page, helped=data["helped"] == "yes", why=data["why"], odd=bool(data["more"]),
            language=get_language() or "", business=gates.reader(request),
            by=people.person_of(request),
        )  # fmt: skip
        return redirect("guidance:thanks", kind, slug)
    return render(request, "guidance/helped.html", {"page": page, "form": form})


@require_safe
def thanks(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """What happens with what was said."""
    page = gates.page(request, kind, slug)
    return render(request, "guidance/helped_thanks.html", {"page": page})


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """What readers said was missing, the longest wait first."""
    gates.editor(request)
    rows = Opinion.objects.open().select_related("business")
    page = Paginator(rows, 30).get_page(request.GET.get("page"))
    context = {"page": page, "form": AnswerForm(), "answered": Opinion.objects.answered()[:5]}
    return render(request, "guidance/desk/words.html", context)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody dealt with it."""
    row, person = gates.words(request, pk), gates.editor(request)
    form = AnswerForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    act = partial(opinions.answer, row, note=note, by=person)
    done(request, act, said=f"Dealt with: {row.title}.")
    return redirect("guidance:words")
