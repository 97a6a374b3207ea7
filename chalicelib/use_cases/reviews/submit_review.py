"""Somebody tells how care was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final, TypedDict

from chalicelib.domain.organisations.invitations import Card, code_in, fault_of, key_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.reviews.parts import Author, Channel
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import (
    LICENSED_TERMS,
    Submission,
    card_errors,
    consent_errors,
    email_errors,
    experience_errors,
)
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.email_address import as_mailed, mailbox
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import (
    Erased,
    FieldError,
    Invalid,
    Judge,
    NotFound,
    Refusal,
    UnreadableRecord,
)
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import AUTHOR_KEY, MAILBOX_KEY, ORIGIN_KEY
from chalicelib.ports.stores import AlreadyThere, Effects, IdGenerator, Reviews
from chalicelib.use_cases.reviews.once import KEPT, answer_before, answered
from chalicelib.use_cases.signals.look_for_signals import at_submission, language_told, signals_version


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
    wrong_cards: Sequence[Count] = (),
    no_person: frozenset[str] = frozenset(),
) -> str:
    """Take a review in and mail its author a link to confirm it; returns the review's id.

    Of where it came from (`origin`) only a keyed hash is kept, for thirty days.

    What it counts against (`counts`) is counted in the same write, a repeat for nothing. A fourth review from one
    address within the hour is refused, not taken in silently: nothing that somebody wrote waits for a mail that never
    comes, and no queue of mails can be built up against an address that is not the writer's.

    A card is held by the review in the same write, until that is confirmed or goes; one that cannot be used counts
    against `wrong_cards`. Which one it was is in no answer that is kept for a repeat.

    Passages that name nobody (`no_person`), as the author says, stay for an editor to judge, as a weaker sign.

    The same submission under the same key is taken in once within a day, however often it is sent.

    Raises:
        NotTakingPart, Blocked: the organisation takes no reviews now.
        Invalid: each wrong field, named.
        TooMany: this origin or this address had its share.
        Erased: it came before, and is erased since.
    """
    id_generator = stores.id_generator
    review_id = id_generator.new_id()
    came = as_came(submission) if idempotency_key else {}
    once = answered("review", idempotency_key, came, review_id, id_generator=id_generator, now=now)
    if (
        idempotency_key
        and stores.written_by_0_1_0
        and (before := _taken_in_by_0_1_0(submission, idempotency_key, stores, now))
    ):
        return before
    try:
        organisation.accepts_review(now)
        theme_set = stores.theme_sets.current(organisation.listing.sector)
        card = checked_card(submission, theme_set=theme_set, stores=stores, now=now)
        review = replace(review_of(submission, review_id, theme_set, stores=stores, now=now), invitation=card)
        review = first_looked_at(review, submission.author, organisation, disposable_domain, no_person, now=now)
        origin_key = id_generator.keyed(ORIGIN_KEY, _device(review, origin)) if origin else ""
        effects = replace(_effects(review, id_generator, now, counts), answered=once)
        stores.reviews.add(review, submission.author, effects, origin_key=origin_key)
    except (AlreadyThere, Refusal) as refusal:
        # A repeat of what we took in gets the same answer, also when it would be refused today.
        before = answer_before(once, stores=stores, now=now)
        if not before:
            count_wrong_card(refusal, wrong_cards, stores, now)
            raise
        if is_erased(before, stores.reviews):
            raise Erased from None
        return before
    return review_id


def _taken_in_by_0_1_0(submission: Submission, idempotency_key: str, stores: Stores, now: datetime) -> str:
    """Return the review that release 0.1.0 took in under this key within the last day, if it is the same; or nothing.

    That one kept no record of its own of what came.
    """
    try:
        known = stores.reviews.get(stores.id_generator.id_for(idempotency_key))
    except (NotFound, UnreadableRecord):
        return ""
    first = known.revisions[0] if known.revisions else known
    same = (
        (first.text, dict(first.aspect_ratings)) == (submission.text, dict(submission.aspect_ratings))
        and all(getattr(known, name) == getattr(submission, name) for name in _AS_SENT)
        and known.author_key == stores.id_generator.keyed(AUTHOR_KEY, submission.author.email.lower())
    )
    return known.id if same and now < known.submitted_at + KEPT else ""


def review_of(submission: Submission, review_id: str, theme_set: ThemeSet, *, stores: Stores, now: datetime) -> Review:
    """Return the review that a submission is, not confirmed yet and without a card."""
    ids, author = stores.id_generator, submission.author
    return Review(
        id=review_id,
        organisation_id=submission.organisation_id,
        theme_set=theme_set.id,
        text=submission.text,
        language=language_told(submission.text),
        aspect_ratings=submission.aspect_ratings,
        capacity=submission.capacity,
        experienced=submission.experienced,
        on_behalf=submission.on_behalf,
        channel=submission.channel,
        helped_by=submission.helped_by,
        submitted_at=now,
        confirm_nonce=ids.new_nonce(),
        manage_nonce=ids.new_nonce(),
        **keys_of(author, ids),
        looks=True,
        terms=LICENSED_TERMS,
        words_read=signals_version(),
    )


class AuthorKeys(TypedDict):
    """The keyed hashes by which a review's author is known again."""

    author_key: str
    spelt_key: str


