"""Setting up the browser: found, installed where we may, or said how; nobody is left to guess."""

import os
import shutil
from pathlib import Path

import pytest

from infra.browser import HOW, find, is_left_out, main

# A package manager that notes what it is asked, and puts a browser where it is told to.
APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "{noted}"
case "$1" in install) /bin/ln -s /bin/sh "{place}/chromium";; esac
"""


class Machine:
    """A machine with nothing on its PATH but what a test puts there."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.noted = place / "noted"

    def has(self, name: str, script: str = "#!/bin/sh\n") -> None:
        made = self.place / name
        made.write_text(script, encoding="utf-8")
        made.chmod(0o755)

    def has_apt(self, script: str = APT) -> None:
        found = shutil.which("env", path="/usr/bin:/bin")
        assert found
        (self.place / "env").symlink_to(found)
        self.has("apt-get", script.format(noted=self.noted, place=self.place))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Machine(tmp_path)


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_a_browser_that_is_there_is_taken_and_nothing_is_installed(machine: Machine, name: str) -> None:
    machine.has_apt()
    machine.has(name)
    assert main() == 0
    assert find() == str(machine.place / name)
    assert not machine.noted.exists()


def test_on_debian_as_root_it_is_installed_without_a_question(machine: Machine) -> None:
    machine.has_apt()
    assert main() == 0
    assert find() == str(machine.place / "chromium")
    update, install = machine.noted.read_text(encoding="utf-8").splitlines()
    assert update == "noninteractive update -qq"
    assert install.startswith("noninteractive install -y")


def test_whoever_may_not_install_reads_how_and_it_fails(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.has_apt()
    assert main() == 1
    machine.has("sudo", "#!/bin/sh\nexit 1\n")  # it would ask for a password
    assert main() == 1
    assert capsys.readouterr().err == f"{HOW}\n" * 2
    assert not machine.noted.exists()


def test_where_there_are_no_debian_packages_it_says_how_and_fails(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert machine
    assert main() == 1
    assert capsys.readouterr().err == f"{HOW}\n"


@pytest.mark.parametrize(("apt", "said"), [("#!/bin/sh\nexit 100\n", "apt-get update failed"), ("#!/bin/sh\n", HOW)])
def test_an_installation_that_brings_no_browser_fails(
    machine: Machine, capsys: pytest.CaptureFixture[str], apt: str, said: str
) -> None:
    machine.has_apt(apt)
    assert main() == 1
    assert said in capsys.readouterr().err


def test_only_outside_of_ci_may_one_go_without(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine
    monkeypatch.setenv("BROWSER", "none")
    assert is_left_out()
    assert main() == 0
    monkeypatch.setenv("CI", "true")
    assert not is_left_out()
    assert main() == 1
