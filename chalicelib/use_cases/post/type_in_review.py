"""An editor types in a review that came on paper, by telephone, or under an agreement [Z]: word for word.

Nothing is to be confirmed: the editor saw the paper, or heard the voice. It waits for another editor at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS, Submission
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.log import TYPE_IN
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Erased, FieldError, Invalid, Refusal
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import AlreadyThere, Answered, Effects
from chalicelib.use_cases.reviews.once import answer_before, answered
from chalicelib.use_cases.reviews.submit_review import (
    as_came,
    checked_card,
    count_wrong_card,
    first_looked_at,
    is_erased,
    review_of,
)
from chalicelib.use_cases.signals.look_for_signals import at_confirmation, note_review


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
    wrong_cards: Sequence[Count] = (),
    no_person: frozenset[str] = frozenset(),
    licensed: bool = False,
) -> str:
    """Take a review in that waits for another editor, and tell its author that it came; returns the review's id.

    Where it came from says nothing: all that editors type in has one origin. About a watched organisation it opens
    research by itself, in the same write. So is the card spent whose code stands on the paper: nothing is to be
    confirmed.

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
        wrong_cards: what a card that cannot be used counts against.
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
    sent = [editor_id, note, as_came(submission)]
    once = answered("typed_in", idempotency_key, sent, review_id, id_generator=ids, now=now)
    if before := _came_before(once, stores, now):
        return before
    organisation.accepts_review(now)
    theme_set = stores.theme_sets.current(organisation.listing.sector)
    further = note_errors(submission.channel, note)
    try:
        card = checked_card(submission, theme_set=theme_set, stores=stores, now=now, further=further)
    except Invalid as refusal:
        count_wrong_card(refusal, wrong_cards, stores, now)
        raise
    review = replace(
        review_of(submission, review_id, theme_set, stores=stores, now=now),
        typed_by=editor_id,
        invited=bool(card),
        terms=LICENSED_TERMS if licensed else "",
        status=Status.PENDING,
        waiting_since=now,
    )
    review = first_looked_at(review, submission.author, organisation, disposable_domain, no_person, now=now)
    beside = at_confirmation(review, organisation, no_person=no_person, stores=stores, now=now, stands=False)
    review = review.with_signals(beside.signals, at=now)
    effects = replace(_effects(review, note, editor_id, stores, now, counts), answered=once, spends=card)
    try:
        _add(review, submission, organisation, effects, stores)
    except (AlreadyThere, Refusal) as refusal:
        # The same came at once, and was quicker.
        if before := _came_before(once, stores, now):
            return before
        count_wrong_card(refusal, wrong_cards, stores, now)
        raise
    note_review(review, stores)
    return review_id


def note_errors(channel: Channel, note: str) -> tuple[FieldError, ...]:
    """Return that nobody says under which agreement a review came; nothing where that is not the way it came."""
    missing = channel is Channel.AGREED and not note.strip()
    return (FieldError("note", "required", "agreement"),) if missing else ()


def _came_before(once: Answered | None, stores: Stores, now: datetime) -> str:
    """Return the id that the same was answered with before; empty where it did not come. Raises Erased.

    What a crash left unsaid of it then, is noted.
    """
    before = answer_before(once, stores=stores, now=now)
    if before:
        if is_erased(before, stores.reviews):
            raise Erased
        note_review(stores.reviews.get(before), stores)
    return before


def _effects(
    review: Review,
    note: str,
    editor_id: str,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count],
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
            sector=review.sector_in_figures,
        ),
        mails=mails_about(review.references, [MailKind.REVIEW_RECEIVED], now, ids),
        counts=tuple(counts),
    )


def _add(review: Review, submission: Submission, organisation: Organisation, effects: Effects, stores: Stores) -> None:
    at = effects.entry.at
    if not organisation.watched(at):
        stores.reviews.add(review, submission.author, effects)
        return
    ids = stores.id_generator
    dossier = Dossier.of_watched(review, ids.keyed("research", review.id), at=at)
    opened = log_entry(f"dossier/{dossier.id}", "open", Act(by=Actor.CLOCK, at=at), ids, after="open")
    whole = replace(effects, more=(opened,))
    stores.cases.save(whole, dossier=(None, dossier), added=(review, submission.author))
