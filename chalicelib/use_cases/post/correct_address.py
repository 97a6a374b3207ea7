"""The postal address of an author who gets letters is put right, by the author or by an editor who was told."""

from dataclasses import replace

from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.postal_address import address_lines, is_postal_address
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.log import CORRECT_ADDRESS
from chalicelib.domain.rules.refusals import FieldError, Invalid, NobodyToAsk, NotAllowed
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.reviews.submit_review import keys_of
from chalicelib.use_cases.signals.look_for_signals import note_review


def address_errors(postal_address: str) -> tuple[FieldError, ...]:
    """Return that no letter gets to an address; nothing where one does."""
    there = is_postal_address(postal_address)
    return () if there else (FieldError("postal_address", "wrong_format", "postal_address"),)


def by_post(review: Review, stores: Stores) -> Author | None:
    """Return the author of a review who gets letters; None of any other, and once nobody knows who wrote it."""
    if review.by_mail or review.forgotten_at is not None or review.content_free:
        return None  # of one that came by mail nobody's identity is opened for this
    author = stores.reviews.author(review.id)
    return author if author is not None and author.by_post else None


def correct_address(before: Review, postal_address: str, act: Act, *, stores: Stores) -> Review:
    """Have an author's letters go to another address, in one write with the log; returns the review as it is now.

    Letters that wait for the printer go there too: whom one is for is looked up as it is printed. What the log says is
    that this was done, and by whom. The same address again changes nothing.

    Raises:
        NobodyToAsk: nobody knows any more who wrote it.
        NotAllowed: its author gets mails.
        Invalid: no letter can get there.
        ChangedMeanwhile: something else happened to the review at this moment.
    """
    author = by_post(before, stores)
    if author is None:
        if before.forgotten_at is not None or before.content_free:
            raise NobodyToAsk
        raise NotAllowed(status=before.status, action=CORRECT_ADDRESS)
    if wrong := address_errors(postal_address):
        raise Invalid(wrong)
    if address_lines(postal_address) == address_lines(author.postal_address):
        note_review(before, stores)  # whoever put it right before may have died before it came so far
        return before
    act = replace(act, at=max(act.at, before.last_event))
    after_author = replace(author, postal_address=postal_address)
    after = replace(before.beside(), **keys_of(after_author, stores.id_generator))
    entry = log_entry(
        f"review/{before.id}", CORRECT_ADDRESS, act, stores.id_generator, before=before.status, after=before.status
    )
    # What a crash leaves here is a trace too few, until somebody asks again, and never one that no erasure would find.
    stores.similarity_index.forget_author(before)
    stores.cases.save(Effects(entry=entry), review=ReviewTransition(before=before, after=after, author=after_author))
    note_review(after, stores)
    return after
