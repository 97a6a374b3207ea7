"""The environment of the local stack's processes: one computation, checked settings, a key that stays."""

import contextlib
import fcntl
import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.settings import read_settings as platform_settings
from infra.local import __main__ as launch
from infra.local.__main__ import next_free
from infra.local.environment import (
    CHOSEN,
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
    assert stack_environment(settings, {})["SOCIALE_KAART_URL"] == "https://bron.example/api"


def test_the_key_is_made_once_also_by_two_at_once(tmp_path: Path) -> None:
    settings = read_settings({"DATA_DIR": str(tmp_path / "new")})
    keys: list[str] = []
    together = threading.Barrier(4, timeout=20)

    def read() -> None:
        together.wait()
        keys.append(stack_environment(settings, {})["LINK_KEY"])

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
        assert stack_environment(read_settings({"DATA_DIR": str(tmp_path)}), {})["OLDEST_READER"] == oldest


def test_a_broken_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SettingError, match=r"secrets\.json"):
        stack_environment(read_settings({"DATA_DIR": str(tmp_path)}), {})


def test_a_process_that_enters_the_stack_is_told_what_its_children_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"AWS_PROFILE": "real", "AWS_SESSION_TOKEN": "real", "DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    before = dict(os.environ)
    with _as_it_was():
        settings = enter_stack()
        entered = dict(os.environ)
    assert entered == {**surroundings(before), **stack_environment(settings, before)}
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
    with _as_it_was():
        with pytest.raises(SettingError, match="no local stack runs on"):
            join_stack()
        with _held(tmp_path / LOCK):
            assert join_stack().store_port == 8049
        assert os.environ["STORE_ENDPOINT"] == "http://127.0.0.1:8049"
        assert os.environ["SOCIALE_KAART_URL"] == "http://127.0.0.1:8048/api"


def test_a_process_that_comes_later_has_what_the_stack_was_started_with_and_says_itself_what_it_has_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {"STORE_PORT": "8049", "PORT": "8047", "CONTACT_EMAIL": "hallo@huis.example", "REPLY_MEND_MINUTES": "30"}
    (tmp_path / LOCK).write_text(json.dumps(written), encoding="utf-8")
    for name in CHOSEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("STORE_PORT", raising=False)
    for name, value in {"DATA_DIR": str(tmp_path), "PORT": "8001", "REPLY_MEND_MINUTES": "5"}.items():
        monkeypatch.setenv(name, value)
    with _as_it_was(), _held(tmp_path / LOCK):
        settings = enter_stack()
        assert (settings.port, settings.store_port) == (8001, 8049)
        found = platform_settings(os.environ)
        assert (found.contact_email["child_care"], found.reply_mend_minutes) == ("hallo@huis.example", 5)
    with _as_it_was(), _held(tmp_path / LOCK):
        assert join_stack().port == 8047  # make says the usual ports to its commands, whatever the stack has


# Where the stack itself is, and what must never be of a real account.
_FIXED = {"STAGE", "SITE_URL", "KEYS_SECRET", "LINK_KEY", "STORE_ENDPOINT", "KEY_ENDPOINT", "MAIL_ENDPOINT"}
_SECRETS = {"OLD_LINK_KEYS", "OIDC_CLIENT_SECRET"}


def _asked(tmp_path: Path) -> set[str]:
    """Every setting that the platform asks its environment for, but for those of AWS."""
    names: set[str] = set()

    class Asked(dict[str, str]):
        def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
            names.add(name)
            return super().get(name, default)

    settings = read_settings({"DATA_DIR": str(tmp_path)})
    told = {"OIDC_ISSUER": "https://who.example", "OIDC_CLIENT_ID": "us", "OIDC_ROLES": '{"editor": ["redactie"]}'}
    # The issuer's other settings are asked for where there is one, the key where no secret keeps it.
    platform_settings(Asked(stack_environment(settings, {}) | told))
    return {name for name in names if not name.startswith("AWS_")}


def test_every_setting_that_is_given_reaches_a_process_of_the_stack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _asked(tmp_path)
    assert {"CONTACT_EMAIL", "REPLY_MEND_MINUTES", "OIDC_ROLES"} < asked
    assert asked - _FIXED - _SECRETS == set(CHOSEN), "a setting that is written down for commands, or no setting"
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in asked - _FIXED:
        monkeypatch.setenv(name, f"https://{name.lower().replace('_', '-')}.example")
    with _as_it_was():
        enter_stack()
        ignored = {name for name in asked - _FIXED if not os.environ[name].endswith(".example")}
    assert not ignored


def test_a_setting_of_the_platform_that_is_wrong_is_named_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch, "STORE_PYTHON", tmp_path)
    for name, value in {"DATA_DIR": str(tmp_path), "REPLY_MEND_MINUTES": "soon", "STORE_PORT": "8040"}.items():
        monkeypatch.setenv(name, value)
    assert launch.main() == 1
    printed = capsys.readouterr()
    assert "cannot start: REPLY_MEND_MINUTES is not a whole number" in printed.out + printed.err


def test_a_key_for_which_the_disk_has_no_room_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        stack_environment(read_settings({"DATA_DIR": str(tmp_path)}), {})
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


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """Put this process's environment back."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _held(lock: Path) -> Iterator[None]:
    """Hold the lock as a launcher does."""
    with lock.open(encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
