"""For organisations, through the link in their mail: read a review with its ratings, and answer it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import check_reply_appeal
from chalicelib.domain.cases.objection import refused_reply_link
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import words_of
from chalicelib.domain.reviews.promises.acts import promise_in
from chalicelib.domain.reviews.promises.promise import Promise, month_errors, promise_errors, promise_months
from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, Invalid, Judge, NotAllowed
from chalicelib.dutch.refusals import REPLY_FORM, messages
from chalicelib.dutch.wordings import TOO_FEW, writing_help
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.links.appeals import appeals_of
from chalicelib.entrypoints.schemas import public_schemas, showing, statement_schemas
from chalicelib.entrypoints.schemas.promises import PromiseIn
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.schemas.warned import AppealTakenOut, shown_first, warnings_in, warnings_in_reply
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import appeal_reply
from chalicelib.use_cases.reviews.reply_to_review import (
    about_a_reply,
    check_reply,
    placeholder_errors,
    promise_of,
    reply_to_review,
    review_to_reply_to,
)

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/reply/{token}", Audience.LINK, gives={200: public_schemas.ReplyFormOut}, refuses=(DeadLink,), html=True)
def show_reply(request: Request, token: str) -> Answer:
    """The review with its aspect ratings, the reply's state, and help with writing one."""
    return _reply_page(_opened(token), token)


def _redisplay_reply(request: Request, refusal: Invalid, token: str) -> Answer:
    form = request.form()
    typed, promised = str(form.get("text", "")), form.get("promise")
    given = promised if isinstance(promised, dict) else {}
    promise = PromiseIn(text=str(given.get("text", "")), by=str(given.get("by", "")))
    return _reply_page(_opened(token), token, typed=typed, promise=promise, errors=messages(refusal, REPLY_FORM))


@door.post(
    "/reply/{token}",
    Audience.LINK,
    redisplay=_redisplay_reply,
    takes=public_schemas.ReplyIn,
    gives={200: public_schemas.ReplySubmittedOut, 202: public_schemas.ReplySubmittedOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile),
    html=True,
)
def reply(request: Request, token: str) -> Answer:
    """Answer a review; the editors read it first. One reply per review."""
    sent = request.read(public_schemas.ReplyIn, *_judges())
    here = platform()
    about = about_a_reply(token, stores=here, now=here.now())
    given = sent.promise or PromiseIn()
    if sent.change:  # back to the form
        return _reply_page(_opened(token), token, typed=sent.text, promise=given)
    promise = promise_of(given.text.strip(), given.by)
    words = words_of(sent.text, given.text)
    warnings = warnings_in_reply(words, about.listing, about=about.review.text)
    if sent.check:
        return _check(_opened(token), token, sent.text, promise, warnings, about.listing().name)
    if shown_first(warnings) and request.looks_first and not left_over_placeholders(words):
        return _reply_page(_opened(token), token, typed=sent.text, promise=given, warnings=warnings)
    mend = timedelta(minutes=here.settings.reply_mend_minutes)
    after = reply_to_review(
        token, sent.text, promise=promise, about=about, editable_for=mend, stores=here, now=here.now()
    )
    data = public_schemas.ReplySubmittedOut(status=after.reply_status, warnings=warnings)
    return Answer(data, status=202, template="replied")


def _judges() -> tuple[Judge, ...]:
    """Return the judges of a reply; its month is judged by itself where the rest of the promise cannot be."""
    now = platform().now()
    return (
        lambda sent: placeholder_errors("text", sent.text),
        lambda sent: placeholder_errors("promise.text", _promised(sent).text),
        lambda sent: promise_errors(_promised(sent).text.strip(), _promised(sent).by, now),
        lambda sent: month_errors(_promised(sent).by, now, field="promise.by") if _promised(sent).by else (),
    )


def _promised(sent: public_schemas.ReplyIn) -> PromiseIn:
    return sent.promise or PromiseIn()


def _check(
    review: Review,
    token: str,
    text: str,
    promise: Promise | None,
    warnings: Sequence[public_schemas.WarningOut],
    organisation: str,
) -> Answer:
    """The reply as it would be sent, with what may hold it up; nothing is sent."""
    now = platform().now()
    if not review.takes_reply_at(now):
        raise DeadLink
    check_reply(text, review, promise, now=now)
    promised = [("promise.text", promise.text), ("promise.by", promise.by)] if promise else []
    context = {
        "path": f"/reply/{token}",
        "organisation": organisation,
        "text": text,
        "theme_set": None,
        "fields": [("text", text), *promised],
        "promise": promise,
        "warnings": warnings,
        "no_person": "",
        "as_is": bool(warnings),
        "mark": platform().id_generator.new_id(),
    }
    data = public_schemas.ReplySubmittedOut(status=review.reply_status, warnings=list(warnings))
    return Answer(data, template="check_words", context=context)


