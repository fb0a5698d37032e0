from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Text(Protocol):
    """What can be found: `about` are other names for it, `parts` the names of its parts.

    `weight` is 1 unless it counts more.
    """

    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def about(self) -> Sequence[str]: ...
    @property
    def parts(self) -> Sequence[str]: ...
    @property
    def weight(self) -> float: ...
