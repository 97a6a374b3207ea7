"""A stranger's check finds whatever was touched, says which entry it is, and has clear words for all else."""

import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import msgspec
import pytest

from chalicelib.domain.clock.days import month_of
from infra.local.environment import ROOT
from infra.verify.__main__ import main as verify
from infra.verify.check import Differs, Seen, beside, checked, compared, fetching
from tests.fakes.public_log import FakePublicLog, FakeSigner
from tests.openness.sites import NOW, ORIGIN, add, lines_of, rebuilt, seen_of, shown, site, spoilt, told
from tests.use_cases.upkeep.test_add_months import random_log

Answers = Callable[[str], bytes]


@cache
def large() -> tuple[FakePublicLog, Seen]:
    """A log of more than two tiles, and what a stranger saw of it."""
    log = FakePublicLog()
    add(random_log(5, acts=1_200), log)
    return log, seen_of(log)


@pytest.mark.parametrize("how", ["drop", "change", "add", "reorder"])
@pytest.mark.parametrize("at", [0, 100, 300])
def test_whoever_touches_one_entry_is_found_out_and_told_which(how: str, at: int) -> None:
    log, seen = large()
    lines = list(lines_of(log))
    other = spoilt(lines, how, at)
    words = told(how, at)
    for before in (seen, Seen(key=seen.key)):
        with pytest.raises(Differs, match=f"^{words}: its tile says otherwise$"):
            checked(site(shown(log, other)), before)
    # The tree is made anew too, and not signed: who was here before is told which, who was not, that something is.
    unsigned = rebuilt(log, other[: len(lines)])
    with pytest.raises(Differs, match=rf"^{words}: it was seen otherwise before$|is not of \d+ entries"):
        checked(site(unsigned), seen)
    with pytest.raises(Differs, match=r"is not of|another root|is missing|other way round|twice"):
        checked(site(unsigned), Seen(key=seen.key))
    # Whoever has the key signs it anew.
    with pytest.raises(Differs, match=f"^{words}: it was seen otherwise before$|^the log shrank"):
        checked(site(rebuilt(log, other, FakeSigner())), seen)


@pytest.mark.parametrize("at", [0, 254, 255, 256, -1])
def test_the_ends_of_tiles_are_found_too(at: int) -> None:
    log, seen = large()
    lines = list(lines_of(log))
    at %= len(lines)
    for how in ("drop", "change", "add"):
        with pytest.raises(Differs, match=rf"^entry {at:,} "):
            checked(site(shown(log, spoilt(lines, how, at))), seen)


def test_a_fork_is_seen_from_two_checkpoints() -> None:
    log, seen = large()
    lines = list(lines_of(log))
    mine = log.standing.checkpoint.encode()
    for other in (spoilt(lines, "change", 7), spoilt(lines, "drop", 7), spoilt(lines, "add", 7)):
        fork = rebuilt(log, other, FakeSigner()).standing.checkpoint.encode()
        with pytest.raises(Differs, match=r"a fork, signed with the same key|an older log is shown"):
            beside(fork, seen.key, seen.leaves)
    shorter = rebuilt(log, lines[:300], FakeSigner()).standing.checkpoint.encode()
    for same in (mine, shorter):
        beside(same, seen.key, seen.leaves)
    foreign = FakeSigner(b"\x01" * 32).verifying_key(ORIGIN).text
    with pytest.raises(Differs, match="not signed with this key"):
        beside(mine, foreign, seen.leaves)


def test_two_logs_of_the_same_acts_are_a_fork() -> None:
    fakes, log, other = random_log(6), FakePublicLog(), FakePublicLog()
    add(fakes, log)
    add(fakes, other)  # under other names
    seen = seen_of(log)
    with pytest.raises(Differs, match=r"entry 0 is another one: it was seen otherwise before"):
        checked(site(other), seen)
    with pytest.raises(Differs, match="a fork"):
        checked(site(other), replace(seen, leaves=[]))


def test_a_checkpoint_that_goes_back_is_seen() -> None:
    log, seen = large()
    with pytest.raises(Differs, match=r"^the log shrank: [0-9,]+ entries were signed before, 300 are now$"):
        checked(site(rebuilt(log, list(lines_of(log))[:300], FakeSigner())), seen)
    with pytest.raises(Differs, match="an older log is shown"):
        beside(log.standing.checkpoint.encode(), seen.key, seen.leaves[:300])


@pytest.mark.parametrize("days", [-1, 1])
@pytest.mark.parametrize("day", [1, 2, 3, 4, 5, 28])
def test_with_a_clock_that_is_off_by_a_day_the_same_months_hold_the_same(days: int, day: int) -> None:
    """A month comes a day sooner or later, and never half."""
    fakes, right, off = random_log(9, acts=200), FakePublicLog(), FakePublicLog()
    now = NOW.replace(month=4, day=day)
    add(fakes, right, now=now)
    add(fakes, off, now=now + timedelta(days=days))
    both = right.proven.keys() & off.proven.keys()
    assert {month: right.proven[month] for month in both} == {month: off.proven[month] for month in both}
    assert len(right.proven.keys() ^ off.proven.keys()) <= 1
    assert "2026-02" in both
    for log in (right, off):
        assert not compared(site(log), checked(site(log), Seen())[2])[1]


