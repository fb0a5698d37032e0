"""Every address of the house, filled with the rows of one of the twins."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scripts import routes
from tests.security.world import KIND, MEASURE, Firm
from watchhouse.checkup import resuming, scoring
from watchhouse.guidance.models import Guide
from watchhouse.urgent.tree import tree

Values = Mapping[str, str]

EDITION = "0" * 16  # of the one film the world has

# Whose row stands in the address: one of the firm's, so that a stranger must not see it.
ROWS: dict[str, Callable[[Firm], object]] = {
    "/api/tokens/<int:pk>/revoke/": lambda f: f.key.pk,
    "/checkup/plan/send/<int:pk>/withdraw/": lambda f: f.share.pk,
    "/checkup/shared/<str:token>/": lambda f: f.share_token,
    "/checkup/shared/<str:token>/steps.pdf": lambda f: f.share_token,
    "/checkup/domains/<int:pk>/": lambda f: f.domain.pk,
    "/checkup/domains/<int:pk>/agree/": lambda f: f.domain.pk,
    "/checkup/domains/<int:pk>/look/": lambda f: f.domain.pk,
    "/checkup/domains/<int:pk>/remove/": lambda f: f.domain.pk,
    "/checkup/domains/<int:pk>/stop/": lambda f: f.domain.pk,
    "/checkup/domains/of/<int:pk>/": lambda f: f.business.pk,
    "/checkup/go-on/<str:token>/": lambda f: _go_on(f),
    "/checkup/desk/<int:pk>/": lambda f: f.business.pk,
    "/checkup/evidence/<int:pk>/photo/": lambda f: f.photo.pk,
    "/checkup/evidence/<int:pk>/remove/": lambda f: f.photo.pk,
    "/checkup/promises/<int:pk>/": lambda f: f.promise.pk,
    "/checkup/promises/<int:pk>/take-back/": lambda f: f.promise.pk,
    "/checkup/promises/a/<str:token>/": lambda f: f.promise_token,
    "/checkup/with/<int:pk>/": lambda f: f.business.pk,
    "/checkup/with/<int:pk>/answers/": lambda f: f.business.pk,
    "/checkup/with/<int:pk>/plan/": lambda f: f.business.pk,
    "/checkup/with/<int:pk>/plan/plan.pdf": lambda f: f.business.pk,
    "/checkup/with/<int:pk>/plan/promises/": lambda f: f.business.pk,
    "/desk/businesses/<int:pk>/": lambda f: f.business.pk,
    "/desk/businesses/<int:pk>/tier/": lambda f: f.business.pk,
    "/dispatch/sent/<int:pk>/": lambda f: f.letter.pk,
    "/dispatch/sent/<int:pk>/html/": lambda f: f.letter.pk,
    "/dispatch/unsubscribe/<str:token>/": lambda f: f.letter_token,
    "/guidance/little-steps/a/<str:token>/": lambda f: f.little_step_token,
    "/guidance/little-steps/confirm/<str:token>/": lambda f: f.confirm_token,
    "/guidance/little-steps/go-on/<str:token>/": lambda f: f.go_on_token,
    "/guidance/desk/words/<int:pk>/": lambda f: f.words.pk,
    "/members/access/<int:pk>/put-out/": lambda f: f.helper.pk,
    "/members/access/invitations/<int:pk>/take-back/": lambda f: f.invitation.pk,
    "/members/export/<int:pk>/": lambda f: f.export.pk,
    "/members/invitations/<str:token>/": lambda f: f.invitation_token,
    "/members/stay/<str:token>/": lambda f: f.stay_token,
    "/people/passkeys/<int:pk>/remove/": lambda f: f.business.pk,
    "/threats/alerts/<int:pk>/": lambda f: f.alert.pk,
    "/threats/alerts/<int:pk>/answer/": lambda f: f.alert.pk,
    "/threats/alerts/a/<str:token>/": lambda f: f.alert_token,
    "/threats/desk/<int:pk>/": lambda f: f.alert.advisory_id,
    "/threats/desk/<int:pk>/preview/": lambda f: f.alert.advisory_id,
    "/threats/desk/<int:pk>/publish/": lambda f: f.alert.advisory_id,
    "/threats/desk/<int:pk>/put-aside/": lambda f: f.alert.advisory_id,
    "/threats/desk/<int:pk>/withdraw/": lambda f: f.alert.advisory_id,
    "/threats/desk/help/<int:pk>/": lambda f: f.alert.pk,
    "/urgent/rota/<int:pk>/end/": lambda f: f.turn.pk,
    "/urgent/cases/<str:reference>/": lambda f: f.case.reference,
    "/urgent/cases/<str:reference>/call/": lambda f: f.case.reference,
    "/urgent/cases/<str:reference>/claim/": lambda f: f.case.reference,
    "/urgent/cases/<str:reference>/close/": lambda f: f.case.reference,
    "/urgent/cases/<str:reference>/note/": lambda f: f.case.reference,
    "/visits/<int:pk>/": lambda f: f.visit.pk,
    "/visits/<int:pk>/book/": lambda f: f.visit.pk,
    "/visits/<int:pk>/cancel/": lambda f: f.visit.pk,
    "/visits/<int:pk>/visit.ics": lambda f: f.visit.pk,
    "/visits/desk/<int:pk>/": lambda f: f.visit.pk,
    "/visits/desk/<int:pk>/cancel/": lambda f: f.visit.pk,
    "/visits/desk/<int:pk>/finish/": lambda f: f.visit.pk,
    "/visits/desk/<int:pk>/propose/": lambda f: f.visit.pk,
}

# What is the same for all: a word of the centre's own content.
WORDS: dict[str, Callable[[], str]] = {
    "/api/<path:path>": lambda: "v2/alerts",
    "/checkup/desk/<int:pk>/<slug:measure>/confirm/": lambda: MEASURE,
    "/checkup/plan/steps/<slug:measure>/": lambda: MEASURE,
    "/checkup/plan/steps/<slug:measure>/evidence/": lambda: MEASURE,
    "/checkup/recheck/<slug:slug>/": lambda: next(iter(scoring.questions())),
    "/checkup/question/<slug:slug>/": lambda: next(iter(scoring.questions())),
    "/checkup/readiness/questions/<slug:slug>/": lambda: "autorun",
    "/checkup/with/<int:pk>/question/<slug:slug>/": lambda: next(iter(scoring.questions())),
    "/desk/businesses/<int:pk>/steps/<slug:measure>/helped/": lambda: MEASURE,
    "/cms/<path:path>": lambda: "pages/",
    "/guidance/check/<int:pk>/": lambda: _page(),
    "/guidance/differences/<int:pk>/": lambda: _page(),
    "/guidance/differences/<int:pk>/keep/": lambda: _page(),
    "/guidance/differences/<int:pk>/take/": lambda: _page(),
    "/guidance/news/<slug:slug>/": lambda: "new-toolkits",
    "/guidance/<slug:kind>/<slug:slug>/helped/": lambda: "updates-on",
    "/guidance/<slug:kind>/<slug:slug>/helped/thanks/": lambda: "updates-on",
    "/guidance/facts/<slug:slug>/": lambda: "bank-159",
    "/guidance/facts/<slug:slug>/changed/": lambda: "bank-159",
    "/guidance/facts/<slug:slug>/right/": lambda: "bank-159",
    "/guidance/events/<slug:slug>/": lambda: "ring-first-morning",
    "/guidance/events/<slug:slug>/files/<slug:name>.<slug:kind>": lambda: "pdf",
    "/guidance/films/<slug:slug>/<slug:language>/<slug:edition>/<slug:name>.<slug:kind>": (
        lambda: "webp"
    ),
    "/guidance/guides/<slug:slug>/": lambda: "updates-on",
    "/guidance/guides/<slug:slug>/card.pdf": lambda: "updates-on",
    "/guidance/guides/<slug:slug>/done/": lambda: "updates-on",
    "/guidance/guides/<slug:slug>/undone/": lambda: "updates-on",
    "/guidance/media/<digest:digest>/<filename:name>.<ending:kind>": lambda: "jpg",
    "/guidance/toolkits/<slug:slug>/": lambda: "lock-your-email",
    "/people/consents/<slug:purpose>/give/": lambda: "membership",
    "/people/consents/<slug:purpose>/withdraw/": lambda: "help",
    "/threats/<slug:slug>/": lambda: "cve-2026-90001",
    "/urgent/ask/<slug:slug>/": lambda: tree().start,
    "/urgent/first/<slug:slug>/": lambda: next(iter(tree().stops)),
    "/urgent/help/<slug:slug>/": lambda: KIND,
    "/urgent/tell/<slug:slug>/": lambda: KIND,
}


def _page() -> str:
    """A page of guidance that nobody edited."""
    return str(Guide.objects.get(slug="updates-on").pk)


def _go_on(firm: Firm) -> str:
    """The token of the link that goes on with the firm's check."""
    return resuming.link(firm.business.checks.get()).rstrip("/").rsplit("/", 1)[1]


