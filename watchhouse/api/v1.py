"""Version 1: read your own business, its plan and its alerts."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query

from watchhouse.api import gates
from watchhouse.api.schemas import (
    PROBLEM_TYPE,
    AlertOut,
    AlertsOut,
    BusinessOut,
    PlanOut,
    StepOut,
)  # fmt: skip
from watchhouse.checkup import scoring
from watchhouse.checkup.models import Check
from watchhouse.threats.models import Alert

MOST = 100
PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
CURSOR = r"^[1-9][0-9]{0,17}$"

api = NinjaAPI(
    title="Watchhouse", version="1", openapi_url=None, docs_url=None,
    auth=[gates.Key(), gates.Session()],
    description="Read your own business, its plan and its alerts. Make a key on /api/tokens/.",
    openapi_extra={
        "components": {
            "schemas": {
                "Problem": {
                    "type": "object",
                    "description": "A problem document (RFC 9457).",
                    "required": ["type", "title", "status"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "errors": {"type": "array", "items": {"type": "object"}},
                    },
                }
            }
        }
    },
)  # fmt: skip


def _problems(**said: str) -> dict[str, Any]:
    """The errors an operation answers, for the description it serves."""
    return {
        "responses": {
            int(status[1:]): {"description": words, "content": {PROBLEM_TYPE: PROBLEM}}
            for status, words in {"_401": "No key, or one that opens nothing", **said}.items()
        }
    }


@api.get("/v1/business", response=BusinessOut, openapi_extra=_problems())
def business(request: HttpRequest) -> BusinessOut:
    """Your business, as you described it."""
    mine = gates.mine(request)
    return BusinessOut(
        id=mine.pk, name=mine.name, size_band=mine.size_band, trade=mine.trade,
        postcode=mine.postcode, borough=mine.borough, languages=mine.languages,
        products=sorted(mine.uses.values_list("product", flat=True)), joined_at=mine.joined_at,
    )  # fmt: skip


@api.get("/v1/plan", response=PlanOut, openapi_extra=_problems())
def plan(request: HttpRequest) -> PlanOut:
    """Your plan: what to do, best first, and why."""
    mine = gates.mine(request)
    check = Check.objects.plan_of(mine)
    sheet = scoring.sheet_for(mine)
    return PlanOut(
        checked_at=check.completed_at if check else None,
        in_place=sheet.in_place,
        total=sheet.total,
        steps=[_step(line) for line in sheet.lines],
    )


@api.get(
    "/v1/alerts", response=AlertsOut, openapi_extra=_problems(_422="A parameter can't be read")
)
def alerts(
    request: HttpRequest,
    response: HttpResponse,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 20,
    cursor: Annotated[str | None, Query(pattern=CURSOR)] = None,
) -> AlertsOut:
    """Your alerts, newest first; pages stay the same when new ones come in."""
    rows = Alert.objects.for_business(gates.mine(request)).select_related("advisory")
    if cursor:
        rows = rows.filter(pk__lt=int(cursor))
    found = list(rows.order_by("-pk")[: limit + 1])
    following = str(found[limit - 1].pk) if len(found) > limit else None
    if following:
        query = urlencode({"limit": limit, "cursor": following})
        response["Link"] = f'<{request.build_absolute_uri(request.path)}?{query}>; rel="next"'
    return AlertsOut(items=[_alert(row) for row in found[:limit]], next_cursor=following)


def _step(line: scoring.Line) -> StepOut:
    step = line.step
    return StepOut(
        kind=step.kind, measure=step.measure, title=step.title, why=line.why, minutes=step.minutes,
        cost_pounds=step.cost_pounds, who=step.who, state=line.state,
    )  # fmt: skip


def _alert(row: Alert) -> AlertOut:
    advisory = row.advisory
    return AlertOut(
        id=row.pk, advisory=advisory.external_id, title=advisory.title or advisory.name,
        action=advisory.action, minutes=advisory.minutes, state=row.state,
        created_at=row.created_at, answered_at=row.answered_at,
    )  # fmt: skip
