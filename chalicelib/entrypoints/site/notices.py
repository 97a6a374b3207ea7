"""For whoever gives notice of a review or reply: the form, and the link that follows it."""

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import check_notice_appeal
from chalicelib.domain.cases.notice import ANONYMOUS, Notice, NoticeReason, Notifier, Subject
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.conduct import NEVER_TOLD
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NotAllowed, NotFound, TooMany
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.dutch.refusals import NOTICE_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, idempotency_key
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.use_cases.cases.appeal import appeal_notice, notice_to_follow
from chalicelib.use_cases.cases.give_notice import NewNotice, give_notice, review_to_notify

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/notice-reasons", Audience.VISITOR, gives={200: public_schemas.NoticeReasonsOut})
def notice_reasons(request: Request) -> Answer:
    """The reasons for which one may give notice."""
    return Answer(_reasons())


@door.get("/reviews/{review_id}/notices", Audience.VISITOR, refuses=(NotFound,), html=True)
def show_notice_form(request: Request, review_id: str) -> Answer:
    """The form to give notice of a published review or its reply."""
    return _form_page(review_id, request, {})


def _redisplay_notice(request: Request, refusal: Invalid, review_id: str) -> Answer:
    return _form_page(review_id, request, messages(refusal, NOTICE_FORM))


@door.post(
    "/reviews/{review_id}/notices",
    Audience.VISITOR,
    redisplay=_redisplay_notice,
    takes=public_schemas.NoticeIn,
    gives={202: public_schemas.NoticeGivenOut},
    refuses=(NotFound, Invalid, TooMany),
    html=True,
)
def notify(request: Request, review_id: str) -> Answer:
    """Give notice of a published review or reply; an editor decides, and says why."""
    sent = request.read(public_schemas.NoticeIn)
    here = platform()
    given = Notifier(name=sent.name, email=sent.email) if sent.name or sent.email else None
    notice_id = give_notice(
        NewNotice(
            review_id=review_id,
            subject=sent.subject,
            reason=sent.reason,
            explanation=sent.explanation,
            notifier=given,
            good_faith=sent.good_faith,
        ),
        idempotency_key=idempotency_key(request.headers, request.body, sent.form_key),
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.NOTICE, origin=request.source_ip, address=sent.email),
    )
    context = {"email": sent.email}
    return Answer(
        public_schemas.NoticeGivenOut(notice_id=notice_id), status=202, template="notice_given", context=context
    )


@door.get("/notice/{token}", Audience.LINK, gives={200: public_schemas.NoticeOut}, refuses=(DeadLink,), html=True)
def show_notice(request: Request, token: str) -> Answer:
    """The state of a notice, and why."""
    return _notice_page(token, {}, request)


def _redisplay_appeal(request: Request, refusal: Invalid, token: str) -> Answer:
    return _notice_page(token, messages(refusal, NOTICE_FORM), request)


@door.post(
    "/notice/{token}",
    Audience.LINK,
    redisplay=_redisplay_appeal,
    takes=public_schemas.NoticeActionIn,
    gives={202: public_schemas.AppealedOut},
    refuses=(DeadLink, Invalid, NotAllowed),
    html=True,
)
def appeal_against_dismissal(request: Request, token: str) -> Answer:
    """Ask another editor to look again at a dismissed notice."""
    body = request.read(public_schemas.NoticeActionIn)
    here = platform()
    appeal = appeal_notice(token, body.explanation, stores=here, now=here.now())
    data = public_schemas.AppealedOut(appeal_id=appeal.id, status=appeal.status)
    return Answer(data, status=202, redirect=f"/notice/{token}")


def _reasons() -> public_schemas.NoticeReasonsOut:
    items = [
        public_schemas.NoticeReasonOut(code=code, label=NOTICE_REASONS[code], anonymous=code in ANONYMOUS)
        for code in NoticeReason
    ]
    return public_schemas.NoticeReasonsOut(items=items)


def _form_page(review_id: str, request: Request, errors: dict[str, str]) -> Answer:
    here = platform()
    review, organisation = review_to_notify(review_id, stores=here, now=here.now())
    public_review = public_review_of(review)
    if public_review is None:
        raise NotFound
    reasons = _reasons()
    typed = request.form() if request.method == "POST" else {}
    context = {
        "review": showing.public_review_out(public_review, ratings_public=False),
        "organisation": showing.named(organisation),
        "reasons": reasons.items,
        "subject": request.query.get("subject", Subject.REVIEW),
        "typed": typed,
        "form_key": typed.get("form_key") or here.id_generator.new_id(),
        "errors": errors,
    }
    return Answer(reasons, status=422 if errors else 200, template="notice_form", context=context)


def _notice_page(token: str, errors: dict[str, str], request: Request) -> Answer:
    here = platform()
    notice = notice_to_follow(token, stores=here, now=here.now())
    appeal = next((each for each in here.cases.about(notice.review_id)[1] if each.notice_id == notice.id), None)
    data = shown(
        public_schemas.NoticeOut,
        notice,
        notice_id=notice.id,
        rule=notice.rule if notice.decided_at and notice.rule not in NEVER_TOLD else "",
        explanation=notice.to_notifier,
        allowed_actions=["appeal"] if appeal is None and _can_appeal(notice) else [],
    )
    context = {
        "found": data,
        "reason": NOTICE_REASONS[notice.reason],
        "appeal": appeal,
        "token": token,
        "typed": request.form() if request.method == "POST" else {},
        "errors": errors,
    }
    return Answer(data, status=422 if errors else 200, template="notice", context=context)


def _can_appeal(notice: Notice) -> bool:
    try:
        check_notice_appeal(notice, now=platform().now())
    except NotAllowed:
        return False
    return True
