"""The worker's daily round of links: hosts side by side, at each host one request at a time."""

from __future__ import annotations

import contextvars
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from watchhouse.foundation.reaching.network import Network
from watchhouse.guidance import checking, facts, links, looking
from watchhouse.guidance.links import Answer, Seen
from watchhouse.guidance.models import Guide

SIDE_BY_SIDE = 4
PATIENCE = 2  # links of a host that stay silent before the others there are left alone
SECONDS = 200.0  # for the round: a task's lease is five minutes


def listed() -> list[str]:
    """Every link of the register, and of guides' sources as far as they lead to its hosts."""
    found = {url for fact in facts.register().values() for url in fact.links}
    hosts = {links.host_of(url) for url in found}
    sources = Guide.objects.live().values_list("source_url", flat=True)
    return sorted(found | {url for url in sources if links.host_of(url) in hosts})


def look(network: Network) -> int:
    """Try every link, write down what came back, and return how many were tried."""
    urls = listed()
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[links.host_of(url)].append(url)
    until, hosts = monotonic() + SECONDS, frozenset(by_host)
    seen: dict[str, Seen] = {}
    with ThreadPoolExecutor(max_workers=SIDE_BY_SIDE, thread_name_prefix="links") as pool:
        # The house's clock is a context's own: threads see it as we do.
        rounds = [
            pool.submit(contextvars.copy_context().run, _at_one, each, hosts, network, until)
            for each in by_host.values()
        ]
        for each in rounds:
            seen |= each.result()
    checking.note_links(seen, listed=urls)
    return len(seen)


def _at_one(
    urls: Sequence[str], hosts: frozenset[str], network: Network, until: float
) -> dict[str, Seen]:
    """The links of one host, one after the other; a host that says nothing is not pressed."""
    seen: dict[str, Seen] = {}
    silent = 0
    for url in urls:
        if monotonic() >= until:
            break
        if silent >= PATIENCE:
            seen[url] = Seen(Answer.SILENT)
            continue
        seen[url] = looking.look(url, hosts=hosts, network=network)
        silent = silent + 1 if seen[url].answer is Answer.SILENT else 0
    return seen
