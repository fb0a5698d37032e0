"""A file in parts, at an address that is kept for ever, for those who may see it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from wagtail.models import ReferenceIndex

from watchhouse.guidance import media, serving
from watchhouse.guidance.models import Guide, Paper, Picture
from watchhouse.guidance.tests import made
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]
ADDRESS = "/guidance/events/ring-first-morning/files/ring-first-morning-slides.pdf"
WHOLE = Path("content/events/files/ring-first-morning-slides.pdf").read_bytes()


def _body(answer: HttpResponseBase) -> bytes:
    return bytes(answer.getvalue())


def _get(client: Client, address: str = ADDRESS, **headers: str) -> HttpResponseBase:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer: HttpResponseBase = client.get(address, headers=named)
    return answer


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0), ("bytes=0-99", 0, 99), ("bytes=100-", 100, len(WHOLE) - 1),
        ("bytes=-7", len(WHOLE) - 7, len(WHOLE) - 1), ("bytes=5-999999", 5, len(WHOLE) - 1),
        (f"bytes={len(WHOLE) - 1}-", len(WHOLE) - 1, len(WHOLE) - 1),
    ],
)  # fmt: skip
def test_a_part_of_it(client: Client, asked: str, first: int, last: int) -> None:
    answer = _get(client, range=asked, accept_encoding="gzip")

    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(WHOLE)}"
    assert answer.headers["Content-Length"] == str(last - first + 1)
    assert "Content-Encoding" not in answer.headers
    assert _body(answer) == WHOLE[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=9-3"])
def test_a_part_that_is_not_there(client: Client, asked: str) -> None:
    answer = _get(client, range=asked)

    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(WHOLE)}"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=1-2", "bytes", "bytes=a-b"])
def test_what_is_not_understood_is_answered_whole(client: Client, asked: str) -> None:
    answer = _get(client, range=asked)

    assert answer.status_code == 200
    assert _body(answer) == WHOLE


def test_a_broken_download_goes_on(client: Client) -> None:
    begun = _get(client)
    etag = begun.headers["ETag"]
    came = _body(begun)[:700]
    rest = _get(client, range=f"bytes={len(came)}-", if_range=etag)

    assert came + _body(rest) == WHOLE


def test_of_another_file_the_whole_comes(client: Client) -> None:
    answer = _get(client, range="bytes=700-", if_range='"another"')

    assert answer.status_code == 200
    assert _body(answer) == WHOLE


def test_what_the_browser_has_is_not_sent_again(client: Client) -> None:
    first = _get(client)
    _body(first)
    for known in (
        {"if_none_match": first.headers["ETag"]},
        {"if_none_match": f'"x", W/{first.headers["ETag"]}'},
        {"if_modified_since": first.headers["Last-Modified"]},
    ):
        answer = _get(client, **known)
        assert answer.status_code == 304
        assert _body(answer) == b""
    assert _body(_get(client, if_none_match='"x"')) == WHOLE


def test_only_the_headers(client: Client) -> None:
    answer = client.head(ADDRESS)

    assert answer.status_code == 200
    assert answer.headers["Content-Length"] == str(len(WHOLE))
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.getvalue() == b""


def test_it_is_never_a_page(client: Client) -> None:
    answer = _get(client)
    _body(answer)

    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.fixture
def picture() -> Picture:
    return media.keep_picture(io.BytesIO(made.picture()), title="A shop door", description="A door")


def _shown_on(guide: Guide, row: Picture | Paper) -> None:
    guide.body += f'<embed embedtype="image" id="{row.pk}" format="left" alt="A door"/>'
    guide.save()
    ReferenceIndex.create_or_update_for_object(guide)


def test_a_picture_on_a_page_is_for_anyone_and_for_ever(client: Client, picture: Picture) -> None:
    _shown_on(Guide.objects.get(slug="updates-on"), picture)
    for address in (picture.file.url, picture.get_rendition("width-32").url):
        answer = _get(client, address)
        assert _body(answer).startswith(b"\xff\xd8\xff")
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert not answer.cookies


def test_it_may_be_kept_by_somebody_signed_in(
    picture: Picture, alice: Person, sign_in: SignIn
) -> None:
    _shown_on(Guide.objects.get(slug="updates-on"), picture)
    answer = _get(sign_in(alice), picture.file.url)
    _body(answer)

    assert "immutable" in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_what_no_page_shows_is_for_editors(
    picture: Picture, client: Client, alice: Person, femi: Person, dana: Person, sign_in: SignIn
) -> None:
    assert _get(client, picture.file.url).status_code == 404
    assert _get(sign_in(alice), picture.file.url).status_code == 404
    assert _get(sign_in(dana), picture.file.url).status_code == 403
    answer = _get(sign_in(femi), picture.file.url)
    assert _body(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_with_its_page_it_is_taken_down(client: Client, picture: Picture) -> None:
    guide = Guide.objects.get(slug="updates-on")
    _shown_on(guide, picture)
    guide.unpublish()

    assert _get(client, picture.file.url).status_code == 404


@pytest.mark.parametrize(
    "name", ["x.jpg", "..%2f..%2fx.jpg", ".htaccess", "a-shop-door.jpg%00.html", "a/b.jpg"]
)
def test_no_other_file(client: Client, picture: Picture, name: str) -> None:
    _shown_on(Guide.objects.get(slug="updates-on"), picture)
    folder = picture.file.url.rsplit("/", 1)[0]

    assert _get(client, f"{folder}/{name}").status_code == 404


@pytest.fixture
def film(client: Client) -> Paper:
    """Of three pieces; what it shows does not matter to whoever hands it out."""
    row = media.keep_paper(io.BytesIO(made.mp4()), title="Our evening")
    with Path(row.file.path).open("ab") as file:
        file.write(bytes(2 * serving.IN_ONE))
    guide = Guide.objects.get(slug="updates-on")
    guide.body += f'<a linktype="document" id="{row.pk}">Our evening</a>'
    guide.save()
    ReferenceIndex.create_or_update_for_object(guide)
    return row


def test_a_player_gets_a_film_in_pieces(client: Client, film: Paper) -> None:
    whole, came = Path(film.file.path).read_bytes(), b""
    while len(came) < len(whole):
        answer = _get(client, film.url, range=f"bytes={len(came)}-")
        assert answer.status_code == 206
        assert not answer.streaming
        came += _body(answer)
    assert came == whole


def test_a_download_that_goes_on_gets_the_rest(client: Client, film: Paper) -> None:
    whole = Path(film.file.path).read_bytes()
    etag = client.head(film.url).headers["ETag"]
    rest = _get(client, film.url, range="bytes=9-", if_range=etag)
    assert _body(rest) == whole[9:]


def test_one_large_file_at_a_time_so_that_pages_go_on(client: Client, film: Paper) -> None:
    first = _get(client, film.url)
    busy = _get(client, film.url)
    assert busy.status_code == 503
    assert busy.headers["Retry-After"] == "30"
    assert "half a minute" in _body(busy).decode()
    assert _get(client, film.url, range="bytes=0-").status_code == 206
    assert client.head(film.url).status_code == 200
    assert _body(first) == _body(_get(client, film.url))
    assert serving.one_whole.acquire(blocking=False)
    serving.one_whole.release()


def test_wrong_method(client: Client, picture: Picture) -> None:
    assert client.post(picture.file.url).status_code == 405
