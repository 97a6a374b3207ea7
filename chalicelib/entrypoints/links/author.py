"""For authors, through the links in their mails: confirm, follow, revise, withdraw."""

from collections.abc import Mapping

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import Appeal, check_review_appeal
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DeadLink,
    FieldError,
    Invalid,
    NotAllowed,
    NotForYou,
    NotFound,
)
from chalicelib.dutch.refusals import OWN_REVIEW_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.messages import Answer, Audience, Request
from chalicelib.entrypoints.links.personal_data import erase_own
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.use_cases.cases.appeal import appeal_review, review_appeal_id
from chalicelib.use_cases.reviews.confirm_review import confirm_review, review_to_confirm
from chalicelib.use_cases.reviews.manage_review import own_review, revise_review, withdraw_review

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/confirm/{token}", Audience.LINK, gives={200: public_schemas.ToConfirmOut}, refuses=(DeadLink,), page=True)
def show_confirm(request: Request, token: str) -> Answer:
    """What this link would confirm; opening it changes nothing."""
    here = platform()
    review = review_to_confirm(token, stores=here, now=here.now())
    organisation = here.organisations.get(review.organisation_id)
    data = public_schemas.ToConfirmOut(
        review_id=review.id, status=review.status, organisation=organisation.listing.name, text=review.text
    )
    return Answer(data, page="confirm", context={"found": data, "token": token})


@door.post(
    "/confirm/{token}",
    Audience.LINK,
    takes=public_schemas.EmptyIn,
    gives={200: public_schemas.StatusOut},
    refuses=(DeadLink, Invalid),
    page=True,
)
def confirm(request: Request, token: str) -> Answer:
    """Confirm a review: the address is the author's, and the editors may read."""
    request.read(public_schemas.EmptyIn)
    here = platform()
    review = confirm_review(token, stores=here, now=here.now())
    return Answer(public_schemas.StatusOut(review_id=review.id, status=review.status), page="confirmed")


@door.get("/manage/{token}", Audience.LINK, gives={200: public_schemas.ManageOut}, refuses=(DeadLink,), page=True)
def show_manage(request: Request, token: str) -> Answer:
    """The author's own review: where it stands, why, and what can be done."""
    here = platform()
    review = own_review(token, stores=here, now=here.now())
    return _manage_page(review, token)


def _manage_again(request: Request, refusal: Invalid, token: str) -> Answer:
    here = platform()
    review = own_review(token, stores=here, now=here.now())
    return _manage_page(review, token, request=request, errors=messages(refusal, OWN_REVIEW_FORM))


@door.post(
    "/manage/{token}",
    Audience.LINK,
    again=_manage_again,
    takes=public_schemas.ManageIn,
    gives={200: public_schemas.MovedOut},
    refuses=(DeadLink, Invalid, NotAllowed, NotForYou, ChangedMeanwhile),
    page=True,
)
def manage(request: Request, token: str) -> Answer:
    """Revise, withdraw, erase or appeal for one's own review."""
    wish = request.read(public_schemas.ManageIn)
    here = platform()
    if wish.action is public_schemas.ManageAction.APPEAL:
        return _appeal(wish, token)
    if wish.action is public_schemas.ManageAction.ERASE:
        return erase_own(token)
    if wish.action is public_schemas.ManageAction.WITHDRAW:
        after = withdraw_review(token, stores=here, now=here.now())
    else:
        if wish.text is None or wish.aspect_ratings is None:
            raise Invalid((FieldError("text", "required", "text_and_aspects"),))
        after = revise_review(token, wish.text, wish.aspect_ratings, stores=here, now=here.now())
    data = public_schemas.MovedOut(status=after.status, allowed_actions=list(after.allowed(Party.AUTHOR)))
    return Answer(data, see=f"/manage/{token}")


def _appeal(wish: public_schemas.ManageIn, token: str) -> Answer:
    if wish.explanation is None:
        raise Invalid((FieldError("explanation", "required", "why_you_disagree"),))
    here = platform()
    appeal = appeal_review(token, wish.explanation, stores=here, now=here.now())
    review = here.reviews.get(appeal.review_id)
    return Answer(public_schemas.MovedOut(status=review.status, allowed_actions=[]), see=f"/manage/{token}")


def _appeal_of(review: Review) -> tuple[Appeal | None, bool]:
    """The appeal against the decision that now stands, and whether one can still be made."""
    here = platform()
    try:
        check_review_appeal(review, now=here.now())
    except NotAllowed:
        return None, False
    try:
        return here.cases.appeal(review_appeal_id(review, here.chance)), False
    except NotFound:
        return None, True


def _manage_page(
    review: Review, token: str, *, request: Request | None = None, errors: Mapping[str, str] | None = None
) -> Answer:
    here = platform()
    organisation = here.organisations.get(review.organisation_id)
    themes = here.theme_sets.version(review.theme_set)
    reply = review.public_reply
    appeal, can_appeal = _appeal_of(review)
    data = public_schemas.ManageOut(
        review_id=review.id,
        organisation_id=review.organisation_id,
        organisation=organisation.listing.name,
        status=review.status,
        text=review.text,
        aspect_ratings=dict(review.aspect_ratings),
        theme_set=showing.theme_set(themes),
        decisions=[
            public_schemas.ReasonOut(
                at=entry.at,
                action=entry.action,
                status=entry.after,
                rule=entry.rule,
                explanation=entry.explanation,
            )
            for entry in here.log.of(f"review/{review.id}")
        ],
        reply=public_schemas.PublicReplyOut(text=reply.text, published_at=reply.decided_at)
        if reply and reply.decided_at
        else None,
        passage=review.passage,
        appeal=public_schemas.AppealedOut(appeal_id=appeal.id, status=appeal.status) if appeal else None,
        allowed_actions=[*review.allowed(Party.AUTHOR), *(["appeal"] if can_appeal else [])],
    )
    context = {
        "found": data,
        "token": token,
        "typed": request.form() if request else {},
        "errors": errors or {},
    }
    return Answer(data, status=422 if errors else 200, page="manage", context=context)
