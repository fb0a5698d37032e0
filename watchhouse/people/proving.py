"""The code that proves a mobile number: derived, never stored."""

from __future__ import annotations

import hmac

from django.conf import settings

from watchhouse.people.models import MobileProof


def code(proof: MobileProof) -> str:
    """Six figures that only the text message and we know."""
    words = f"mobile:{proof.pk}:{proof.person_id}:{proof.mobile}:{proof.asked_on.isoformat()}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256")
    return f"{int.from_bytes(digest[:8]) % 10**6:06}"


def right(proof: MobileProof, typed: str) -> bool:
    """Whether this is the code, with or without spaces."""
    figures = "".join(each for each in typed if each in "0123456789")
    return hmac.compare_digest(figures, code(proof))
