"""For authors, through the links in their mails: confirm, follow, revise, withdraw."""

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import check_review_appeal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DeadLink,
    FieldError,
    Invalid,
    NoMoreRevisions,
    NotAllowed,
    NotForYou,
)
from chalicelib.dutch.refusals import OWN_REVIEW_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.links.appeals import appeals_of
from chalicelib.entrypoints.links.personal_data import erase_own
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import appeal_review
from chalicelib.use_cases.reviews.confirm_review import confirm_review, review_to_confirm
from chalicelib.use_cases.reviews.manage_review import own_review, revise_review, withdraw_review
from chalicelib.use_cases.signals.look_for_signals import help_for

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/confirm/{token}", Audience.LINK, gives={200: public_schemas.ToConfirmOut}, refuses=(DeadLink,), html=True)
def show_confirm(request: Request, token: str) -> Answer:
    """The review that this link would confirm; opening it changes nothing."""
    here = platform()
    review = review_to_confirm(token, stores=here, now=here.now())
    organisation = here.organisations.get(review.organisation_id)
    data = shown(public_schemas.ToConfirmOut, review, review_id=review.id, organisation=organisation.listing.name)
    return Answer(data, template="confirm", context={"found": data, "token": token})


@door.post(
    "/confirm/{token}",
    Audience.LINK,
    takes=public_schemas.EmptyIn,
    gives={200: public_schemas.StatusOut},
    refuses=(DeadLink, Invalid),
    html=True,
)
def confirm(request: Request, token: str) -> Answer:
    """Confirm a review: the address is the author's, and the editors may read."""
    request.read(public_schemas.EmptyIn)
    here = platform()
    review = confirm_review(token, stores=here, now=here.now())
    return Answer(public_schemas.StatusOut(review_id=review.id, status=review.status), template="confirmed")


@door.get("/manage/{token}", Audience.LINK, gives={200: public_schemas.ManageOut}, refuses=(DeadLink,), html=True)
def show_manage(request: Request, token: str) -> Answer:
    """The author's own review: where it stands, why, and what can be done."""
    return _manage_page(request, token)


def _redisplay_manage(request: Request, refusal: Invalid, token: str) -> Answer:
    return _manage_page(request, token, refusal)


@door.post(
    "/manage/{token}",
    Audience.LINK,
    redisplay=_redisplay_manage,
    takes=public_schemas.ManageIn,
    gives={200: public_schemas.MovedOut},
    refuses=(DeadLink, Invalid, NotAllowed, NotForYou, ChangedMeanwhile, NoMoreRevisions),
    html=True,
)
def manage(request: Request, token: str) -> Answer:
    """Revise, withdraw, erase or appeal for one's own review."""
    body = request.read(public_schemas.ManageIn)
    here = platform()
    if body.action is public_schemas.ManageAction.APPEAL:
        return _appeal(request, body, token)
    if body.action is public_schemas.ManageAction.ERASE:
        return erase_own(token)
    if body.action is public_schemas.ManageAction.WITHDRAW:
        after = withdraw_review(token, stores=here, now=here.now())
    else:
        if body.text is None or body.aspect_ratings is None:
            raise Invalid((FieldError("text", "required", "text_and_aspects"),))
        after = revise_review(token, body.text, body.aspect_ratings, stores=here, now=here.now())
    data = public_schemas.MovedOut(status=after.status, allowed_actions=list(after.allowed(Actor.AUTHOR)))
    return Answer(data, redirect=f"/manage/{token}")


def _appeal(request: Request, body: public_schemas.ManageIn, token: str) -> Answer:
    if body.explanation is None:
        raise Invalid((FieldError("explanation", "required", "why_you_disagree"),))
    here = platform()
    appeal = appeal_review(token, body.explanation, stores=here, now=here.now())
    if request.wants_html:
        return Answer(redirect=f"/manage/{token}")
    review = here.reviews.get(appeal.review_id)
    return Answer(public_schemas.MovedOut(status=review.status, allowed_actions=[]))


def _manage_page(request: Request, token: str, refusal: Invalid | None = None) -> Answer:
    here = platform()
    review = own_review(token, stores=here, now=here.now())
    organisation = here.organisations.get(review.organisation_id)
    appeals, can_appeal = appeals_of(review, "review", check_review_appeal)
    data = shown(
        public_schemas.ManageOut,
        review,
        review_id=review.id,
        organisation=organisation.listing.name,
        theme_set=here.theme_sets.version(review.theme_set),
        decisions=[
            shown(public_schemas.ReasonOut, entry, status=entry.after)
            for entry in here.log.of(f"review/{review.id}", unread=go_past)
        ],
        reply=showing.public_reply(review.public_reply),
        appeal=appeals[-1] if appeals else None,
        appeals=appeals,
        help_lines=help_for(review.text),
        allowed_actions=[*review.allowed(Actor.AUTHOR), *(["appeal"] if can_appeal else [])],
    )
    context = {
        "found": data,
        "token": token,
        "typed": request.form(),
        "errors": messages(refusal, OWN_REVIEW_FORM),
    }
    return Answer(data, status=422 if refusal else 200, template="manage", context=context)
