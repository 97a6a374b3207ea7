"""Erasure: the bare fact that is left of a review, and somebody's words taken out of what others wrote about it."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.postal_address import address_lines
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Status

GONE: Final = "[gewist]"
_SHORTEST_NAME: Final = 3  # characters; a name of two is too often a word
_SHORTEST_QUOTE: Final = 15
_ENDS: Final = re.compile(r"[.!?\n;]+")


def words_of(review: Review, author: Author | None) -> tuple[str, ...]:
    """Names, address and sentences by which a review or its author would be known again; the longest first."""
    found = set(names_of_author(author)) if author else set()
    texts = [review.text, review.passage, *(each.text for each in review.revisions)]
    texts += [each.text for each in review.additions]
    if review.reply:
        texts += [review.reply.text, review.reply.former, review.reply.passage]
        promise = review.reply.promise
        if promise:
            texts += [promise.text, promise.outcome, promise.passage, promise.told.text if promise.told else ""]
    for text in texts:
        found |= {text.strip(), *(part.strip() for part in _ENDS.split(text) if len(part.strip()) >= _SHORTEST_QUOTE)}
    return tuple(sorted(found - {""}, key=lambda each: (-len(each), each)))


def names_of(email: str, *names: str) -> tuple[str, ...]:
    """Return an address and names by which somebody would be known, the longest first; a name of two is a word."""
    found = {email, *(name for name in names if len(name) >= _SHORTEST_NAME)}
    return tuple(sorted(found - {""}, key=lambda each: (-len(each), each)))


def names_of_author(author: Author) -> tuple[str, ...]:
    """Return address and names by which an author would be known, the longest first."""
    whole = f"{author.first_name} {author.last_name}"
    return names_of(author.email, whole, author.first_name, author.last_name, *address_lines(author.postal_address))


def struck(text: str, words: Sequence[str]) -> str:
    """The text with each of these words gone, however it is capitalised or broken over lines."""
    for each in words:
        pattern = r"\s+".join(re.escape(part) for part in each.split())
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", GONE, text, flags=re.IGNORECASE)
    return text


def bare_fact(review_id: str, organisation_id: str, *, version: int, at: datetime) -> Review:
    """Return what is left of a review that is erased and could not be read: that there was one."""
    return Review(
        id=review_id,
        organisation_id=organisation_id,
        theme_set="",
        text="",
        aspect_ratings={},
        capacity=None,
        experienced="",
        on_behalf=False,
        submitted_at=at,
        confirm_nonce="",
        manage_nonce="",
        status=Status.ERASED,
        version=version,
        moved_at=at,
        forgotten_at=at,
    )