def keys_of(author: Author, id_generator: IdGenerator) -> AuthorKeys:
    """Return the keyed hashes of where an author is reached.

    Release 0.1.0 kept the spelt one of an earlier review. It is there for everybody, and never the same as the other:
    else it would tell whose address is spelt in a way of its own.
    """
    reached = author.reached_at
    return AuthorKeys(
        author_key=id_generator.keyed(MAILBOX_KEY, mailbox(reached)),
        spelt_key=id_generator.keyed(AUTHOR_KEY, reached.lower()),
    )


def first_looked_at(
    review: Review,
    author: Author,
    organisation: Organisation,
    disposable_domain: Callable[[str], bool],
    no_person: frozenset[str],
    *,
    now: datetime,
) -> Review:
    """The review with what the signals find in it by itself."""
    domain = author.email.rpartition("@")[2].lower()
    disposable = bool(domain) and disposable_domain(domain)
    signals = at_submission(review, author, organisation.listing, disposable_address=disposable, no_person=no_person)
    return review.with_signals(signals, at=now)


def as_came(submission: Submission) -> Mapping[str, object]:
    """All that came; what an older release did not ask only where it was told, so that its repeats are known again."""
    came = asdict(submission)
    if submission.channel is Channel.WEB:
        del came["channel"]
    if submission.helped_by is None:
        del came["helped_by"]
    # What is kept of it is a hash under our key: with the card in it, whoever has that key could try each.
    del came["invitation"]
    return came


def checked_card(
    submission: Submission, *, theme_set: ThemeSet, stores: Stores, now: datetime, further: Sequence[FieldError] = ()
) -> str:
    """Check all that must hold before anything is taken in; returns the card that it is written with, or nothing.

    Args:
        submission: that came.
        theme_set: of its organisation.
        stores: where cards are.
        now: the moment.
        further: what else is wrong with it.

    Raises:
        Invalid: each wrong field, named; so is a card that cannot be used there, or not any more.
    """
    errors = (*submission_errors(submission, theme_set=theme_set, now=now), *further)
    card, fault = None, None
    if submission.invitation and not any(each.field == "invitation" for each in errors):
        card, fault = _card(submission.invitation, submission.organisation_id, stores, now)
    if errors or fault:
        raise Invalid((*errors, *((fault,) if fault else ())))
    return card.reference if card else ""


def card_fault(
    invitation: str, organisation_id: str, *, wrong_cards: Sequence[Count], stores: Stores, now: datetime
) -> tuple[FieldError, ...]:
    """Return that a card cannot be used, where other fields are wrong too; it counts all the same. Raises TooMany."""
    _, fault = _card(invitation, organisation_id, stores, now) if invitation else (None, None)
    if fault is None:
        return ()
    count_wrong_card(Invalid((fault,)), wrong_cards, stores, now)
    return (fault,)


