"""Under /api/ every error is a problem document (RFC 9457), wherever it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from watchhouse.api.schemas import PROBLEM_TYPE

PAGES = ("/api/tokens/",)


def problems(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Dress errors as problems and keep answers out of caches."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith("/api/") or request.path.startswith(PAGES):
            return response
        response.headers.setdefault("Cache-Control", "no-store")
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            _dress(response)
        return response

    return respond


def _dress(response: HttpResponse) -> None:
    status = HTTPStatus(response.status_code)
    problem: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status}
    problem |= _said(response)
    response.content = json.dumps(problem).encode()
    response.headers["Content-Type"] = PROBLEM_TYPE
    response.headers["Content-Length"] = str(len(response.content))
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"


def _said(response: HttpResponse) -> dict[str, Any]:
    """What a check of the request found: which parameter, and why."""
    if response.status_code != HTTPStatus.UNPROCESSABLE_ENTITY:
        return {}
    found = json.loads(response.content).get("detail", [])
    return {"errors": [{"in": ".".join(map(str, e["loc"])), "detail": e["msg"]} for e in found]}
