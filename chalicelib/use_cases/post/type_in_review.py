"""An editor types in a review that came on paper, by telephone, or under an agreement [Z]: word for word.

Nothing is to be confirmed: the editor saw the paper, or heard the voice. It waits for another editor at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime

from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS, Submission
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.email_address import mailbox
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.log import TYPE_IN
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Erased, FieldError, Invalid, Refusal
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import AUTHOR_KEY, MAILBOX_KEY
from chalicelib.ports.stores import AlreadyThere, Answered, Effects
from chalicelib.use_cases.reviews.once import answer_before, answered
from chalicelib.use_cases.reviews.submit_review import check_submission, is_erased
from chalicelib.use_cases.signals.look_for_signals import at_confirmation, at_submission, language_told


def type_in_review(
    submission: Submission,
    *,
    note: str,
    editor_id: str,
    idempotency_key: str,
    disposable_domain: Callable[[str], bool],
    organisation: Organisation,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count] = (),
    no_person: frozenset[str] = frozenset(),
    licensed: bool = False,
) -> str:
    """Take a review in that waits for another editor, and tell its author that it came; returns the review's id.

    Where it came from says nothing: all that editors type in has one origin. About a watched organisation it opens
    research by itself, in the same write.

    Args:
        submission: what was written or told, by which channel and by whom.
        note: under which agreement, where that is the channel; kept in the log.
        editor_id: of whoever types it in, and decides nothing on it.
        idempotency_key: as a program sent one; the same under the same key is taken in once within a day.
        disposable_domain: tells whether a mail domain is of a throw-away provider.
        organisation: that it is about.
        stores: where reviews, traces and mails are.
        now: the moment.
        counts: what it counts against.
        no_person: passages that name nobody, as the author says.
        licensed: the paper, or whoever told it, accepts terms that name the licence of the open data.

    Raises:
        NotTakingPart, Blocked: the organisation takes no reviews now.
        Invalid: each wrong field, named.
        TooMany: this editor types in faster than people do.
        Erased: it came before, and is erased since.
    """
    ids = stores.id_generator
    review_id = ids.new_id()
    sent = [editor_id, note, asdict(submission)]
    once = answered("typed_in", idempotency_key, sent, review_id, id_generator=ids, now=now)
    if before := _came_before(once, stores, now):
        return before
    organisation.accepts_review(now)
    theme_set = stores.theme_sets.current(organisation.listing.sector)
    check_submission(submission, theme_set=theme_set, now=now)
    if submission.channel is Channel.AGREED and not note.strip():
        raise Invalid((FieldError("note", "required", "agreement"),))
    author = submission.author
    review = Review(
        id=review_id,
        organisation_id=organisation.id,
        theme_set=theme_set.id,
        text=submission.text,
        language=language_told(submission.text),
        aspect_ratings=submission.aspect_ratings,
        capacity=submission.capacity,
        experienced=submission.experienced,
        on_behalf=submission.on_behalf,
        channel=submission.channel,
        helped_by=submission.helped_by,
        typed_by=editor_id,
        submitted_at=now,
        confirm_nonce=ids.new_nonce(),
        manage_nonce=ids.new_nonce(),
        author_key=ids.keyed(MAILBOX_KEY, mailbox(author.reached_at)),
        spelt_key=ids.keyed(AUTHOR_KEY, author.reached_at.lower()),
        status=Status.PENDING,
        waiting_since=now,
        looks=True,
        terms=LICENSED_TERMS if licensed else "",
    )
    domain = author.email.rpartition("@")[2].lower()
    disposable = bool(domain) and disposable_domain(domain)
    signals = at_submission(review, author, organisation.listing, disposable_address=disposable, no_person=no_person)
    review = review.with_signals(signals, at=now)
    review = review.with_signals(
        at_confirmation(review, organisation, no_person=no_person, stores=stores, now=now), at=now
    )
    try:
        _add(review, submission, organisation, _effects(review, note, editor_id, stores, now, counts, once), stores)
    except (AlreadyThere, Refusal):
        _forget(review, stores)
        # The same came at once, and was quicker.
        if before := _came_before(once, stores, now):
            return before
        raise
    return review_id


def _came_before(once: Answered | None, stores: Stores, now: datetime) -> str:
    """Return the id that the same was answered with before; empty where it did not come. Raises Erased."""
    before = answer_before(once, stores=stores, now=now)
    if before and is_erased(before, stores.reviews):
        raise Erased
    return before


def _effects(
    review: Review,
    note: str,
    editor_id: str,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count],
    once: Answered | None,
) -> Effects:
    act = Act(by=Actor.EDITOR, at=now, actor_id=editor_id, explanation=note)
    ids, subject = stores.id_generator, f"review/{review.id}"
    return Effects(
        entry=log_entry(
            subject,
            TYPE_IN,
            act,
            ids,
            after=review.status,
            score=review.score,
            channel=review.channel_in_figures,
            proof=review.proof_in_figures,
        ),
        mails=mails_about(review.references, [MailKind.REVIEW_RECEIVED], now, ids),
        counts=tuple(counts),
        answered=once,
    )


def _add(review: Review, submission: Submission, organisation: Organisation, effects: Effects, stores: Stores) -> None:
    at = effects.entry.at
    if not organisation.watched(at):
        stores.reviews.add(review, submission.author, effects)
        return
    ids = stores.id_generator
    dossier = Dossier.of_watched(review, ids.keyed("research", review.id), at=at)
    opened = log_entry(f"dossier/{dossier.id}", "open", Act(by=Actor.CLOCK, at=at), ids, after="open")
    whole = Effects(
        entry=effects.entry, more=(opened,), mails=effects.mails, counts=effects.counts, answered=effects.answered
    )
    stores.cases.save(whole, dossier=(None, dossier), added=(review, submission.author))


def _forget(review: Review, stores: Stores) -> None:
    """Take a review that was not taken in out of the index, where signals had noted it."""
    from chalicelib.domain.signals.text.bands import bands_of  # noqa: PLC0415 - no reader's cold start pays for it

    stores.similarity_index.forget(review, bands_of(review.text).held)
