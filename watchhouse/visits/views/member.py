"""A member's visits: ask, choose a time, see who comes, move, cancel."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation.refusal import Refusal, done, why_not
from watchhouse.members import gates as members
from watchhouse.people import gates as people
from watchhouse.visits import actions, gates, rules
from watchhouse.visits.calendars import calendar
from watchhouse.visits.forms import AskForm, ChooseForm
from watchhouse.visits.models import State, Visit
from watchhouse.visits.words import words

BOOKED = "The visit is booked. We have sent you an e-mail."
MOVED = "The visit is moved. We have sent you an e-mail."
CANCELLED = "The visit is cancelled."


@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """All visits of one's business."""
    business = members.my_business(request)
    context = {
        "visits": Visit.objects.for_business(business), "business": business,
        "owner": gates.owns(people.signed_in(request), business),
    }  # fmt: skip
    return render(request, "visits/visits.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a visit."""
    business = members.my_own_business(request)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            visit = actions.ask(business, **form.cleaned_data, by=people.signed_in(request))
            return redirect("visits:visit", visit.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "visits/ask.html", {"form": form, "business": business})


@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit: choose a time, or who comes and how to verify them."""
    person, found = gates.my_visit(request, pk)
    owner = gates.owns(person, found.business)
    return _page(request, found, ChooseForm(found), owner=owner)


@require_POST
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Book one of the times; a booked visit moves there."""
    person, found = gates.my_own_visit(request, pk)
    form = ChooseForm(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    moves = found.state == State.BOOKED
    act, said = (actions.move, MOVED) if moves else (actions.book, BOOKED)
    slot = form.cleaned_data["slot"]
    return _act(request, found, lambda: act(found, slot=slot, by=person), said)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel it."""
    person, found = gates.my_own_visit(request, pk)
    return _act(request, found, lambda: actions.cancel(found, by=person), CANCELLED)


@require_safe
def ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The visit for one's calendar."""
    _, found = gates.my_visit(request, pk)
    if found.starts is None:
        raise Http404
    answer = HttpResponse(calendar(found), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="visit.ics"'
    return answer


def _page(
    request: HttpRequest, found: Visit, form: ChooseForm, *, owner: bool = True
) -> HttpResponse:
    context = {
        "owner": owner, "visit": found, "form": form, "ready": words().ready,
        "slots": [slot for slot in found.slots.free() if slot.starts != found.starts],
        "cannot_change": why_not(rules.check_can_change, found),
    }  # fmt: skip
    return render(request, "visits/visit.html", context)


def _act(request: HttpRequest, found: Visit, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it, or say why not; then show the visit as it is now."""
    done(request, act, said=said)
    return redirect("visits:visit", found.pk)
