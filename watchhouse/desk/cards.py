"""What waits on the staff's home: one function a card, each asks the room it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Step
from watchhouse.dispatch.models import Message, State
from watchhouse.foundation import clock
from watchhouse.guidance import standing
from watchhouse.guidance.models import LinkCheck, Opinion
from watchhouse.people.models import Person
from watchhouse.programme import figures, public
from watchhouse.threats.models import Advisory, Alert, Feed
from watchhouse.urgent.models import Case, Duty
from watchhouse.visits.models import Visit

MOST = 5


@dataclass(frozen=True)
class Line:
    """One thing that waits. `kind` dresses its tag: bad, warn, good or none."""

    words: str
    href: str = ""
    tag: str = ""
    kind: str = "none"


@dataclass(frozen=True)
class Card:
    """What waits in one room: in a sentence, its first lines, and where all of it is."""

    title: str
    sentence: str
    href: str
    link: str
    lines: Sequence[Line] = ()


def cards_for(person: Person) -> list[Card]:
    """The cards of this person's rights, the most pressing room first."""
    return [make(person) for rights, make in CARDS if rights <= person.rights]


def urgent(_: Person) -> Card:
    """Open cases: those nobody has first, then by time left."""
    cases = list(Case.objects.queue())
    unowned = sum(case.owner_id is None for case in cases)
    first = sorted(cases, key=lambda case: case.owner_id is not None)[:MOST]
    return Card(
        "Urgent cases",
        f"{len(cases)} open, {unowned} with no owner." if cases else "Nobody is waiting.",
        "/urgent/cases/", "Open the duty desk", [*_rota(), *[_case(case) for case in first]],
    )  # fmt: skip


def _rota() -> list[Line]:
    """Nothing while somebody is on duty."""
    if Duty.objects.at(clock.now()).filter(line=1).exists():
        return []
    sentence = "Nobody is on the rota: all who work on cases are paged"
    return [Line(sentence, "/urgent/rota/", "Rota", "warn")]


def threats(_: Person) -> Card:
    """New advisories that touch members, members who want help, and a feed that has stopped."""
    queue = list(Advisory.objects.queue()[: MOST + 1])
    asking = list(Alert.objects.asking_for_help()[:MOST])
    lines = [
        Line(f"Feed {feed.slug} has not been read for two days", "/threats/desk/", "Stale", "bad")
        for feed in Feed.objects.order_by("slug") if feed.is_stale
    ]  # fmt: skip
    lines += [
        Line(
            f"{alert.business}: {alert.advisory.title}",
            f"/desk/businesses/{alert.business_id}/",
            "Needs help",
            "warn",
        )
        for alert in asking
    ]
    lines += [
        Line(
            each.title or each.name,
            f"/threats/desk/{each.pk}/",
            _many(getattr(each, "reach", 0), "member"),
        )
        for each in queue[:MOST]
    ]
    more = "More than 5" if len(queue) > MOST else len(queue)
    return Card(
        "Threats",
        f"{more} waiting for an analyst.",
        "/threats/desk/",
        "Open the threat desk",
        lines,
    )


def visits(_: Person) -> Card:
    """Requests that wait for times, and the next visits."""
    rows = list(Visit.objects.round()[: MOST + 1])
    more = "More than 5" if len(rows) > MOST else len(rows)
    return Card(
        "Visits", f"{more} to arrange or to make.", "/visits/desk/", "Open the visits desk",
        [_visit(visit) for visit in rows[:MOST]],
    )  # fmt: skip


def plans(_: Person) -> Card:
    """Steps of a plan that a business wants help with, the longest wait first."""
    steps = Step.objects.wanting_help().select_related("business")
    rows = list(steps[:MOST])
    return Card(
        "Help with a step", _asked(steps.count(), shown=len(rows)), "/desk/businesses/",
        "See the businesses",
        [
            Line(f"{step.business}: {scoring.title_of(step.measure)}",
                 f"/desk/businesses/{step.business_id}/", _since(step))
            for step in rows
        ],
    )  # fmt: skip


