"""What the home page shows of the programme: the public figures, none before there are any."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from watchhouse.foundation import clock, region
from watchhouse.programme import public


def so_far() -> dict[str, Any]:
    """Figures, map and the day they were counted to; empty while too few firms were helped."""
    until, figures = public.public(clock.now())
    if not figures.supported:
        return {}
    return {
        "figures": figures,
        "last_day": until - timedelta(days=1),
        "tiles": public.tiles(region.current(), figures.boroughs),
        "bands": public.bands(figures.boroughs),
    }
