"""Showing that a step is in place: a word, a photo."""

from __future__ import annotations

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.checkup import actions, gates, scoring, storage
from watchhouse.checkup.promise_forms import PhotoForm, WordForm
from watchhouse.foundation.refusal import Refusal
from watchhouse.foundation.uploads import takes_up_to
from watchhouse.members.models import Business
from watchhouse.people.gates import not_too_often, signed_in
from watchhouse.people.models import Person

PICTURE = {"default-src": [NONE], "sandbox": True, "base-uri": [NONE], "frame-ancestors": [NONE]}
FORM_MB = 11  # the largest photo and the form around it


@takes_up_to(FORM_MB * 1_000_000)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, measure: str) -> HttpResponse:
    """Say in a sentence what was done, or send a photo of it."""
    business = gates.my_showing(request, measure)
    if request.method == "POST":
        not_too_often(request, action="evidence", key=str(signed_in(request).pk))
    with_photo = request.method == "POST" and "send_photo" in request.POST
    forms = {
        "word": WordForm(request.POST if request.method == "POST" and not with_photo else None),
        "photo": PhotoForm(request.POST, request.FILES) if with_photo else PhotoForm(),
    }
    tried = next((each for each in forms.values() if each.is_bound), None)
    if tried and tried.is_valid() and _keep(business, measure, tried, signed_in(request)):
        messages.success(request, "Thank you. The step counts as confirmed.")
        return redirect("checkup:evidence", measure)
    context = {
        **forms, "form": tried, "measure": measure, "title": scoring.title_of(measure),
        "given": business.evidence.filter(measure=measure).order_by("given_at"),
    }  # fmt: skip
    return render(request, "checkup/evidence.html", context)


@require_safe
@csp_replace(PICTURE)  # type: ignore[arg-type]
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The photo, for those who may see it, and for no page but ours."""
    row = gates.photo(request, pk)
    jpeg = storage.read(str(row.photo))
    if jpeg is None:
        raise Http404
    answer = HttpResponse(jpeg, content_type="image/jpeg")
    answer["Content-Disposition"] = f'attachment; filename="{row.measure}-{row.pk}.jpg"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def remove_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a word or a photo back."""
    row = gates.my_evidence(request, pk)
    actions.remove_evidence(row, by=signed_in(request))
    messages.success(request, "Removed.")
    return redirect("checkup:evidence", row.measure)


def _keep(business: Business, measure: str, form: Form, by: Person) -> bool:
    """Keep it; a refusal stands at the field."""
    try:
        if isinstance(form, WordForm):
            words = form.cleaned_data["words"]
            actions.show_word(business, measure=measure, words=words, by=by)
        else:
            upload = form.cleaned_data["photo"]
            actions.show_photo(
                business, measure=measure, upload=upload.file, size=upload.size, by=by
            )
    except Refusal as refusal:
        form.add_error(next(iter(form.fields)), refusal.sentence)
        return False
    return True
