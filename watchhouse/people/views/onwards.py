"""Where somebody was going when a page stood in between."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def wanted_page(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that the address asks for after this one; else the other."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe and wanted.startswith("/") else otherwise
