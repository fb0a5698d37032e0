"""All that the centre knows about one business, gathered from the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Check, Domain, Promise, Step
from watchhouse.desk import timeline
from watchhouse.desk.timeline import Moment
from watchhouse.foundation import region
from watchhouse.members import tiers
from watchhouse.members.models import Business, Membership
from watchhouse.members.products import catalogue
from watchhouse.members.words import language_names, trades
from watchhouse.people.models import Person
from watchhouse.threats.models import Alert
from watchhouse.urgent.models import Case
from watchhouse.visits.models import Visit

MOST = 10


@dataclass(frozen=True)
class Whole:
    """What the page shows. `sheet` is None before a first check; cases need their own right."""

    profile: Sequence[dict[str, str]]
    holding: tiers.Holding
    people: Sequence[Membership]
    sheet: scoring.Sheet | None
    asking: Sequence[tuple[str, str, Step]]
    promises: Sequence[tuple[str, Promise]]
    domains: Sequence[Domain]
    alerts: Sequence[Alert]
    visits: Sequence[Visit]
    cases: Sequence[Case]
    moments: Sequence[Moment]


def gather(business: Business, *, by: Person) -> Whole:
    """Ask each room, in a bounded number of queries."""
    check = Check.objects.plan_of(business)
    sees_cases = by.can("urgent.read")
    alerts = Alert.objects.for_business(business).select_related("advisory")
    return Whole(
        profile=_profile(business),
        holding=tiers.held(business, with_cases=sees_cases),
        people=list(business.memberships.select_related("person").order_by("since")),
        sheet=scoring.sheet_of(check) if check else None,
        asking=[
            (step.measure, scoring.title_of(step.measure), step)
            for step in Step.objects.of(business).wanting_help().select_related("by")
        ],
        promises=[
            (scoring.title_of(each.measure), each)
            for each in business.promises.order_by("state", "due_on")[:MOST]
        ],
        domains=list(Domain.objects.of(business)),
        alerts=list(alerts.order_by("-created_at")[:MOST]),
        visits=list(Visit.objects.for_business(business)[:MOST]),
        cases=list(Case.objects.for_business(business)[:MOST]) if sees_cases else [],
        moments=timeline.of(business, with_cases=sees_cases),
    )


def _profile(business: Business) -> list[dict[str, str]]:
    trade = trades().get(business.trade)
    names = catalogue()
    products = [
        names[product].name if product in names else product
        for product in business.uses.values_list("product", flat=True)
    ]
    languages = [language_names().get(code, code) for code in business.languages]
    rows = {
        "Company number": business.company_number,
        "Size": business.get_size_band_display(),
        "Trade": trade.name if trade else business.trade,
        "Place": " ".join(filter(None, [business.postcode, _borough(business)])),
        "Languages": ", ".join(languages),
        "Uses": ", ".join([*products, *filter(None, [business.other_products])]),
        "Member since": f"{business.joined_at:%-d %B %Y}",
    }
    return [{"key": key, "value": value or "Not said"} for key, value in rows.items()]


def _borough(business: Business) -> str:
    try:
        return region.current().borough(business.borough).name
    except KeyError:
        return ""
