"""The manifest is a dictionary of rows that is small, sorted, and stored in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.sync.manifest import ASKED, BUCKETS, CLOSED, CONTACT, EMAIL_OK, MISSED, Manifest, Row, split

NUMBERS = st.integers(0, 2**64 - 1)
# Few different keys, at the edges of the buckets, so that rows are changed and dropped as often as added.
KEYS = st.sampled_from([1, 2, 2**58 - 1, 2**58, 2**58 + 1, 7 * 2**58, 2**63, 2**64 - 2, 2**64 - 1]) | NUMBERS
ROWS = st.builds(
    Row,
    key=KEYS,
    content_hash=NUMBERS,
    address_hash=NUMBERS,
    enterprise=NUMBERS,
    fingerprint=NUMBERS,
    flags=st.integers(0, 255),
)
CHANGES = st.lists(st.lists(st.one_of(ROWS, KEYS), max_size=12), max_size=6)  # a row is put, a key is dropped


def row(key: int, **changes: int) -> Row:
    numbers = {"content_hash": 1, "address_hash": 0, "enterprise": 0, "flags": EMAIL_OK, **changes}
    return Row(key=key, **numbers)


def filled(*rows: Row) -> Manifest:
    manifest = Manifest()
    for each in rows:
        manifest.put(each)
    manifest.take_changes()
    return manifest


def rows(manifest: Manifest) -> list[Row]:
    return [manifest.row(at) for at in range(len(manifest))]


@given(CHANGES)
def test_after_any_changes_it_equals_a_plain_dictionary(stretches: list[list[Row | int]]) -> None:
    manifest = Manifest()
    model: dict[int, Row] = {}
    stored: dict[int, bytes] = {}
    for stretch in stretches:
        for change in stretch:
            if isinstance(change, Row):
                manifest.put(change)
                model[change.key] = change
            else:
                manifest.drop(change)
                model.pop(change, None)
        stored |= manifest.take_changes()
        assert rows(manifest) == [model[key] for key in sorted(model)]
        assert rows(Manifest(stored[bucket] for bucket in sorted(stored))) == rows(manifest)
    for at, key in enumerate(sorted(model)):
        assert manifest.position(key) == at
    assert len(manifest) == len(model)


@given(st.lists(ROWS, max_size=20), KEYS)
def test_what_is_not_there_has_no_position(known: list[Row], key: int) -> None:
    manifest = filled(*known)
    assert (manifest.position(key) >= 0) == (key in {each.key for each in known})


@given(st.lists(ROWS, max_size=20, unique_by=lambda each: each.key))
def test_only_what_changed_is_packed_anew(known: list[Row]) -> None:
    manifest = filled(*known)
    assert manifest.take_changes() == {}
    for each in known[:1]:
        manifest.put(each)
        assert {*manifest.take_changes()} == {each.key >> 58}


def test_a_bucket_is_its_rows_in_41_bytes_each() -> None:
    manifest = Manifest()
    for bucket in range(BUCKETS):
        manifest.put(row(bucket << 58))
        manifest.put(row((bucket << 58) + 5))
    packed = manifest.take_changes()
    assert sorted(packed) == list(range(BUCKETS))
    assert {len(blob) for blob in packed.values()} == {2 * 41}


def test_a_row_is_not_there_before_it_is_brought_in() -> None:
    manifest = Manifest()
    manifest.put(row(7))
    assert manifest.position(7) == -1
    manifest.take_changes()
    assert manifest.position(7) == 0


def test_of_two_words_about_one_row_the_last_counts() -> None:
    manifest = filled(row(7))
    manifest.drop(7)
    manifest.put(row(7, content_hash=2))
    manifest.put(row(8))
    manifest.drop(8)
    manifest.take_changes()
    assert rows(manifest) == [row(7, content_hash=2)]


def test_a_bucket_whose_last_row_goes_is_stored_empty() -> None:
    manifest = filled(row(7))
    manifest.drop(7)
    assert manifest.take_changes() == {0: b""}
    assert len(Manifest([b""])) == 0


def test_rows_are_found_and_counted_by_their_flags() -> None:
    manifest = filled(
        row(1),
        row(2, flags=EMAIL_OK | MISSED),
        row(3, flags=CLOSED | CONTACT),
        row(4, flags=CLOSED),
        row(5, flags=ASKED),
    )
    assert (manifest.open, manifest.count(EMAIL_OK), manifest.count(CLOSED)) == (3, 2, 2)
    assert list(manifest.keys_with(CLOSED)) == [3, 4]
    assert list(manifest.keys_with(CLOSED | CONTACT)) == [3]
    assert list(manifest.keys_with(MISSED | ASKED)) == []


@pytest.mark.parametrize(
    ("changes", "fingerprint", "expected"),
    [
        ({}, 9, True),
        ({}, 8, False),
        ({"content_hash": 0}, 9, False),  # something of it is still to be applied
        ({"flags": CLOSED}, 9, False),  # it returned
        ({"flags": MISSED}, 9, True),
    ],
)
def test_a_record_need_not_be_read_while_it_is_as_it_was_sent(
    changes: dict[str, int], fingerprint: int, *, expected: bool
) -> None:
    assert filled(row(7, fingerprint=9, **changes)).is_as_sent(0, fingerprint) is expected


def test_rows_that_were_put_get_the_fingerprints_of_their_records() -> None:
    manifest = filled(row(1), row(2))
    manifest.put(row(2, content_hash=2))
    manifest.put(row(3))
    manifest.drop(1)
    manifest.sign({1: 11, 2: 22, 4: 44})
    manifest.take_changes()
    assert rows(manifest) == [row(2, content_hash=2, fingerprint=22), row(3)]


@given(st.lists(ROWS, max_size=30), st.integers(1, 7))
def test_a_bucket_in_parts_is_the_same_rows_in_their_order(given: list[Row], most: int) -> None:
    manifest = Manifest()
    for each in given:
        manifest.put(each)
    buckets = manifest.take_changes()
    parts = {bucket: list(split(packed, most)) for bucket, packed in buckets.items()}
    assert rows(Manifest(part for bucket in sorted(parts) for part in parts[bucket])) == rows(manifest)
    assert all(len(part) <= 41 * most for each in parts.values() for part in each)
    assert all(parts.values())
