from __future__ import annotations

from watchhouse.foundation.refusal import Refusal


class FeedProblem(Refusal):
    """A feed that can't be used: one sentence naming the file or address, and the reason."""

    def __init__(self, name: str, reason: str) -> None:
        said = f"{name}: {reason} Nothing was changed."
        super().__init__("".join(sign if sign.isprintable() else "?" for sign in said))
