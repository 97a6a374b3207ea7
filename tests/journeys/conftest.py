"""One running stack for all journeys: they share it as people share a platform."""

from collections.abc import Iterator

import pytest

from infra.local.stack import running_stack
from tests.journeys.people import Town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with running_stack(tmp_path_factory.mktemp("stack"), DEMO="1") as stack:
        yield Town(stack)
