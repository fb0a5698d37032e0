from __future__ import annotations

from watchhouse.foundation.refusal import Refusal


class FeedProblem(Refusal):
    """A feed that can't be used: one sentence naming the file or address, and the reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason} Nothing was changed.")