def review_judges(themes: Callable[[str], ThemeSet], *, now: datetime) -> tuple[Judge, ...]:
    """Return the judges of a review, but for its card.

    Args:
        themes: gives the theme set of an organisation, by its id.
        now: the moment.
    """
    return (
        lambda sent: experience_errors(sent.experienced, now=now),
        lambda sent: email_errors(Channel(sent.channel), as_mailed(sent.author.email or "")),
        lambda sent: consent_errors(consent=sent.consent),
        lambda sent: card_errors(Channel(sent.channel), sent.invitation),
        lambda sent: themes(sent.organisation_id).check(sent.aspect_ratings),
    )


def judges_with_card(wrong_cards: Sequence[Count], *, stores: Stores, now: datetime) -> tuple[Judge, ...]:
    """Return the judges of a review, and of the card that it is written with: one that cannot be used counts."""

    def themes(organisation_id: str) -> ThemeSet:
        organisation = stores.organisations.get(organisation_id)
        organisation.accepts_review(now)
        return stores.theme_sets.current(organisation.listing.sector)

    def card(sent: Any) -> tuple[FieldError, ...]:
        at_kiosk = Channel(sent.channel) is Channel.KIOSK
        code = "" if at_kiosk else sent.invitation
        return card_fault(code, sent.organisation_id, wrong_cards=wrong_cards, stores=stores, now=now)

    return (*review_judges(themes, now=now), card)


def _card(
    invitation: str, organisation_id: str, stores: Stores, now: datetime
) -> tuple[Card | None, FieldError | None]:
    code, keyed = code_in(invitation), stores.id_generator.keyed
    card = stores.invitations.card(key_of(code, keyed)) if code else None
    return card, fault_of(card, organisation_id, now)


def count_wrong_card(refusal: Exception, wrong_cards: Sequence[Count], stores: Stores, now: datetime) -> None:
    """Count a card that could not be used: raises TooMany where whoever tries has tried enough."""
    if isinstance(refusal, Invalid) and any(each.field == "invitation" for each in refusal.errors):
        stores.counters.take(wrong_cards, now=now)


def _device(review: Review, origin: str) -> str:
    """Tell one tablet's reviews from what visitors write on their own telephones in the same house."""
    return f"kiosk/{review.organisation_id}/{origin}" if review.channel is Channel.KIOSK else origin


_AS_SENT: Final = ("organisation_id", "capacity", "experienced", "on_behalf")


def check_submission(submission: Submission, *, theme_set: ThemeSet, now: datetime) -> None:
    """Check all that must hold before anything is taken in.

    Raises:
        Invalid: each wrong field, named.
    """
    errors = submission_errors(submission, theme_set=theme_set, now=now)
    if errors:
        raise Invalid(errors)


def submission_errors(submission: Submission, *, theme_set: ThemeSet, now: datetime) -> tuple[FieldError, ...]:
    """Return what is wrong with a submission, but for its card; empty where nothing is."""
    return (*submission.errors(now=now), *theme_set.check(submission.aspect_ratings))


def is_erased(review_id: str, reviews: Reviews) -> bool:
    """Tell whether nothing but the fact is left of a review that was taken in."""
    try:
        return reviews.get(review_id).content_free
    except NotFound:
        return True


def _effects(review: Review, id_generator: IdGenerator, now: datetime, counts: Sequence[Count]) -> Effects:
    act = Act(by=Actor.AUTHOR, at=now)
    subject = f"review/{review.id}"
    return Effects(
        counts=tuple(counts),
        entry=log_entry(
            subject,
            "submit",
            act,
            id_generator,
            after=Status.UNCONFIRMED,
            score=review.score,
            channel=review.channel_in_figures,
            sector=review.sector_in_figures,
        ),
        mails=mails_about(review.references, [MailKind.CONFIRM_REVIEW], now, id_generator),
    )
