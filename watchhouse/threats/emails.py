"""The alert's letter: one action, minutes, plain words, the centre's phone, and a code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape
from urllib.parse import urlsplit

from django.conf import settings

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.dispatch.models import Lane
from watchhouse.foundation import mailed
from watchhouse.members.models import Membership, MembershipRole, Use
from watchhouse.threats.models import Advisory, Alert, Tlp

SALT = "threats.alert"
DAYS = 90
NAME, CODE, LINK = "\ue000name\ue000", "\ue000code\ue000", "\ue000link\ue000"


@dataclass(frozen=True)
class Product:
    """A product as the letter shows it."""

    name: str
    steps: list[str]


def alerts(advisory: Advisory, to: Iterable[Alert], *, names: Mapping[str, str]) -> list[Letter]:
    """One letter for each owner of the businesses alerted; `names` are the products' everyday ones.

    Rendered once for each set of products; a member's name, code and link are put in after.
    """
    by_business = {each.business_id: each for each in to}
    kept = {each.product: each for each in advisory.products.all() if each.kept}
    used = _used(set(by_business), set(kept))
    owners = Membership.objects.filter(
        business__in=by_business, role=MembershipRole.OWNER, person__is_active=True
    )
    rendered: dict[tuple[str, ...], Letter] = {}
    letters = []
    for membership in owners.select_related("person").order_by("pk"):
        slugs = tuple(sorted(used.get(membership.business_id, ())))
        if slugs not in rendered:
            shown = [Product(names[slug], kept[slug].how.splitlines()) for slug in slugs]
            rendered[slugs] = _render(advisory, shown)
        alert = by_business[membership.business_id]
        letters.append(_fill(rendered[slugs], alert, membership))
    return letters


def read_link(token: str) -> tuple[int, int]:
    """Alert and person of a link; raises as `mailed.read` does."""
    alert, person = mailed.read(token, int, int, salt=SALT, lasts=timedelta(days=DAYS))
    return alert, person


def link(alert_id: int, person_id: int) -> str:
    """The whole address of the page that takes an answer without sign-in."""
    return mailed.address("threats:from_mail", alert_id, person_id, salt=SALT)


def _used(businesses: set[int], products: set[str]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    uses = Use.objects.filter(business__in=businesses, product__in=products)
    for business, product in uses.values_list("business", "product"):
        found.setdefault(business, set()).add(product)
    return found


def _render(advisory: Advisory, shown: list[Product]) -> Letter:
    return letter(
        "threats/emails/alert",
        about=f"alert:{advisory.pk}",
        recipient="",
        context={
            "advisory": advisory, "products": shown, "business": NAME, "code": CODE, "link": LINK,
            "open": advisory.tlp == Tlp.CLEAR, "site": urlsplit(settings.BASE_URL).netloc,
        },
        lane=Lane.BULK,
        topic="alerts",
    )  # fmt: skip


def _fill(form: Letter, alert: Alert, membership: Membership) -> Letter:
    here = link(alert.pk, membership.person_id)
    name = alert.business.name

    def put(text: str, name: str) -> str:
        return text.replace(LINK, here).replace(CODE, alert.code).replace(NAME, name)

    mine = form.to(membership.person.email)
    return replace(
        mine, text=put(mine.text, name), html=put(mine.html, escape(name)),
        business_id=membership.business_id,
    )  # fmt: skip
