"""The intake: questions, what to do now, then who you are. No account, no script."""

from __future__ import annotations

import secrets

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.foundation import languages
from watchhouse.foundation.context import house
from watchhouse.foundation.templatetags.spans import span
from watchhouse.guidance import facts
from watchhouse.members.models import Business
from watchhouse.members.words import language_names
from watchhouse.people import gates as people
from watchhouse.urgent import actions, gates, playbooks, references
from watchhouse.urgent.forms import TellForm
from watchhouse.urgent.playbooks import Playbook, answer_minutes
from watchhouse.urgent.tree import Option, Question, as_path, tree


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Ask first whether anyone is in danger."""
    people.anyone(request)
    return _question(request, tree().start)


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question; each answer is a link that carries the answers so far."""
    people.anyone(request)
    return _question(request, slug)


def _question(request: HttpRequest, slug: str) -> HttpResponse:
    asked, walked = tree().ask(slug), tree().walked(request.GET.get("path", ""))
    if asked is None:
        raise Http404
    before = [step for step in walked if step[0] != asked]
    answers = [(option, as_path([*before, (asked, option)])) for option in asked.options]
    context = {"question": asked, "answers": answers, **_back(before)}
    return render(request, "urgent/question.html", context)


@require_safe
def stop(request: HttpRequest, slug: str) -> HttpResponse:
    """Something to do before anything else."""
    people.anyone(request)
    found = tree().stops.get(slug)
    if found is None:
        raise Http404
    words = playbooks.html(found.text)
    context = {"stop": found, "words": words, "phone": facts.value(*found.fact.split("."))}
    return render(request, "urgent/stop.html", context)


@require_safe
def help_now(request: HttpRequest, slug: str) -> HttpResponse:
    """What to do and what not to do, before anybody is asked who they are."""
    playbook = gates.kind(request, slug)
    walked = tree().walked(request.GET.get("path", ""))
    context = {"playbook": playbook, "path": as_path(walked), **_back(walked), **_promise(slug)}
    return render(request, "urgent/help.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """Who needs help, and how to ring them."""
    playbook = gates.kind(request, slug)
    first = {"token": secrets.token_urlsafe(16), "language": _language()}
    form = TellForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        return _keep(request, playbook, form)
    path = as_path(tree().walked(request.GET.get("path", "")))
    context = {"playbook": playbook, "form": form, "path": path, **_promise(slug)}
    return render(request, "urgent/tell.html", context)


def _keep(request: HttpRequest, playbook: Playbook, form: TellForm) -> HttpResponse:
    """Show the reference only once the request is stored; if it can't be, say so."""
    token = form.cleaned_data["token"] or secrets.token_urlsafe(16)
    try:
        case = actions.open_case(
            kind=playbook.slug, told=form.told(), token=token, business=_business(request),
            path=as_path(tree().walked(request.GET.get("path", ""))),
        )  # fmt: skip
        gates.remember(request, case, references.pin_for(token))
        request.session.save()
    except DatabaseError:
        return _not_sent(request, playbook, form)
    return redirect("urgent:answer")


def _not_sent(request: HttpRequest, playbook: Playbook, form: TellForm) -> HttpResponse:
    """A page that needs no database: not sent, your words are here, these are the phones."""
    context = {
        "playbook": playbook, "form": form, **house(request),
        "csrf_token": get_token(request), "action": request.get_full_path(),
    }  # fmt: skip
    return HttpResponse(render_to_string("urgent/not_sent.html", context), status=503)


def _business(request: HttpRequest) -> Business | None:
    """The sender's business, when they are signed in and there can be no doubt which."""
    person = people.person_of(request)
    mine = list(Business.objects.of(person)[:2]) if person else []
    return mine[0] if len(mine) == 1 else None


def _promise(kind: str) -> dict[str, str]:
    """Within how long we ring, in words."""
    minutes = answer_minutes(kind)
    return {"within": span(minutes)}


def _language() -> str:
    """What to propose as the language to speak: that of the page."""
    code = languages.current()
    return "" if code == languages.ENGLISH else language_names().get(code, "")


def _back(walked: list[tuple[Question, Option]]) -> dict[str, object]:
    """The question before, and the answers that led there."""
    return {"before": walked[-1][0], "before_path": as_path(walked[:-1])} if walked else {}
