"""One field, one transition table."""

from __future__ import annotations

import pytest

from watchhouse.foundation import states

TABLE = {"asked": ("booked", "cancelled"), "booked": ("cancelled",), "cancelled": ()}


def test_the_table_decides() -> None:
    states.check(TABLE, was="asked", becomes="booked")
    for was, becomes in (("booked", "asked"), ("cancelled", "booked"), ("nonsense", "asked")):
        with pytest.raises(states.WrongState):
            states.check(TABLE, was=was, becomes=becomes)


def test_the_diagram_is_printed_from_it() -> None:
    drawn = states.diagram(TABLE)
    assert "[*] --> asked" in drawn
    assert "asked --> booked" in drawn
    assert "cancelled --> [*]" in drawn
