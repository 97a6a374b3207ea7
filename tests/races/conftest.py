"""One real store per session, and per file tables of its own with the whole platform on top of them."""

from collections.abc import Callable, Iterator

import pytest

from chalicelib.bootstrap import platform
from infra.local.stack import running_store
from tests.conftest import ENVIRONMENT, NOT_OURS
from tests.fakes.clock import FakeCipher
from tests.fakes.public_log import FakeSigner
from tests.races.arena import Arena, opened


@pytest.fixture(scope="session")
def race_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_store(tmp_path_factory.mktemp("races")) as endpoint:
        yield endpoint


@pytest.fixture(autouse=True)
def counted(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Iterator[None]:
    """Record how many rounds a test raced, for whoever reads the report."""
    if "arena" not in request.fixturenames:
        yield
        return
    arena: Arena = request.getfixturevalue("arena")
    before = arena.rounds
    yield
    if raced := arena.rounds - before:
        record_property("tried", raced)


@pytest.fixture(scope="module")
def arena(race_store: str, request: pytest.FixtureRequest) -> Iterator[Arena]:
    """Twenty people at the front door of a platform that nobody has used yet."""
    with pytest.MonkeyPatch.context() as patch:
        for name in NOT_OURS:
            patch.delenv(name, raising=False)
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setenv("STORE_ENDPOINT", race_store)
        patch.setenv("TABLE_PREFIX", f"{request.path.stem}-")
        platform.cache_clear()
        here = platform()
        here.cipher = FakeCipher()
        here.signer = FakeSigner()
        here.minimum_response_seconds = 0.0
        here.rest = lambda _: None
        with opened(here) as found:
            yield found
        platform.cache_clear()