@pytest.mark.parametrize("late", [timedelta(hours=-1), timedelta(days=1)])
def test_what_a_process_with_a_clock_a_day_behind_writes_goes_into_its_month_all_the_same(late: timedelta) -> None:
    fakes, log = random_log(9, acts=200), FakePublicLog()
    eve = NOW.replace(month=3, day=31, hour=12)
    told_late = replace(
        fakes.log.entries[0], id="late", at=eve, before="pending", after="rejected", subject="review/r1"
    )
    fakes.log.entries.append(told_late)  # written on 1 April, or an hour later than it says
    add(fakes, log, now=eve + timedelta(days=4) + late)
    assert log.proven["2026-03"]["review_refused"] == sum(
        month_of(each.at) == "2026-03" and each.subject.startswith("review") and each.after == "rejected"
        for each in fakes.log.entries
    )


# Answers that are none


def spoiling(log: FakePublicLog, part: str, spoil: Callable[[bytes], bytes]) -> Answers:
    fetch = site(log)
    return lambda path: spoil(fetch(path)) if part in path else fetch(path)


@pytest.mark.parametrize(
    ("part", "spoil", "words"),
    [
        ("checkpoint", lambda text: text.replace(ORIGIN.encode(), b"other.example/transparency", 1), "of another log"),
        ("checkpoint", lambda text: text[: len(text) // 2], "not signed with this key|is not one"),
        ("checkpoint", lambda text: text.rstrip(b"\n"), "is not one"),
        ("checkpoint", lambda text: text.replace(b"\n", b"\r\n"), "is not one|of another log|not signed"),
        ("checkpoint", lambda text: text.replace(b"\n", b"\n1", 1), "signature is wrong"),
        ("checkpoint", lambda text: text.replace("— platform".encode(), "— another".encode(), 1), "not signed with"),
        ("checkpoint", lambda _: b"", "is not one"),
        ("checkpoint", lambda _: b"\xff\xfe", "is not one"),
        ("checkpoint", lambda _: f"{ORIGIN}\n-1\n{b64encode(bytes(32)).decode()}\n\n— x\n".encode(), "no size"),
        ("entries/000", lambda body: body[:-1], r"^entry 255 is missing: its tile says otherwise$"),
        ("entries/000", lambda body: body[:5_000], r"^entry \d\d is missing: its tile says otherwise$"),
        ("entries/000", lambda _: b"", r"^entry 0 is missing: its tile says otherwise$"),
        ("entries/000", lambda body: b"\0\0" + body, r"^entry 0 is missing: its tile says otherwise$"),
        ("entries/000", lambda body: body + b"\0\x05abc", "bundle 0, or its tile, is not of 256 entries"),
        ("entries/000", lambda _: b"<html>Nothing here</html>", r"^entry 0 is missing: its tile says otherwise$"),
        ("tile/0/000", lambda body: body[:-1], r"^entry 255 is another one: its tile says otherwise$"),
        ("tile/0/000", lambda body: body[:-32], r"^entry 255 was added: its tile says otherwise$"),
        ("tile/0/000", lambda body: body + bytes(32), r"^entry 256 is missing: its tile says otherwise$"),
        ("tile/1/", lambda body: body[:-1] + bytes([body[-1] ^ 1]), "hash 0 of level 1 is not what the entries give"),
        ("tile/1/", lambda _: b"", "hash 0 of level 1 is not what the entries give"),
        ("integrity", lambda _: b"<html>", "is not what it should be"),
        ("integrity", lambda _: b"{}", "/integrity/2026 says nothing that is proven"),
        ("integrity", lambda _: b'{"proven": [{"month": "2026-01"}]}', "/integrity/2026 says nothing that is proven"),
        ("integrity", lambda _: b'{"proven": 7}', "/integrity/2026 says nothing that is proven"),
    ],
)
def test_an_answer_that_is_none_is_told_in_clear_words(part: str, spoil: Callable[[bytes], bytes], words: str) -> None:
    log, seen = large()
    fetch = spoiling(log, part, spoil)
    with pytest.raises(Differs, match=words):
        compared(fetch, checked(fetch, Seen(key=seen.key))[2])


@pytest.mark.parametrize("url", ["", "nowhere", "http://[no", "mailto:someone", "http://127.0.0.1:1"])
def test_an_address_where_nothing_is_gets_one_clear_line(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["verify", url, "--seen", str(tmp_path / "seen.json")])
    assert verify() == 1
    assert capsys.readouterr().out.startswith("NOT RIGHT: /transparency could not be read: ")


def test_whoever_is_shown_another_log_is_told_beside_what_it_was_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log, kept = large()[0], tmp_path / "seen.json"
    other = FakeSigner(b"\x01" * 32).verifying_key(ORIGIN).text
    kept.write_text(json.dumps({"key": other, "size": 3, "root": "", "leaves": ""}))
    monkeypatch.setattr("sys.argv", ["verify", "https://platform.example", "--seen", str(kept)])
    monkeypatch.setattr("infra.verify.__main__.fetching", lambda _: site(log))
    assert verify() == 1
    assert f"as {kept} keeps it" in capsys.readouterr().out


def test_another_key_under_the_same_name_signs_for_nobody() -> None:
    other = FakeSigner(b"\x01" * 32).verifying_key(ORIGIN).text
    with pytest.raises(Differs, match="not signed with this key"):
        checked(site(large()[0]), Seen(), key=other)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((b'"month":"2026-0', b'"month":"2026-9'), "is of a month that there is not: '2026-9"),
        ((b'"month":"2026-0', b'"mnth":"2026-0'), "is not one that this program knows"),
        ((b'"by":"', b'"by":7,"b":"'), "is not one that this program knows"),
    ],
)
def test_entries_that_nobody_can_count_are_told_even_when_they_are_signed(
    change: tuple[bytes, bytes], words: str
) -> None:
    log, seen = large()
    lines = list(lines_of(log))
    lines[9] = lines[9].replace(*change)
    with pytest.raises(Differs, match=f"entry 9 {words}"):
        checked(site(rebuilt(log, lines, FakeSigner())), Seen(key=seen.key))


