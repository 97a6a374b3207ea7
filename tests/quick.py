"""`pytest --quick`: what is pure or on fakes, and tries the platform: what one waits for while changing a rule.

The signals' batteries and the tests of our own tools stand in folders apart, which it passes over. Of the rest no list
says which: a test that needs more shows it. What asks for the store in this process or for a browser is left out at
once; what opens a socket or starts a process is left out at that moment, by Python's own audit. So a new test is among
the quick ones until it needs more.
"""

import socket
import sys
import warnings
from collections.abc import Iterator, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final, NoReturn

import pytest

# What words are read to mean, the stack on one's own machine and on AWS, the strict store, the rows of `make prove`.
APART: Final = tuple(Path(__file__).parent / each for each in ("domain/signals", "infra", "strict", "prove"))
_STORE_OR_BROWSER = frozenset({"aws_in_this_process", "chromium"})
_PROCESSES = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork"})
_NETWORKS = frozenset({socket.AF_INET, socket.AF_INET6})
_tests_run = False  # what pytest and its workers do between tests is their own


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="only tests of the platform that are pure or on fakes")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--quick"):
        sys.addaudithook(_leave_out)
        # Who is left out halfway closes nothing; that is told during tests, and once more at the very end.
        for warning in (ResourceWarning, pytest.PytestUnraisableExceptionWarning):
            config.addinivalue_line("filterwarnings", f"ignore::{warning.__module__}.{warning.__qualname__}")
            warnings.simplefilter("ignore", warning)
        pytest.MonkeyPatch().setattr(BaseProcess, "start", _left_out)  # it starts processes past the audit


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if config.getoption("--quick") and collection_path in APART else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        left_out = [each for each in items if _asks_for_more(each)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [each for each in items if each not in {*left_out}]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    global _tests_run  # noqa: PLW0603 - an audit hook takes no arguments of ours
    _tests_run = True
    try:
        return (yield)
    finally:
        _tests_run = False


def _asks_for_more(item: pytest.Item) -> bool:
    fixtures: Sequence[str] = getattr(item, "fixturenames", ())
    chosen = getattr(item, "callspec", None)
    return bool(_STORE_OR_BROWSER & {*fixtures}) or (chosen is not None and chosen.params.get("world") == "dynamodb")


def _leave_out(event: str, arguments: tuple[object, ...]) -> None:
    if not _tests_run:
        return
    if event in _PROCESSES or (event == "socket.__new__" and arguments[1] in _NETWORKS):
        _left_out()


def _left_out(*_: object) -> NoReturn:
    raise pytest.skip.Exception("needs more than fakes: left out of the quick ones")
