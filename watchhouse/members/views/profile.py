"""The business's own page: what it is, what it uses and holds, and which business is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.dispatch.models import Suppression
from watchhouse.foundation import region
from watchhouse.members import actions, gates, tiers
from watchhouse.members.forms import AboutForm, ProductsForm
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.members.products import catalogue
from watchhouse.members.words import language_names, trades
from watchhouse.people import gates as people


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """All that the centre knows about the business, with a way to change each part."""
    place = gates.my_place(request)
    business = place.business
    used = [catalogue()[slug].name for slug in _used(business) if slug in catalogue()]
    several = Membership.objects.standing(place.person).count() > 1
    context = {
        "business": business, "place": place, "rows": _rows(business), "used": used,
        "several": several, "dead": Suppression.objects.dead(place.person.email),
        "holding": tiers.held(business, with_cases=place.role == MembershipRole.OWNER),
    }  # fmt: skip
    return render(request, "members/profile.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest) -> HttpResponse:
    """Size, trade, postcode, languages."""
    business = gates.my_business(request)
    now = {name: getattr(business, name) for name in AboutForm.base_fields}
    form = AboutForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "GET" or not form.is_valid():
        return render(request, "members/about.html", {"form": form, "business": business})
    actions.describe(business, by=people.signed_in(request), **form.cleaned_data)
    return redirect("members:profile")


@require_http_methods(["GET", "HEAD", "POST"])
def products(request: HttpRequest) -> HttpResponse:
    """What the business uses."""
    business = gates.my_business(request)
    form = ProductsForm(request.POST if request.method == "POST" else None, business=business)
    if request.method == "GET" or not form.is_valid():
        return render(request, "members/products.html", {"form": form, "business": business})
    actions.choose_products(
        business, products=form.products(), other=form.cleaned_data["other"],
        by=people.signed_in(request),
    )  # fmt: skip
    return redirect("members:profile")


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Somebody with several businesses picks the one that all pages show."""
    person = people.signed_in(request)
    if request.method == "GET":
        places = Membership.objects.standing(person)
        return render(request, "members/choose.html", {"places": places})
    business = gates.one_of_mine(request, request.POST.get("business", ""))
    request.session[gates.CHOSEN] = business.pk
    return redirect("/home/")


def _used(business: Business) -> list[str]:
    return list(business.uses.order_by("product").values_list("product", flat=True))


def _rows(business: Business) -> list[dict[str, str]]:
    trade = trades().get(business.trade)
    said = {
        "Name": business.name,
        "Company number": business.company_number,
        "Size": business.get_size_band_display(),
        "What it does": trade.name if trade else "",
        "Postcode": f"{business.postcode} {_borough(business)}".strip(),
        "Languages": ", ".join(language_names().get(each, each) for each in business.languages),
    }
    return [{"key": key, "value": value or "Not said yet"} for key, value in said.items()]


def _borough(business: Business) -> str:
    return f"({region.current().borough(business.borough).name})" if business.borough else ""