def guidance(_: Person) -> Card:
    """Facts and pages that wait for their check, links that broke, and readers' words."""
    today = clock.today()
    due = [each for each in standing.all_facts(today) if each.stale]
    broken = list(LinkCheck.objects.broken())
    pages = standing.pages_waiting(today)
    words = Opinion.objects.open()
    said = words.count()
    count = len(due) + len(broken) + len(pages) + said
    lines = [
        *(Line(each.fact.what, f"/guidance/facts/{each.slug}/", "Fact to check", "warn")
          for each in due[:MOST]),
        *(Line(row.url, "/guidance/facts/?show=waiting", "Broken link", "bad")
          for row in broken[:MOST]),
        *(Line(page.title, page.address, "Page to check", "warn") for page in pages[:MOST]),
        *(Line(each.title, f"/guidance/desk/words/#words-{each.pk}", "Did not help")
          for each in words[:MOST]),
        *_network(),
    ]  # fmt: skip
    return Card(
        "Guidance",
        f"{_many(len(due), 'fact')} and {_many(len(pages), 'page')} wait for their check,"
        f" {_many(len(broken), 'link')} broken, {_many(said, 'time')} a page did not help." if count
        else "Every fact and page was checked in time, and nobody complains.",
        "/guidance/desk/words/", "Read what readers say", lines,
    )  # fmt: skip


def _network() -> list[Line]:
    """When the last round of links reached nobody: that is ours, and says nothing of the links."""
    if not LinkCheck.objects.exists() or LinkCheck.objects.reached().exists():
        return []
    sentence = "Links could not be tried: no site answered, so it is our own network"
    return [Line(sentence, "/guidance/facts/", "Network", "warn")]


def where_we_stand(_: Person) -> Card:
    """The public figures of the last whole week; the board has the rest."""
    _until, known = public.public(clock.now())
    return Card(
        "Where we stand",
        f"The public page says: {figures.shown(known.supported)} firms supported of"
        f" {known.target:,}; {figures.shown(known.changed)} changed something, confirmed.",
        "/programme/", "See all figures",
    )  # fmt: skip


def troubles(_: Person) -> Card:
    """What the worker gave up: letters that did not go out, tasks that failed."""
    letters = Message.objects.filter(state=State.FAILED).count()
    tasks = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    sentence = f"{_many(letters, 'letter')} could not be sent; {_many(tasks, 'task')} failed."
    good = "All letters went out, no task failed."
    return Card(
        "Does everything run?", sentence if letters or tasks else good, "/programme/",
        "See the figures",
        [Line("Ask whoever runs this house to look at its log.", tag="Trouble", kind="bad")]
        if letters or tasks else (),
    )  # fmt: skip


def _case(case: Case) -> Line:
    owner = str(case.owner) if case.owner else "No owner"
    words = f"{case.playbook.officer_title} ({case.firm or 'not said'})"
    rung = case.called_at and f"rung {date_format(localtime(case.called_at), 'D H:i')}"
    kind = "good" if rung else case.urgency if case.owner else "bad"
    tag = f"{owner}, {rung or case.time_left}"
    return Line(words, f"/urgent/cases/{case.reference}/", tag, kind)


def _since(step: Step) -> str:
    return f"since {date_format(localtime(step.at), 'j M')}"


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def _asked(count: int, *, shown: int) -> str:
    """How many wait, and whether the list below has all of them."""
    if not count:
        return "Nobody waits."
    if count > shown:
        return f"{count:,} asked for. The longest wait first:"
    return f"{count:,} asked for."


def _visit(visit: Visit) -> Line:
    when = date_format(localtime(visit.starts), "D j M, H:i") if visit.starts else ""
    waits = visit.get_state_display()
    kind = "none" if visit.starts else "warn"
    href = f"/visits/desk/{visit.pk}/"
    return Line(f"{visit.business}: {visit.about}", href, when or waits, kind)


CARDS: Sequence[tuple[frozenset[str], Callable[[Person], Card]]] = (
    (frozenset({"urgent.read"}), urgent),
    (frozenset({"threats.read"}), threats),
    (frozenset({"visits.work"}), plans),
    (frozenset({"visits.read"}), visits),
    (frozenset({"guidance.edit"}), guidance),
    (frozenset({"programme.read"}), where_we_stand),
    (frozenset({"dispatch.read"}), troubles),
)
