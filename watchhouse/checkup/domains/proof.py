"""Look for the proof: the only thing that consent alone allows."""

from __future__ import annotations

from urllib.parse import urlsplit

from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import NoProof, Proof, prove
from watchhouse.foundation.reaching.fetch import read
from watchhouse.foundation.reaching.trouble import NoAddress, Trouble

LARGEST = 1024


def find(reach: Reach, *, last: str = "") -> Proof:
    """The proof, by DNS record or by file; `last` is how it was proven the last time.

    Raises `NoProof` when it is not there, `Trouble` when that can't be said today: a website that
    is down says nothing about a file that was on it.
    """
    permission = reach.permission
    try:
        record = reach.lookup.txt(f"_watchhouse-challenge.{permission.domain}")
    except Trouble as trouble:
        try:
            return prove(permission, _file(reach), how="file")
        except NoProof:
            raise trouble from None
    try:
        return prove(permission, record, how="dns")
    except NoProof:
        return prove(permission, _file_if_up(reach, needed=last == "file"), how="file")


def _file_if_up(reach: Reach, *, needed: bool) -> list[str]:
    try:
        return _file(reach)
    except NoAddress:
        return []
    except Trouble:
        if needed:
            raise
        return []


def _file(reach: Reach) -> list[str]:
    """What stands in the file; nothing when there is none or no website.

    TLS has to be in order: with a faulty lock only the record proves.
    """
    name = reach.permission.domain
    url = f"https://{name}/.well-known/watchhouse-{reach.permission.token}.txt"
    page = read(reach, url, most=LARGEST)
    # What stands at another name below the domain may be somebody else's.
    at_home = urlsplit(page.url).hostname in (name, f"www.{name}")
    return [page.body.decode(errors="replace")] if page.status == 200 and at_home else []
