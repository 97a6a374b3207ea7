"""Large registers: no item and no transaction comes near what the store takes, and search reads what it needs."""

import tracemalloc
from array import array
from typing import Any, Final

from bench.units import size_of
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections.search_items import block_in, packed, unpack
from chalicelib.domain.organisations.search_lines import Block, Line
from chalicelib.domain.sync.manifest import BUCKETS
from tests.builders import NOW
from tests.worlds import DynamoWorld

MILLION = 1_000_000
MANY: Final = 1_000  # lines of a block
LINES: Final = [Line(f"huis {number:04}\t9000 gent\tRO", f"{number:032x}") for number in range(MANY)]
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


def test_the_ids_of_a_block_come_back_one_by_one_and_together() -> None:
    block = unpack(packed("open", "block#00", 1, Block.of(LINES)))
    ids = [each.id for each in LINES]
    assert (len(block.ids), list(block.ids), block.ids[2:4]) == (MANY, ids, ids[2:4])
    assert (block.ids[0], block.ids[MANY - 1]) == (ids[0], ids[-1])
    assert list(block.holding([("0042",)])) == [LINES[42]]


def test_one_id_is_read_without_all_others() -> None:
    """A first search finds some in each block, and spelling out all of a hundred thousand takes it 5 ms."""
    block = block_in(packed("open", "block#00", 1, Block.of(LINES)).serialize())
    tracemalloc.start()
    try:
        found = block.ids[MANY // 2]
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == LINES[MANY // 2].id
    assert most < 16 * MANY
