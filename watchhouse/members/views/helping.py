"""Who has access to the business: the owner invites, sees and puts out; the helper accepts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation.refusal import Refusal, done, why_not
from watchhouse.members import gates, helpers, rules
from watchhouse.members.forms import InviteForm
from watchhouse.members.models import Business
from watchhouse.members.rules import AlreadyKnown, InvitationOver
from watchhouse.people import gates as people
from watchhouse.people.consents import texts

GONE = "Noted: your access has ended."


@require_safe
def access(request: HttpRequest) -> HttpResponse:
    """Everybody who can see the business, and who was asked."""
    business = gates.my_own_business(request)
    return _access(request, business, InviteForm())


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Ask somebody to help."""
    business = gates.my_own_business(request)
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            helpers.invite(business, by=people.signed_in(request), **form.cleaned_data)
            return redirect("members:access")
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
    return _access(request, business, form)


@require_POST
def put_out(request: HttpRequest, pk: int) -> HttpResponse:
    """End a helper's access."""
    place = gates.my_helper(request, pk)
    try:
        helpers.put_out(place, by=people.signed_in(request))
    except Refusal as refusal:
        return _access(request, place.business, InviteForm(), refusal.sentence)
    return redirect("members:access")


@require_http_methods(["GET", "HEAD", "POST"])
def go(request: HttpRequest) -> HttpResponse:
    """End one's own access: the page asks first, and the last owner learns what to do instead."""
    place = gates.my_place(request, agreed=False)
    refusal = why_not(rules.check_can_go, place)
    if request.method == "POST" and not refusal:
        if done(request, lambda: helpers.go(place, by=place.person), said=GONE):
            request.session.pop(gates.CHOSEN, None)
        return redirect("/home/")
    context = {"place": place, "business": place.business, "refusal": refusal}
    refused = refusal and request.method == "POST"
    return render(request, "members/go.html", context, status=409 if refused else 200)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invited = gates.my_invitation(request, pk)
    helpers.take_back(invited, by=people.signed_in(request))
    return redirect("members:access")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the letter; the link works once, for three days."""
    people.anyone(request)
    invited = helpers.find(token)
    if invited is None:
        return _over(request, InvitationOver.sentence, status=404)
    if request.method == "GET":
        purpose = helpers.agreement(invited)
        owns = purpose == "membership"
        context = {"invited": invited, "agreement": texts()[purpose], "owns": owns}
        return render(request, "members/invitation.html", context)
    try:
        place = helpers.accept(token, by=people.person_of(request))
    except AlreadyKnown:
        raise people.SignInFirst from None
    except Refusal as refusal:
        return _over(request, refusal.sentence, status=409)
    if people.person_of(request) is None:
        people.sign_in(request, place.person, method="code")
    request.session[gates.CHOSEN] = place.business_id
    return redirect("/home/")


def _access(
    request: HttpRequest, business: Business, form: InviteForm, refusal: str = ""
) -> HttpResponse:
    places = business.memberships.select_related("person").order_by("since", "pk")
    invitations = business.invitations.filter(closed_at=None).order_by("-invited_at")
    context = {
        "business": business, "form": form, "places": places, "invitations": invitations,
        "refusal": refusal,
    }  # fmt: skip
    return render(request, "members/access.html", context, status=409 if refusal else 200)


def _over(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    context = {"sentence": sentence}
    return render(request, "members/invitation_over.html", context, status=status)
