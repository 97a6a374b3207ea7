"""The signals of whatever people write: a review whole, of other words only what words alone can say."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.signals.hints import Hint, author_hints, reply_hints
from chalicelib.domain.signals.list import SIGNALS, Check
from chalicelib.domain.signals.text.facts import Facts


class Written(StrEnum):
    """The kinds of words that people write here; `explanation` is an editor's."""

    REVIEW = "review"
    REVISION = "revision"
    REPLY = "reply"
    APPEAL = "appeal"
    NOTICE = "notice"
    EXPLANATION = "explanation"


# What asks who wrote a review, or is improper only in one, says nothing of other words.
_OF_REVIEWS: Final = frozenset(
    {
        "same_author_again",
        "near_identical_text",
        "author_domain_is_organisations",
        "writes_as_provider",
        "pasted_feedback",
        "hired_agency",
        "impersonation",
        "competitor",
        "one_sided_invitation",
        "shared_origin",
        "burst",
        "disposable_address",
        "experience_too_old",
    }
)
_OF_ANY_WORDS: Final[tuple[Check, ...]] = tuple(each for each in SIGNALS if each.__name__ not in _OF_REVIEWS)
_LONG_AGO: Final = datetime(2026, 1, 1, tzinfo=UTC)


def look_at_words(
    text: str, kind: Written, listing: Listing, *, no_person: frozenset[str] = frozenset()
) -> tuple[Signal, ...]:
    """Return the signals of a text by itself, strongest first: no store is asked.

    Args:
        text: the words.
        kind: by whom and for what they were written.
        listing: of the organisation that they are about.
        no_person: passages that name nobody, as whoever wrote them says.
    """
    facts = Facts(
        review=_nobodys(text), listing=listing, author=None, by_house=kind is Written.REPLY, no_person=no_person
    )
    checks = SIGNALS if kind in {Written.REVIEW, Written.REVISION} else _OF_ANY_WORDS
    found = [signal.in_short for check in checks if (signal := check(facts)) is not None]
    return tuple(sorted(found, key=lambda signal: -signal.strength))


def hints_on_words(text: str, kind: Written, listing: Listing, *, about: str = "") -> tuple[Hint, ...]:
    """Return what whoever writes these words may want to change, and whom to call; of an editor's words nothing.

    None of it knows who wrote the review: nobody finds an author by trying names. Of a reply it looks whether it
    says anything of the review below which it stands, whose text is `about`.
    """
    if kind is Written.EXPLANATION:
        return ()
    by_house = kind is Written.REPLY
    generic = reply_hints(text, about=about) if by_house else ()
    return (*author_hints(text, listing=listing, by_house=by_house), *generic)


def _nobodys(text: str) -> Review:
    """A review of which nothing is known but its words."""
    return Review(
        id="",
        organisation_id="",
        theme_set="",
        text=text,
        aspect_ratings={},
        capacity=None,
        experienced="2026-01",
        on_behalf=False,
        submitted_at=_LONG_AGO,
        confirm_nonce="",
        manage_nonce="",
    )
