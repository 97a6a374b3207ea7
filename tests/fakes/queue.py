"""The editors' queue, in memory."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from chalicelib.domain.projections.queue import (
    Backlog,
    Count,
    Desk,
    Holders,
    QueueKind,
    QueueOrder,
    Waiting,
    waiting,
    waiting_appeal,
    waiting_notice,
    waiting_organisation,
    waiting_reading,
)
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.unread import Unread, stop

if TYPE_CHECKING:
    from tests.fakes import FakeOrganisations
    from tests.fakes.cases import FakeCases

_CLAIM: Final = timedelta(minutes=30)


class FakeQueue:
    """Reading the queue, which is whatever waits at this moment."""

    def __init__(self, organisations: "FakeOrganisations", cases: "FakeCases") -> None:
        self._organisations = organisations
        self._cases = cases
        self._claims: dict[str, tuple[str, datetime]] = {}
        self._openers: dict[str, frozenset[str]] = {}
        self._assigned: dict[tuple[QueueKind, str], str] = {}
        self._count: Count | None = None

    def page(
        self,
        kind: QueueKind,
        *,
        status: str,
        limit: int,
        cursor: str,
        now: datetime,
        order: QueueOrder = QueueOrder.STRONGEST,
        late: bool = False,
        oldest: datetime | None = None,
        wanted: Callable[[Sequence[Waiting]], Collection[str]] | None = None,
    ) -> tuple[Sequence[Waiting], str | None]:
        del oldest  # here all are read
        mine = [each for each in self._waiting() if each.kind is kind and (not status or each.status == status)]
        last, _, since = cursor.partition("@")
        moment = datetime.fromisoformat(since) if since else now
        mine = [each for each in mine if each.late(moment) or not late]
        ids = wanted(mine) if wanted else [each.id for each in mine]
        by_age = order is QueueOrder.OLDEST
        turns = sorted(mine, key=lambda each: each.age if by_age else each.turn(moment))
        seen = next((at for at, each in enumerate(turns, start=1) if each.id == last), 0)
        left = [each for each in turns[seen:] if each.id in ids]
        return left[:limit], f"{left[limit - 1].id}@{moment.isoformat()}" if len(left) > limit else None

    def all(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[Waiting]:
        del unread  # all of it can be read
        return (each for each in self._waiting() if each.kind is kind)

    def ids(self, kind: QueueKind, *, unread: Unread = stop) -> Iterator[str]:
        del unread  # all of it can be read
        return (each.id for each in self.all(kind))

    def backlog(self, kind: QueueKind) -> Backlog:
        since = [each.waiting_since for each in self.all(kind)]
        return Backlog(count=len(since), oldest=min(since, default=None))

    def claim(self, waiting_id: str, editor_id: str, *, now: datetime) -> datetime:
        until = now + _CLAIM
        self._claims[waiting_id] = (editor_id, until)
        return until

    def note_opened(self, review_id: str, editor_id: str, *, now: datetime) -> None:
        del now  # here it lasts
        self._openers[review_id] = self._openers.get(review_id, frozenset()) | {editor_id}

    def openers(self, review_ids: Sequence[str], *, behind: bool = False) -> Mapping[str, frozenset[str]]:
        del behind  # here all is as it is
        return {each: self._openers[each] for each in review_ids if each in self._openers}

    def release(self, waiting_id: str, editor_id: str) -> None:
        if self._claims.get(waiting_id, ("",))[0] == editor_id:
            del self._claims[waiting_id]

    def claims(self, ids: Sequence[str], *, now: datetime) -> Mapping[str, str]:
        mine = {each: self._claims[each] for each in ids if each in self._claims}
        return {each: editor_id for each, (editor_id, until) in mine.items() if until > now}

    def holders(self, kind: QueueKind, ids: Sequence[str], *, now: datetime) -> Mapping[str, Holders]:
        claims = self.claims(ids, now=now)
        found = {
            each: Holders(claimed_by=claims.get(each, ""), assigned_to=self._assigned.get((kind, each), ""))
            for each in ids
        }
        return {each: holders for each, holders in found.items() if holders != Holders()}

    def desk(self, kind: QueueKind, *, now: datetime) -> Desk:
        ids = {*self._claims, *(each for of, each in self._assigned if of is kind)}
        return Desk(holders=self.holders(kind, sorted(ids), now=now), count=self._count)

    def keep_count(self, count: Count) -> None:
        self._count = count

    def assign(self, kind: QueueKind, waiting_id: str, editor_id: str, *, before: str, now: datetime) -> None:
        del now  # here it lasts
        if self._assigned.get((kind, waiting_id), "") != before:
            raise ChangedMeanwhile
        self._assigned[kind, waiting_id] = editor_id

    def hand_over(self, given: Mapping[tuple[QueueKind, str], str], *, before: str, now: datetime) -> None:
        del now  # here it lasts
        if any(self._assigned.get(each, "") != before for each in given):
            raise ChangedMeanwhile
        self._assigned |= given

    def assigned_to(self, editor_id: str, *, now: datetime) -> Sequence[tuple[QueueKind, str]]:
        del now  # here it lasts
        return sorted(key for key, assigned in self._assigned.items() if assigned == editor_id)

    def _waiting(self) -> Iterator[Waiting]:
        for review in self._organisations.reviews.values():
            yield from waiting(review)
        for notice in self._cases.notices.values():
            yield from waiting_notice(notice)
        for appeal in self._cases.appeals.values():
            yield from waiting_appeal(appeal)
        for reading in self._cases.readings.live.values():
            yield from waiting_reading(reading)
        for organisation in self._organisations.all.values():
            yield from waiting_organisation(organisation)
