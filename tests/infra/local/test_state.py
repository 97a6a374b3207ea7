"""The store's state, when the disk is full, a process is killed or a file is damaged: kept, and said as it is."""

import io
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import get_session
from pynamodb.exceptions import PutError

from chalicelib.adapters.dynamodb.client.transaction import is_passing
from infra.local.output import outlive_a_full_disk
from infra.local.store.kept import CannotGoOnError, Kept, moment
from tests.infra.local.tiny import TINY, Tiny, children, needs_proc, until

NO_LIMIT = resource.RLIM_INFINITY
SAVES = {"save": "0.2"}


def store(tiny: Tiny) -> Any:
    return get_session().create_client(
        "dynamodb",
        endpoint_url=f"http://127.0.0.1:{tiny.asked['store']}",
        region_name="eu-west-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(retries={"total_max_attempts": 1}),
    )


def make_table(tiny: Tiny) -> None:
    store(tiny).create_table(
        TableName="kept",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def put(tiny: Tiny, key: str) -> None:
    store(tiny).put_item(TableName="kept", Item={"pk": {"S": key}})


def held(tiny: Tiny) -> set[str]:
    return {item["pk"]["S"] for item in store(tiny).scan(TableName="kept")["Items"]}


def saved(tiny: Tiny, key: str) -> bool:
    file = tiny.data_dir / "store" / "dynamodb.json"
    return file.exists() and f'"{key}"' in file.read_text(encoding="utf-8")


def store_pid(launcher: int) -> int:
    (pid,) = [pid for pid, command in children(launcher).items() if "infra.local.store" in command]
    return pid


def no_room(pid: int, *, most: int = 0) -> None:
    """Let a process write to no file any more, as on a full disk; it needs no disk of its own to try it on."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, NO_LIMIT))


@needs_proc
def test_a_killed_store_goes_on_with_what_it_saved_while_it_ran(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path, SAVES)
    with tiny.running() as (launcher, _):
        make_table(tiny)
        put(tiny, "early")
        until(lambda: saved(tiny, "early"))
        os.kill(store_pid(launcher.pid), signal.SIGKILL)
        until(lambda: "store: ready again" in tiny.printed, lambda: tiny.printed)
        assert held(tiny) == {"early"}
        assert "(signal SIGKILL), starting it again; what was written since 20" in tiny.printed
        put(tiny, "late")
    assert tiny.printed.endswith("Stopped.\n")
    with tiny.running():
        assert held(tiny) == {"early", "late"}


@needs_proc
def test_what_was_saved_stands_when_all_is_killed_at_once(tmp_path: Path) -> None:
    """As when the power fails."""
    tiny = Tiny(tmp_path, SAVES)
    with tiny.started() as (launcher, _):
        make_table(tiny)
        put(tiny, "early")
        until(lambda: saved(tiny, "early"))
        pids = [*children(launcher.pid), launcher.pid]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)  # none of them is to hear of another's end
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
    with tiny.running():
        assert held(tiny) == {"early"}


@needs_proc
def test_on_a_full_disk_it_says_so_refuses_to_write_and_goes_on_once_there_is_room(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path, SAVES)
    with tiny.running() as (launcher, _):
        make_table(tiny)
        put(tiny, "early")
        until(lambda: saved(tiny, "early"))
        pid = store_pid(launcher.pid)
        no_room(pid)
        put(tiny, "unsaved")
        until(lambda: "store: cannot save (File too large): writes are refused" in tiny.printed, lambda: tiny.printed)
        with pytest.raises(ClientError, match="cannot save: File too large") as refused:
            put(tiny, "refused")
        assert is_passing(PutError(cause=refused.value))  # which the doors answer with 503 and `Retry-After`
        assert held(tiny) == {"early", "unsaved"}
        assert saved(tiny, "early")
        assert tiny.printed.count("cannot save") == 1
        no_room(pid, most=NO_LIMIT)
        until(lambda: "store: saved again, all of it" in tiny.printed, lambda: tiny.printed)
        put(tiny, "late")
    assert tiny.printed.endswith("Stopped.\n")
    with tiny.running():
        assert held(tiny) == {"early", "unsaved", "late"}


@needs_proc
def test_a_stop_that_could_not_save_says_what_is_lost_and_is_no_clean_one(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    with tiny.running():
        make_table(tiny)
        put(tiny, "early")
    at = moment(tmp_path / "store" / "dynamodb.json")
    with tiny.started() as (launcher, _):
        no_room(store_pid(launcher.pid))
        put(tiny, "lost")
        launcher.send_signal(signal.SIGINT)
        assert launcher.wait(60) == 1
    assert tiny.printed.splitlines()[-2:] == [
        f"store: cannot save (File too large): what was written since {at} is lost",
        "Stopped, but not all is saved: see above.",
    ]
    with tiny.running():
        assert held(tiny) == {"early"}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize(("damage", "what"), [(cut, "damaged"), (empty, "damaged"), (Path.unlink, "gone")])
def test_a_damaged_file_gives_way_to_the_one_before_it(
    tmp_path: Path, damage: Callable[[Path], None], what: str
) -> None:
    kept = Kept(tmp_path)
    for number in range(2):
        kept.save({"dynamodb": json.dumps([number] * 20)}, at=1_700_000_000 + number)
    taken: list[Any] = []
    assert kept.load("dynamodb", lambda text: taken.append(json.loads(text))) == ""
    damage(kept.file("dynamodb"))
    said = kept.load("dynamodb", lambda text: taken.append(json.loads(text)))
    since = moment(kept.before("dynamodb"))
    assert f"{what}: going on with what was saved at {since}; what was written since then is lost" in said
    assert [each[0] for each in taken] == [1, 0]
    kept.save({"dynamodb": "[2]"}, at=1_700_000_002)  # what is damaged does not become the one before
    assert kept.before("dynamodb").read_text(encoding="utf-8") == json.dumps([0] * 20)
    assert kept.file("dynamodb").with_suffix(".json.damaged").exists() == (what == "damaged")


def test_what_is_no_state_gives_way_too_and_it_is_said(tmp_path: Path) -> None:
    """The emulator would begin with nothing, and without a word."""
    tiny = Tiny(tmp_path)
    file = tmp_path / "store" / "dynamodb.json"
    with tiny.running():
        make_table(tiny)
        put(tiny, "early")
    with tiny.running():
        put(tiny, "late")
    before = moment(Kept(file.parent).before("dynamodb"))
    file.write_text('{"__ministack_format__": 2, "payload": {"tables": [1]}}', encoding="utf-8")
    with tiny.running() as (_, said):
        line = (
            f"store: {file} is damaged: going on with what was saved at {before}; what was written since then is lost"
        )
        assert line in said.splitlines()
        assert held(tiny) == {"early"}


def test_nothing_starts_over_a_file_that_cannot_be_read_and_nothing_is_overwritten(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    with tiny.running():
        make_table(tiny)
    file = tmp_path / "store" / "dynamodb.json"
    cut(file)
    left = file.read_bytes()
    why = (
        "is damaged, and there is none before it that can be read: put a copy of yours in its place, or move "
        f"{file.parent} away to begin with nothing"
    )
    assert tiny.refused().splitlines()[-2:] == [
        f"The local stack cannot start: {file} {why}",
        "Stopped.",
    ]
    assert file.read_bytes() == left
    document = json.dumps({"__ministack_format__": 99, "payload": {"tables": {}}})
    file.write_text(document, encoding="utf-8")
    assert f"{file} was written by a later store (form 99, known: 2)" in tiny.refused()
    assert file.read_text(encoding="utf-8") == document


@needs_proc
def test_where_nothing_can_be_written_nothing_starts_and_one_line_says_why(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    ended = subprocess.run(  # noqa: S603 - our own command
        TINY,
        env={**os.environ, **tiny.environment},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout == "DATA_DIR cannot be written: [Errno 27] File too large\n"


def test_a_save_that_fails_leaves_what_was_there_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path / "store")
    kept.prepare()
    kept.save({"kms": "key", "dynamodb": "old"}, at=1)
    kept.save({"kms": "key", "dynamodb": "new"}, at=2)
    files = {each.name: each.read_text() for each in (tmp_path / "store").iterdir()}
    assert files == {"kms.json": "key", "kms.json.bak": "key", "dynamodb.json": "new", "dynamodb.json.bak": "old"}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        kept.save({"kms": "key", "dynamodb": "newer"}, at=3)
    assert {each.name: each.read_text() for each in (tmp_path / "store").iterdir()} == files
    with pytest.raises(CannotGoOnError, match="cannot be written: No space left on device"):
        kept.prepare()
    assert {each.name for each in (tmp_path / "store").iterdir()} == files.keys()


class Full(io.StringIO):
    """A stream on a full disk."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def test_a_line_that_finds_no_room_in_a_log_is_lost_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are printed: a full disk made a submission answer 500 that had been taken in."""
    monkeypatch.setattr(sys, "stdout", Full())
    monkeypatch.setattr(sys, "stderr", errors := io.StringIO())
    with pytest.raises(OSError, match="No space left"):
        sys.stdout.write("one")
    outlive_a_full_disk()
    sys.stdout.write("one")
    sys.stdout.flush()
    sys.stderr.write("two\n")
    assert errors.getvalue() == "two\n"
