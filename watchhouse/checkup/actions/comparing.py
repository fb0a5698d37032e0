"""Once a week firms are counted with firms like them, so that nobody can be made out.

Each firm is in one group, so that no two figures hold the same firm and none can be subtracted
from another: with those of its size and trade when these are `OWN_GROUP` or more, else with all
others of its size. `foundation.hiding.compared` hides and rounds; its noise hangs on the answers
of the whole group.
"""

from __future__ import annotations

import hmac
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from django.conf import settings
from django.db import transaction

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Comparison, Result
from watchhouse.foundation import hiding

OWN_GROUP = 20

Group = tuple[str, str]
Answers = Mapping[int, bool]


@transaction.atomic
def compare(*, today: date) -> None:
    """Count this week's groups; a second time in the week changes nothing."""
    week = Comparison.week_of(today)
    if Comparison.objects.filter(week=week).exists():
        return
    Comparison.objects.bulk_create(
        [
            Comparison(
                week=week, size_band=size, trade=trade, figures=_figures((size, trade), told)
            )
            for (size, trade), told in sorted(_groups().items())
        ],
        ignore_conflicts=True,
    )
    Comparison.objects.exclude(week=week).delete()


def _groups() -> dict[Group, dict[str, dict[int, bool]]]:
    """By group and measure, what each member says: business and whether it has the measure."""
    members = list(_members())
    many = Counter(group for _, group, _ in members)
    groups: dict[Group, dict[str, dict[int, bool]]] = defaultdict(lambda: defaultdict(dict))
    for business, (size, trade), said in members:
        own = trade and many[size, trade] >= OWN_GROUP
        for measure, has in said.items():
            groups[size, trade if own else ""][measure][business] = has
    return groups


def _members() -> Iterator[tuple[int, Group, dict[str, bool]]]:
    """Every member with a completed check whose size is known. Invented firms count in the demo."""
    results = Result.objects.standing().select_related("check_made__business")
    if not settings.DEMO:
        results = results.filter(check_made__business__invented=False)
    for result in results.iterator(chunk_size=1000):
        business = result.check_made.business
        if business and (size := scoring.size_of(business, result.plan)):
            yield business.pk, (size, business.trade), scoring.says(result.plan)


def _figures(group: Group, told: Mapping[str, Answers]) -> dict[str, tuple[int, int]]:
    """By measure how many have it, and of how many: what may be shown."""
    counted = {
        measure: hiding.compared(
            sum(answers.values()), len(answers), noise=_noise(group, measure, answers)
        )
        for measure, answers in told.items()
    }
    return {measure: figure for measure, figure in counted.items() if figure}


def _noise(group: Group, measure: str, answers: Answers) -> int:
    """A whole number from -SHIFT to SHIFT that nobody without our key can tell."""
    words = repr((group, measure, sorted(answers.items())))
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"alike:{words}".encode(), "sha256")
    return int.from_bytes(digest[:8]) % (2 * hiding.SHIFT + 1) - hiding.SHIFT
