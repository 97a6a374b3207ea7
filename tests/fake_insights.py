"""The port `Insights`, in memory."""

from datetime import datetime

from chalicelib.domain.mails import Mail
from chalicelib.domain.review import Review
from tests.fake_mails import FakeOutbox


class FakeInsights:
    """Which reply links were asked for again, and when."""

    def __init__(self, outbox: FakeOutbox) -> None:
        self.asked_at: dict[str, datetime] = {}
        self._outbox = outbox

    def ask_reply_link(self, review: Review, mail: Mail, *, not_since: datetime) -> bool:
        if self.asked_at.get(review.id, not_since) > not_since:
            return False
        self.asked_at[review.id] = mail.created_at
        self._outbox.put((mail,))
        return True
