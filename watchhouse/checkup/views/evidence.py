"""Showing that a step is in place: a word, a photo."""

from __future__ import annotations

from csp.constants import NONE
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.checkup import actions, gates, scoring, storage
from watchhouse.checkup.promise_forms import PhotoForm, WordForm
from watchhouse.foundation.policy import replaced
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
    word, photo_form = _forms(request)
    sent = [form for form in (word, photo_form) if form.is_bound]
    if sent and all(form.is_valid() for form in sent):
        by = signed_in(request)
        if all(_keep(business, measure, form, by) for form in sent):
            messages.success(request, "Thank you. The step counts as confirmed.")
            return redirect("checkup:evidence", measure)
    context = {
        "word": word, "photo": photo_form, "form": next((f for f in sent if f.errors), None),
        "measure": measure, "title": scoring.title_of(measure),
        "given": business.evidence.filter(measure=measure).order_by("given_at"),
    }  # fmt: skip
    return render(request, "checkup/evidence.html", context)


def _forms(request: HttpRequest) -> tuple[WordForm, PhotoForm]:
    """What was sent: a sentence, a photo, or both; with neither, the sentence is asked for."""
    if request.method != "POST":
        return WordForm(), PhotoForm()
    words = bool(request.POST.get("words", "").strip()) or not request.FILES
    word = WordForm(request.POST if words else None)
    return word, PhotoForm(request.POST, request.FILES) if request.FILES else PhotoForm()


@require_safe
@replaced(PICTURE)
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
