"""A register that hangs, or trickles, holds nobody for longer than is kept for stopping."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

import pytest

from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.adapters.sociale_kaart.source import SocialeKaart
from chalicelib.domain.sync.sync import Phase, Verdict
from chalicelib.entrypoints.events import schedules
from chalicelib.ports.sync import Presence, SourceAway
from tests.sync.conftest import MakeWorld

HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
PAGE: Final = b'{"content": [], "page": {"totalElements": 0, "totalPages": 0}}'
SLOW: Final = {
    "an answer that never begins": (b"", b""),
    "a head that trickles": (b"", HEAD * 500),
    "a body that trickles": (HEAD + b"Content-Length: 100000\r\n\r\n", b" " * 100_000),
    "a body in chunks that trickles": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n8000\r\n", b" " * 100_000),
    "a body without a length that trickles": (HEAD + b"Connection: close\r\n\r\n" + PAGE[:-1], b" " * 100_000),
}


@contextmanager
def trickling(at_once: bytes, by_the_byte: bytes) -> Iterator[str]:
    """A server that sends the first in one piece, and then a byte every few milliseconds."""
    ended = threading.Event()

    def answer(asked: socket.socket) -> None:
        with closing(asked):
            try:
                asked.recv(65_536)
                asked.sendall(at_once)
                for each in by_the_byte:
                    if ended.wait(0.01):
                        return
                    asked.sendall(bytes([each]))
                ended.wait(30)
            except OSError:
                return

    def serve(listening: socket.socket) -> None:
        while not ended.is_set():
            try:
                asked, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(asked,), daemon=True).start()

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        ended.set()


def register(url: str) -> SocialeKaart:
    return SocialeKaart(Source(base_url=url, answer_seconds=0.4, private_addresses=True, wait=0, wait_every={}))


@pytest.mark.parametrize("how", SLOW)
def test_the_whole_fetch_of_a_page_has_an_end(how: str) -> None:
    with trickling(*SLOW[how]) as url:
        began = time.monotonic()
        with pytest.raises(SourceAway, match="did not end in time"):
            register(url).page("WZC", 0)
        assert time.monotonic() - began < 20  # and not the half minute and more that the server takes


def test_so_has_the_question_about_one_listing() -> None:
    with trickling(*SLOW["a body that trickles"]) as url:
        assert register(url).presence("1") is Presence.UNKNOWN


def test_tries_and_waits_fit_in_it() -> None:
    """Five tries of half a minute and the waits between them took longer than a run keeps for stopping."""
    waits: list[float] = []
    busy = b"HTTP/1.1 503 Away\r\nRetry-After: 30\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with trickling(busy, b"") as url:
        source = Source(base_url=url, answer_seconds=20, private_addresses=True, wait=0, wait_every={})
        with pytest.raises(SourceAway, match="HTTP 503"):
            SocialeKaart(source, sleep=waits.append).page("WZC", 0)
    assert waits == []


def test_it_is_shorter_than_what_is_kept_for_stopping() -> None:
    source = Source()
    assert source.answer_seconds + max(source.wait_every.values()) < schedules._TIME_LEFT_FOR_STOPPING / 1000


def test_a_slow_answer_that_ends_in_time_is_read() -> None:
    whole = HEAD + b"Content-Length: " + str(len(PAGE)).encode() + b"\r\n\r\n"
    with trickling(whole, PAGE) as url:
        source = Source(base_url=url, answer_seconds=20, private_addresses=True)
        assert SocialeKaart(source).page("WZC", 0).declared == 0


def test_a_run_stops_there_and_the_next_goes_on(make_known: MakeWorld) -> None:
    with trickling(*SLOW["a body that trickles"]) as url:
        world = make_known(base_url=url, answer_seconds=0.3)
        run = world.run()
        assert (run.verdict, run.phase) == (Verdict.RUNNING, Phase.FETCHING)
        assert "did not end in time" in run.notes[-1]
    again = world.another_configuration(base_url=world.settings.care_directory_url)
    assert again.run(None).verdict is Verdict.GOOD
