"""How a text is said aloud: numbers to ring digit by digit, pounds after their number, and no
address letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.formats import get_format
from django.utils.translation import gettext as _

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)\]]")
POUNDS = re.compile(r"£\s?(\d+(?:\.\d+)?)(\s?(?:million|billion|bn|m|k)\b)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # in most languages a comma is a decimal one
DASH = re.compile(r"\s+[–—-]\s+")
LANDLINE = re.compile(r"\b0\d{2,4}[ \d]{5,9}\d\b")
TO_THE_LEFT = re.compile(r"[\u0590-\u08ff]")
TO_THE_RIGHT = re.compile(
    r"[£A-Za-z0-9](?:[A-Za-zÀ-ž0-9£%&'’.,:;/@+\u2060\u200b\u00a0 -]*[A-Za-zÀ-ž0-9%])?"
    r"(?:[?!.](?=[”\"]))?"
)
SCALES = {"bn": "billion", "m": "million", "k": "thousand"}


def aloud(text: str, phones: Sequence[str] = ()) -> str:
    """The text as a voice should read it; `phones` are numbers in it that people ring."""
    said = ADDRESS.sub(lambda _found: _("the address on the screen"), text)
    for number in sorted({*phones, *LANDLINE.findall(said)}, key=len, reverse=True):
        said = re.sub(rf"(?<!\d){re.escape(number)}(?!\d)", digits(number), said)
    said = POUNDS.sub(_pounds, THOUSANDS.sub("", said))
    said = DASH.sub(", ", said)
    return " ".join(said.translate(str.maketrans("", "", '()“”"•')).split())


def shown(text: str) -> str:
    """The text as it is read on a slide: an address without what no one types."""
    return re.sub(r"https?://(?:www\.)?(?=\S)", "", text)


def unbroken(text: str) -> str:
    """The text with its long numbers to ring kept on one row."""
    return LANDLINE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def isolated(text: str) -> str:
    """A text that is written to the left, with marks around what in it is written to the right.

    Else “2-Step” would be read as “Step-2”, and “£1” as “1£”.
    """
    if not TO_THE_LEFT.search(text):
        return text
    return TO_THE_RIGHT.sub(lambda found: f"\u2066{found[0]}\u2069", text)


def digits(number: str) -> str:
    """`0300 123` as “0 3 0 0, 1 2 3”: a voice pauses where the eye does."""
    groups = [" ".join(filter(str.isdigit, group)) for group in number.split()]
    return ", ".join(filter(None, groups))


def _pounds(found: re.Match[str]) -> str:
    scale = (found[2] or "").strip()
    number = found[1].replace(".", str(get_format("DECIMAL_SEPARATOR")))
    amount = " ".join(filter(None, (number, SCALES.get(scale, scale))))
    one = amount == "1"
    return (_("%(amount)s pound") if one else _("%(amount)s pounds")) % {"amount": amount}
