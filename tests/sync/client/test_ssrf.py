"""A register that was taken over must not become our spy: no private address is asked, however it is spelt."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

import pytest

from chalicelib.adapters.public_addresses import is_public
from chalicelib.adapters.sociale_kaart.client import Client
from chalicelib.adapters.sociale_kaart.config import Authentication, Source, read_source
from chalicelib.ports.sync import SourceAway, SourceUnusable
from infra.local.register import serve

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PRIVATE: Final = """
http://127.0.0.1/
http://127.0.0.1:8040/
http://127.1/
http://127.255.255.254/
http://2130706433/
http://0x7f000001/
http://0x7f.0.0.1/
http://0177.0.0.1/
http://017700000001/
http://0.0.0.0/
http://0/
http://10.0.0.1/
http://10.255.255.255/
http://172.16.0.1/
http://172.31.255.255/
http://192.168.1.1/
http://100.64.0.1/
http://169.254.169.254/latest/meta-data/
http://0xa9fea9fe/
http://2852039166/
http://169.254.170.2/v2/credentials
http://198.18.0.1/
http://192.0.2.1/
http://224.0.0.1/
http://240.0.0.1/
http://255.255.255.255/
http://[::1]/
http://[::]/
http://[::127.0.0.1]/
http://[::ffff:127.0.0.1]/
http://[::ffff:7f00:1]/
http://[::ffff:169.254.169.254]/
http://[::ffff:0:127.0.0.1]/
http://[64:ff9b::7f00:1]/
http://[64:ff9b::169.254.169.254]/
http://[64:ff9b:1::1]/
http://[2002:7f00:1::]/
http://[2002:a9fe:a9fe::]/
http://[2001:0:53aa:64c:0:0:80ff:fffe]/
http://[2001:db8::1]/
http://[fe80::1]/
http://[fec0::1]/
http://[fc00::1]/
http://[fd00:ec2::254]/
http://[ff02::1]/
http://[100::1]/
http://localhost/
http://localhost.localdomain/
http://LOCALHOST./
http://①②⑦.⓪.⓪.①/
http://user:secret@127.0.0.1/
http://register.example@127.0.0.1/
https://127.0.0.1/
https://inside.example/
https://both.example/
https://mapped.example/
"""
NO_WEB_ADDRESS: Final = """
file:///etc/passwd
gopher://127.0.0.1:70/_GET
ftp://register.example/
dict://127.0.0.1:11211/
ldap://127.0.0.1/
data:application/json,{}
javascript:alert(1)
http:///path
http://
http://[::1
http://register.example:99999/
http://register.example:port/
//
"""
PUBLIC: Final = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8")
NAMES: Final = {
    "register.example": ["93.184.216.34"],
    "inside.example": ["10.0.0.7"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
    "mapped.example": ["::ffff:10.0.0.7"],
    "localhost.localdomain": ["127.0.0.1"],
    "localhost.": ["127.0.0.1"],
}


def listed(lines: str) -> list[str]:
    return [line for line in lines.splitlines() if line]


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that knows a few names; addresses are read as the system reads them."""
    real = socket.getaddrinfo

    def look_up(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        if host in NAMES:
            return [found for address in NAMES[host] for found in real(address, port, *args, **more)]
        return real(host, port, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The addresses to which connections went; none is made."""
    went: list[Any] = []

    def connect(_: socket.socket, address: Any) -> None:
        went.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return went


def production(base_url: str, **more: Any) -> Client:
    """The client as it is anywhere but on a developer's machine, with no time to lose."""
    source = read_source(base_url, "", local=False)
    assert not source.private_addresses
    for name, value in {"wait": 0.0, "wait_every": {}, **more}.items():
        setattr(source, name, value)
    return Client(source, sleep=lambda _: None)


def get(client: Client, path: str = "") -> bytes | None:
    return client.get(path, bytes)


@pytest.mark.parametrize("url", listed(PRIVATE))
def test_a_base_url_on_a_private_address_is_refused(url: str, connected: list[Any]) -> None:
    with pytest.raises(SourceUnusable, match=r"^a private address$"):
        get(production(url))
    assert connected == []


@pytest.mark.parametrize("url", listed(NO_WEB_ADDRESS))
def test_what_is_no_web_address_is_refused(url: str, connected: list[Any]) -> None:
    with pytest.raises(SourceUnusable, match=r"^(neither http nor https|no address)$"):
        get(production(url))
    assert connected == []


def test_a_name_that_does_not_exist_is_no_reason_to_go_elsewhere(connected: list[Any]) -> None:
    with pytest.raises(SourceAway, match=r"^no such host$"):
        get(production("http://nowhere.invalid/"))
    assert connected == []


def test_a_public_address_is_gone_to(connected: list[Any]) -> None:
    with pytest.raises(SourceAway):
        get(production("http://register.example/api", tries=1))
    assert connected == [("93.184.216.34", 80)]


def test_the_local_register_is_allowed_by_its_setting_only() -> None:
    assert read_source("http://127.0.0.1", "", local=True).private_addresses
    assert not read_source("http://127.0.0.1", "", local=False).private_addresses
    assert read_source("http://127.0.0.1", '{"private_addresses": true}', local=False).private_addresses


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_told_from_what_is_not(address: str) -> None:
    assert is_public(address)


# Redirects


def redirecting(where: Callable[[str], str], seen: list[dict[str, str]] | None = None) -> "WSGIApplication":
    """A register that sends every question elsewhere."""

    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        if seen is not None:
            seen.append({name: value for name, value in environ.items() if isinstance(value, str)})
        start_response("302 Found", [("Location", where(environ["PATH_INFO"])), ("Content-Type", "text/html")])
        return [b"<h1>moved</h1>"]

    return app


def answering(seen: list[dict[str, str]]) -> "WSGIApplication":
    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        seen.append({name: value for name, value in environ.items() if isinstance(value, str)})
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b"{}"]

    return app


@pytest.fixture
def running() -> Iterator[Callable[["WSGIApplication"], str]]:
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(serve(app))


@pytest.fixture
def from_public(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Client]:
    """A production client that takes this machine's own port, and no other, for a public address."""

    def make(url: str) -> Client:
        port = int(url.rpartition(":")[2])
        real = socket.getaddrinfo

        def look_up(host: Any, asked: Any, *args: Any, **more: Any) -> Any:
            return real("8.8.8.8" if asked == port else host, asked, *args, **more)

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        original = socket.socket.connect

        def connect(self: socket.socket, address: Any) -> None:
            assert address == ("8.8.8.8", port), address
            original(self, ("127.0.0.1", port))

        monkeypatch.setattr(socket.socket, "connect", connect)
        monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("8.8.8.8", port))
        return production(f"http://register.example:{port}/api")

    return make


