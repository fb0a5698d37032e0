"""The daily round of links, at real servers on loopback with a DNS server of our own."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from watchhouse.foundation import clock
from watchhouse.foundation.reaching import lookup
from watchhouse.foundation.reaching.network import Network, is_public
from watchhouse.foundation.tests.reaching.authority import Authority
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.foundation.tests.reaching.website import Website, drip, moved, page, without_end
from watchhouse.guidance import facts, looking, rounds
from watchhouse.guidance.links import Answer, Seen
from watchhouse.guidance.models import Guide, LinkCheck
from watchhouse.guidance.tasks import check_links

pytestmark = pytest.mark.django_db
ONE, TWO = "one.example", "two.example"
HOSTS = frozenset({ONE, TWO})


@pytest.fixture
def names() -> Iterator[NameServer]:
    server = NameServer()
    for host in HOSTS:
        server.put(host, "A", "127.0.0.1")
    yield server
    server.close()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def site(authority: Authority) -> Iterator[Website]:
    server = Website(authority.context(ONE, TWO))
    yield server
    server.close()


@pytest.fixture
def network(names: NameServer, site: Website, authority: Authority) -> Network:
    """Only here may an inside address be reached, and of all of them only 127.0.0.1."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        closed = sock.getsockname()[1]
    return Network(
        resolvers=("127.0.0.1",), resolver_port=names.port, ports={80: closed, 443: site.port},
        allowed=lambda address: address == "127.0.0.1", trust=str(authority.file),
    )  # fmt: skip


@pytest.fixture
def register(tmp_path: Path, settings: Settings) -> None:
    """A register of three links at two hosts."""
    fact = (
        '[facts.{0}]\nwhat = "x"\nvalues = {{ link = "{1}" }}\nsource = "x"\nsource_url = "{1}"\n'
        'basis = "read"\nchecked_on = 2026-11-20\nreview_by = 2027-11-20\nowner = "x"\n'
    )
    urls = {"a": f"https://{ONE}/a", "b": f"https://{ONE}/b", "c": f"https://{TWO}/c"}
    (tmp_path / "facts.toml").write_text("\n".join(fact.format(*each) for each in urls.items()))
    settings.CONTENT_DIR = tmp_path


def _look(network: Network, path: str = "/a", host: str = ONE) -> Seen:
    return looking.look(f"https://{host}{path}", hosts=HOSTS, network=network)


def _verdicts() -> dict[str, str]:
    return {row.url[-1]: row.verdict for row in LinkCheck.objects.all()}


def test_a_page_that_answers_works(network: Network, site: Website) -> None:
    site.pages[(ONE, "/a")] = page(b"")
    assert _look(network) == Seen(Answer.WORKS, 200)


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        ("404 Not Found", Answer.GONE), ("410 Gone", Answer.GONE), ("403 No", Answer.CLOSED),
        ("405 No", Answer.CLOSED), ("429 Slow", Answer.CLOSED), ("500 Oh", Answer.SILENT),
        ("503 Later", Answer.SILENT),
    ],
)  # fmt: skip
def test_what_a_status_says(status: str, answer: Answer, network: Network, site: Website) -> None:
    site.pages[(ONE, "/a")] = page(b"", status=status)
    assert _look(network) == Seen(answer, int(status[:3]))
    assert len(site.asked) == 2  # the head, then the page


def test_a_name_that_is_not_there_is_gone(network: Network, names: NameServer) -> None:
    names.put(ONE, "A")
    assert _look(network) == Seen(Answer.GONE)


def test_a_host_that_is_not_of_the_register_is_refused(network: Network, names: NameServer) -> None:
    with pytest.raises(looking.OutsideRegister):
        _look(network, host="other.example")
    assert not names.asked


def test_a_name_server_in_trouble_says_nothing(network: Network, names: NameServer) -> None:
    names.faults[ONE] = "servfail"
    assert _look(network) == Seen(Answer.SILENT)


def test_a_lasting_redirect_is_a_move_a_passing_one_is_not(network: Network, site: Website) -> None:
    site.pages[(ONE, "/a")] = moved("/new")
    site.pages[(ONE, "/new")] = page(b"")
    assert _look(network) == Seen(Answer.MOVED, 200, f"https://{ONE}/new")
    site.pages[(ONE, "/a")] = page(b"", "Location: /new", status="302 Found")
    assert _look(network) == Seen(Answer.WORKS, 200)
    site.pages[(ONE, "/a")] = moved("/a/")
    site.pages[(ONE, "/a/")] = page(b"")
    assert _look(network) == Seen(Answer.WORKS, 200)
    site.pages[(ONE, "/a")] = moved("/nothing")
    assert _look(network) == Seen(Answer.GONE, 404)


