"""The way out: soon done or not at all, nowhere in our own network, and past no redirect."""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import pytest

from chalicelib.adapters.public_addresses import is_public
from chalicelib.adapters.webhooks.post import HttpPost
from tests.for_each import for_each

Answer = Callable[[socket.socket], None]
NAMES: Final = {
    "hook.example": ["93.184.216.34"],
    "inside.example": ["10.0.0.7"],
    "metadata.example": ["169.254.169.254"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
    "six.example": ["93.184.216.34", "fd00:ec2::254"],
    "mapped.example": ["::ffff:10.0.0.7"],
    "nat.example": ["64:ff9b::a00:7"],
    "sixtofour.example": ["2002:a00:7::"],
}
NOT_PUBLIC: Final = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.31.0.1 192.0.0.8 192.0.0.170 192.0.2.1 192.88.99.1
192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::7f00:1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:2::1 2001:20::1 2001:db8::1
2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1
"""
# Pythons differ on these: from 3.12.4 on, some are global (IANA's registries of special-purpose addresses).
PROTOCOLS: Final = "192.0.0.9 192.0.0.10 192.88.99.1 2001:1::1 2001:1::2 2001:3::1 2001:4:112::1 2001:20::1 2001:30::1"


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A name server that knows a few names; returns what it was asked."""
    real, asked = socket.getaddrinfo, list[str]()

    def look_up(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        asked.append(str(host))
        if host in NAMES:
            return [found for address in NAMES[host] for found in real(address, port, *args, **more)]
        if str(host).endswith(".example"):
            raise socket.gaierror(-2, "Name or service not known")
        return real(host, port, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@contextmanager
def receiver(answer: Answer) -> Iterator[tuple[str, list[bytes]]]:
    """A receiver on this machine, which answers as it likes; and what it got."""
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    one, _ = server.accept()
                except OSError:
                    return
                with one:
                    got.append(b"")
                    while not got[-1].endswith(b"}"):  # as every message of ours does
                        got[-1] += one.recv(65_536)
                    with suppress(OSError):  # it was hung up on
                        answer(one)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", got
        server.shutdown(socket.SHUT_RDWR)


def saying(text: str) -> Answer:
    return lambda one: one.sendall(text.encode())


def dripping(one: socket.socket) -> None:
    one.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        time.sleep(0.1)
        one.sendall(b"X-Drip: 1\r\n")


def flooding(one: socket.socket) -> None:
    one.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n")
    while True:
        one.sendall(bytes(1 << 16))


def test_a_message_arrives_as_it_is_with_its_headers() -> None:
    with receiver(saying("HTTP/1.1 204 No Content\r\n\r\n")) as (url, got):
        outcome = HttpPost(local=True)(f"{url}/in?a=b", {"webhook-id": "msg_1"}, b'{"a":1}')
    head, _, body = got[0].partition(b"\r\n\r\n")
    lines = head.decode().lower().split("\r\n")
    assert (outcome, body, lines[0]) == ("204", b'{"a":1}', "post /in?a=b http/1.1")
    assert {"webhook-id: msg_1", "content-length: 7", f"host: {url.removeprefix('http://')}"} <= set(lines)
    assert len([each for each in lines if each.startswith("host:")]) == 1


ANSWERS: Final = {
    "500": saying("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"),
    "410": saying("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
    "200": flooding,
    "redirect": saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
    "connection_lost": saying("nonsense\r\n\r\n"),
    "timeout": dripping,
}


@pytest.mark.parametrize("outcome", ANSWERS)
def test_whatever_it_answers_it_is_soon_done(outcome: str) -> None:
    began = time.monotonic()
    with receiver(ANSWERS[outcome]) as (url, got):
        assert HttpPost(local=True, lasts=0.5)(url, {}, b"{}") == outcome
    assert time.monotonic() - began < 5
    assert len(got) == 1


def test_where_nobody_listens_it_is_told_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert HttpPost(local=True)(f"http://127.0.0.1:{port}/", {}, b"{}") == "connection"
    assert HttpPost(local=False)("https://nowhere.example/", {}, b"{}") == "no_host"


@for_each("name", [each for each in NAMES if each != "hook.example"])
def test_no_name_that_leads_into_our_network_is_asked(name: str) -> None:
    assert HttpPost(local=False)(f"https://{name}/", {}, b"{}") == "private_address"


@for_each("address", NOT_PUBLIC.split())
def test_what_is_not_of_the_internet(address: str) -> None:
    assert not is_public(address)


@for_each("address", PROTOCOLS.split())
def test_what_is_of_a_protocol_is_not_of_the_internet_whatever_pythons_table_says(address: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for kind in (ipaddress.IPv4Address, ipaddress.IPv6Address):
            patch.setattr(kind, "is_global", property(lambda _: True))
        assert not is_public(address)


def test_nothing_leaves_without_tls() -> None:
    assert HttpPost(local=False)("http://hook.example/", {}, b"{}") == "not_https"


def test_who_is_connected_to_is_who_was_looked_up_and_a_certificate_is_held_to_the_name(
    names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once; after that only its number is."""
    seen: dict[str, Any] = {}

    def connected(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        seen["address"] = address
        raise ConnectionRefusedError

    monkeypatch.setattr("urllib3.util.connection.create_connection", connected)
    assert HttpPost(local=False)("https://hook.example/", {}, b"{}") == "connection"
    assert seen["address"] == ("93.184.216.34", 443)
    assert names == ["hook.example"]


def test_tls_names_the_host_and_refuses_a_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl  # noqa: PLC0415 - of this test alone

    asked: list[str | None] = []

    def wrap(*_: Any, server_hostname: str | None = None, **__: Any) -> Any:
        asked.append(server_hostname)
        raise ssl.SSLCertVerificationError("another name")

    ends = socket.socketpair()
    monkeypatch.setattr("urllib3.util.connection.create_connection", lambda *_, **__: ends[0])
    monkeypatch.setattr("chalicelib.adapters.public_addresses._checked", lambda connected: connected)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    assert HttpPost(local=False)("https://hook.example/", {}, b"{}") == "tls"
    assert asked == ["hook.example"]
    for each in ends:
        each.close()


def test_at_the_other_end_of_the_line_it_is_looked_at_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        here = socket.create_connection(server.getsockname())
        monkeypatch.setattr("urllib3.util.connection.create_connection", lambda *_, **__: here)
        assert HttpPost(local=False)("https://hook.example/", {}, b"{}") == "private_address"
