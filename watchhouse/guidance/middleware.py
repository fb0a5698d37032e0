"""Large files come from editors alone."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from watchhouse.foundation import uploads
from watchhouse.people import gates
from watchhouse.people.passkeys import signed_in_by_passkey

Answer = Callable[[HttpRequest], HttpResponse]


def large_files_from_editors(get_response: Answer) -> Answer:
    """Turn away anybody else before a byte is kept: Django would store half a gigabyte while it
    looks for the form's token, and Wagtail asks only after that who is there.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and _is_large_form(request):
            person = gates.person_of(request)
            proven = settings.DEMO or signed_in_by_passkey(request)
            if person is None or not (proven and person.can("guidance.edit")):
                return render(request, "413.html", status=413)
        return get_response(request)

    return respond


def _is_large_form(request: HttpRequest) -> bool:
    if uploads.size(request) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return False
    return uploads.library_form(request) is not None
