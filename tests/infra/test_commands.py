"""A newcomer's mistakes: each command says in one line what to fix, and leaves with a status other than 0."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from infra.local.environment import LOOPBACK, ROOT
from infra.local.stack import free_port

PYTHON = sys.executable
NO_STACK = r"no local stack runs on (\S+): start it with `DATA_DIR=\1 make run`, or give its DATA_DIR"
OLD = '#!/bin/sh\ncase "$2" in *version_info*) exit 1;; esac\n'
BARE = '#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\n'


def said(command: list[str], environment: Mapping[str, str], directory: Path = ROOT) -> tuple[int, list[str]]:
    """Run it without the settings of whoever tests; returns its status and its lines, those of make itself apart."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=directory, env={**kept, **environment}, capture_output=True, text=True, timeout=60, check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    return done.returncode, [line for line in lines if not line.startswith("make: ")]


def ports() -> dict[str, str]:
    return {name: str(free_port()) for name in ("PORT", "MAILBOX_PORT", "REGISTER_PORT")}


@pytest.mark.parametrize("command", ["sync run", "editors list", "mails waiting"])
def test_a_store_that_is_not_there_asks_whether_the_stack_runs(command: str) -> None:
    with socket.socket() as nobody:
        nobody.bind((LOOPBACK, 0))  # bound and not listening: whoever calls is refused
        port = str(nobody.getsockname()[1])
        status, lines = said([PYTHON, "-m", *f"infra.{command}".split()], {"STORE_PORT": port})
    assert (status, len(lines)) == (1, 1), lines
    assert lines[0].startswith("Is the local stack running (`make run`)? Could not connect"), lines


def test_a_store_that_is_not_there_is_started_where_it_was_looked_for(tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind((LOOPBACK, 0))
        where = {"STORE_PORT": str(nobody.getsockname()[1]), "DATA_DIR": str(tmp_path)}
        _, lines = said([PYTHON, "-m", "infra.sync", "run"], where)
    assert lines[0].startswith(f"Is the local stack running (`DATA_DIR={tmp_path} make run`)? Could not"), lines


@pytest.mark.parametrize(
    ("command", "environment", "expected"),
    [
        ("infra.sync run", {}, NO_STACK),
        ("infra.erasures list", {}, NO_STACK),
        ("infra.editors list", {}, NO_STACK),
        ("infra.addresses show an@post.example", {}, NO_STACK),
        ("infra.mails waiting", {}, NO_STACK),
        ("infra.mails drop mail-1", {}, r"python -m infra\.mails.*: .*--why.*"),
        ("infra.transfer export -", {}, NO_STACK),
        ("infra.forms status", {}, NO_STACK),
        ("infra.enrol nowhere.csv", {}, r"No such file or directory: nowhere\.csv"),
        ("infra.enrol LICENSE", {}, NO_STACK),
        ("infra.forms forget", {}, r"python -m infra\.forms: .*invalid choice: 'forget'.*"),
        ("infra.sync run", {"STAGE": "nonsense"}, "[A-Z_]+ is not set"),
        ("infra.sync run", {"PORT": "abc"}, "PORT must be a port .* not 'abc'"),
        ("infra.sync walk", {}, r"python -m infra\.sync: .*invalid choice: 'walk'.*"),
        ("infra.local", {"PORT": "abc"}, ".* PORT must be a port from 1 to 65535, not 'abc'"),
        ("infra.local", {"PORT": "8025"}, ".* PORT and MAILBOX_PORT are both 8025: give each its own port"),
        ("infra.local", {"DEMO": "yes"}, ".* DEMO must be 0 or 1, not 'yes'"),
        ("infra.local", {"SOCIALE_KAART_URL": "kaart"}, ".* SOCIALE_KAART_URL must be an address .* not 'kaart'"),
        ("infra.local", {"SOCIALE_KAART_URL": "http://x:y/"}, ".* SOCIALE_KAART_URL must be an address .*"),
        ("infra.local", {"DATA_DIR": str(ROOT / "README.md")}, ".* DATA_DIR cannot be used: .*"),
        ("infra.aws.build nonsense", {}, r"python -m infra\.aws\.build: .*invalid choice: 'nonsense'.*"),
        ("infra.aws.deploy dev", {}, r"python -m infra\.aws\.deploy: --bucket must be the name of a bucket, not '' .*"),
        ("infra.aws.deploy dev --bucket SiteUrl=https://a.b", {}, r".*: --bucket must be the name of a bucket, not .*"),
        ("infra.aws.deploy nonsense --bucket b-b", {}, r".*: invalid choice: 'nonsense' .*"),
        ("infra.aws.deploy prod --destroy", {}, r"Nothing was done: say the stage's name once more, CONFIRM=prod, .*"),
        ("infra.aws.deploy prod --destroy", {"CONFIRM": "dev"}, r"Nothing was done: .*, CONFIRM=prod, .*"),
        ("infra.aws.deploy dev --destroy Name=x", {}, r".*: --destroy takes no parameters, such as 'Name=x' .*"),
        ("infra.aws.account", {"AWS_CONFIG_FILE": os.devnull}, ".*: You must specify a region."),
        ("infra.aws.account prod", {}, r"python -m infra\.aws\.account: unrecognized arguments: prod .*"),
        ("infra.aws.deploy dev --bucket b-b Name", {}, r".*: a parameter is Name=value, not 'Name' .*"),
        ("infra.aws.deploy dev --bucket b-b", {"AWS_CONFIG_FILE": os.devnull}, ".*: You must specify a region."),
        ("bench nonsense", {}, r"python -m bench: no such part: nonsense; there are .*"),
        ("tests.prove nonsense", {}, r"python -m tests\.prove: no such row; there are .*"),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    command: str, environment: dict[str, str], expected: str, tmp_path: Path
) -> None:
    status, lines = said([PYTHON, "-m", *command.split()], {"DATA_DIR": str(tmp_path), **environment})
    assert status != 0
    assert len(lines) == 1, lines
    assert re.fullmatch(expected, lines[0]), lines


@pytest.mark.parametrize("name", ["PORT", "STORE_PORT"])
def test_a_port_that_was_given_and_is_taken_is_named(name: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, lines = said([PYTHON, "-m", "infra.local"], {**ports(), name: port, "DATA_DIR": str(tmp_path)})
    assert (status, lines) == (1, [f"Port {port} is in use: free it, or choose another with {name}=…"])


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (None, "There is no program .*/python: give one with PYTHON=…, 3.11 or newer"),
        (OLD, ".*/python is no Python from 3.11 on: give one with PYTHON=…"),
        (BARE, r".*/python has no venv: install it \(Debian: apt install python3-venv\)"),
    ],
)
def test_a_python_that_will_not_do_is_refused_before_anything_is_made(
    script: str | None, expected: str, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "infra" / "requirements", tmp_path / "infra" / "requirements")
    python = tmp_path / "python"
    if script is not None:
        python.write_text(script, encoding="utf-8")
        python.chmod(0o755)
    status, lines = said(["make", "run", f"PYTHON={python}"], {}, tmp_path)
    assert (status, len(lines)) == (2, 1), lines
    assert re.fullmatch(expected, lines[0])
    assert not (tmp_path / ".venv").exists()


def test_a_deployment_without_a_bucket_is_refused_before_anything_is_built() -> None:
    status, lines = said(["make", "deploy"], {})
    assert (status, lines) == (2, ["Say in which bucket packages are kept: BUCKET=… (docs/operations.md)"])
