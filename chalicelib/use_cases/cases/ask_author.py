"""An editor asks the author of a review something, by mail; the author answers on their own page [Z]."""

from datetime import datetime

from chalicelib.domain.cases.thread import Question
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, FieldError, Invalid, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.reviews.manage_review import own_review
from chalicelib.use_cases.reviews.transition import retry_on_conflict

ASK, ANSWER = "ask", "answer"  # as the log names these acts


def ask_author(review_id: str, text: str, *, version: int, editor_id: str, stores: Stores, now: datetime) -> str:
    """Mail the author a question, with the link to their page; returns the question's id.

    The review moves to its next version: a colleague who decides meanwhile sees the question first.

    Raises:
        NotFound: there is no such review.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed, NobodyToAsk, NoMoreQuestions: as `Thread.asked` says.
    """
    before = stores.reviews.get(review_id)
    if before.version != version:
        raise ChangedMeanwhile
    thread = stores.cases.thread(f"review/{review_id}")
    question = Question(id=stores.id_generator.new_id(), text=text, asked_at=now, asked_by=editor_id)
    asked = thread.asked(question, before)
    act = Act(by=Actor.EDITOR, at=max(now, before.last_event), actor_id=editor_id, explanation=text)
    entry = log_entry(thread.subject, ASK, act, stores.id_generator, before=before.status, after=before.status)
    mails = mails_about(before.references, [MailKind.QUESTION_ASKED], now, stores.id_generator, explanation=text)
    review = ReviewTransition(before=before, after=before.beside())
    stores.cases.save(Effects(entry=entry, mails=mails), thread=(thread, asked), review=review)
    return question.id


@retry_on_conflict
def answer_question(token: str, question_id: str, text: str, *, stores: Stores, now: datetime) -> Review:
    """Give the editors an answer, once; returns the review as it stands now.

    The log notes that there is one; its words stand with the question alone.

    Raises:
        DeadLink: not our link, or too old.
        Invalid: no such question was asked.
        NotAllowed: it was answered, or the review was closed meanwhile.
        ChangedMeanwhile: others keep changing it.
    """
    before = own_review(token, stores=stores, now=now)
    thread = stores.cases.thread(f"review/{before.id}")
    answered_at = max(now, before.last_event)
    try:
        answered = thread.answered(question_id, text, before, at=answered_at)
    except NotFound:
        raise Invalid((FieldError("question_id", "unknown", "question"),)) from None
    act = Act(by=Actor.AUTHOR, at=answered_at)
    entry = log_entry(thread.subject, ANSWER, act, stores.id_generator, before=before.status, after=before.status)
    after = before.beside()
    stores.cases.save(
        Effects(entry=entry), thread=(thread, answered), review=ReviewTransition(before=before, after=after)
    )
    return after
