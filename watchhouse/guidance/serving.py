"""Handing out a file, or the part of it that was asked for, so that a film can be sought in and a
broken download goes on.

WhiteNoise cuts the parts, Django answers what the browser has already.
"""

from __future__ import annotations

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
SHOWN = ("image/", "video/", "audio/")  # all else is handed out to be kept
PIECE = 2**16
TYPES = {
    ".pdf": "application/pdf", ".vtt": "text/vtt; charset=utf-8",
    ".mp4": "video/mp4", ".webm": "video/webm", ".ogg": "audio/ogg", ".mp3": "audio/mpeg",
    ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
}  # fmt: skip

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
    modified = dict(file.alternatives[0][2])["Last-Modified"]
    known = request.headers.get("If-Range") in (None, file.etag, modified)
    part = {"HTTP_RANGE": request.headers["Range"]} if known and "Range" in request.headers else {}
    made = file.get_response(request.method, part)
    whole = _response(made)
    answer = get_conditional_response(request, file.etag, parse_http_date(modified), whole)
    if answer is not whole and made.file:
        made.file.close()
    answer.headers["Cache-Control"] = KEPT if immutable else ASKED_AGAIN
    answer.headers["Content-Security-Policy"] = ALONE
    answer.headers["Content-Disposition"] = _disposition(path, content_type)
    return answer


def _response(made: Response) -> HttpResponseBase:
    answer: HttpResponseBase
    if made.file is None:
        answer = HttpResponse(status=made.status)
    else:
        answer = WhiteNoiseFileResponse(made.file, status=made.status)
        answer.block_size = PIECE
    for name, value in made.headers:
        answer.headers[name] = value
    return answer


def _disposition(path: Path, content_type: str) -> str:
    return content_disposition_header(not content_type.startswith(SHOWN), path.name) or "inline"
