"""A feed over HTTP: a real server in this process answers well, badly, slowly and too much."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from watchhouse.threats import actions
from watchhouse.threats.feeds.fetch import LIMIT, fetch
from watchhouse.threats.feeds.problem import FeedProblem
from watchhouse.threats.models import Advisory, Feed
from watchhouse.threats.tests.conftest import HAND_MADE

GOOD = HAND_MADE.read_bytes()


class Site(BaseHTTPRequestHandler):
    asked: list[dict[str, str]] = []

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers.items()))
        if self.path == "/list.json":
            self._list()
        elif self.path == "/large":
            self._say(200, [])
            for _ in range(50):
                self.wfile.write(b"x" * 1024 * 1024)
        elif self.path == "/away":
            self._say(302, [("Location", "ftp://elsewhere.example/list.json")])
        elif self.path == "/cut":
            self._say(200, [("Content-Length", "5000")])
            self.wfile.write(GOOD[:500])
        elif self.path == "/packed":
            self._say(200, [("Content-Encoding", "gzip")])
        else:
            self._say(503, [])

    def _list(self) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self._say(304, [])
        else:
            self._say(200, [("ETag", '"one"'), ("Last-Modified", "Fri, 01 Aug 2025 12:00:00 GMT")])
            self.wfile.write(GOOD)

    def _say(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.django_db
def test_the_second_request_is_conditional(site: str) -> None:
    assert actions.pull(f"{site}/list.json").new == 3
    feed = Feed.objects.get()
    assert (feed.address, feed.etag) == (f"{site}/list.json", '"one"')
    again = actions.pull(f"{site}/list.json")
    assert (again.new, again.changed, again.unchanged, again.rejected) == (0, 0, 3, 0)
    assert "If-None-Match" not in Site.asked[0]
    assert Site.asked[1]["If-None-Match"] == '"one"'
    assert Site.asked[1]["If-Modified-Since"] == "Fri, 01 Aug 2025 12:00:00 GMT"


@pytest.mark.django_db
def test_the_cursor_moves_only_with_what_is_stored(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_over(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("watchhouse.threats.matching.products_for", fall_over)
        with pytest.raises(RuntimeError):
            actions.pull(f"{site}/list.json")
    assert Feed.objects.get().etag == ""
    assert not Advisory.objects.exists()
    assert actions.pull(f"{site}/list.json").new == 3


@pytest.mark.django_db
def test_another_source_in_between_forgets_the_cursor(site: str) -> None:
    actions.pull(f"{site}/list.json")
    actions.pull(str(HAND_MADE))
    actions.pull(f"{site}/list.json")
    assert "If-None-Match" not in Site.asked[1]


@pytest.mark.parametrize(
    ("path", "because"),
    [
        ("/large", f"larger than {LIMIT // 1024 // 1024} MB"),
        ("/away", "it points elsewhere (ftp://elsewhere.example/list.json)"),
        ("/cut", "could not be reached"),
        ("/packed", "packed its answer"),
        ("/other", "the server answered 503"),
    ],
)
def test_bad_answers(site: str, path: str, because: str) -> None:
    with pytest.raises(FeedProblem) as problem:
        fetch(site + path)
    assert because in problem.value.sentence
    assert site + path in problem.value.sentence


@pytest.mark.parametrize("source", ["ftp://a.example/x", "file:///etc/passwd", "http://", "x://y"])
def test_other_schemes_are_refused(source: str) -> None:
    with pytest.raises(FeedProblem, match="only http and https"):
        fetch(source)


def test_nobody_there() -> None:
    with pytest.raises(FeedProblem, match="could not be reached"):
        fetch("http://127.0.0.1:1/list.json")
