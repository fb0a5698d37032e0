"""The chain over the journal: an entry changed, taken out or put between others is seen.

The worker seals; writers never wait for it. Each seal is an HMAC-SHA256 over the one before it
and the entry's canonical JSON (sorted keys, no spaces), keyed outside the database, so that
somebody who can write to the database alone cannot rebuild the chain.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from watchhouse.foundation.models import Entry, Seal

GENESIS = "0" * 64


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found. `wrong` is one sentence, empty when all is well."""

    sealed: int
    unsealed: int
    head: str
    wrong: str = ""


@transaction.atomic
def seal(limit: int = 1000) -> int:
    """Chain up to `limit` entries that are not sealed yet; return how many were.

    Two sealers at once meet on the seal's number: the second one's transaction fails and the
    next round finds nothing left to do.
    """
    last = Seal.objects.order_by("-number").first()
    number, digest = (last.number, last.digest) if last else (0, GENESIS)
    links = []
    for entry in Entry.objects.unsealed()[:limit]:
        number, digest = number + 1, _digest(digest, entry)
        links.append(Seal(number=number, entry=entry, digest=digest))
    Seal.objects.bulk_create(links)
    return len(links)


def verify(anchor: str = "") -> Verdict:
    """Walk the chain from its beginning; `anchor` is `NUMBER:DIGEST` noted down earlier.

    Cutting off the newest entries leaves a chain that is whole: only an anchor kept elsewhere
    shows it.
    """
    number, digest, wrong = 0, GENESIS, ""
    anchored = anchor == ""
    for link in Seal.objects.select_related("entry").order_by("number").iterator(2000):
        number += 1
        digest = _digest(digest, link.entry)
        if link.number != number or not hmac.compare_digest(link.digest, digest):
            wrong = f"Entry {link.entry_id} (seal {number}) is not what was sealed."
            break
        anchored = anchored or anchor == f"{number}:{digest}"
    if not wrong and not anchored:
        wrong = f"The chain does not hold the anchor {anchor}: its end was cut off or rebuilt."
    return Verdict(number, Entry.objects.unsealed().count(), f"{number}:{digest}", wrong)


def _digest(before: str, entry: Entry) -> str:
    canonical = json.dumps(
        [before, entry.pk, entry.kind, entry.facts, entry.business_id, entry.by_id,
         entry.told_at.timestamp()],
        sort_keys=True, separators=(",", ":"),
    )  # fmt: skip
    return hmac.new(settings.JOURNAL_KEY.encode(), canonical.encode(), "sha256").hexdigest()
