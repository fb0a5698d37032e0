"""What the API answers: small, closed shapes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ninja import Schema

PROBLEM_TYPE = "application/problem+json"  # RFC 9457


class BusinessOut(Schema):
    """A business as it describes itself. Products are slugs of the catalogue."""

    id: int
    name: str
    size_band: str
    trade: str
    postcode: str
    borough: str
    languages: list[str]
    products: list[str]
    joined_at: datetime


class StepOut(Schema):
    """A measure still to do, or to find out about (`kind`): why, how long, what it costs in
    pounds, who does it.
    """

    kind: Literal["do", "find-out"]
    measure: str
    title: str
    why: str
    minutes: int
    cost_pounds: float
    who: str
    state: str


class PlanOut(Schema):
    """The plan, best step first. `checked_at` is empty until the check is finished."""

    checked_at: datetime | None
    in_place: int
    total: int
    steps: list[StepOut]


class AlertOut(Schema):
    """A warning about something the business uses, and what it answered."""

    id: int
    advisory: str
    title: str
    action: str
    minutes: int
    state: str
    created_at: datetime
    answered_at: datetime | None


class AlertsOut(Schema):
    """A page of alerts, newest first; the Link header leads to the next."""

    items: list[AlertOut]
    next_cursor: str | None
