"""Every address has its gate, and the list of both is under test: consider it when it changes."""

from __future__ import annotations

from scripts import routes

LIBRARIES = {"allauth's own", "ninja's own", "django's own", "wagtail's own"}


def test_every_view_begins_with_its_gate() -> None:
    bare = [route.path for route in routes.all_routes() if route.gate == routes.NO_GATE]
    assert not bare, f"These views do not begin with a call to a gate: {bare}"


def test_library_views_are_few_and_known() -> None:
    """A library's page brings its own gate: we choose each, none comes along unseen."""
    theirs = {r.gate for r in routes.all_routes() if r.gate.endswith("own")}
    assert theirs <= LIBRARIES


def test_every_address_ends_with_a_slash_or_names_a_file() -> None:
    odd = [
        r.path
        for r in routes.all_routes()
        if not r.path.endswith("/") and "." not in r.path and r.path not in ("/healthz",)
        if not r.path.startswith(("/.well-known/", "/api/", "/cms/"))
    ]
    assert not odd
