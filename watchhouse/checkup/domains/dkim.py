"""DKIM (RFC 6376): a key under one of the usual names. Finding none proves nothing."""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from watchhouse.checkup import words
from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant, opened

SHORTEST = 1024  # bits; RFC 8301


def look(granted: Grant, reach: Reach) -> Finding | None:
    """The first key that counts; None for a domain that neither takes nor sends mail."""
    domain = opened(granted, reach.permission)
    if not reach.lookup.mail_hosts(domain):
        return None
    short: Finding | None = None
    for selector in words.selectors():
        for text in reach.lookup.txt(f"{selector}._domainkey.{domain}"):
            bits = key_bits(text)
            if bits >= SHORTEST:
                return Finding("dkim", "dkim-good", {"selector": selector}, text)
            if bits:
                short = Finding("dkim", "dkim-short", {"bits": str(bits)}, text)
    return short or Finding("dkim", "dkim-unknown", {"tried": str(len(words.selectors()))})


def key_bits(record: str) -> int:
    """Bits of the RSA key in a record (Ed25519 counts as 3072); 0 for no key or a revoked one."""
    tags = {
        name.strip(): value.strip()
        for name, found, value in (part.partition("=") for part in record.split(";"))
        if found
    }
    if tags.get("v", "DKIM1") != "DKIM1" or not tags.get("p"):
        return 0
    try:
        raw = base64.b64decode("".join(tags["p"].split()), validate=True)
        if tags.get("k", "rsa") == "ed25519":
            return 3072 if len(raw) == 32 else 0
        key = load_der_public_key(raw)
    except (binascii.Error, ValueError, UnsupportedAlgorithm):
        return 0
    return key.key_size if isinstance(key, RSAPublicKey) else 0
