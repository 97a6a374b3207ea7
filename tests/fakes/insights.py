"""The port `Insights`, in memory."""

from collections.abc import Mapping
from datetime import datetime

from chalicelib.domain.projections.insights import Counts, month_of, recounted
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.mails import Mail
from chalicelib.dutch.keyword_themes import current_themes
from tests.fakes.mails import FakeOutbox


class FakeInsights:
    """Which reply links were asked for again, and when."""

    def __init__(self, outbox: FakeOutbox, reviews: Mapping[str, Review]) -> None:
        self.asked_at: dict[str, datetime] = {}
        self._reviews = reviews
        self._outbox = outbox

    def ask_reply_link(self, review: Review, mail: Mail, *, not_since: datetime) -> bool:
        if self.asked_at.get(review.id, not_since) > not_since:
            return False
        self.asked_at[review.id] = mail.created_at
        self._outbox.put((mail,))
        return True

    def months(self, organisation_id: str) -> Mapping[str, Counts]:
        mine = [each for each in self._reviews.values() if each.organisation_id == organisation_id]
        return recounted(mine, current_themes())

    def waiting(self, organisation_id: str, *, since: str, limit: int) -> int:
        mine = [each for each in self._reviews.values() if each.organisation_id == organisation_id]
        return min(sum(each.takes_reply and month_of(each) >= since for each in mine), limit)


class FakeRounds:
    """The port `Rounds`."""

    def __init__(self) -> None:
        self.positions: dict[str, int | None] = {}
        self.places: dict[str, str] = {}

    def position(self, month: str) -> int | None:
        return self.positions.get(month, 0)

    def keep(self, month: str, position: int | None) -> None:
        self.positions[month] = position

    def place(self, task: str) -> str:
        return self.places.get(task, "")

    def keep_place(self, task: str, place: str) -> None:
        self.places[task] = place
