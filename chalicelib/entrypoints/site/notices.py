"""For whoever gives notice of a review or reply: the form."""

from collections.abc import Sequence
from typing import Final

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.notice import (
    ANONYMOUS,
    NoticeReason,
    Notifier,
    Subject,
    email_errors,
    faith_errors,
    name_errors,
    notice_errors,
)
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.rules.email_address import as_mailed
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import Erased, Invalid, Judge, NotFound, TooMany
from chalicelib.dutch.formatting import NOTICE_REASONS
from chalicelib.dutch.refusals import NOTICE_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, idempotency_key
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.entrypoints.schemas.warned import warnings_in
from chalicelib.use_cases.cases.give_notice import NewNotice, give_notice, review_to_notify

blueprint = Blueprint(__name__)
door = Door(blueprint)
_JUDGES: Final[tuple[Judge, ...]] = (
    lambda sent: name_errors(sent.reason, sent.name, sent.email),
    lambda sent: name_errors(sent.reason, sent.name, ""),  # where the address cannot be read
    lambda sent: email_errors(sent.reason, sent.name, as_mailed(sent.email)),
    lambda sent: faith_errors(good_faith=sent.good_faith),
)


class NoticeFormQuery(Struct):
    subject: str = Subject.REVIEW  # which of the two the form begins with; anything else is nothing


@door.get("/notice-reasons", Audience.VISITOR, gives={200: public_schemas.NoticeReasonsOut})
def notice_reasons(request: Request) -> Answer:
    """The reasons for which one may give notice."""
    return Answer(_reasons())


@door.get(
    "/reviews/{review_id}/notices",
    Audience.VISITOR,
    query=NoticeFormQuery,
    gives={200: public_schemas.NoticeReasonsOut},
    refuses=(NotFound, Invalid),
    html=True,
)
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
    refuses=(NotFound, Erased, Invalid, TooMany),
    html=True,
)
def notify(request: Request, review_id: str) -> Answer:
    """Give notice of a published review or reply; an editor decides, and says why."""
    sent = request.read(public_schemas.NoticeIn, *_JUDGES)
    here = platform()
    _, organisation = review_to_notify(review_id, stores=here, now=here.now())
    given = Notifier(name=sent.name, email=sent.email) if sent.name or sent.email else None
    if errors := notice_errors(sent.reason, given, good_faith=sent.good_faith):
        raise Invalid(errors)  # before anybody looks at the words
    warnings = warnings_in(sent.explanation, "notice", organisation.listing)
    if warnings and request.looks_first:
        return _form_page(review_id, request, {}, warnings)
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
        counts=here.counts(Limited.NOTICE, origin=request.source_ip),
        receipts=here.counts(Limited.RECEIPT, origin="", address=sent.email),
    )
    context = {"email": sent.email}
    return Answer(
        public_schemas.NoticeGivenOut(notice_id=notice_id, warnings=warnings),
        status=202,
        template="notice_given",
        context=context,
    )


def _reasons() -> public_schemas.NoticeReasonsOut:
    items = [
        public_schemas.NoticeReasonOut(code=code, label=NOTICE_REASONS[code], anonymous=code in ANONYMOUS)
        for code in NoticeReason
    ]
    return public_schemas.NoticeReasonsOut(items=items)


def _form_page(
    review_id: str,
    request: Request,
    errors: dict[str, str],
    warnings: Sequence[public_schemas.WarningOut] = (),
) -> Answer:
    here = platform()
    review, organisation = review_to_notify(review_id, stores=here, now=here.now())
    public_review = public_review_of(review)
    if public_review is None:
        raise NotFound
    reasons = _reasons()
    typed = request.form() if request.method == "POST" else {}
    context = {
        "review": showing.without_ratings(public_review, organisation),
        "organisation": showing.named(organisation),
        "reasons": reasons.items,
        "subject": request.read_query(NoticeFormQuery).subject,
        "typed": typed,
        "form_key": typed.get("form_key") or here.id_generator.new_id(),
        "errors": errors,
        "warnings": warnings,
    }
    return Answer(reasons, status=422 if errors else 200, template="notice_form", context=context)
