"""checkdmarc under our rules: it asks our resolver, and remembers nothing between two looks."""

from __future__ import annotations

from typing import Any

from checkdmarc import utils

from watchhouse.checkup.domains.reach import Reach

LARGEST = 4096  # characters of a record that its parsers are given


def begin(reach: Reach) -> Any:
    """The resolver to hand to checkdmarc.

    It keeps answers for half an hour for the whole process, whoever was asked: an owner who mends
    a record and presses "Look again" would see the old one. They are dropped before each look.
    """
    utils.DNS_CACHE.clear()
    return reach.lookup
