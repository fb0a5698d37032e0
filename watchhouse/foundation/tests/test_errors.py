"""The error pages: what happened to the answers, and the phones, whatever else is broken."""

from __future__ import annotations

import gzip
import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

KEPT = ("400", "403", "403_csrf", "404", "405")
ALONE = ("500", "503")


@pytest.mark.parametrize("name", KEPT + ALONE)
def test_says_that_answers_are_kept_and_whom_to_ring(name: str) -> None:
    html = render_to_string(f"{name}.html", {}, RequestFactory().get("/") if name in KEPT else None)
    assert re.search(r"[Yy]our answers( from earlier pages)? are kept", html)
    for number in ("tel:03001232040", "tel:159", "tel:999"):
        assert number in html
    assert re.search(r"<title>[^<]{5,} – Watchhouse</title>", html)


@pytest.mark.parametrize("name", ALONE)
def test_needs_nothing_but_itself(name: str) -> None:
    source = (settings.HOME / f"watchhouse/foundation/templates/{name}.html").read_text()
    assert "{%" not in source
    assert "{{" not in source
    assert "not sent" in source


def test_a_page_on_a_bad_line_is_small() -> None:
    folder = settings.HOME / "var" / "assets" / "watchhouse" / "css"
    html = render_to_string("404.html", {}, RequestFactory().get("/"))
    weight = len(gzip.compress((folder / "watchhouse.css").read_bytes()))
    assert weight + len(gzip.compress(html.encode())) < 20_000


def test_a_wrong_method_gets_a_page(db: None, client: Client) -> None:
    answer = client.post("/about/")
    assert answer.status_code == 405
    assert answer.headers["Allow"]
    assert "Nothing was changed" in answer.content.decode()
