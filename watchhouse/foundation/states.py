"""A state is one field and one transition table: from each state, the states that may follow."""

from __future__ import annotations

from collections.abc import Mapping

from watchhouse.foundation.refusal import Refusal

Transitions = Mapping[str, tuple[str, ...]]


class WrongState(Refusal):
    """Somebody else was faster, or the page was old."""

    sentence = "This has changed since you opened the page. Load the page again to see it."


def check(transitions: Transitions, *, was: str, becomes: str) -> None:
    """Raise `WrongState` unless the table lets `was` become `becomes`."""
    if becomes not in transitions.get(was, ()):
        raise WrongState


def diagram(transitions: Transitions) -> str:
    """The table as a Mermaid state diagram, for the docs."""
    first = next(iter(transitions))
    arrows = [f"    {was} --> {after}" for was, afters in transitions.items() for after in afters]
    ends = [f"    {was} --> [*]" for was, afters in transitions.items() if not afters]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {first}", *arrows, *ends])
