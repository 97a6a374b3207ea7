"""The launcher: starts all or nothing, keeps it running, stops it clean. With tiny services and the real store."""

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import boto3
import pytest

from infra.local.environment import LOCK
from infra.local.launch.processes import MAX_LOG_BYTES, Child, answers
from infra.local.stack import running_stack, running_store
from tests.infra.local.tiny import TINY, Tiny, alive, children, needs_proc, until

LOOPBACK_6 = "00000000000000000000000001000000"  # ::1, as the kernel writes it


def listening(pid: int) -> set[str]:
    """The addresses a process listens on, as the kernel writes them: address and port in hexadecimal."""
    sockets = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            sockets.add(str(link.readlink()))
    rows = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets}


@needs_proc
def test_all_start_in_order_and_stop_in_reverse_and_nothing_is_left(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    with tiny.running() as (launcher, printed):
        started = children(launcher.pid)
        assert len(started) == 3
        assert printed.splitlines()[-2:] == ["welcome an@voorbeeld.example", "ready"]
        assert json.loads((tmp_path / "lock").read_text(encoding="utf-8"))["STORE_PORT"] == tiny.asked["store"]
    assert tiny.notes == ["prepared", "first started", "second started", "second stopped", "first stopped"]
    assert tiny.printed.splitlines()[-1] == "Stopped."
    assert "Traceback" not in tiny.printed
    assert not any(alive(pid) for pid in started)


def test_what_the_store_holds_survives_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")

    def table(endpoint: str) -> Any:
        return boto3.client("dynamodb", endpoint_url=endpoint, region_name="eu-west-1")

    with running_store(tmp_path) as endpoint:
        table(endpoint).create_table(
            TableName="kept",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        table(endpoint).put_item(TableName="kept", Item={"pk": {"S": "a"}})
    with running_store(tmp_path) as endpoint:
        assert table(endpoint).get_item(TableName="kept", Key={"pk": {"S": "a"}})["Item"] == {"pk": {"S": "a"}}


@pytest.mark.parametrize("name", ["store", "second"])
def test_a_port_in_use_is_named_with_its_setting_and_nothing_starts(tmp_path: Path, name: str) -> None:
    tiny = Tiny(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(tiny.asked[name])))
        other.listen()
        printed = tiny.refused()
    setting = {"store": "STORE_PORT", "second": "SECOND_PORT"}[name]
    assert printed == f"Port {tiny.asked[name]} is in use: free it, or choose another with {setting}=…\n"
    assert tiny.all_gone()


@needs_proc
def test_a_killed_service_is_started_again(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    with tiny.running() as (launcher, _):
        for times in (1, 2, 3):
            [pid] = [pid for pid, command in children(launcher.pid).items() if " serve first " in command]
            os.kill(pid, signal.SIGKILL)
            until(lambda pid=pid: not alive(pid) and tiny.answers("first"), lambda: tiny.printed)  # type: ignore[misc] # mypy gives lambdas with defaults no type
            until(lambda times=times: tiny.printed.count("first: ready again\n") == times)  # type: ignore[misc] # as above
            assert tiny.printed.count("first: ended by itself (signal SIGKILL), starting it again\n") == times
        assert "prepared" not in tiny.notes[1:]


@needs_proc
def test_a_killed_store_is_started_again_and_prepared_again_and_the_loss_is_said(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    with tiny.running() as (launcher, _):
        [pid] = [pid for pid, command in children(launcher.pid).items() if "infra.local.store" in command]
        os.kill(pid, signal.SIGKILL)
        until(lambda: "store: ready again" in tiny.printed, lambda: tiny.printed)
        assert tiny.answers("store")
        assert tiny.notes.count("prepared") == 2
        assert "nothing had been saved yet: all is lost" in tiny.printed


@needs_proc
def test_nothing_outlives_a_killed_launcher_and_the_store_still_saves(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    with tiny.started() as (launcher, _):
        started = children(launcher.pid)
        launcher.kill()
        until(lambda: not any(alive(pid) for pid in started))
    assert list((tmp_path / "store").glob("*.json"))
    with tiny.running():
        assert tiny.answers("second")


@needs_proc
def test_the_data_directory_is_locked_until_the_last_process_ended(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    other = Tiny(tmp_path)
    with tiny.running():
        assert other.refused() == f"Another local stack runs on {tmp_path}: stop it, or choose another DATA_DIR\n"
    with other.running():
        assert other.answers("first")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"prepare": "import sys; print('no tables today'); sys.exit(3)"}, "prepare: failed (status 3)"),
        ({"second is": "broken"}, "second: ended while it started (status 1)"),
        ({"second is": "sick"}, "second: did not answer within 5 seconds"),
    ],
)
def test_what_cannot_start_stops_all_and_shows_its_last_words(tmp_path: Path, asked: dict[str, str], said: str) -> None:
    tiny = Tiny(tmp_path, asked)
    printed = tiny.refused()
    assert said in printed
    assert ("no tables today" in printed) == ("prepare" in asked)
    assert ("this service cannot start" in printed) == ("broken" in asked.values())
    assert "ready" not in printed.splitlines()
    assert tiny.all_gone()


def test_a_stop_while_it_starts_is_a_clean_stop(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path, {"prepare": "import time; time.sleep(60)"})
    environment = {**os.environ, **tiny.environment}
    with subprocess.Popen(  # noqa: S603 - our own command
        TINY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as launcher:
        until(lambda: tiny.answers("store"))
        launcher.send_signal(signal.SIGTERM)
        printed, _ = launcher.communicate(timeout=60)
    assert launcher.returncode == 0, printed
    assert b"Traceback" not in printed
    assert tiny.all_gone()


def test_a_stop_that_comes_twice_at_once_is_one_stop(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path, {"second is": "slow"})
    with tiny.running() as (launcher, _):
        launcher.send_signal(signal.SIGTERM)  # and SIGINT on leaving
    assert "second stopped" in tiny.notes
    assert "killed" not in tiny.printed


def test_a_second_ctrl_c_kills(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path, {"second is": "deaf"})
    with tiny.started() as (launcher, _):
        while launcher.poll() is None:  # pressed again and again, as people do
            launcher.send_signal(signal.SIGINT)
            time.sleep(0.1)
        assert launcher.returncode == 1
    assert "second: killed before it had ended by itself" in tiny.printed
    assert tiny.all_gone()


@needs_proc
def test_the_whole_stack_is_ready_listens_on_the_loopback_address_only_and_stops(tmp_path: Path) -> None:
    chosen = {"CONTACT_EMAIL": "hallo@huis.example", "REPLY_MEND_MINUTES": "30"}
    with running_stack(tmp_path, DEMO="0", **chosen) as stack:
        assert stack.editors
        settings = stack.settings
        for address in (f"{settings.site_url}/health", f"{settings.mailbox_url}/mails", settings.register_url):
            assert answers(address)
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/contact") as contact:
            assert "hallo@huis.example" in contact.read().decode()
        assert json.loads((tmp_path / LOCK).read_text(encoding="utf-8")).items() >= chosen.items()
        started = children(stack.launcher)
        heard = [address for pid in (stack.launcher, *started) for address in listening(pid)]
        ports = [settings.port, settings.mailbox_port, settings.register_port, settings.store_port]
        assert {f"0100007F:{port:04X}" for port in ports} <= set(heard)
        assert {address.partition(":")[0] for address in heard} <= {"0100007F", LOOPBACK_6}
        assert {int(address.partition(":")[2], 16) for address in heard} == set(ports)
        assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert not any(alive(pid) for pid in started)


def test_a_large_log_is_put_aside_at_the_start(tmp_path: Path) -> None:
    log = tmp_path / "site.log"
    log.write_bytes(b"x" * (MAX_LOG_BYTES + 1))
    child = Child([sys.executable, "-c", "print('new')"], dict(os.environ), log)
    until(lambda: child.ended() == 0)
    assert child.said() == "new\n"
    assert log.read_text() == "new\n"
    assert (tmp_path / "site.log.1").stat().st_size > MAX_LOG_BYTES
