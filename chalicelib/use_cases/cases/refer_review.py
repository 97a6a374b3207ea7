"""An editor refers a review to an authority: it is mailed what the editor wrote, and the log has it [Z]."""

from datetime import datetime

from chalicelib.domain.cases.referral import REFER, Referral, passage_errors, why_errors
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import AuthorityNotReached, FieldError, Invalid, Judge
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.note_mail_event import to_key


def authority_errors(authority: str, *, stores: Stores) -> tuple[FieldError, ...]:
    """Return that no setting names this authority; nothing where one does."""
    return () if authority in stores.authorities else (FieldError("authority", "unknown", "authority"),)


def referral_judges(review: Review | None, *, stores: Stores) -> tuple[Judge, ...]:
    """Return the judges of a referral; what it quotes is judged of a review that is there."""
    of_review = (lambda sent: passage_errors(sent.passage, review),) if review else ()
    return (
        lambda sent: authority_errors(sent.authority, stores=stores),
        lambda sent: why_errors(sent.explanation),
        *of_review,
    )


def refer_review(
    review_id: str, *, authority: str, explanation: str, passage: str, editor_id: str, stores: Stores, now: datetime
) -> Review:
    """Mail an authority about a review; returns the review as it stands now.

    The review moves to its next version, so that of two editors who refer it at once, one looks again.

    Raises:
        NotFound: there is no such review.
        NotAllowed, AlreadyReferred, Invalid: as `Referral.check` says; the authority stands in no setting.
        AuthorityNotReached: mails to its address come back.
        ChangedMeanwhile: somebody else was first.
    """
    before = stores.reviews.get(review_id)
    if wrong := authority_errors(authority, stores=stores):
        raise Invalid(wrong)
    known = stores.authorities[authority]
    referral = Referral(review_id=review_id, authority=known, explanation=explanation, passage=passage)
    referral.check(before, stores.log.of(f"review/{review_id}"))
    if stores.addresses.suppressed(to_key(known.email, stores.id_generator)):
        raise AuthorityNotReached
    act = Act(by=Actor.EDITOR, at=max(now, before.last_event), actor_id=editor_id, explanation=referral.logged)
    subject, status = f"review/{review_id}", before.status
    mails = mails_about(
        {**before.references, "authority": known.id},
        [MailKind.REVIEW_REFERRED],
        now,
        stores.id_generator,
        explanation=explanation,
        passage=passage,
    )
    entry = log_entry(subject, REFER, act, stores.id_generator, before=status, after=status)
    after = before.beside()
    stores.reviews.save(before, after, Effects(entry=entry, mails=mails))
    return after
