"""What editors do: the CMS, their word that a page was checked, and files that say otherwise."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.foundation.policy import policy
from watchhouse.foundation.refusal import done
from watchhouse.guidance import actions, differences, gates
from watchhouse.guidance.cms import door


@policy(door.POLICY)
def cms(request: HttpRequest, path: str) -> HttpResponseBase:
    """All of Wagtail's admin: whoever passes may edit guidance, and Wagtail does the rest."""
    gates.author(request)
    return door.answer(request)


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the editor's name and today's date on a page."""
    page, person = gates.checked(request, pk), gates.editor(request)
    done(
        request, lambda: actions.check(page, by=person),
        said="Thank you. The page shows your name and today's date.",
    )  # fmt: skip
    return redirect(page.address)


@require_safe
def difference_list(request: HttpRequest) -> HttpResponse:
    """Pages that were edited here and whose file says something else."""
    gates.editor(request)
    found = sorted(differences.of(settings.CONTENT_DIR), key=lambda each: not each.waits)
    return render(request, "guidance/differences.html", {"differences": found})


@require_safe
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, line by line."""
    found = gates.difference(request, pk)
    return render(request, "guidance/difference.html", {"difference": found, "page": found.page})


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the file's text onto the page."""
    found, person = gates.difference(request, pk), gates.editor(request)
    actions.take_file(found.page, made=found.made(), by=person)
    messages.success(request, "The page says what the file says. The text before it was kept.")
    return redirect("guidance:differences")


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the page as it is until its file changes again."""
    found, person = gates.difference(request, pk), gates.editor(request)
    actions.keep_ours(found.page, file=found.file, by=person)
    messages.success(request, "The page stays as it is. We ask again when its file changes.")
    return redirect("guidance:differences")