@door.post(
    "/reply/{token}/appeal",
    Audience.LINK,
    takes=statement_schemas.AppealIn,
    gives={202: AppealTakenOut},
    refuses=(DeadLink, Invalid, NotAllowed),
    html=True,
)
def appeal_against_refusal(request: Request, token: str) -> Answer:
    """Object to a refused or removed reply, from a page of release 0.1.0: `/objection/{token}` does the same."""
    sent = request.read(statement_schemas.AppealIn)
    here = platform()
    appeal = appeal_reply(token, sent.explanation, stores=here, now=here.now())
    warnings = warnings_in(sent.explanation, "appeal", here.organisations.get(appeal.organisation_id).listing)
    data = AppealTakenOut(appeal_id=appeal.id, status=appeal.status, warnings=warnings)
    return Answer(data, status=202, redirect=f"/reply/{token}")


def _opened(token: str) -> Review:
    here = platform()
    return review_to_reply_to(token, stores=here, now=here.now())


def _reason(review: Review) -> LogEntry | None:
    """The entry that says why an editor returned or refused the reply; None where none did."""
    decided = [
        entry for entry in platform().log.of(f"reply/{review.id}", unread=go_past) if entry.actor is Actor.EDITOR
    ]
    return decided[-1] if decided and not review.public_reply else None


def _objection_path(review: Review, organisation: Organisation) -> str:
    """Return where the organisation objects to what was decided on its reply, for as long as it can."""
    what, at = refused_reply_link(review), review.reply.decided_at if review.reply else None
    if what is None or at is None:
        return ""
    expires = at + LINK_LIFE[Purpose.OBJECTION]
    url = platform().links.url(Purpose.OBJECTION, what, organisation.contact_nonce, expires_at=expires)
    return urlsplit(url).path


def promise_path(review: Review, organisation: Organisation) -> str:
    """Return where the organisation tells what became of its promise, for as long as it can."""
    promised = promise_in(review)
    if promised is None or not promised.takes_answer:
        return ""
    expires = platform().now() + LINK_LIFE[Purpose.PROMISE]
    url = platform().links.url(Purpose.PROMISE, review.id, organisation.contact_nonce, expires_at=expires)
    return urlsplit(url).path


def _own_reply(review: Review, organisation: Organisation) -> public_schemas.OwnReplyOut:
    """The reply that was sent; while it can be changed with what in its words may hold it up, as its author saw it."""
    reply, now = review.reply, platform().now()
    if reply is None:
        return public_schemas.OwnReplyOut(status=review.reply_status, text=None)
    changes = bool(reply.text) and review.takes_reply_at(now)
    return public_schemas.OwnReplyOut(
        status=review.reply_status,
        text=reply.text,
        promise=showing.promise(reply.promise),
        editable_until=reply.editable_until if reply.editable(now) else None,
        passage=reply.passage if changes else "",
        warnings=warnings_in(reply.words, "reply", organisation.listing, about=review.text) if changes else [],
    )


def _reply_page(
    review: Review,
    token: str,
    *,
    typed: str = "",
    promise: PromiseIn | None = None,
    errors: Mapping[str, str] | None = None,
    warnings: Sequence[public_schemas.WarningOut] = (),
) -> Answer:
    here = platform()
    theme_set = here.theme_sets.version(review.theme_set)
    organisation = here.organisations.get(review.organisation_id)
    seen = theme_set.shows_organisation_ratings(organisation.tally.reviews)
    _, about = here.cases.about(review.id, unread=go_past)
    appeals, can_appeal = appeals_of(review, "reply", check_reply_appeal, among=about)
    data = shown(
        public_schemas.ReplyFormOut,
        review=shown(
            public_schemas.ReviewToReplyToOut,
            review,
            capacity=review.capacity or "",
            aspect_ratings=review.aspect_ratings if seen else None,
            ratings_withheld=None if seen else public_schemas.WithheldOut(code="small_group", message=TOO_FEW),
        ),
        theme_set=theme_set,
        reply=_own_reply(review, organisation),
        writing_help=writing_help(organisation.listing.name, organisation.listing.phone, organisation.listing.email),
        appeals=appeals,
    )
    context = {
        "found": data,
        "organisation": organisation.listing.name,
        "mend": here.settings.reply_mend_minutes,
        "takes_reply": review.takes_reply_at(here.now()),
        "online": review.visible and not organisation.blocked(here.now()),
        "reason": _reason(review),
        "objection": _objection_path(review, organisation) if can_appeal else "",
        "token": token,
        "typed": typed,
        "promise": promise or data.reply.promise or PromiseIn(),
        "months": promise_months(here.now()),
        "promise_path": promise_path(review, organisation),
        "errors": errors or {},
        "warnings": warnings,
    }
    return Answer(data, status=422 if errors else 200, template="reply", context=context)
