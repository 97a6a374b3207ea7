"""What sample mails count: what waits for editors, and an organisation's reviews by month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from chalicelib.domain.projections.insights import Counts
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.ports.unread import Unread, stop

NOW: Final = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


class LongWaits:
    """A queue in which two notices wait for more than two working days, and a review for more than ninety days."""

    def all(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[Waiting]:
        del unread  # all of it can be read
        number = {QueueKind.REVIEW: 1, QueueKind.NOTICE: 2, QueueKind.SECOND_READING: 3}.get(kind, 0)
        since = NOW - timedelta(days=100 if kind is QueueKind.REVIEW else 6)
        return iter([Waiting(kind=kind, id="w1", organisation_id="o1", status="pending", waiting_since=since)] * number)


QUEUE: Final = LongWaits()


@dataclass(frozen=True)
class MonthsOfReviews:
    """The sums of an organisation's reviews: their number and their scores, in hundredths, per month."""

    all: Mapping[str, tuple[int, int]]
    silent: int

    def months(self, _: str) -> Mapping[str, Counts]:
        return {
            month: {"review:residential_care-1:4": reviews, "sum:residential_care-1": hundredths}
            for month, (reviews, hundredths) in self.all.items()
        }

    def waiting(self, _: str, *, since: str, limit: int) -> int:
        return min(self.silent, limit) if since else 0


ONE_REVIEW: Final = {"2026-10": (1, 400)}
MANY_REVIEWS: Final = {"2026-10": (12, 5_160), "2026-09": (9, 3_420), "2026-02": (14, 5_480)}
