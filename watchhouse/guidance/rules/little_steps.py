"""What may be answered, in the sentences the pages show."""

from __future__ import annotations

from watchhouse.foundation.refusal import Refusal


class NoAnswer(Refusal):
    sentence = "Choose one of the answers."
