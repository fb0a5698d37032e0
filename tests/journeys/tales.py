"""One story, told of several weaknesses: which list brings it, who uses the product, who does not.

The lists are made by hand and lie beside this file; where CISA's own are at hand, beside the
repository, the story is told of them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

HAND_MADE = Path(__file__).parent / "data"
REAL = Path(__file__).parents[3] / "shared" / "data" / "threat-feeds" / "kev"
LIST = "known_exploited_vulnerabilities.json"


@dataclass(frozen=True, kw_only=True)
class Tale:
    """`new` is how many entries the list of August has that the list of June has not."""

    june: Path
    august: Path
    new: int
    cve: str
    uses: str
    neighbour_uses: str
    answers_from_mail: bool


WINRAR = Tale(
    june=HAND_MADE / "kev-2025-06-25.json", august=HAND_MADE / "kev-2025-08-25.json", new=3,
    cve="CVE-2025-91003", uses="winrar", neighbour_uses="chrome", answers_from_mail=True,
)  # fmt: skip
# A firm whose SharePoint is Microsoft's (Microsoft 365) is not touched by what hits one's own.
SHAREPOINT = Tale(
    june=WINRAR.june, august=WINRAR.august, new=3, cve="CVE-2025-91004",
    uses="sharepoint-server", neighbour_uses="microsoft-365", answers_from_mail=False,
)  # fmt: skip


def _real(cve: str, uses: str, neighbour_uses: str, *, answers_from_mail: bool) -> Tale:
    return Tale(
        june=REAL / "2025-06-25" / LIST, august=REAL / "2025-08-25" / LIST, new=34, cve=cve,
        uses=uses, neighbour_uses=neighbour_uses, answers_from_mail=answers_from_mail,
    )  # fmt: skip


REAL_TALES = {
    "winrar": _real("CVE-2025-8088", "winrar", "chrome", answers_from_mail=True),
    "ios": _real("CVE-2025-43300", "iphone-ipad", "android-phone", answers_from_mail=False),
    "chromium": _real("CVE-2025-6558", "chrome", "firefox", answers_from_mail=True),
    "sharepoint": _real(
        "CVE-2025-53770", "sharepoint-server", "microsoft-365", answers_from_mail=False
    ),
}  # fmt: skip


def all_tales() -> list[object]:
    """The hand-made ones, and the real ones where their lists are there."""
    tales = {"hand-made-winrar": WINRAR, "hand-made-sharepoint": SHAREPOINT}
    if REAL.is_dir():
        tales |= {f"real-{name}": tale for name, tale in REAL_TALES.items()}
    return [pytest.param(tale, id=name) for name, tale in tales.items()]
