"""Another bank for a test: the one in content, changed a little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import msgspec
import pytest

from watchhouse.checkup.scoring import content as banks
from watchhouse.engines.scoring.schema import Change, Measure, Params, Question

NEXT = "2027-01-1"
SAYS = "We now ask less about old things."


def changed(
    *,
    questions: Callable[[Question], Question | None] = lambda question: question,
    measures: Callable[[Measure], Measure] = lambda measure: measure,
) -> Params:
    """The bank of content with each question and measure put through these; under a new version."""
    now = banks.bank()
    bank = msgspec.structs.replace(
        now.bank, version=NEXT, change=(Change(NEXT, date(2027, 1, 4), SAYS), *now.bank.change)
    )
    return msgspec.structs.replace(
        now,
        bank=bank,
        questions=tuple(made for each in now.questions if (made := questions(each))),
        measures=tuple(measures(each) for each in now.measures),
    )


@contextmanager
def loaded(params: Params, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The centre runs with this bank."""
    from watchhouse.checkup.scoring import asking

    def forget() -> None:
        for told in (banks.bank, banks.questions, banks.measures, asking._without_limit):
            told.cache_clear()

    with patch.context() as inner:
        forget()
        inner.setattr("watchhouse.engines.scoring.params.load", lambda folder: params)
        yield
    forget()
