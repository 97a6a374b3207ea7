"""For organisations, through the link in their mail: read a review with its ratings, and answer it."""

from collections.abc import Mapping

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import check_reply_appeal
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NotAllowed
from chalicelib.dutch.refusals import REPLY_FORM, messages
from chalicelib.dutch.wordings import WRITING_HELP
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.links.appeals import appeals_of
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import appeal_reply
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review, review_to_reply_to

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/reply/{token}", Audience.LINK, gives={200: public_schemas.ReplyFormOut}, refuses=(DeadLink,), html=True)
def show_reply(request: Request, token: str) -> Answer:
    """The review with its aspect ratings, the reply's state, and help with writing one."""
    return _reply_page(_opened(token), token)


def _redisplay_reply(request: Request, refusal: Invalid, token: str) -> Answer:
    typed = str(request.form().get("text", ""))
    return _reply_page(_opened(token), token, typed=typed, errors=messages(refusal, REPLY_FORM))


@door.post(
    "/reply/{token}",
    Audience.LINK,
    redisplay=_redisplay_reply,
    takes=public_schemas.ReplyIn,
    gives={202: public_schemas.ReplySubmittedOut},
    refuses=(DeadLink, Invalid),
    html=True,
)
def reply(request: Request, token: str) -> Answer:
    """Answer a review; the editors read it first. One reply per review."""
    sent = request.read(public_schemas.ReplyIn)
    here = platform()
    after = reply_to_review(token, sent.text, stores=here, now=here.now())
    return Answer(public_schemas.ReplySubmittedOut(status=after.reply_status), status=202, template="replied")


def _redisplay_appeal(request: Request, refusal: Invalid, token: str) -> Answer:
    return _reply_page(_opened(token), token, errors=messages(refusal, REPLY_FORM), appealing=request.form())


@door.post(
    "/reply/{token}/appeal",
    Audience.LINK,
    redisplay=_redisplay_appeal,
    takes=public_schemas.AppealIn,
    gives={202: public_schemas.AppealedOut},
    refuses=(DeadLink, Invalid, NotAllowed),
    html=True,
)
def appeal_against_refusal(request: Request, token: str) -> Answer:
    """Ask another editor to look again at a refused or removed reply."""
    sent = request.read(public_schemas.AppealIn)
    here = platform()
    appeal = appeal_reply(token, sent.explanation, stores=here, now=here.now())
    data = public_schemas.AppealedOut(appeal_id=appeal.id, status=appeal.status)
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


def _reply_page(
    review: Review,
    token: str,
    *,
    typed: str = "",
    errors: Mapping[str, str] | None = None,
    appealing: Mapping[str, object] | None = None,
) -> Answer:
    here = platform()
    appeals, can_appeal = appeals_of(review, "reply", check_reply_appeal)
    data = shown(
        public_schemas.ReplyFormOut,
        review=shown(public_schemas.ReviewToReplyToOut, review, capacity=review.capacity or ""),
        theme_set=here.theme_sets.version(review.theme_set),
        reply=public_schemas.OwnReplyOut(status=review.reply_status, text=review.reply.text if review.reply else None),
        writing_help=WRITING_HELP,
        appeals=appeals,
    )
    context = {
        "found": data,
        "organisation": here.organisations.get(review.organisation_id).listing.name,
        "takes_reply": review.takes_reply,
        "reason": _reason(review),
        "can_appeal": can_appeal,
        "appealing": appealing or {},
        "token": token,
        "typed": typed,
        "errors": errors or {},
    }
    return Answer(data, status=422 if errors else 200, template="reply", context=context)
