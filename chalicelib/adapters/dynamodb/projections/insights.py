"""Figures of organisations from their reviews, in DynamoDB: counts per month, moved by the write that publishes."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.operand import Path

from chalicelib.adapters.dynamodb.client.batch import asked
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import InsightsItem, SyncItem
from chalicelib.adapters.dynamodb.projections.organisation_items import PUBLISHED, stamp
from chalicelib.adapters.dynamodb.projections.outbox import put_mails
from chalicelib.domain.clock.days import day_of, month_begins
from chalicelib.domain.projections.insights import (
    Counts,
    SectorAverages,
    Sums,
    add_organisation,
    averages_of,
    month_of,
    month_of_utc,
    moved,
    recounted_by,
    sector_of,
)
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import Busy, ChangedMeanwhile, UnreadableRecord
from chalicelib.dutch.keyword_themes import current_themes
from chalicelib.ports.unread import go_past

_MONTH: Final = "month#"
_ASKED: Final = "asked#"
_AVERAGES: Final = "averages"
_COMPARISON: Final = ("place", "compare_sectors")
_COMPARED: Final = ("aspect:", "review:")  # of the counts, what averages are made of
_COMPARED_AT_ONCE: Final = 500  # items in one answer of the store, which has at most 1 MB
_PAGES_AT_ONCE: Final = 10  # between two notes of how far they are
_TRIES: Final = 3
_NEWEST: Final = 100  # reviews among which those without a reply are looked for
_ASKED_KEPT: Final = timedelta(days=1)  # far longer than anybody has to wait before asking again


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The progress of the averages of a day: what was read so far, added up."""

    began_at: datetime
    cursor: tuple[str, ...] = ()  # the key of the last item that was read
    home: str = ""  # the organisation of which counts may follow
    counts: Counts = field(default_factory=dict)  # of that one
    sums: Sums = field(default_factory=dict)
    made: bool = False


_comparison = msgspec.json.Decoder(_Comparison)


def _comparison_of(now: datetime) -> _Comparison:
    """The averages to go on with; those of a day are made once."""
    try:
        found = _comparison.decode(SyncItem.get(*_COMPARISON, consistent_read=True).blob or b"")
    except (SyncItem.DoesNotExist, msgspec.MsgspecError, ValueError):
        return _Comparison(now)
    if found.made and day_of(found.began_at) < day_of(now):
        return _Comparison(now)
    return found


def _keep_comparison(at: _Comparison) -> None:
    SyncItem(*_COMPARISON, blob=msgspec.json.encode(at)).save()


def project_insights(transaction: Transaction, before: Review | None, after: Review) -> None:
    """Move the counts on with a review.

    ADD needs no condition: reviews of one month spoil nothing for each other. They wait for each other all the same,
    as two transactions cannot have one item in hand at once.
    """
    if not (after.visible or (before and before.visible)):
        return
    for month, change in moved(before, after, current_themes()).items():
        item = InsightsItem(after.organisation_id, f"{_MONTH}{month}")
        transaction.add(item, {**dict(sorted(change.items())), "moves": 1})


