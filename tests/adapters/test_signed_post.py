"""The little of HTTP that signed requests speak: what is not plainly an answer is none, and nothing waits for ever."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from chalicelib.adapters.signed_post import Credentials, Said, SignedPost

OK: Final = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Amzn-RequestId: 1\r\n\r\n{}"


@contextmanager
def saying(*answers: bytes, within: ssl.SSLContext | None = None) -> Iterator[tuple[SignedPost, list[int]]]:
    """Say these, one on each request, and hang up where one is empty; yields how many connections were opened too."""
    listener = socket.create_server(("127.0.0.1", 0))
    left, opened = list(answers), [0]

    def serve() -> None:
        while left:
            connection, _ = listener.accept()
            opened[0] += 1
            with connection, suppress(OSError):
                spoken = within.wrap_socket(connection, server_side=True) if within else connection
                with spoken:
                    while left and spoken.recv(65_536):
                        said = left.pop(0)
                        spoken.sendall(said)
                        if b"Content-Length" not in said:
                            break

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    address = f"{'https' if within else 'http'}://127.0.0.1:{listener.getsockname()[1]}"
    post = SignedPost("kms", region="eu-west-1", endpoint=address, credentials=Credentials("AKID", "a secret"))
    try:
        yield post, opened
    finally:
        for each in post._idle:
            each.close()
        left.clear()
        socket.create_connection(listener.getsockname()).close()  # it may be waiting for one
        thread.join()
        listener.close()


@pytest.mark.parametrize("length", [b"Content-Length: 2000000\r\n", b""], ids=["told", "to the end"])
def test_a_long_answer_is_put_together_of_what_comes(length: bytes) -> None:
    body = bytes(range(250)) * 8_000
    with saying(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + body) as (post, _):
        said = post.said("TrentService.Encrypt", b"{}", version="1.1")
    assert said is not None
    assert said.body == body


def test_a_connection_stays_open_for_the_next_request() -> None:
    with saying(OK, OK) as (post, opened):
        said = [post.said("TrentService.Encrypt", b"{}", version="1.1") for _ in range(2)]
    assert said == [Said(200, {"content-length": "2", "x-amzn-requestid": "1"}, b"{}")] * 2
    assert opened == [1]


@pytest.mark.parametrize(
    "once",
    [OK.replace(b"X-Amzn", b"Connection: close\r\nX-Amzn"), b"HTTP/1.0 200 OK\r\n\r\n{}"],
    ids=["says so", "of old"],
)
def test_a_connection_that_is_closed_after_its_answer_is_not_kept(once: bytes) -> None:
    with saying(once) as (post, _):
        said = post.said("TrentService.Encrypt", b"{}", version="1.1")
        assert said is not None
        assert (said.status, said.body, post._idle) == (200, b"{}", [])


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 12_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 12_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{}",
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
    ids=[
        "nothing",
        "half a line",
        "half a body",
        "no length",
        "in pieces",
        "no header",
        "too many headers",
        "headers without an end",
        "more than was told",
        "another protocol",
    ],
)
def test_what_is_not_plainly_an_answer_is_none(odd: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.adapters.signed_post.PATIENCE", 0.2)
    with saying(odd) as (post, _):
        assert post.said("TrentService.Encrypt", b"{}", version="1.1") is None
        assert post._idle == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """The certificate of this machine, signed by itself, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    day, today = timedelta(days=1), datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), today - day, today + day)
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = tmp_path / "here.pem"
    file.write_bytes(made.sign(key, SHA256()).public_bytes(Encoding.PEM) + secret)
    return file


@pytest.mark.parametrize("known", [True, False])
def test_over_https_it_asks_whoever_the_machine_trusts(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with saying(OK, within=context) as (post, _):
        said = post.said("TrentService.Encrypt", b"{}", version="1.1")
    assert said == (Said(200, {"content-length": "2", "x-amzn-requestid": "1"}, b"{}") if known else None)