def test_a_redirect_to_another_host_of_the_register_is_followed(
    network: Network, site: Website
) -> None:
    site.pages[(ONE, "/a")] = moved(f"https://{TWO}/c")
    assert _look(network) == Seen(Answer.GONE, 404)


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/", "http://127.0.0.1/", "https://one.example:8443/", "http://[::1]/",
        "https://a@two.example/", "file:///etc/passwd", "http://169.254.169.254/latest/",
        "gopher://two.example/", "//evil.example", "https://[broken",
    ],
)  # fmt: skip
def test_a_redirect_out_of_the_register_is_not_followed(
    to: str, network: Network, site: Website, names: NameServer
) -> None:
    site.pages[(ONE, "/a")] = moved(to)
    seen = _look(network)
    assert seen.answer in (Answer.MOVED, Answer.WORKS)
    assert {host for host, _ in site.asked} == {ONE}
    assert set(names.names_asked()) == {ONE}


def test_redirects_in_a_circle_end(network: Network, site: Website) -> None:
    site.pages[(ONE, "/a")] = moved("/b")
    site.pages[(ONE, "/b")] = moved("/a")
    assert _look(network).answer is Answer.SILENT
    assert len(site.asked) == looking.MOST_HOPS


@pytest.mark.parametrize("fault", [drip, without_end])
def test_slow_and_endless_servers_do_not_hold_us(
    fault: object, network: Network, site: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "SECONDS", 0.6)
    site.pages[(ONE, "/a")] = fault  # type: ignore[assignment]
    assert _look(network).answer in (Answer.SILENT, Answer.WORKS)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1"])
def test_no_inside_address_is_reached(
    address: str, network: Network, names: NameServer, site: Website
) -> None:
    """With the real rule; only the name server and the ports are local."""
    names.put(ONE, "A", address)
    assert _look(replace(network, allowed=is_public)).answer is Answer.SILENT
    assert site.connected == 0


@pytest.mark.usefixtures("register")
def test_a_round_writes_down_every_link(network: Network, site: Website) -> None:
    site.pages[(ONE, "/a")] = page(b"")
    site.pages[(TWO, "/c")] = moved("https://elsewhere.example/c")
    LinkCheck.objects.create(url="https://left.example/the/register")

    assert rounds.look(network) == 3
    assert _verdicts() == {"a": "works", "b": "unsure", "c": "moved"}
    assert LinkCheck.objects.get(verdict="moved").leads_to == "https://elsewhere.example/c"
    with clock.at(clock.now() + timedelta(days=1)):
        rounds.look(network)
    assert _verdicts()["b"] == "broken"


@pytest.mark.usefixtures("register")
def test_when_nobody_answers_it_is_our_own_network(
    network: Network, site: Website, names: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "PATIENCE", 0.1)
    site.pages[(ONE, "/a")] = page(b"")
    rounds.look(network)
    assert LinkCheck.objects.reached().exists()
    names.faults["*"] = "drop"
    for days in (1, 2, 3, 4):
        with clock.at(clock.now() + timedelta(days=days)):
            rounds.look(network)
    assert not LinkCheck.objects.broken().exists()
    assert not LinkCheck.objects.reached().exists()
    assert _verdicts()["a"] == "works"


@pytest.mark.usefixtures("register")
def test_a_silent_host_is_not_pressed(
    network: Network, site: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "PATIENCE", 1)
    site.pages[(ONE, "/a")] = page(b"", status="500 Oh")
    site.pages[(TWO, "/c")] = page(b"")
    rounds.look(network)
    assert (ONE, "/b") not in site.asked


@pytest.mark.usefixtures("register")
def test_what_there_is_no_time_for_is_left_for_the_next_day(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "SECONDS", -1.0)
    assert rounds.look(network) == 0
    assert not LinkCheck.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_sources_of_guides_are_tried_at_the_registers_hosts_only() -> None:
    guide = Guide.objects.get(slug="updates-on")
    other = "https://www.ncsc.gov.uk/another/page"
    Guide.objects.filter(pk=guide.pk).update(source_url=other)
    assert other in rounds.listed()
    Guide.objects.filter(pk=guide.pk).update(source_url="https://moon.example/")
    assert "https://moon.example/" not in rounds.listed()
    assert {url for fact in facts.register().values() for url in fact.links} <= set(rounds.listed())


def test_who_says_so_has_no_link_tried(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(rounds, "look", called.append)
    check_links.func()
    assert not called
    settings.CHECK_LINKS = True
    check_links.func()
    assert len(called) == 1
