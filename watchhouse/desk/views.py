from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.checkup import actions as checkup
from watchhouse.desk import actions, cards, finding
from watchhouse.desk import business as businesses_
from watchhouse.desk import gates as desk
from watchhouse.foundation import clock, region
from watchhouse.foundation.refusal import Refusal, done
from watchhouse.members import actions as members
from watchhouse.people import gates


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for whoever is signed in, by their rights."""
    person = gates.staff(request, "desk.enter")
    return render(request, "desk/home.html", {"cards": cards.cards_for(person)})


@require_safe
def businesses(request: HttpRequest) -> HttpResponse:
    """Find a business by its name, postcode, a person's e-mail, company number, or a case."""
    person = gates.staff(request, "members.read")
    typed = request.GET.get("words", "").replace("\0", "")[: finding.LONGEST].strip()
    page = finding.page(typed, number=request.GET.get("page"), by=person)
    context = {"typed": typed, "page": page, "most": finding.MOST}
    return render(request, "desk/businesses.html", context)


@require_safe
def business(request: HttpRequest, pk: int) -> HttpResponse:
    """All about one business. That somebody looked is written down."""
    person, shown = desk.a_business(request, pk)
    whole = businesses_.gather(shown, by=person)
    actions.look(shown, by=person)
    context = {
        "business": shown, "whole": whole, "sees_cases": person.can("urgent.read"),
        "may_help": person.can("visits.work"), "today": clock.today(),
        "tiers": region.current().tiers if person.can("members.tier") else (),
    }  # fmt: skip
    return render(request, "desk/business.html", context)


@require_POST
def tier(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a business another kind of member."""
    person, business = desk.change_tier(request, pk)
    wanted = request.POST.get("tier", "")
    done(request, lambda: members.change_tier(business, tier=wanted, by=person), said="Changed.")
    return redirect("desk:business", pk)


@require_POST
def helped(request: HttpRequest, pk: int, measure: str) -> HttpResponse:
    """Somebody helped with a step: the business waits no more."""
    person, business = desk.work_with(request, pk)
    try:
        checkup.helped(business, measure=measure, by=person)
        messages.success(request, "Kept. The business says itself when the step is done.")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("desk:business", pk)
