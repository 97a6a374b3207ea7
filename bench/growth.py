"""The store's work as there comes to be more: of one organisation, and of the register. Counted, never timed.

The reviews of one organisation, with their places in the pace and its counters, are put there as copies of one that was
lived; then another is lived. Of the register the blocks of the search index are made, as many as there are, and what
the first search of a process reads of them is counted by their bytes; those of a million are ten times a hundred
thousand's, as each organisation is a line of its own.
"""

import base64
import io
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from chalice.test import Client
from moto import mock_aws
from moto.dynamodb.models import dynamodb_backends

from bench import units
from bench.builds.living import Life, counting
from bench.figures import Figure
from bench.search import blocks_of
from bench.units import Work, counted
from chalicelib.adapters.dynamodb.client.tables import TABLES, OrganisationItem
from chalicelib.adapters.dynamodb.client.working_tables import TraceItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.bootstrap import platform
from tests.conftest import ENVIRONMENT
from tests.domain.signals.dutch_texts import review_texts
from tests.entrypoints.front_door import House
from tests.fakes.clock import FakeCipher

REVIEWS: Final = (10, 1_000, 100_000)  # of one organisation
LISTINGS: Final = (1_000, 10_000, 100_000, 1_000_000)
_MADE: Final = 100_000  # listings whose blocks are made; of more they are so many times these
_READ_UNIT: Final = 8_192  # bytes of an eventually consistent one
_ANSWER: Final = 1024 * 1024  # bytes of an answer of the store, at most
_TEXT: Final = 500
_CROWD: Final = 90.0  # read units: of what came no more than 3,000 are counted
_ACCOUNT: Final = "123456789012"  # of whoever asks the store in memory


def figures() -> Iterator[Figure]:
    """P3 and P7: requests and units of each act and page, beside the fewest reviews or organisations."""
    few: dict[str, Work] = {}
    for number in REVIEWS:
        found = _acts(number)
        few = few or found
        many = f"of {number:,} reviews of one organisation"
        for name, work in found.items():
            # With a crowd in its last days, confirming looks twice more at how fast they come.
            most = len(few[name].requests) + 2 * (name == "confirm")
            told = f"{many}, {name}: requests ({work.read_units:g} units read, {work.write_units:g} written)"
            yield Figure(code="P3", name=told, figure=len(work.requests), most=most)
        units_of, least = (
            sum(each.read_units + each.write_units for each in all_of.values()) for all_of in (found, few)
        )
        yield Figure(code="P3", name=f"{many}: units of all these together", figure=units_of, most=least + _CROWD)
    for number in LISTINGS:
        sizes = blocks_of(min(number, _MADE))
        total = sum(sizes) * max(1, number // _MADE)
        requests = -(-total // _ANSWER)
        name = f"the first search of a process among {number:,}: read units, in {requests} requests or more"
        yield Figure(code="P7", name=name, figure=total / _READ_UNIT, most=350 * max(1.0, number / _MADE))


def _acts(number: int) -> dict[str, Work]:
    """The work of each act about an organisation that has so many reviews, and of its pages."""
    os.environ.update(ENVIRONMENT)
    log = io.StringIO()
    with mock_aws(), redirect_stdout(log):
        platform.cache_clear()
        here: Any = platform()
        here.cipher = counting(FakeCipher)
        assert here.connection  # noqa: S101 - asking for it names the tables
        for table in TABLES:
            table.create_table(billing_mode="PAY_PER_REQUEST")
        with Client(front_door().app) as client:
            house = House(client, here)
            first, second = (each[:_TEXT] for each in review_texts(2, seed=7, sentences=16))
            Life(house, here, units, log).lived(first)
            _grow(here, house.home, number)
            renew_first_page(house.home)
            life = Life(house, here, units, log)
            life.lived(second)
            found = dict(life.acts)
            for name, path in (("its page", ""), ("its reviews", "/reviews?limit=20")):
                with counted(here.connection.client) as work:
                    house.call("GET", f"/organisations/{house.home}{path}")
                found[name] = work
        platform.cache_clear()
    return found


def front_door() -> Any:
    import app  # noqa: PLC0415  (it reads the settings that stand above)

    return app


def _grow(here: Any, home: str, number: int) -> None:
    """Put copies of what lies there of one review: in public, and in the pace of the last months."""
    client = here.connection.client
    published = _items(client, OrganisationItem, "organisation_id", home, "published#")[0]
    came = _items(client, TraceItem, "trace", f"pace#{home}", "")[0]
    backends = dynamodb_backends[_ACCOUNT][here.settings.region].tables
    now = datetime.now(UTC)
    for each in range(number - 1):
        at = (now - timedelta(minutes=5 * each + 5)).isoformat()
        name = f"r{each:023d}"
        for table, one in ((OrganisationItem, published), (TraceItem, came)):
            start = "published#" if table is OrganisationItem else ""
            copy = {**one, "part": {"S": f"{start}{at}#{name}"}}
            backends[table.Meta.table_name].put_item(json.loads(json.dumps(copy, default=_plain)))


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _items(client: Any, table: Any, key: str, value: str, start: str) -> Sequence[dict[str, Any]]:
    names = {"#key": key} | ({"#part": "part"} if start else {})
    begins = " AND begins_with(#part, :start)" if start else ""
    values = {":key": {"S": value}} | ({":start": {"S": start}} if start else {})
    found: Sequence[dict[str, Any]] = client.query(
        TableName=table.Meta.table_name,
        KeyConditionExpression=f"#key = :key{begins}",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues=values,
    )["Items"]
    return found