@pytest.mark.parametrize("url", [*filter(str.isascii, listed(PRIVATE)), *listed(NO_WEB_ADDRESS)[:7]])
def test_a_redirect_to_a_private_address_is_refused(
    url: str, running: Callable[["WSGIApplication"], str], from_public: Callable[[str], Client]
) -> None:
    seen: list[dict[str, str]] = []
    client = from_public(running(redirecting(lambda _: url, seen)))
    with pytest.raises(SourceUnusable, match=r"^(a private address|neither http nor https)$"):
        get(client, "/health-offers")
    assert len(seen) == 1


def test_a_chain_of_redirects_is_checked_at_every_step(
    running: Callable[["WSGIApplication"], str], from_public: Callable[[str], Client]
) -> None:
    chain = {"/api/1": "/api/2", "/api/2": "/api/3", "/api/3": "http://169.254.169.254/latest/meta-data/"}
    seen: list[dict[str, str]] = []
    client = from_public(running(redirecting(lambda path: chain[path], seen)))
    with pytest.raises(SourceUnusable, match=r"^a private address$"):
        get(client, "/1")
    assert [each["PATH_INFO"] for each in seen] == ["/api/1", "/api/2", "/api/3"]


def test_redirects_without_end_are_refused(
    running: Callable[["WSGIApplication"], str], from_public: Callable[[str], Client]
) -> None:
    seen: list[dict[str, str]] = []
    client = from_public(running(redirecting(lambda path: path, seen)))
    with pytest.raises(SourceUnusable, match=r"^too many redirects$"):
        get(client, "/health-offers")
    assert len(seen) == 4


@pytest.mark.parametrize("location", ["", "http://[", "http://[::1", "http://register.example:x/", "\\\\127.0.0.1\\x"])
def test_a_redirect_to_nowhere_is_refused(
    location: str, running: Callable[["WSGIApplication"], str], from_public: Callable[[str], Client]
) -> None:
    client = from_public(running(redirecting(lambda _: location)))
    with pytest.raises(SourceUnusable):
        get(client, "/health-offers")


def test_a_name_that_turns_private_between_look_and_connection_gets_nothing(
    running: Callable[["WSGIApplication"], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, str]] = []
    port = int(running(answering(seen)).rpartition(":")[2])
    real = socket.getaddrinfo
    answers = iter(["93.184.216.34"])

    def rebinding(_: Any, asked: Any, *args: Any, **more: Any) -> Any:
        return real(next(answers, "127.0.0.1"), asked, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with pytest.raises(SourceUnusable, match=r"^a private address$"):
        get(production(f"http://register.example:{port}/"))
    assert seen == []


def test_a_redirect_in_the_register_itself_is_followed(running: Callable[["WSGIApplication"], str]) -> None:
    seen: list[dict[str, str]] = []
    elsewhere = running(answering(seen))
    source = Source(base_url=running(redirecting(lambda _: f"{elsewhere}/new")), private_addresses=True)
    assert Client(source, sleep=lambda _: None).get("/old", bytes) == b"{}"
    assert seen[0]["PATH_INFO"] == "/new"


def test_whoever_it_redirects_to_does_not_learn_our_key(
    running: Callable[["WSGIApplication"], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTER_KEY", "canary")
    first: list[dict[str, str]] = []
    second: list[dict[str, str]] = []
    elsewhere = running(answering(second))
    source = Source(
        base_url=running(redirecting(lambda _: elsewhere, first)),
        private_addresses=True,
        authentication=Authentication(kind="api_key", secret="env:REGISTER_KEY"),
    )
    Client(source, sleep=lambda _: None).get("/", bytes)
    assert first[0]["HTTP_X_API_KEY"] == "canary"
    assert "canary" not in str(second)


def test_a_token_is_asked_for_at_no_private_address(connected: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_SECRET", "canary")
    how = Authentication(
        kind="oauth2_client_credentials",
        client_id="us",
        secret="env:REGISTER_SECRET",
        token_url="http://169.254.169.254/token",
    )
    with pytest.raises(SourceUnusable, match=r"^a private address$"):
        get(production("http://register.example/api", authentication=how))
    assert connected == []


def test_an_answer_that_is_too_large_is_not_taken(running: Callable[["WSGIApplication"], str]) -> None:
    def large(_: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b"[" * 65_536] * 4

    source = Source(base_url=running(large), private_addresses=True, largest_answer=100_000)
    with pytest.raises(SourceUnusable, match=r"^larger than we take$"):
        Client(source, sleep=lambda _: None).get("/", bytes)
