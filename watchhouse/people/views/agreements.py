"""What one agreed to, and the new versions of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.foundation.refusal import done
from watchhouse.people import actions, agreeing, gates
from watchhouse.people.consents import Text, later_days, texts
from watchhouse.people.models import Consent
from watchhouse.people.views.onwards import wanted_page


@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """What you agreed to, since when, how to take it back, and what you agreed to before."""
    person = gates.signed_in(request, agreed=False)
    given = list(Consent.objects.filter(person=person).order_by("-given_at", "-pk"))
    rows = [_agreed(text, [row for row in given if row.purpose == text.purpose])
            for text in texts().values()]  # fmt: skip
    return render(request, "people/consents.html", {"rows": rows})


@require_safe
def agree_again(request: HttpRequest) -> HttpResponse:
    """A text has a new version: what changed, and whether you still agree."""
    person = gates.signed_in(request, agreed=False)
    wanted, waiting = wanted_page(request, "/home/"), agreeing.due(person)
    if not waiting:
        return HttpResponseRedirect(wanted)
    context = {
        "waiting": waiting, "next": wanted, "may_wait": all(each.may_wait for each in waiting),
        "until": min((e.given.later_until for e in waiting if e.given.later_until), default=None),
        "days": later_days(), "leaves": any(e.text.withdraw == "leave" for e in waiting),
    }  # fmt: skip
    return render(request, "people/agree_again.html", context)


@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Yes to the new versions."""
    person = gates.signed_in(request)
    actions.agree_again(person=person)
    return HttpResponseRedirect(wanted_page(request, "/home/"))


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Not now."""
    person = gates.signed_in(request)
    if done(request, lambda: actions.agree_later(person=person)):
        agreeing.put_off(request)
    return HttpResponseRedirect(wanted_page(request, "/home/"))


@require_POST
def give(request: HttpRequest, purpose: str) -> HttpResponse:
    """Agree to one text."""
    person = gates.signed_in(request)
    _known(purpose)
    actions.give_consent(person=person, purpose=purpose)
    return redirect("people:consents")


@require_POST
def withdraw(request: HttpRequest, purpose: str) -> HttpResponse:
    """Take one agreement back."""
    person = gates.signed_in(request)
    _known(purpose)
    actions.withdraw_consent(person=person, purpose=purpose)
    return redirect("people:consents")


def _agreed(text: Text, given: list[Consent]) -> dict[str, object]:
    standing = next((row for row in given if row.withdrawn_at is None), None)
    newer = standing is not None and standing.version != text.version
    past = [row for row in given if row.withdrawn_at]
    return {"text": text, "given": standing, "newer": newer, "past": past}


def _known(purpose: str) -> None:
    if purpose not in texts():
        raise Http404
