from __future__ import annotations

import re
from dataclasses import dataclass

YEAR = re.compile(r"CVE-(\d{4})-", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Weakness:
    """A weakness as its publisher writes it: free text, taken as it comes.

    `id` is a CVE number where there is one; `vendor` and `product` are the two name fields of
    CISA's list (vendorProject, product) or of a CVE record.
    """

    id: str
    vendor: str
    product: str
    title: str = ""
    summary: str = ""

    @property
    def year(self) -> int | None:
        """The year in the CVE number, None when the id is of another kind."""
        found = YEAR.match(self.id.strip())
        return int(found[1]) if found else None
