"""The member's home: the next best step first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from watchhouse.checkup.ways import Way
from watchhouse.members import gates as members
from watchhouse.members.models import Business, MembershipRole
from watchhouse.people import gates
from watchhouse.portal import cards


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What to do next, then all that is under way; staff without a business go to their desk."""
    person = gates.signed_in(request)
    mine = Business.objects.of(person).count()
    if mine == 0:
        return redirect("/desk/") if person.is_staff_member else _not_joined(request)
    if mine > 1 and members.CHOSEN not in request.session:
        return redirect("/members/choose/")
    place = members.my_place(request)
    business, owner = place.business, place.role == MembershipRole.OWNER
    context = {
        "business": business,
        "owner": owner,
        "way": Way(),
        "several": mine > 1,
        "alerts": cards.alerts(business),
        "cases": cards.cases(business) if owner else [],
        "next": cards.next_step(business),
        "keeping": cards.kept_up(business),
        "visits": cards.visits(business),
        "gaps": cards.gaps(business) if owner else [],
        "mail_comes_back": cards.mail_comes_back(person),
    }
    return render(request, "portal/home.html", context)


def _not_joined(request: HttpRequest) -> HttpResponse:
    """Signed in, but of no business: say how to come in."""
    return render(request, "portal/not_joined.html")
