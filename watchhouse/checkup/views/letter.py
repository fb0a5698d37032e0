"""The page behind a reminder's link: it shows one promise, and takes an answer without sign-in."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from watchhouse.checkup import actions, gates, scoring
from watchhouse.checkup.models import Promise, PromiseState, StepState
from watchhouse.checkup.promise_forms import DayForm, WordForm
from watchhouse.foundation.refusal import done
from watchhouse.people.models import Person

Forms = dict[str, DayForm | WordForm]
NOTED = {
    StepState.DONE: "Noted: done. Well done.",
    StepState.HELP: "Noted: somebody from the centre gets in touch with you.",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def from_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; a button says done, not yet, or help me."""
    bearer = gates.bearer(request, token)
    if bearer.promise is None:
        return render(request, "checkup/link_too_old.html", status=410)
    forms: Forms = {"day": DayForm(label="Not yet? Choose another day"), "word": WordForm()}
    if request.method == "POST":
        said = request.POST.get("says", "")
        if said == "not_yet":
            forms["day"] = DayForm(request.POST, label="Not yet? Choose another day")
        elif said == "word":
            forms["word"] = WordForm(request.POST)
        if _keep(request, said, bearer.promise, bearer.person, forms):
            return redirect("checkup:from_letter", token)
    form = next((each for each in forms.values() if each.is_bound), None)
    context = {"token": token, "form": form, **forms, **_shown(bearer.promise)}
    return render(request, "checkup/from_letter.html", context)


def _keep(
    request: HttpRequest,
    said: str,
    promise: Promise,
    by: Person | None,
    forms: Forms,
) -> bool:
    """Do what was said; False when a form has to be shown once more."""
    business, measure, still_open = (
        promise.business, promise.measure, promise.state == PromiseState.OPEN,
    )  # fmt: skip
    if said in NOTED and still_open:
        becomes = StepState(said)
        mark = partial(actions.mark, business, measure=measure, becomes=becomes, by=by)
        done(request, mark, said=NOTED[becomes])
    elif said == "not_yet" and still_open:
        if not forms["day"].is_valid():
            return False
        day = forms["day"].cleaned_data["due_on"]
        words = f"Your new day is {date_format(day, 'l j F')}."
        done(request, partial(actions.move, promise, due_on=day, by=by), said=words)
    elif said == "word" and promise.state == PromiseState.KEPT:
        if not forms["word"].is_valid():
            return False
        text = forms["word"].cleaned_data["words"]
        show = partial(actions.show_word, business, measure=measure, words=text, by=by)
        done(request, show, said="Thank you. It counts as confirmed.")
    else:
        messages.error(request, "Choose one of the answers.")
    return True


def _shown(promise: Promise) -> dict[str, object]:
    """The title alone: no answers, no plan, no name of the business."""
    waits = promise.business.steps.filter(measure=promise.measure, state=StepState.HELP).exists()
    told = promise.business.evidence.filter(measure=promise.measure).exists()
    return {
        "promise": promise, "title": scoring.title_of(promise.measure), "waits": waits,
        "told": told,
    }  # fmt: skip
