from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.api import gates as api
from watchhouse.api.forms import TokenForm
from watchhouse.api.v1 import api as version_1
from watchhouse.members import tokens
from watchhouse.members.models import ApiToken
from watchhouse.people import gates


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_tokens(request: HttpRequest) -> HttpResponse:
    """One's own keys; a new one is shown once, on the answer to the form."""
    person, business = api.my_tokens(request)
    form = TokenForm(request.POST or None)
    key = ""
    if request.method == "POST" and form.is_valid():
        key = tokens.make_token(business, name=form.cleaned_data["name"], by=person)
        form = TokenForm()
    mine = ApiToken.objects.filter(person=person).select_related("business").order_by("-made_at")
    context = {"form": form, "key": key, "tokens": mine, "business": business}
    return render(request, "api/tokens.html", context)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a key away."""
    person, token = api.my_token(request, pk)
    tokens.revoke_token(token, by=person)
    return redirect("api:tokens")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The API's description, for anybody: OpenAPI 3.1."""
    gates.anyone(request)
    return JsonResponse(version_1.get_openapi_schema(path_prefix="/api/"))


def nothing(request: HttpRequest, path: str = "") -> HttpResponse:
    """An address of the API that does not exist: a problem document, as everywhere in it."""
    gates.anyone(request)
    raise Http404
