"""What a probe hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from watchhouse.checkup import words
from watchhouse.foundation.reaching.trouble import Trouble

LONGEST_EVIDENCE = 600


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: `what` is a kind and `reason` a reason of domains.toml;
    `facts` fill its sentence; `evidence` is the record or header as it was seen.
    """

    what: str
    reason: str
    facts: Mapping[str, str] = field(default_factory=dict)
    evidence: str = ""

    @property
    def standing(self) -> words.Standing:
        """Good, a gap, or not to be checked."""
        return words.reasons()[self.reason].standing

    def as_row(self) -> dict[str, Any]:
        """For the report; texts of strangers are cut and lose what can't be printed."""
        shown = "".join(
            c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in self.evidence
        )
        facts = {key: str(value)[:120] for key, value in self.facts.items()}
        cut = shown[:LONGEST_EVIDENCE] + ("…" if len(shown) > LONGEST_EVIDENCE else "")
        return {**asdict(self), "facts": facts, "evidence": cut, "standing": self.standing}


def unchecked(what: str, trouble: Trouble) -> Finding:
    """The finding for what could not be looked at."""
    return Finding(what, trouble.reason, trouble.facts)
