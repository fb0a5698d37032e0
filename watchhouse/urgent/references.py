"""References, PINs and phone numbers: made to be read out, and read as people write them."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata

from django.utils.crypto import constant_time_compare, salted_hmac

LETTERS = "2346789ACDEFGHJKMNPQRTVWXY"
DIGITS = "23456789"
SHAPE = re.compile(rf"^WH([{LETTERS}]{{4}})([{DIGITS}]{{2}})$")


def new_reference() -> str:
    """Like `WH-7K3M-42`: nothing in it can be taken for something else."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(4))
    return f"WH-{letters}-{''.join(secrets.choice(DIGITS) for _ in range(2))}"


def parse_reference(text: str) -> str | None:
    """A reference as people type it (`wh 7k3m 42`), as we write it; None when it is none."""
    found = SHAPE.match(re.sub(r"[^A-Z0-9]", "", text.upper()))
    return f"WH-{found[1]}-{found[2]}" if found else None


def token_digest(token: str) -> str:
    """What is kept of a form's token, so that the same form sent twice is one case."""
    return hashlib.sha256(token.encode()).hexdigest()


def pin_for(token: str) -> str:
    """Six digits that come from the form's token: sent twice, it shows the same PIN."""
    digest = salted_hmac("urgent.pin", token, algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06}"


def pin_digest(reference: str, pin: str) -> str:
    """What is kept of a PIN. Keyed, because six digits alone are soon tried out."""
    digits = re.sub(r"\D", "", pin)
    return salted_hmac("urgent.pin.kept", reference + digits, algorithm="sha256").hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two digests are the same, in the same time either way."""
    return constant_time_compare(one, other)


def phone_digits(text: str) -> str:
    """The number's digits with its country (`442079460123`), however it was written.

    A number without a country is taken for a British one; fewer than seven digits are no number:
    "". Words around it and digits of other scripts do no harm.
    """
    plain = "".join(_plain(character) for character in text)
    plain = re.sub(r"(?:ext|x|#).*$", "", plain.lower().replace("(0)", ""))
    digits = re.sub(r"\D", "", plain)
    if len(digits) < 7:
        return ""
    if re.match(r"\D*\+", plain):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return "44" + digits[1:] if digits.startswith("0") else _british(digits)


def _british(digits: str) -> str:
    """`7700900123` has lost its 0, `447700900123` its plus; others stay as they are."""
    return "44" + digits if len(digits) == 10 and digits[0] in "1237" else digits


def _plain(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)
