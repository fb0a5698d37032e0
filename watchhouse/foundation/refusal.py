"""What an action raises when it will not: a named class with the very sentence the page shows."""

from __future__ import annotations


class Refusal(Exception):
    """A plain sentence that says what to do instead; a page shows it as it stands."""

    sentence = "That can't be done."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or self.sentence
        super().__init__(self.sentence)