class DynamoInsights:
    """The port `Insights`, the reading that organisations do, and counting again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def months(self, organisation_id: str) -> Mapping[str, Counts]:
        """The counts of each month with reviews: one query, however many reviews there are."""
        items = InsightsItem.query(organisation_id, InsightsItem.part.startswith(_MONTH))
        return {item.part.removeprefix(_MONTH): item.counts for item in items}

    def waiting(self, organisation_id: str, *, since: str, limit: int) -> int:
        """Count the reviews that came online since that month and still take a reply; no further than the limit."""
        silent = [
            public_review.id
            for public_review in self.public_reviews(
                organisation_id, since=stamp(month_begins(since)), until="~", limit=_NEWEST
            )
            if not public_review.reply
        ]
        return min(sum(review.takes_reply for review in self.reviews(silent).values()), limit)

    def averages(self, sector: str) -> SectorAverages | None:
        """Return the averages of all organisations of a sector, as they stood last night."""
        try:
            return InsightsItem.get(f"sector#{sector}", _AVERAGES).averages
        except (InsightsItem.DoesNotExist, UnreadableRecord):  # a copy, made anew every night
            return None

    def public_reviews(self, organisation_id: str, *, since: str, until: str, limit: int) -> Sequence[PublicReview]:
        """Return the public reviews that were published from one moment up to another, newest first.

        Args:
            organisation_id: whose.
            since: as `stamp` writes moments, or the beginning of one.
            until: likewise, and not itself included.
            limit: at most so many.
        """
        between = OrganisationItem.part.between(f"{PUBLISHED}{since}", f"{PUBLISHED}{until}")
        items = OrganisationItem.query(
            organisation_id, between, scan_index_forward=False, limit=limit, page_size=min(limit, 500)
        )
        return [face for face in readable(items, lambda item: item.face, go_past) if face is not None]

    def reviews(self, review_ids: Sequence[str]) -> Mapping[str, Review]:
        """Return those of these that exist."""
        items = ReviewItem.batch_get(review_ids, consistent_read=True)
        return dict(readable(items, lambda item: (item.review_id, item.review), go_past))

    def ask_reply_link(self, review: Review, mail: Mail, *, not_since: datetime) -> bool:
        transaction = Transaction(self._connection)
        asked_at = InsightsItem.asked_at
        transaction.update(
            InsightsItem(review.organisation_id, f"{_ASKED}{review.id}"),
            [
                asked_at.set(stamp(mail.created_at)),
                InsightsItem.expires.set(int((mail.created_at + _ASKED_KEPT).timestamp())),
            ],
            asked_at.does_not_exist() | (asked_at <= stamp(not_since)),
            otherwise=ChangedMeanwhile,
        )
        put_mails(transaction, (mail,))
        try:
            transaction.commit()
        except ChangedMeanwhile:
            return False
        return True

    def recount(self, organisation_id: str) -> Mapping[str, Counts]:
        """Count an organisation's reviews again and put right what differs; for the nightly reconciliation.

        A review that is published or hidden meanwhile moves the counts while we count: then we count once more.

        Returns:
            what was wrong: per month, what each count should have been more (or less). Empty: all was well, or as
            release 0.1.0 counted it, whose months were those of UTC.

        Raises:
            Busy: reviews keep moving; nothing of that month was changed.
        """
        for _ in range(_TRIES):
            items = {item.part.removeprefix(_MONTH): item for item in self._months(organisation_id)}
            right, of_utc = recounted_by(self._all(organisation_id), current_themes(), month_of, month_of_utc)
            drift: dict[str, Counts] = {}
            overtaken = False
            for month in sorted(items.keys() | right.keys()):
                item = items.get(month)
                had: Counts = item.counts if item else {}
                due = right.get(month, {})
                wrong = {name: due.get(name, 0) - had.get(name, 0) for name in had.keys() | due.keys()}
                wrong = {name: count for name, count in wrong.items() if count}
                if wrong and not self._put_right(organisation_id, month, item, due):
                    overtaken = True
                elif wrong and had != of_utc.get(month, {}):
                    drift[month] = wrong
            if not overtaken:
                return drift
        raise Busy

    def compare(self, *, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> bool:
        """Go on making the sectors' averages anew, from what stands of every organisation; for a nightly schedule.

        How far it is, is kept with all that it added up: what a run that is cut off had read since, is read again and
        counted once.
        """
        at = _comparison_of(now)
        pages = 0
        while not at.made:
            if out_of_time():
                _keep_comparison(at)
                return False
            at, pages = self._compared_on(at), pages + 1
            if at.made or pages % _PAGES_AT_ONCE == 0:
                _keep_comparison(at)
        return True

    def _compared_on(self, at: "_Comparison") -> "_Comparison":
        """Add a page of counts. A scan gives the items of one partition together, over several pages perhaps."""
        request: dict[str, Any] = {"TableName": InsightsItem.Meta.table_name, "Limit": _COMPARED_AT_ONCE}
        if at.cursor:
            names = ("organisation_id", "part")
            request["ExclusiveStartKey"] = {name: {"S": each} for name, each in zip(names, at.cursor, strict=True)}
        answer = asked(self._connection, "Scan", request)
        home, counts, sums = at.home, Counter(at.counts), at.sums
        for item in answer["Items"]:
            if not item["part"]["S"].startswith(_MONTH):
                continue
            if item["organisation_id"]["S"] != home:
                add_organisation(sums, sector_of(counts), counts)
                home, counts = item["organisation_id"]["S"], Counter()
            own = {name: int(each["N"]) for name, each in item.items() if name.startswith(_COMPARED) and "N" in each}
            counts.update(own)
        last = answer.get("LastEvaluatedKey")
        if last:
            cursor = (last["organisation_id"]["S"], last["part"]["S"])
            return _Comparison(at.began_at, cursor, home, counts, sums)
        add_organisation(sums, sector_of(counts), counts)
        for sector, averages in averages_of(sums, at=at.began_at).items():
            InsightsItem(f"sector#{sector}", _AVERAGES, averages=averages).save()
        return _Comparison(at.began_at, made=True)

    def _months(self, organisation_id: str) -> Iterator[InsightsItem]:
        return InsightsItem.query(organisation_id, InsightsItem.part.startswith(_MONTH), consistent_read=True)

    def _all(self, organisation_id: str) -> Iterator[Review]:
        """Every review that the public sees, a hundred at a time."""
        public_reviews = OrganisationItem.query(
            organisation_id, OrganisationItem.part.startswith(PUBLISHED), consistent_read=True, page_size=100
        )
        ids: list[str] = []
        for item in public_reviews:
            ids.append(item.part.rpartition("#")[2])
            if len(ids) == 100:  # noqa: PLR2004  (what a batch holds)
                yield from self.reviews(ids).values()
                ids = []
        yield from self.reviews(ids).values()

    def _put_right(self, organisation_id: str, month: str, item: InsightsItem | None, due: Counts) -> bool:
        """Replace a month's counts, unless they moved since they were read."""
        had: Counts = item.counts if item else {}
        seen = item.moves if item else None
        actions = [Path(name).set(due[name]) for name in sorted(due)]
        actions += [Path(name).remove() for name in sorted(had.keys() - due.keys())]
        same = InsightsItem.moves == seen if seen is not None else InsightsItem.moves.does_not_exist()
        try:
            InsightsItem(organisation_id, f"{_MONTH}{month}").update([*actions, InsightsItem.moves.add(1)], same)
        except UpdateError as error:
            if error.cause_response_code == "ConditionalCheckFailedException":
                return False
            raise
        return True
