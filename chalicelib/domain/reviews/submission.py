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
        author, channel = self.author, self.channel
        return (
            *experience_errors(self.experienced, now=now),
            *email_errors(channel, author.email),
            *unreachable(channel, author.email, author.postal_address),
            *postal_address_errors(author.postal_address),
            *consent_errors(consent=self.consent),
            *card_errors(channel, self.invitation),
        )


def experience_errors(experienced: str, *, now: datetime) -> Iterator[FieldError]:
    """Yield what is wrong with the month of an experience."""
    age = months_between(experienced, month_of(now))
    if age < 0:
        yield FieldError("experienced", "in_the_future")
    if age > EXPERIENCE_MONTHS:
        yield FieldError("experienced", "too_long_ago")


def email_errors(channel: Channel, email: str) -> Iterator[FieldError]:
    """Yield that no mail can be sent to an author; of what an editor typed in, none need be."""
    if (email or channel not in TYPED_IN) and not is_email_address(email):
        yield FieldError("author.email", "wrong_format", "email_address")


def unreachable(channel: Channel, email: str, postal_address: str) -> Iterator[FieldError]:
    """Yield that an author is reached in no way: of what an editor typed in, one is enough."""
    if channel in TYPED_IN and not email and not postal_address:
        yield FieldError("author.postal_address", "required", "way_to_reach")


def postal_address_errors(postal_address: str) -> Iterator[FieldError]:
    """Yield that no letter gets to an address."""
    if postal_address and not is_postal_address(postal_address):
        yield FieldError("author.postal_address", "wrong_format", "postal_address")


def consent_errors(*, consent: bool) -> Iterator[FieldError]:
    """Yield that nobody consents."""
    if not consent:
        yield FieldError("consent", "required", "consent")


def card_errors(channel: Channel, invitation: str) -> Iterator[FieldError]:
    """Yield that a card is used where none is asked for."""
    if invitation and channel is Channel.KIOSK:
        yield FieldError("invitation", "not_here", "card_at_kiosk")
