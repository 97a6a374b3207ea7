"""A register of a million listings: no item and no transaction comes near what the store takes."""

from array import array
from typing import Any

from bench.units import size_of
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.domain.sync.manifest import BUCKETS
from tests.builders import NOW
from tests.worlds import DynamoWorld

MILLION = 1_000_000
AN_ITEM, A_TRANSACTION = 400 * 1024, 4_000_000  # bytes, of which half is used at most


def bucket(number: int, rows: int) -> bytes:
    """So many rows of a bucket, as they are packed."""
    keys = array("Q", range(number << 58, (number << 58) + rows))
    others = [array(kind, bytes(array(kind).itemsize * rows)) for kind in "QQQQB"]
    return b"".join(column.tobytes() for column in (keys, *others))


def transactions(world: DynamoWorld) -> list[int]:
    """The bytes of each transaction from now on."""
    sizes: list[int] = []

    def asked(params: dict[str, Any], **_: Any) -> None:
        items = [each["Put"]["Item"] for each in params["TransactItems"] if "Put" in each]
        assert all(size_of(item) < AN_ITEM for item in items)
        sizes.append(sum(map(size_of, items)))

    world.connection.client.meta.events.register("provide-client-params.dynamodb.TransactWriteItems", asked)
    return sizes


def parts() -> list[str]:
    return [item.part for item in SyncItem.query("manifest#2")]


def test_the_manifest_of_a_million_listings_fits_and_comes_back_in_its_order(dynamodb_world: DynamoWorld) -> None:
    store = dynamodb_world.sync_store
    lease = store.acquire(now=NOW)
    assert lease is not None
    rows = MILLION // BUCKETS
    sizes = transactions(dynamodb_world)
    store.save_manifest({number: bucket(number, rows) for number in range(4)}, lease)
    assert parts() == ["00", "00#1", "01", "01#1", "02", "02#1", "03", "03#1"]
    assert max(sizes) < A_TRANSACTION / 2
    found = dynamodb_world.sync_store.manifest()
    assert list(found.keys) == sorted(found.keys)
    assert len(found) == 4 * rows
    # What shrank leaves nothing behind that would come back.
    store.save_manifest({1: bucket(1, 10)}, lease)
    assert parts() == ["00", "00#1", "01", "02", "02#1", "03", "03#1"]
    assert len(store.manifest()) == 3 * rows + 10


def test_a_bucket_that_is_no_larger_than_before_is_one_item_as_release_0_1_0_has_it(
    dynamodb_world: DynamoWorld,
) -> None:
    lease = dynamodb_world.sync_store.acquire(now=NOW)
    assert lease is not None
    packed = bucket(5, 9_900)
    dynamodb_world.sync_store.save_manifest({5: packed}, lease)
    assert [item.blob for item in SyncItem.query("manifest#2")] == [packed]
