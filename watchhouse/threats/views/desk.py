"""The analyst's desk: what touches members, its words, and publishing."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation.refusal import done, why_not
from watchhouse.people.models import Person
from watchhouse.threats import actions, gates, rules
from watchhouse.threats.forms import DraftForm
from watchhouse.threats.models import Advisory, Alert, Feed


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for words, who waits for help, what was published last, how fresh the feed is."""
    gates.desk(request)
    context = {
        "queue": Advisory.objects.queue().prefetch_related("products")[:100],
        "asking": Alert.objects.asking_for_help()[:100],
        "published": Advisory.objects.filter(state="published").order_by("-published_at")[:5],
        "feeds": Feed.objects.order_by("slug"),
    }
    return render(request, "threats/desk/queue.html", context)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Everything the feeds ever brought, by words."""
    gates.desk(request)
    typed = request.GET.get("words", "").replace("\0", "")[:100]
    found = Advisory.objects.find(typed).prefetch_related("products")
    page = Paginator(found, 30).get_page(request.GET.get("page"))
    return render(request, "threats/desk/history.html", {"page": page, "typed": typed})


@require_http_methods(["GET", "HEAD", "POST"])
def advisory(request: HttpRequest, pk: int) -> HttpResponse:
    """One advisory: its facts, whom it touches and why, and its words to edit."""
    row, person = gates.advisory_to_edit(request, pk), gates.desk(request)
    form = DraftForm(request.POST or None, advisory=row)
    if request.method == "POST" and form.is_valid() and _save(request, row, form, person):
        return redirect("threats:preview", row.pk)
    context = {"advisory": row, "form": form, "may_write": person.can(gates.PUBLISH)}
    return render(request, "threats/desk/advisory.html", {**context, **_reach(row)})


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As a member will read it, with the button to publish or the reason why not yet."""
    row, person = gates.advisory(request, pk), gates.desk(request)
    context = {
        "advisory": row, "products": row.products.filter(kept=True),
        "may_write": person.can(gates.PUBLISH), "why_not": why_not(rules.check_can_publish, row),
    }  # fmt: skip
    return render(request, "threats/desk/preview.html", {**context, **_reach(row)})


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the members it touches."""
    row, person = gates.advisory(request, pk, gates.PUBLISH), gates.desk(request)
    said = "Published. The members it touches are being told."
    done(request, lambda: actions.publish(row, by=person), said=said)
    return redirect("threats:preview", row.pk)


@require_POST
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell nobody."""
    row, person = gates.advisory(request, pk, gates.PUBLISH), gates.desk(request)
    done(request, lambda: actions.put_aside(row, by=person), said=f"{row} is put aside.")
    return redirect("threats:desk")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    row, person = gates.advisory(request, pk, gates.PUBLISH), gates.desk(request)
    done(request, lambda: actions.withdraw(row, by=person), said=f"{row} is taken back.")
    return redirect("threats:advisory", row.pk)


@require_POST
def helped(request: HttpRequest, pk: int) -> HttpResponse:
    """A member who asked for help got it."""
    alert, person = gates.asking(request, pk), gates.desk(request)
    done(request, lambda: actions.give_help(alert, by=person), said="Noted: we helped.")
    return redirect("threats:desk")


def _save(request: HttpRequest, row: Advisory, form: DraftForm, by: Person) -> bool:
    save = partial(actions.redraft, row, words=form.words, hows=form.hows, by=by)
    return done(request, save, said="Saved.")


def _reach(row: Advisory) -> dict[str, object]:
    answers = Alert.objects.filter(advisory=row).answers()
    told = sum(answers.values())
    return {"reach": row.reach_now(), "answers": answers, "told": told}
