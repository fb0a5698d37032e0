"""Every table that hangs on a member stands in its room's keeping.py, and every room answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from scripts.reference import _told
from tests.leaving.vocabulary import VOCABULARY
from tests.leaving.walk import Model, all_models, hangs_on, listed
from watchhouse.checkup.models import Answer
from watchhouse.foundation import journal
from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.members.events import Erased

LINES = '    Kept(model={name}, business="{field}"),'
BELOW = {"members", "people", "dispatch", "foundation"}  # members calls down to these itself


def _room(model: Model) -> str:
    """The room whose keeping.py has to name it; Wagtail's tables are guidance's to name."""
    config = apps.get_app_config(model._meta.app_label)
    if config.name.startswith("watchhouse."):
        return config.label
    return "people" if config.name.startswith(("allauth", "django.")) else "guidance"


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model._meta.label)
def test_what_hangs_on_a_member_is_listed(model: Model) -> None:
    fields = hangs_on(model)
    name = model._meta.object_name
    assert not fields or model in listed(), (
        f"{model._meta.label} hangs on a member by {', '.join(fields)}. List it in"
        f" watchhouse/{_room(model)}/keeping.py, so that it is handed over and erased with the"
        f" member, for example:\n{LINES.format(name=name, field=fields[0])}\n(a longer path:"
        ' business="check_made__business"; the centre\'s own rows: centres="why"; what may not be'
        ' handed over: not_handed_over="why"; secrets: without=["digest"]).'
    )


@pytest.mark.django_db
@pytest.mark.parametrize("kept", list(listed().values()), ids=lambda kept: kept.name)
def test_its_line_can_be_read(kept: Kept) -> None:
    """The paths and fields a line names are there; a reason is a sentence."""
    assert not kept.rows(Whose(10**9, [10**9], ["nobody@nowhere.example"])).exists()
    names = {field.name for field in kept.model._meta.get_fields()}
    assert set(kept.without) <= names
    for reason in (kept.centres, kept.stays, kept.not_handed_over):
        assert not reason or reason.endswith(".")
    ways = [kept.business, kept.person, kept.where, kept.centres]
    assert any(ways), f"{kept.name}: say how its rows belong to a member, or why not."


def test_every_room_with_rows_of_members_answers_to_their_erasure() -> None:
    rooms = {
        _room(model) for model, kept in listed().items()
        if not kept.centres and not kept.stays
    } - BELOW  # fmt: skip
    missing = rooms - journal.who_reacts(Erased)
    assert not missing, (
        f"{', '.join(sorted(missing))}: write a task `erase` in tasks.py that calls"
        " members.answer(business_id, room=…, kept=KEPT), and list it in journey.py for Erased."
    )


def test_every_room_with_a_list_stands_in_the_journey() -> None:
    house = Path(__file__).resolve().parents[2] / "watchhouse"
    listing = (house / "journey.py").read_text()
    for path in house.glob("*/keeping.py"):
        room = path.parent.name
        if room != "foundation":
            assert f"import keeping as of_{room}" in listing, f"Add {room}'s KEPT to journey.py."


def test_every_rooms_letters_say_whose_they_are() -> None:
    house = Path(__file__).resolve().parents[2] / "watchhouse"
    for path in house.glob("*/emails.py"):
        assert "business_id=" in path.read_text(), (
            f"{path.parent.name}/emails.py: hand letter(…) the `business_id` it tells of, so that"
            " the letter is forgotten with the business."
        )


def test_no_event_has_room_for_a_text() -> None:
    """Facts are ids, figures, days and words of our own lists; sealed entries can't be erased."""
    for event in _told():
        for name, field in event.__dataclass_fields__.items():
            kind = str(field.type).replace(" | None", "")
            assert kind in ("int", "bool", "float", "str"), f"{event.kind()}.{name}: {kind}"
            assert kind != "str" or name in VOCABULARY, (
                f"{event.kind()}.{name} is a text. The journal can't be erased, so its facts hold"
                " ids, figures and slugs alone: if this is a word of one of our lists, say which in"
                " tests/leaving/vocabulary.py; if it is what somebody typed, leave it out."
            )


def test_the_walk_sees_a_table_two_steps_away() -> None:
    assert hangs_on(Answer) == ["check_made"]
    assert issubclass(Answer, models.Model)
