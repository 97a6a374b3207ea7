"""Limits on requests: per kind, what one origin and one mailbox may do in a window.

An origin can be a care home or a hospital behind one address: what it may do is generous, and a stage can widen it
(`ORIGIN_LIMIT_FACTOR`). What reaches one mailbox is not, however its address is spelt: nobody's is to be flooded
through us. Nor is anybody shut out by what others do in their name: where mails end, a live link lies in the mailbox.
Counting is one update on a condition of one item, in the transaction that it guards. Where only a few are let through,
which are mails that somebody may not have asked for, the moments of the last ones are kept: no more come in any window,
wherever it begins. Where many are, windows are fixed, and around a window's end two windows' worth can fall close
together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from chalicelib.domain.rules.email_address import mailbox


class Limited(StrEnum):
    """A kind of request that is counted."""

    SUBMIT = "submit"
    NOTICE = "notice"
    RECEIPT = "receipt"
    SIGN_IN = "sign_in"
    SIGN_IN_MAIL = "sign_in_mail"
    INSIGHTS_LINK = "insights_link"
    INSIGHTS_RENEWAL = "insights_renewal"
    LINKS = "links"
    PARTICIPATION = "participation"
    TYPED_IN = "typed_in"
    CODE = "code"
    DEAD_LINK = "dead_link"
    CARDS = "cards"
    WRONG_CARD = "wrong_card"
    WEBHOOKS = "webhooks"


MOST_KEPT: Final = 3  # moments


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: at most so many in a window."""

    most: int
    window: timedelta

    @property
    def rolling(self) -> bool:
        """True where its window ends at every moment; else one begins when another ends."""
        return 0 < self.most <= MOST_KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule:
    """The limits of one kind of request: for one origin, for one mailbox, and for one mailbox from one origin."""

    per_origin: Limit | None = None
    per_address: Limit | None = None
    per_both: Limit | None = None


_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
LIMITS: Final[Mapping[Limited, LimitRule]] = {
    # A whole ward that writes on one afternoon fits; each submission mails one confirmation to one address.
    Limited.SUBMIT: LimitRule(per_origin=Limit(60, _HOUR), per_address=Limit(3, _HOUR)),
    # Whoever reports in earnest is never to be turned away, nor for what others reported in their name.
    Limited.NOTICE: LimitRule(per_origin=Limit(60, _HOUR)),
    # Nobody proved to read that mailbox: what is reported beyond this is taken in, and its receipt is not mailed.
    Limited.RECEIPT: LimitRule(per_address=Limit(10, _HOUR)),
    Limited.SIGN_IN: LimitRule(per_origin=Limit(60, _HOUR)),
    # Beyond this the answer stays the same and no mail is sent. The window is half a link's life, so that a live link
    # lies in the mailbox; and every origin has room of its own, so that others fill none of an editor's.
    Limited.SIGN_IN_MAIL: LimitRule(
        per_both=Limit(30, timedelta(minutes=15)), per_address=Limit(60, timedelta(minutes=15))
    ),
    # The address is the register's, so the organisation stands for it. Anybody can ask: three mails a day, no more.
    Limited.INSIGHTS_LINK: LimitRule(per_origin=Limit(20, _HOUR), per_address=Limit(3, _DAY)),
    # Who holds the link to its figures can always kill those that are out, whatever others asked for.
    Limited.INSIGHTS_RENEWAL: LimitRule(per_address=Limit(3, _DAY)),
    # Beyond three mails a day the answer stays the same and none is sent: links that were mailed live for two years.
    Limited.LINKS: LimitRule(per_origin=Limit(60, _HOUR), per_address=Limit(3, _DAY)),
    # As of the link to its figures: the organisation stands for its registered address.
    Limited.PARTICIPATION: LimitRule(per_origin=Limit(20, _HOUR), per_address=Limit(3, _DAY)),
    # An editor who types all day stays far below; what types faster is no editor.
    Limited.TYPED_IN: LimitRule(per_address=Limit(60, _HOUR)),
    # Of 80 bits nobody guesses one in a life; this keeps whoever tries from keeping us busy. A right one always opens:
    # a house may be one origin.
    Limited.CODE: LimitRule(per_origin=Limit(60, _HOUR)),
    # Nobody guesses a signature; this stops whoever tries from keeping us busy. Counted in each process by itself. A
    # live link always opens.
    Limited.DEAD_LINK: LimitRule(per_origin=Limit(120, timedelta(minutes=10))),
    # Cards that one organisation makes: the largest house can hand one to each resident and to each family in a day.
    Limited.CARDS: LimitRule(per_address=Limit(1_000, _DAY)),
    # Nobody guesses a code. Who mistypes theirs, in a house where others do, is not to be turned away.
    Limited.WRONG_CARD: LimitRule(per_origin=Limit(30, _HOUR)),
    # Each makes us ask an address that somebody gave: enough to set one up and to try it, too little to bother others.
    Limited.WEBHOOKS: LimitRule(per_address=Limit(30, _HOUR)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One more in a window that has room for `most`."""

    bucket: str
    most: int
    ends_at: datetime  # at the latest
    times: int = 1  # that it counts for; one where the window is rolling
    since: datetime | None = None  # the beginning of a rolling window, which ends now; None of a fixed one

    def wait(self, now: datetime) -> int:
        """Whole seconds until there is room again, at the latest."""
        return max(1, -int(-(self.ends_at - now).total_seconds() // 1))


def counts(
    kind: Limited,
    *,
    origin: str,
    address: str = "",
    keyed: Callable[[str, str], str],
    origin_factor: int,
    now: datetime,
) -> tuple[Count, ...]:
    """Return the counters of a request; an origin or an address is in them as a keyed hash only.

    Args:
        kind: of request.
        origin: where it came from, as the platform itself saw it; empty where nobody asked from outside.
        address: which address it will mail, or the id that stands for it; its mailbox is what counts.
        keyed: makes the hash, of a purpose and a value.
        origin_factor: how many times wider this stage is for origins.
        now: the moment.
    """
    rule, reached, came = LIMITS[kind], mailbox(address), origin_of(origin) if origin else ""
    found = []
    if reached and rule.per_address:
        found.append(_count(kind, "address", keyed("limit", reached), rule.per_address, now))
    if reached and came and rule.per_both:
        found.append(_count(kind, "both", keyed("limit", f"{came} {reached}"), rule.per_both, now))
    if came and rule.per_origin:
        wide = Limit(rule.per_origin.most * origin_factor, rule.per_origin.window)
        found.append(_count(kind, "origin", keyed("limit", came), wide, now))
    return tuple(found)


def _count(kind: Limited, of: str, key: str, limit: Limit, now: datetime) -> Count:
    if limit.rolling:
        bucket = f"{kind}#{of}#{key}#rolling"
        return Count(bucket=bucket, most=limit.most, ends_at=now + limit.window, since=now - limit.window)
    seconds = int(limit.window.total_seconds())
    number = int(now.timestamp()) // seconds
    ends_at = datetime.fromtimestamp((number + 1) * seconds, UTC)
    return Count(bucket=f"{kind}#{of}#{key}#{number}", most=limit.most, ends_at=ends_at)


def origin_of(source: str) -> str:
    """Return what counts as one origin: an IPv4 address, or the /64 of IPv6, which one subscriber has to himself."""
    try:
        found: IPv4Address | IPv6Address | None = ip_address(source.partition("%")[0])
    except ValueError:
        return source
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return f"{IPv6Address(int(found) >> 64 << 64)}/64"
        found = found.ipv4_mapped
    return str(found)
