"""The submission of a review: the form that an author sends in, and what may be wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.clock.days import month_of, months_between
from chalicelib.domain.reviews.parts import TYPED_IN, Author, Capacity, Channel, Helper
from chalicelib.domain.reviews.postal_address import is_postal_address
from chalicelib.domain.rules.email_address import is_email_address
from chalicelib.domain.rules.refusals import FieldError

LICENSED_TERMS: Final = (
    "2026-11-29"  # the day of the terms that name the licence of the open data; kept with what accepts them
)
EXPERIENCE_MONTHS: Final = 36  # how long ago the experience may be [ZK, CO]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The form that an author sends in."""

    organisation_id: str
    text: str
    aspect_ratings: Mapping[str, int | None]
    capacity: Capacity
    experienced: str
    author: Author
    consent: bool
    on_behalf: bool = False
    channel: Channel = Channel.WEB
    helped_by: Helper | None = None
    invitation: str = ""  # the code of a card, as it was typed

    def errors(self, *, now: datetime) -> tuple[FieldError, ...]:
        """Return what is wrong beside types and lengths, which the door has checked."""
        found = []
        age = months_between(self.experienced, month_of(now))
        if age < 0:
            found.append(FieldError("experienced", "in_the_future"))
        if age > EXPERIENCE_MONTHS:
            found.append(FieldError("experienced", "too_long_ago"))
        found += self._unreachable()
        if not self.consent:
            found.append(FieldError("consent", "required", "consent"))
        if self.invitation and self.channel is Channel.KIOSK:
            found.append(FieldError("invitation", "not_here", "card_at_kiosk"))
        return tuple(found)

    def _unreachable(self) -> Iterator[FieldError]:
        """Of what an editor typed in, one way to reach the author is enough; else it is by mail."""
        email, at = self.author.email, self.author.postal_address
        typed = self.channel in TYPED_IN
        if (email or not typed) and not is_email_address(email):
            yield FieldError("author.email", "wrong_format", "email_address")
        if typed and not email and not at:
            yield FieldError("author.postal_address", "required", "way_to_reach")
        if at and not is_postal_address(at):
            yield FieldError("author.postal_address", "wrong_format", "postal_address")
