"""What the room's actions share: the row, locked, and where a postcode lies."""

from __future__ import annotations

from watchhouse.foundation import places, region
from watchhouse.members.models import Business


def locked(business: Business) -> Business:
    """The row as it is now, ours until the transaction ends."""
    return Business.objects.select_for_update().get(pk=business.pk)


def place(postcode: str) -> dict[str, str]:
    """Postcode and borough as a business keeps them; `places` raises for one outside the region."""
    if not postcode.strip():
        return {"postcode": "", "borough": ""}
    borough = places.borough_of(postcode, region.current())
    return {"postcode": str(places.read(postcode)), "borough": borough.gss}
