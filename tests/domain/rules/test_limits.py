"""The table of limits: what is counted, against what, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.rules.limits import LIMITS, Limit, Limited, counts, origin_of

NOW = datetime(2026, 11, 20, 10, 20, 30, tzinfo=UTC)


def keyed(purpose: str, value: str) -> str:
    return f"<{purpose}:{value}>"


def test_everything_limited_stands_in_the_table_and_has_room_for_a_shared_origin() -> None:
    assert set(LIMITS) == set(Limited)
    for rule in LIMITS.values():
        assert rule.per_origin.most >= 20
        assert rule.per_address is None or rule.per_address.most <= 30
    assert LIMITS[Limited.SUBMIT].per_address == Limit(3, timedelta(hours=1))  # mails that nobody asked us for


def test_a_submission_counts_against_its_address_and_its_origin_under_keyed_hashes_only() -> None:
    address, origin = counts(
        Limited.SUBMIT, origin="192.0.2.7", address=" Mieke@Post.example", keyed=keyed, origin_factor=10, now=NOW
    )
    window = int(NOW.timestamp()) // 3600
    assert (address.bucket, address.most) == (f"submit#address#<limit:mieke@post.example>#{window}", 3)
    assert (origin.bucket, origin.most) == (f"submit#origin#<limit:192.0.2.7>#{window}", 600)
    assert address.ends_at == origin.ends_at == datetime(2026, 11, 20, 11, tzinfo=UTC)
    assert origin.wait(NOW) == 39 * 60 + 30
    assert origin.wait(origin.ends_at) == 1


def test_the_next_window_is_another_bucket() -> None:
    (first,) = counts(Limited.SIGN_IN, origin="192.0.2.7", keyed=keyed, origin_factor=1, now=NOW)
    (later,) = counts(
        Limited.SIGN_IN, origin="192.0.2.7", keyed=keyed, origin_factor=1, now=NOW + timedelta(minutes=40)
    )
    assert first.bucket != later.bucket


def test_what_comes_from_nowhere_and_mails_nobody_counts_for_nothing() -> None:
    assert counts(Limited.SUBMIT, origin="", keyed=keyed, origin_factor=1, now=NOW) == ()


@pytest.mark.parametrize(
    ("source", "bucket"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_one_subscriber_is_one_origin(source: str, bucket: str) -> None:
    assert origin_of(source) == bucket
