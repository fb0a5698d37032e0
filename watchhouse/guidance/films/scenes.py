"""What a film is made of: scenes, each a slide on which a few lines are said one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchhouse.guidance.told import Picture

Kind = Literal["title", "step", "close"]


@dataclass(frozen=True)
class Line:
    """What is said in one breath: as a caption shows it, and as a voice reads it.

    `on_slide` is False for what the slide's own heading shows.
    """

    shown: str
    spoken: str
    mark: str = ""
    on_slide: bool = True


@dataclass(frozen=True)
class Scene:
    """A slide and what is said to it; `chapter` names the part of the film that begins here."""

    kind: Kind
    heading: str
    lines: tuple[Line, ...]
    label: str = ""
    product: str = ""
    chapter: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None

    @property
    def words(self) -> str:
        """All that is said, as it is shown."""
        return " ".join(line.shown for line in self.lines)
