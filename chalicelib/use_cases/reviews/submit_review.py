"""Somebody tells how care was."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.reviews.review import Review, Submission
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Invalid, KeyUsedForSomethingElse, NotFound, Refusal
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import AUTHOR_KEY, ORIGIN_KEY
from chalicelib.ports.stores import AlreadyThere, Effects, IdGenerator, Reviews
from chalicelib.use_cases.signals.look_for_signals import at_submission


def submit_review(
    submission: Submission,
    *,
    idempotency_key: str,
    origin: str,
    disposable_domain: Callable[[str], bool],
    organisation: Organisation,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count] = (),
) -> str:
    """Take a review in and mail its author a link to confirm it; returns the review's id.

    Of where it came from (`origin`) only a keyed hash is kept, for thirty days.

    What it counts against (`counts`) is counted in the same write, a repeat for nothing. A fourth review from one
    address within the hour is refused, not taken in silently: nothing that somebody wrote waits for a mail that never
    comes, and no queue of mails can be built up against an address that is not the writer's.

    The same submission under the same key is taken in once, however often it is sent.

    Raises:
        NotTakingPart, Blocked: the organisation takes no reviews now.
        Invalid: each wrong field, named.
        TooMany: this origin or this address had its share.
        KeyUsedForSomethingElse: the key came before with another submission.
    """
    fingerprint = _fingerprint(submission)
    review_id = stores.id_generator.id_for(idempotency_key) if idempotency_key else stores.id_generator.new_id()
    try:
        organisation.accepts_review(now)
        theme_set = stores.theme_sets.current(organisation.listing.sector)
        check_submission(submission, theme_set=theme_set, now=now)
        review = Review(
            id=review_id,
            organisation_id=organisation.id,
            theme_set=theme_set.id,
            text=submission.text,
            aspect_ratings=submission.aspect_ratings,
            capacity=submission.capacity,
            experienced=submission.experienced,
            on_behalf=submission.on_behalf,
            submitted_at=now,
            confirm_nonce=stores.id_generator.new_nonce(),
            manage_nonce=stores.id_generator.new_nonce(),
            fingerprint=fingerprint,
            author_key=stores.id_generator.keyed(AUTHOR_KEY, submission.author.email.lower()),
        )
        domain = submission.author.email.rpartition("@")[2].lower()
        signals = at_submission(
            review, submission.author, organisation.listing, disposable_address=disposable_domain(domain)
        )
        review = review.with_signals(signals, at=now)
        origin_key = stores.id_generator.keyed(ORIGIN_KEY, origin) if origin else ""
        stores.reviews.add(
            review, submission.author, _effects(review, stores.id_generator, now, counts), origin_key=origin_key
        )
    except (AlreadyThere, Refusal):
        # A repeat of what we took in gets the same answer, also when it would be refused today.
        if not idempotency_key or not _recognised(review_id, fingerprint, stores.reviews):
            raise
    return review_id


def check_submission(submission: Submission, *, theme_set: ThemeSet, now: datetime) -> None:
    """Check all that must hold before anything is taken in.

    Raises:
        Invalid: each wrong field, named.
    """
    errors = (*submission.errors(now=now), *theme_set.check(submission.aspect_ratings))
    if errors:
        raise Invalid(errors)


def _recognised(review_id: str, fingerprint: str, reviews: Reviews) -> bool:
    try:
        known = reviews.get(review_id)
    except NotFound:
        return False
    if known.fingerprint != fingerprint:
        raise KeyUsedForSomethingElse
    return True


def _fingerprint(submission: Submission) -> str:
    """A digest of the submission: enough to tell a repeat from something new, useless to read it back."""
    canonical = json.dumps(asdict(submission), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _effects(review: Review, id_generator: IdGenerator, now: datetime, counts: Sequence[Count]) -> Effects:
    act = Act(by=Actor.AUTHOR, at=now)
    subject = f"review/{review.id}"
    return Effects(
        counts=tuple(counts),
        entry=log_entry(subject, "submit", act, id_generator, after=Status.UNCONFIRMED, score=review.score),
        mails=mails_about(review.references, [MailKind.CONFIRM_REVIEW], now, id_generator),
    )
