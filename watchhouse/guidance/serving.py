"""A file answered as players and browsers want it: ranges, HEAD, ETag, kept for long."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.responders import StaticFile

YEAR = 31_536_000
HOUR = 3600


def serve(
    request: HttpRequest, path: Path, *, content_type: str, immutable: bool
) -> HttpResponseBase:
    """The file, or the range of it that was asked for; `immutable` when another would have
    another address.

    `Content-Encoding: identity` keeps it from being packed on the way: a packed range is no range.
    """
    kept = f"max-age={YEAR}, public, immutable" if immutable else f"max-age={HOUR}, public"
    headers = [
        ("Content-Type", content_type), ("Cache-Control", kept), ("Accept-Ranges", "bytes"),
        ("Content-Encoding", "identity"),
    ]  # fmt: skip
    found = StaticFile(str(path), headers).get_response(request.method, request.META)
    answer: HttpResponseBase
    if found.file is None:
        answer = HttpResponse(status=int(found.status))
        del answer.headers["Content-Type"]
    else:
        answer = FileResponse(found.file, status=int(found.status))
        del answer.headers["Content-Type"]
    for name, value in found.headers:
        answer.headers[name] = value
    if found.status == HTTPStatus.NOT_MODIFIED:
        answer.headers.pop("Content-Length", None)
    return answer
