"""The table of limits: what is counted, against what, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.rules.limits import LIMITS, Limit, Limited, counts, origin_of
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose

NOW = datetime(2026, 11, 20, 10, 20, 30, tzinfo=UTC)


def keyed(purpose: str, value: str) -> str:
    return f"<{purpose}:{value}>"


def test_everything_limited_stands_in_the_table_and_has_room_for_a_shared_origin() -> None:
    assert set(LIMITS) == set(Limited)
    for kind, rule in LIMITS.items():
        assert rule.per_origin is None or rule.per_origin.most >= 20
        # Of cards nothing is mailed: what counts is how many one organisation prints.
        assert rule.per_address is None or rule.per_address.most <= (1_000 if kind is Limited.CARDS else 60)
    assert LIMITS[Limited.SUBMIT].per_address == Limit(3, timedelta(hours=1))  # mails that nobody asked us for


def test_a_submission_counts_against_its_address_and_its_origin_under_keyed_hashes_only() -> None:
    address, origin = counts(
        Limited.SUBMIT, origin="192.0.2.7", address=" Mieke@Post.example", keyed=keyed, origin_factor=10, now=NOW
    )
    window = int(NOW.timestamp()) // 3600
    assert (address.bucket, address.most) == ("submit#address#<limit:mieke@post.example>#rolling", 3)
    assert (origin.bucket, origin.most) == (f"submit#origin#<limit:192.0.2.7>#{window}", 600)
    assert (address.since, address.ends_at) == (NOW - timedelta(hours=1), NOW + timedelta(hours=1))
    assert (origin.since, origin.ends_at) == (None, datetime(2026, 11, 20, 11, tzinfo=UTC))
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


def test_a_mailbox_is_counted_once_however_its_address_is_spelt() -> None:
    def buckets(address: str, origin: str = "") -> set[str]:
        kinds = (Limited.SUBMIT, Limited.RECEIPT, Limited.SIGN_IN_MAIL)
        return {
            each.bucket
            for kind in kinds
            for each in counts(kind, origin=origin, address=address, keyed=keyed, origin_factor=1, now=NOW)
            if "#origin#" not in each.bucket
        }

    assert buckets("M.i.eke+zorg@GoogleMail.com", "192.0.2.7") == buckets("mieke@gmail.com", "192.0.2.7")
    assert buckets("mieke+1@post.example") == buckets("Mieke@Post.Example")
    assert buckets("m.ieke@post.example").isdisjoint(buckets("mieke@post.example"))


def test_others_fill_no_room_of_an_editors_own_origin_and_a_link_outlives_the_window_that_is_full() -> None:
    def both(origin: str) -> str:
        found = counts(
            Limited.SIGN_IN_MAIL, origin=origin, address="an@redactie.example", keyed=keyed, origin_factor=1, now=NOW
        )
        (own,) = (each.bucket for each in found if "#both#" in each.bucket)
        return own

    assert both("192.0.2.7") != both("192.0.2.8")
    rule = LIMITS[Limited.SIGN_IN_MAIL]
    assert rule.per_address is not None
    assert rule.per_both is not None
    assert max(rule.per_address.window, rule.per_both.window) <= LINK_LIFE[Purpose.SESSION] / 2


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
