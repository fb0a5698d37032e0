"""The business's own domains: named, agreed to, proven, looked at, stopped, taken off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.checkup import gates, shown, words
from watchhouse.checkup.actions import domains as actions
from watchhouse.checkup.forms import AgreeForm, DomainForm, ProofForm
from watchhouse.checkup.models import Domain
from watchhouse.foundation.refusal import Refusal, done
from watchhouse.members import gates as members
from watchhouse.members.models import Business
from watchhouse.people.gates import signed_in

MOST_REPORTS = 60


@require_safe
def domains(request: HttpRequest) -> HttpResponse:
    """The list, each with what is to mend, and a box to add one."""
    business, owner = gates.my_domains(request)
    return _list(request, business, owner=owner)


@require_POST
def add_domain(request: HttpRequest) -> HttpResponse:
    """Name a domain, in whatever form it was pasted; say what we understood."""
    business = members.my_own_business(request)
    form = DomainForm(request.POST)
    if form.is_valid():
        try:
            added = actions.add(business, typed=form.cleaned_data["name"], by=signed_in(request))
        except Refusal as refusal:
            form.add_error("name", refusal.sentence)
        else:
            messages.success(request, f"We understood: {added.shown}. Nothing is looked at yet.")
            return redirect("checkup:domain", added.pk)
    return _list(request, business, owner=True, form=form)


@require_safe
def domain(request: HttpRequest, pk: int) -> HttpResponse:
    """One domain: what comes next, what was seen, and the way to stop."""
    row, owner = gates.my_domain(request, pk)
    return _one(request, row, owner=owner)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The owner says yes to the text on the page."""
    row, form = gates.my_own_domain(request, pk), AgreeForm(request.POST)
    if not form.is_valid():
        return _one(request, row, owner=True, form=form)
    done(
        request,
        lambda: actions.agree(row, by=signed_in(request)),
        said="Thank you. We kept your yes.",
    )
    return redirect("checkup:domain", pk)


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a look now."""
    row, _ = gates.my_domain(request, pk)
    done(request, lambda: actions.ask(row, by=signed_in(request)))
    return redirect("checkup:domain", pk)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the yes back."""
    row = gates.my_own_domain(request, pk)
    done(
        request, lambda: actions.stop(row, by=signed_in(request)), said="Stopped. We look no more."
    )
    return redirect("checkup:domain", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the domain off, with all that was seen of it."""
    row = gates.my_own_domain(request, pk)
    said = f"{row.shown} is off your list. What we saw of it is deleted."
    done(request, lambda: actions.remove(row, by=signed_in(request)), said=said)
    return redirect("checkup:domains")


@require_safe
def domains_of(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's domains and what was seen of them, for staff."""
    business = gates.domains_of(request, pk)
    looked = [
        (line, shown.rows(line.domain, list(line.domain.reports.all()[:MOST_REPORTS])))
        for line in shown.lines(business)
    ]
    return render(request, "checkup/domains_of.html", {"business": business, "looked": looked})


def _list(
    request: HttpRequest, business: Business, *, owner: bool, form: DomainForm | None = None
) -> HttpResponse:
    context = {
        "business": business, "owner": owner, "lines": shown.lines(business),
        "form": form or (DomainForm() if owner else None),
    }  # fmt: skip
    return render(request, "checkup/domains.html", context)


def _one(
    request: HttpRequest, row: Domain, *, owner: bool, form: AgreeForm | None = None
) -> HttpResponse:
    reports = list(row.reports.all()[:MOST_REPORTS])
    context: dict[str, Any] = {
        "domain": row,
        "owner": owner,
        "agreement": words.agreement(),
        "agreed": row.agreed,
        "form": form or AgreeForm(),
        "proof": ProofForm(row),
        "report": reports[0] if reports else None,
        "groups": shown.rows(row, reports),
    }
    return render(request, "checkup/domain.html", context)
