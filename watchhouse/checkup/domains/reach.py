"""The way out to a member's domain: an owner's permission opens it, and no other leave does."""

from __future__ import annotations

import ssl
import warnings
from dataclasses import dataclass

from watchhouse.checkup.grants import Permission
from watchhouse.foundation.reaching.reach import Way


@dataclass(frozen=True)
class Reach(Way[Permission]):
    """One look's way to connect; it can't be begun without what `grants.permit` makes."""


def _lax() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _old() -> ssl.SSLContext:
    context = _lax()
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        # Deprecated for use; we only ask whether a server still takes them.
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


# Made once, before threads start: warning filters belong to the whole process.
UNCHECKED = _lax()  # reads what a faulty certificate says; nothing is sent over it
OLD = _old()
