"""The worker's round of looks at domains: a few at once, and never within a transaction."""

from __future__ import annotations

import contextvars
import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait

from watchhouse.checkup.actions import seeing
from watchhouse.checkup.actions.seeing import Claim
from watchhouse.checkup.domains import looking
from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.grants import Grant, NoProof, NotGranted
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.trouble import Trouble

BATCH = 16
ASK_AGAIN = 0.25  # seconds between two looks at whether an owner stopped

log = logging.getLogger(__name__)

Seen = Future[tuple[Grant, list[Finding]]]


def look(network: Network, *, batch: int = BATCH, seconds: float = looking.SECONDS) -> int:
    """Look at up to `batch` domains that are due; return how many were taken.

    Takes about `seconds` at most, however slow their servers are: letters wait no longer.
    """
    claims = seeing.claim(batch)
    if not claims:
        return 0
    with ThreadPoolExecutor(max_workers=len(claims), thread_name_prefix="domains") as pool:
        seen: dict[Seen, Claim] = {}
        for each in claims:
            # The house's clock is a context's own: threads see it as we do.
            run = contextvars.copy_context().run
            future = pool.submit(
                run, looking.look, each.permission, network, last=each.proven_by, seconds=seconds
            )
            seen[future] = each
        _while_wanted(seen)
    for future, each in seen.items():
        _settle(future, each)
    return len(claims)


def _while_wanted(seen: Mapping[Seen, Claim]) -> None:
    """Wait for all; whoever is stopped meanwhile contacts nobody any more."""
    waiting = set(seen)
    while waiting:
        waiting = wait(waiting, timeout=ASK_AGAIN).not_done
        wanted = seeing.still_wanted([seen[each] for each in waiting])
        for each in waiting:
            if seen[each].lease not in wanted:
                seen[each].permission.stop.set()


def _settle(future: Seen, claimed: Claim) -> None:
    """Write down how it ended. A fault of ours is logged, and the others' results are kept."""
    try:
        granted, findings = future.result()
    except NoProof:
        seeing.saw_no_proof(claimed)
    except (Trouble, NotGranted):
        seeing.saw_nothing(claimed)
    except Exception:
        log.exception("A look at domain %s failed.", claimed.domain_id)
        seeing.saw_nothing(claimed)
    else:
        rows = [each.as_row() for each in findings]
        seeing.saw(claimed, how=granted.how, findings=rows)
