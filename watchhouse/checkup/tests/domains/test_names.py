from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.checkup import names, words
from watchhouse.foundation.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bakery.example", "bakery.example"),
        ("  Bakery.Example.  ", "bakery.example"),
        ("https://www.bakery.example/shop", "bakery.example"),
        ("http://bakery.example:8080/?a=1#b", "bakery.example"),
        ("www.bakery.co.uk", "bakery.co.uk"),
        ("shop.bakery.co.uk", "shop.bakery.co.uk"),
        ("alice@bakery.example", "bakery.example"),
        ("bakery.example#@evil.example", "bakery.example"),
        ("bakery.example/@evil.example", "bakery.example"),
        ("bakery.example?x@evil.example", "bakery.example"),
        ("bakery。example", "bakery.example"),
        ("BÄCKEREI.example", "xn--bckerei-5wa.example"),
        ("xn--bckerei-5wa.example", "xn--bckerei-5wa.example"),
        ("www.com", "www.com"),
    ],
)
def test_what_people_paste(typed: str, name: str) -> None:
    assert names.understand(typed) == name


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", names.NotADomain), ("bakery", names.NotADomain), ("bakery example", names.NotADomain),
        ("https://bakery.example@evil.example/", names.NotADomain),
        ("https://user:pass@bakery.example/", names.NotADomain),
        ("a@b@bakery.example", names.NotADomain), ("ftp://bakery.example", names.NotADomain),
        ("javascript://bakery.example", names.NotADomain), ("//bakery.example", names.NotADomain),
        ("bakery.example\\@evil.example", names.NotADomain), ("..", names.NotADomain),
        ("bakery.example..", names.NotADomain), (".bakery.example", names.NotADomain),
        ("a..b.example", names.NotADomain), ("-bakery.example", names.NotADomain),
        ("bak_ery.example", names.NotADomain), ("bakery.example\0", names.NotADomain),
        ("bakery.exa\u202emple", names.NotADomain), ("xn--a.example", names.NotADomain),
        ("localhost", names.NotADomain), ("shop.localhost", names.NotADomain),
        ("printer.local", names.NotADomain), ("wiki.internal", names.NotADomain),
        ("x.onion", names.NotADomain), ("1.0.0.127.in-addr.arpa", names.NotADomain),
        ("127.0.0.1", names.NumbersOnly), ("http://127.1/", names.NumbersOnly),
        ("0x7f.0.0.0x1", names.NumbersOnly), ("bakery.0x7f", names.NumbersOnly),
        ("１２７.0.0.1", names.NumbersOnly), ("[::1]", names.NumbersOnly),
        ("alice@127.0.0.1", names.NumbersOnly), ("http://[::ffff:127.0.0.1]/", names.NumbersOnly),
        ("co.uk", names.EverybodysSuffix), ("www.co.uk", None),
        ("org.uk", names.EverybodysSuffix), ("github.io", names.EverybodysSuffix),
        ("gmail.com", names.MailForEverybody), ("bob@outlook.com", names.MailForEverybody),
        ("mail.gmail.com", names.MailForEverybody),
        (".".join(["a" * 60] * 4) + ".example", names.TooLong),
        ("a" * 64 + ".example", names.NotADomain),
    ],
)  # fmt: skip
def test_what_is_refused_and_why(typed: str, refusal: type[Refusal] | None) -> None:
    if refusal is None:
        assert names.understand(typed) == typed, "somebody may own it"
        return
    with pytest.raises(refusal) as refused:
        names.understand(typed)
    assert refused.value.sentence.endswith((".", ".example."))


@given(st.text(max_size=300))
def test_whatever_is_typed_is_understood_or_refused(typed: str) -> None:
    """And what is understood is understood again as itself."""
    try:
        name = names.understand(typed)
    except Refusal:
        return
    assert name.isascii()
    assert name == name.lower()
    assert len(name) <= names.LONGEST
    assert names.understand(name) == name
    assert name.rpartition(".")[2] not in words.special()


def test_shown_as_its_owner_writes_it() -> None:
    assert names.in_letters("xn--bckerei-5wa.example") == "bäckerei.example"
    assert names.in_letters("xn--999999999.example") == "xn--999999999.example"
