"""For organisations, through the link in their mail: read a review with its ratings, and answer it."""

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.lifecycle import Party
from chalicelib.domain.log import Entry
from chalicelib.domain.refusals import DeadLink, FieldError, Invalid
from chalicelib.domain.reply import WRITING_HELP
from chalicelib.domain.review import Review
from chalicelib.entrypoints import schemas, showing
from chalicelib.entrypoints.door import Answer, Audience, Door, Request
from chalicelib.use_cases.reply_to_review import reply_to_review, review_to_reply_to

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/reply/{token}", Audience.LINK, gives={200: schemas.ReplyFormOut}, refuses=(DeadLink,), page=True)
def show_reply(request: Request, token: str) -> Answer:
    """The review with its aspect ratings, the reply's state, and help with writing one."""
    return _reply_page(_opened(token), token)


def _reply_again(request: Request, refusal: Invalid, token: str) -> Answer:
    typed = str(request.form().get("text", ""))
    return _reply_page(_opened(token), token, typed=typed, errors=refusal.errors)


@door.post(
    "/reply/{token}",
    Audience.LINK,
    again=_reply_again,
    takes=schemas.ReplyIn,
    gives={202: schemas.ReplySubmittedOut},
    refuses=(DeadLink, Invalid),
    page=True,
)
def reply(request: Request, token: str) -> Answer:
    """Answer a review; the editors read it first. One reply per review."""
    sent = request.read(schemas.ReplyIn)
    here = platform()
    after = reply_to_review(
        token, sent.text, links=here.links, reviews=here.reviews, chance=here.chance, now=here.now()
    )
    return Answer(schemas.ReplySubmittedOut(status=after.reply_status), status=202, page="replied")


def _opened(token: str) -> Review:
    here = platform()
    return review_to_reply_to(
        token, links=here.links, reviews=here.reviews, organisations=here.organisations, now=here.now()
    )


def _reason(review: Review) -> Entry | None:
    """Why an editor returned or refused the reply, where one did."""
    decided = [entry for entry in platform().log.of(f"reply/{review.id}") if entry.actor is Party.EDITOR]
    return decided[-1] if decided and not review.public_reply else None


def _reply_page(review: Review, token: str, *, typed: str = "", errors: tuple[FieldError, ...] = ()) -> Answer:
    here = platform()
    help_ = [msgspec.convert(each, schemas.WritingHelpOut, from_attributes=True) for each in WRITING_HELP]
    data = showing.reply_form(review, here.theme_sets.version(review.theme_set), help_)
    context = {
        "found": data,
        "organisation": here.organisations.get(review.organisation_id).listing.name,
        "takes_reply": review.takes_reply,
        "reason": _reason(review),
        "token": token,
        "typed": typed,
        "errors": {each.field: each.message for each in errors},
    }
    return Answer(data, status=422 if errors else 200, page="reply", context=context)
