from __future__ import annotations

import pytest

from watchhouse.guidance import markdown
from watchhouse.guidance.templatetags.told import told


def test_facts_stay_as_they_are_named() -> None:
    assert markdown.html("Ring {{fact:bank-159.phone}}: [it](<{{ fact:bank-159.link }}>).") == (
        '<p>Ring {{ fact:bank-159.phone }}: <a href="{{ fact:bank-159.link }}">it</a>.</p>'
    )


def test_they_are_filled_in_when_the_text_is_shown() -> None:
    stored = markdown.html("Ring {{ fact:bank-159.phone }}: [it](<{{ fact:bank-159.link }}>).")

    assert told(stored) == (
        '<p>Ring <a href="tel:159">159</a>: <a href="https://stopscamsuk.org.uk/159">it</a>.</p>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "[press](data:text/html;base64,x)",
        "![see](https://elsewhere.example/x.png)",
        "<a href='x' style='color: red'>a</a>",
    ],
)
def test_nothing_hostile_is_let_through(hostile: str) -> None:
    html = markdown.html(hostile)

    for tag in ("<script", "<img", "<a href='x'", 'href="javascript', 'href="data'):
        assert tag not in html


def test_steps_know_their_product_and_picture() -> None:
    opening, steps = markdown.steps(
        "First.\n\n## Do it\nProduct: windows\nPicture: till.png | A till\n\nNow.\n\n"
        "## Rest\n\nLater."
    )

    assert opening == "<p>First.</p>"
    assert steps == [
        {
            "title": "Do it",
            "text": "<p>Now.</p>",
            "product": "windows",
            "picture": "till.png",
            "alt": "A till",
        },
        {"title": "Rest", "text": "<p>Later.</p>", "product": "", "picture": "", "alt": ""},
    ]


def test_a_transcript_has_a_paragraph_for_each_turn() -> None:
    vtt = "1\n00:00 --> 00:01\n<v Ada>One & two.\n\n2\n<v Ada>Three.\n\n3\n<v Olu>Four.</v>\n"

    assert markdown.transcript(vtt) == (
        "<p><b>Ada:</b> One &amp; two. Three.</p><p><b>Olu:</b> Four.</p>"
    )
