"""Whatever is longer than a key of the store can be is nothing that we know: DynamoDB itself would call it a fault."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from chalicelib.adapters.dynamodb.client.cursors import wrap
from chalicelib.adapters.dynamodb.projections.organisation_items import PUBLISHED
from chalicelib.entrypoints.http.door import ROUTES
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

LONG: Final = "x" * 2100
_PARAMETER: Final = re.compile(r"\{[a-z_]+\}")
PATHS: Final = sorted({(route.method, route.path) for route in ROUTES if "{" in route.path})


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_an_id_that_is_too_long_is_not_there(house: House, method: str, path: str) -> None:
    asked = _PARAMETER.sub(LONG, path)
    for editor in (None, 0):
        status, _ = house.call(method, asked, {} if method == "POST" else None, editor=editor)
        assert 400 <= status < 500


@pytest.mark.parametrize("start", ["", PUBLISHED])
def test_a_cursor_that_is_too_long_is_refused(house: House, start: str) -> None:
    cursor = wrap(start + "x" * (1025 - len(start)))
    paths = [f"/organisations/{house.home}/reviews", "/organisations", "/editor/queue", "/editor/queue?kind=review"]
    for path in paths:
        status, said = house.call("GET", f"{path}{'&' if '?' in path else '?'}cursor={cursor}", editor=0)
        assert (status, [each["code"] for each in said["errors"]]) == (422, ["wrong_cursor"]), path