@pytest.mark.parametrize("at", [3, 300])
def test_an_entry_that_is_signed_twice_or_out_of_its_order_is_told(at: int) -> None:
    log, seen = large()
    lines = list(lines_of(log))
    for other in ([*lines[:at], lines[at], *lines[at:]], spoilt(lines, "reorder", at), [*lines[1:], lines[0]]):
        with pytest.raises(Differs, match="comes twice, or out of its order"):
            checked(site(rebuilt(log, other, FakeSigner())), Seen(key=seen.key))


def test_figures_of_months_that_no_entry_is_of_are_told_too() -> None:
    log, seen = large()
    for month in ("2026-12", "2027-01", "2028-07"):
        boasting = replace(
            log, proven={**log.proven, month: {"review_published": 3}}, standing=replace(log.standing, through=month)
        )
        number, differs = compared(site(boasting), checked(site(boasting), seen)[2])
        assert differs == [f"{month} review_published: the site says 3, its log says 0"]
        assert number > 1


# The command


@contextmanager
def served(answers: Answers) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        """Answers with what lies at a path; where that is nothing, in the way that it says."""

        def do_GET(self) -> None:
            try:
                body = answers(self.path)
            except (KeyError, ValueError, IndexError, msgspec.MsgspecError):
                self.send_error(404)
                return
            if body == b"HANG UP":
                self.wfile.write(b"no HTTP\r\n")
                return
            self.send_response(200)
            cut = body.removeprefix(b"CUT ")
            self.send_header("Content-Length", str(len(cut) + 100 * (cut != body)))
            self.end_headers()
            self.wfile.write(cut)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_the_command_ends_well_or_says_what_is_not_right(tmp_path: Path) -> None:
    log, _ = large()
    kept = tmp_path / "seen.json"

    def run(answers: Answers, *more: str) -> tuple[int, str]:
        with served(answers) as url:
            command = [sys.executable, "-m", "infra.verify", url, "--seen", str(kept), *more]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ours
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout

    code, said = run(site(log))
    assert (code, "each is what the site says" in said) == (0, True), said
    mine = kept.with_suffix(".checkpoint")
    assert mine.read_text(encoding="utf-8") == log.standing.checkpoint
    code, said = run(site(log), "--beside", str(mine))
    assert (code, "0 more than the last time" in said, "of the same log" in said) == (0, True, True), said
    code, said = run(site(rebuilt(log, spoilt(list(lines_of(log)), "change", 40), FakeSigner())))
    assert code == 1
    assert said.startswith("NOT RIGHT: entry 40 is another one: it was seen otherwise before\n")
    kept.write_text("{}", encoding="utf-8")
    code, said = run(site(log))
    assert (code, "does not say what was seen before" in said) == (1, True)


def _none(path: str) -> bytes:
    raise KeyError(path)


BADLY: Final[dict[str, Answers]] = {
    "hang up": lambda _: b"HANG UP",
    "none": _none,
    "nobody": _none,
    "no address": _none,
}


@pytest.mark.parametrize("how", BADLY)
def test_a_site_that_answers_badly_or_not_at_all_is_told_in_words(how: str) -> None:
    with served(BADLY[how]) as url:
        fetch = fetching("http://a b/" if how == "no address" else url)
        if how != "nobody":
            with pytest.raises(Differs, match=r"could not be read|answered 404"):
                fetch("/transparency/checkpoint")
    if how == "nobody":
        with pytest.raises(Differs, match=r"could not be read"):
            fetch("/transparency/checkpoint")


def test_an_answer_that_ends_before_its_end_is_told_in_words() -> None:
    with served(lambda _: b"CUT half") as url, pytest.raises(Differs, match=r"is not one|could not be read"):
        checked(fetching(url), Seen(key="a+b+c"))
