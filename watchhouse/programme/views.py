from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from watchhouse.foundation import clock
from watchhouse.foundation import region as regions
from watchhouse.people import gates
from watchhouse.programme import board as boards
from watchhouse.programme import definitions, figures, public, spreadsheet
from watchhouse.programme.board import Board

CHART_MONTHS = 12


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Where we stand: the figures, by month, by borough, and the money."""
    gates.staff(request, "programme.read")
    counted = boards.board(definitions.current(), regions.current(), clock.now())
    return render(request, "programme/board.html", {"board": counted, **_pictures(counted)})


@require_safe
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The same figures for a spreadsheet."""
    gates.staff(request, "programme.read")
    counted = boards.board(definitions.current(), regions.current(), clock.now())
    answer = HttpResponse(spreadsheet.lines(_rows(counted)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="figures.csv"'
    return answer


@require_safe
def public_figures(request: HttpRequest) -> HttpResponse:
    """What anyone may see, moving once a week."""
    gates.anyone(request)
    until, shown = public.public(clock.now())
    here, defined = regions.current(), definitions.current()
    return render(
        request,
        "programme/public.html",
        {
            "last_day": until - timedelta(days=1), "figures": shown,
            "tiles": public.tiles(here, shown.boroughs),
            "bands": public.bands(shown.boroughs),
            "supported": defined.figure("supported"), "changed": defined.figure("changed"),
        },
    )  # fmt: skip


def _pictures(board: Board) -> dict[str, Any]:
    supported = board.by_month["supported"][-CHART_MONTHS:]
    months = board.months[-CHART_MONTHS:]
    top = max(10, *(value or 0 for value in supported))
    return {
        "bars": [
            {"label": date_format(month, "M"), "value": value or 0, "shown": figures.shown(value),
             "partial": month == board.months[-1]}
            for month, value in zip(months, supported, strict=True)
        ],
        "top": top + -top % 10,
        "months": [
            (month, [figures.shown(board.by_month[slug][at]) for slug in board.by_month])
            for at, month in enumerate(board.months)
        ],
        "tiles": public.tiles(regions.current(), board.boroughs),
        "bands": public.bands(board.boroughs),
        "unplaced": figures.shown(board.boroughs[""]),
    }  # fmt: skip


def _rows(board: Board) -> list[list[str | int | None]]:
    as_at = board.as_at.isoformat(timespec="minutes")
    here = regions.current()
    rows: list[list[str | int | None]] = [["section", "what", "when", "value", "note", "as at"]]
    for figure in board.figures:
        rows.append(
            ["figure", figure.words, figure.period, _number(figure.value), figure.note, as_at]
        )
    for slug, values in board.by_month.items():
        for month, count in zip(board.months, values, strict=True):
            note = figures.NOT_SHOWN if count is None else ""
            rows.append(["month", slug, f"{month:%Y-%m}", count, note, as_at])
    for borough in here.boroughs:
        count = board.boroughs[borough.gss]
        note = "to the nearest 5" if count is not None else "not shown"
        rows.append(["borough", borough.name, "", count, note, as_at])
    for account in board.accounts:
        note = f"pence; budget so far {account.budget}"
        rows.append(["fund", account.fund.name, "", account.spent, note, as_at])
    return rows


def _number(words: str) -> str | int:
    """A figure as a number, where it is one."""
    digits = words.replace(",", "")
    return int(digits) if digits.isdecimal() else words
