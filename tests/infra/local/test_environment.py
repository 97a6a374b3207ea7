"""The environment of the local stack's processes: one computation, checked settings, a key that stays."""

import fcntl
import os
import re
import socket
import threading
from pathlib import Path

import pytest

from infra.local.__main__ import next_free
from infra.local.environment import (
    LOCK,
    LOOPBACK,
    ROOT,
    SettingError,
    enter_stack,
    join_stack,
    read_settings,
    stack_environment,
    surroundings,
    typed,
)
from infra.local.launch.plan import whole_stack


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight"),
        ("PORT", "0"),
        ("STORE_PORT", "65536"),
        ("MAILBOX_PORT", "-1"),
        ("REGISTER_PORT", "8000"),
        ("DEMO", "yes"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({name: value})


def test_a_setting_left_empty_is_the_usual_one() -> None:
    settings = read_settings(dict.fromkeys(("PORT", "DATA_DIR", "DEMO", "SOCIALE_KAART_URL"), ""))
    assert settings == read_settings({})
    assert (settings.port, settings.store_port, settings.demo) == (8000, 8040, True)
    assert settings.sociale_kaart_url == "http://127.0.0.1:8030/api"
    assert settings.data_dir == ROOT / ".local"


def test_another_source_is_told_to_the_platform(tmp_path: Path) -> None:
    settings = read_settings({"SOCIALE_KAART_URL": "https://bron.example/api", "DATA_DIR": str(tmp_path)})
    assert stack_environment(settings)["SOCIALE_KAART_URL"] == "https://bron.example/api"


def test_the_key_is_made_once_also_by_two_at_once(tmp_path: Path) -> None:
    settings = read_settings({"DATA_DIR": str(tmp_path / "new")})
    keys: list[str] = []
    together = threading.Barrier(4, timeout=20)

    def read() -> None:
        together.wait()
        keys.append(stack_environment(settings)["LINK_KEY"])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(keys)) == 1
    assert len(keys) == 4
    assert len(keys[0]) >= 43
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secrets.json"]


@pytest.mark.parametrize(
    ("there", "oldest"),
    [(None, "today"), ('{"LINK_KEY": "k"}', "0.1.0"), ('{"LINK_KEY": "k", "OLDEST_READER": "today"}', "today")],
    ids=["nothing", "by release 0.1.0", "by this one"],
)
def test_what_release_0_1_0_began_it_can_go_on_reading(tmp_path: Path, there: str | None, oldest: str) -> None:
    if there:
        (tmp_path / "secrets.json").write_text(there, encoding="utf-8")
    for _ in range(2):
        assert stack_environment(read_settings({"DATA_DIR": str(tmp_path)}))["OLDEST_READER"] == oldest


def test_a_broken_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SettingError, match=r"secrets\.json"):
        stack_environment(read_settings({"DATA_DIR": str(tmp_path)}))


def test_a_process_that_enters_the_stack_is_told_what_its_children_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"AWS_PROFILE": "real", "AWS_SESSION_TOKEN": "real", "DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    before = dict(os.environ)
    try:
        settings = enter_stack()
        entered = dict(os.environ)
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert entered == {**surroundings(before), **stack_environment(settings)}
    assert not {"AWS_PROFILE", "AWS_SESSION_TOKEN"} & set(entered)


def test_the_store_that_is_given_no_port_avoids_those_that_are_given_or_taken() -> None:
    assert read_settings({"PORT": "8040", "MAILBOX_PORT": "8041"}).store_port == 8042
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        given = read_settings({"STORE_PORT": str(port), "PORT": str(port + 1)})
        with next_free(given) as first, next_free(given) as second:
            assert port + 1 < first.getsockname()[1] < second.getsockname()[1]


def test_a_command_joins_the_stack_that_holds_the_lock_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("STORE_PORT", raising=False)
    (tmp_path / LOCK).write_text(
        '{"STORE_PORT": "8049", "REGISTER_PORT": "8048"}', encoding="utf-8"
    )  # as a stack that was killed left it
    before = dict(os.environ)
    try:
        with pytest.raises(SettingError, match="no local stack runs on"):
            join_stack()
        with (tmp_path / LOCK).open(encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            assert join_stack().store_port == 8049
        assert os.environ["STORE_ENDPOINT"] == "http://127.0.0.1:8049"
        assert os.environ["SOCIALE_KAART_URL"] == "http://127.0.0.1:8048/api"
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_a_key_for_which_the_disk_has_no_room_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        stack_environment(read_settings({"DATA_DIR": str(tmp_path)}))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("given", "before"),
    [
        ({}, ""),
        ({"DATA_DIR": "", "SOCIALE_KAART_URL": ""}, ""),
        ({"DATA_DIR": str(ROOT / ".local")}, ""),
        ({"DATA_DIR": "/data/second", "PORT": "8100", "REGISTER_PORT": "8130"}, "DATA_DIR=/data/second "),
        ({"DATA_DIR": "/data/my own"}, "DATA_DIR='/data/my own' "),
        ({"SOCIALE_KAART_URL": "https://bron.example/api"}, "SOCIALE_KAART_URL=https://bron.example/api "),
        ({"SOCIALE_KAART_CONFIG": '{"page_size": 5}'}, "SOCIALE_KAART_CONFIG='{\"page_size\": 5}' "),
        ({"SYNC_FIRST_RUN_MINIMUM": "1000"}, "SYNC_FIRST_RUN_MINIMUM=1000 "),
        ({"STAGE": "prod", "DATA_DIR": "/data/second"}, ""),
    ],
)
def test_a_command_for_another_terminal_has_what_this_stack_was_given(given: dict[str, str], before: str) -> None:
    assert typed("make sync", given) == f"{before}make sync"


def test_what_to_try_first_can_be_copied(tmp_path: Path) -> None:
    """In a terminal that knows nothing of this stack, and where a stage is exported."""
    given = {"DATA_DIR": str(tmp_path), "SOCIALE_KAART_CONFIG": "{}", "STAGE": "prod"}
    plan = whole_stack(read_settings(given), given)
    named = re.findall(r"`([^`]+)`", plan.welcome([]))
    assert named == [f"DATA_DIR={tmp_path} SOCIALE_KAART_CONFIG='{{}}' make sync"]