def filled(path: str, firm: Firm) -> str:
    """The address with the firm's own row in it; `KeyError` for one this table does not know."""
    if "<" not in path:
        return path
    value = str(ROWS[path](firm)) if path in ROWS else WORDS[path]()
    for after in ("/steps", "/<slug:measure>", "/question"):
        path = path.replace(f"<int:pk>{after}", f"{firm.business.pk}{after}")
    return with_value(path, value)


def with_value(path: str, value: str) -> str:
    """The address with this value in its last gap; an event's file keeps its event."""
    before, _, rest = path.rpartition("<")
    if before.startswith("/guidance/films/"):
        before = f"/guidance/films/updates-on/en/{EDITION}/poster."
    before = before.replace("<slug:slug>", "ring-first-morning").replace("<int:pk>", "1")
    before = before.replace("<slug:kind>", "guides")
    before = before.replace("<digest:digest>", "0" * 32).replace("<filename:name>", "nothing")
    before = before.replace("<slug:name>", "ring-first-morning-slides")
    return before + value + rest.partition(">")[2]


def paths(method: str = "") -> list[str]:
    """The addresses of the house, as its routes write them: all, or those with this method."""
    found = routes.all_routes()
    return [r.path for r in found if not method or method in r.methods or r.methods == "any"]
