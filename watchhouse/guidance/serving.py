"""Handing out a file, or the part of it that was asked for, so that a film can be sought in and a
broken download goes on.

WhiteNoise cuts the parts, Django answers what the browser has already.

A thread of the web server that hands a file on waits for whoever reads it, and there are two.
So a film goes out in pieces that the server sends on by itself, and only one large file at a time
is handed on whole.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import IO

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, parse_http_date
from whitenoise.middleware import WhiteNoiseFileResponse
from whitenoise.responders import Response, SlicedFile, StaticFile

# Opened alone it is no page of ours: it runs nothing, loads nothing, and stands in no frame.
ALONE = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
KEPT = "public, max-age=31536000, immutable"  # its address changes when its bytes do
ASKED_AGAIN = "public, no-cache"
PLAYED = ("video/", "audio/")
SHOWN = ("image/", *PLAYED)  # all else is handed out to be kept
PIECE = 2**16
IN_ONE = 2 * 2**20  # bytes that are handed to the server at once
WAIT = 30  # seconds
ONWARDS = re.compile(r"\Abytes=(\d{1,18})-\Z")
one_whole = threading.BoundedSemaphore(1)
TYPES = {
    ".pdf": "application/pdf", ".vtt": "text/vtt; charset=utf-8",
    ".mp4": "video/mp4", ".webm": "video/webm", ".ogg": "audio/ogg", ".mp3": "audio/mpeg",
    ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
}  # fmt: skip

BUSY = "Somebody else fetches a large file just now. Try again in half a minute."
Header = tuple[str, str]


class _File(StaticFile):
    """WhiteNoise's, which would say that a part of one byte can't be had."""

    def get_range_response(
        self, range_header: str, base_headers: Sequence[Header], file_handle: IO[bytes] | None
    ) -> Response:
        """The part from the first to the last byte asked for; 416 when there is none."""
        size = int(dict(base_headers)["Content-Length"])
        start, end = self.get_byte_range(range_header, size)
        if start > end:
            return self.get_range_not_satisfiable_response(file_handle, size)
        kept = [(name, value) for name, value in base_headers if name != "Content-Length"]
        said = [("Content-Range", f"bytes {start}-{end}/{size}"),
                ("Content-Length", str(end - start + 1))]  # fmt: skip
        part = SlicedFile(file_handle, start, end) if file_handle else None
        return Response(HTTPStatus.PARTIAL_CONTENT, [*kept, *said], part)


class _Whole(WhiteNoiseFileResponse):
    """A large file, handed on piece by piece; the next one may go when it is closed."""

    block_size = PIECE

    def close(self) -> None:
        """Let the next one go, once."""
        if not self.closed:
            one_whole.release()
        super().close()


def kind(path: Path) -> str:
    """What a file of ours is by its ending, which we gave it; never a page."""
    return TYPES.get(path.suffix, "application/octet-stream")


def serve(
    request: HttpRequest, path: Path, *, content_type: str, immutable: bool
) -> HttpResponseBase:
    """The file at this path, for anyone. `immutable`: its address names a digest of its bytes.

    The path is trusted: whoever calls has asked who may see it, and that it is there.
    """
    file = _File(str(path), [("Content-Type", content_type), ("Accept-Ranges", "bytes")])
    modified = parse_http_date(dict(file.alternatives[0][2])["Last-Modified"])
    new = HttpResponse()
    answer: HttpResponseBase | None = get_conditional_response(request, file.etag, modified, new)
    if answer is None or answer is new:
        answer = _handed_out(file.get_response(request.method, _wanted(request, file)))
    answer.headers["ETag"] = file.etag
    answer.headers["Cache-Control"] = KEPT if immutable else ASKED_AGAIN
    answer.headers["Content-Security-Policy"] = ALONE
    answer.headers["Content-Disposition"] = _disposition(path, content_type)
    if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _wanted(request: HttpRequest, file: _File) -> dict[str, str]:
    """The part that is asked for, unless it belongs to an older file (`If-Range`).

    A player asks for all that follows; it gets a piece, and asks again when it needs more. A
    download that goes on says which file it means, and gets the rest.
    """
    headers = dict(file.alternatives[0][2])
    asked, known = request.headers.get("Range", ""), request.headers.get("If-Range")
    if not asked or known not in (None, file.etag, headers["Last-Modified"]):
        return {}
    if known is None and headers["Content-Type"].startswith(PLAYED):
        asked = ONWARDS.sub(lambda found: f"{asked}{int(found[1]) + IN_ONE - 1}", asked)
    return {"HTTP_RANGE": asked}


def _handed_out(made: Response) -> HttpResponseBase:
    answer: HttpResponseBase
    if made.file is None:
        answer = HttpResponse(status=made.status)
    elif int(dict(made.headers)["Content-Length"]) <= IN_ONE:
        with made.file:
            answer = HttpResponse(made.file.read(), status=made.status)
    elif one_whole.acquire(blocking=False):
        answer = _Whole(made.file, status=made.status)
    else:
        made.file.close()
        return HttpResponse(BUSY, "text/plain", status=503, headers={"Retry-After": str(WAIT)})
    for name, value in made.headers:
        answer.headers[name] = value
    return answer


def _disposition(path: Path, content_type: str) -> str:
    return content_disposition_header(not content_type.startswith(SHOWN), path.name) or "inline"
