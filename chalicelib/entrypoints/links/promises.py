"""Pages on promises: for organisations, who tell what became of one, and for authors, who say whether it is so."""

from collections.abc import Mapping, Sequence

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.promises.acts import promise_in
from chalicelib.domain.reviews.promises.promise import DELAYS, Outcome, delay_errors, outcome_errors, promise_months
from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import PromiseStatus
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, FieldError, Invalid, NotAllowed
from chalicelib.dutch.refusals import OUTCOME_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import showing
from chalicelib.entrypoints.schemas.promises import PromiseOut
from chalicelib.entrypoints.schemas.promises import pages as out
from chalicelib.entrypoints.schemas.public_schemas import ReviewToReplyToOut, WarningOut
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.schemas.warned import shown_first, warnings_in
from chalicelib.use_cases.cases.keep_promise import (
    answer_promise,
    check_answer,
    check_promise,
    outcome,
    promise_to_answer,
    promise_to_check,
)

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/promise/{token}", Audience.LINK, gives={200: out.PromiseFormOut}, refuses=(DeadLink,), html=True)
def show_promise(request: Request, token: str) -> Answer:
    """Show what an organisation promised below a review, and what it can tell of that; opening it changes nothing."""
    here = platform()
    return _page(*promise_to_answer(token, stores=here, now=here.now()), token)


def _redisplay(request: Request, refusal: Invalid, token: str) -> Answer:
    here, form = platform(), request.form()
    typed = {name: str(form.get(name, "")) for name in ("status", "outcome", "by")}
    errors = messages(refusal, OUTCOME_FORM)
    return _page(*promise_to_answer(token, stores=here, now=here.now()), token, typed=typed, errors=errors)


@door.post(
    "/promise/{token}",
    Audience.LINK,
    redisplay=_redisplay,
    takes=out.OutcomeIn,
    gives={200: out.OutcomeTakenOut, 202: out.OutcomeTakenOut},
    refuses=(DeadLink, Invalid, NotAllowed, ChangedMeanwhile),
    html=True,
)
def tell_outcome(request: Request, token: str) -> Answer:
    """Tell what became of a promise: kept, late or dropped, in words that the editors read first."""
    here = platform()
    now = here.now()
    sent = request.read(
        out.OutcomeIn,
        lambda sent: outcome_errors(sent.outcome.strip()),
        lambda sent: _delay_errors(token, PromiseStatus(sent.status), sent.by) if sent.by else (),
    )
    review, organisation = promise_to_answer(token, stores=here, now=now)
    typed = {"status": sent.status, "outcome": sent.outcome, "by": sent.by}
    if sent.change:  # back to the form
        return _page(review, organisation, token, typed=typed)
    told = outcome(sent.status, sent.outcome.strip(), sent.by, now=now)
    warnings = warnings_in(sent.outcome, "reply", organisation.listing)
    if sent.check:
        check_answer(review, told, now=now)
        return _check(review, organisation, token, told, warnings)
    if shown_first(warnings) and request.looks_first and not left_over_placeholders(sent.outcome):
        return _page(review, organisation, token, typed=typed, warnings=warnings)
    after = answer_promise(token, told, stores=here, now=now)
    data = out.OutcomeTakenOut(status=_promise(after).status, warnings=warnings)
    return Answer(data, status=202, template="promise_told")


@door.get("/promise-check/{token}", Audience.LINK, gives={200: out.PromiseCheckOut}, refuses=(DeadLink,), html=True)
def show_promise_check(request: Request, token: str) -> Answer:
    """Show what became of a promise below the author's review, and ask whether it is so."""
    here = platform()
    return _check_page(promise_to_check(token, stores=here, now=here.now()), token)


@door.post(
    "/promise-check/{token}",
    Audience.LINK,
    takes=out.PromiseCheckIn,
    gives={200: out.PromiseCheckOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile),
    html=True,
)
def answer_promise_check(request: Request, token: str) -> Answer:
    """Say whether it is so; another click takes that back."""
    agrees = request.read(out.PromiseCheckIn).agrees
    here = platform()
    after = check_promise(token, agrees=agrees, stores=here, now=here.now())
    return _check_page(after, token) if not request.wants_html else Answer(redirect=f"/promise-check/{token}")


def _delay_errors(token: str, status: PromiseStatus, by: str) -> tuple[FieldError, ...]:
    here = platform()
    review, _ = promise_to_answer(token, stores=here, now=here.now())
    promise = promise_in(review)
    return delay_errors(promise, status, by, here.now()) if promise else ()


def _promise(review: Review) -> PromiseOut:
    found = showing.promise(promise_in(review))
    if found is None:
        raise DeadLink
    return found


def _check_page(review: Review, token: str) -> Answer:
    name = platform().organisations.get(review.organisation_id).listing.name
    data = out.PromiseCheckOut(review_id=review.id, organisation=name, promise=_promise(review))
    return Answer(data, template="promise_check", context={"found": data, "review": review, "token": token})


def _check(
    review: Review, organisation: Organisation, token: str, told: Outcome, warnings: Sequence[WarningOut]
) -> Answer:
    """Show what was told as it would be sent, with what may hold it up; nothing is sent."""
    context = {
        "path": f"/promise/{token}",
        "organisation": organisation.listing.name,
        "text": told.text,
        "told": told,
        "theme_set": None,
        "fields": [("status", told.status), ("outcome", told.text), ("by", told.by)],
        "warnings": warnings,
        "no_person": "",
        "as_is": bool(warnings),
        "mark": platform().id_generator.new_id(),
    }
    data = out.OutcomeTakenOut(status=_promise(review).status, warnings=list(warnings))
    return Answer(data, template="check_words", context=context)


def _page(
    review: Review,
    organisation: Organisation,
    token: str,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    warnings: Sequence[WarningOut] = (),
) -> Answer:
    promise = promise_in(review)
    if promise is None or review.reply is None:
        raise DeadLink
    told = promise.told
    data = out.PromiseFormOut(
        review=shown(ReviewToReplyToOut, review, capacity=review.capacity or "", aspect_ratings=None),
        reply=review.reply.text,
        promise=_promise(review),
        takes_answer=promise.takes_answer,
        told=shown(out.OutcomeToldOut, told) if told else None,
        passage=promise.passage,
        delays_left=max(DELAYS - promise.delays, 0),
    )
    before = {"status": told.status, "outcome": told.text, "by": told.by} if told else {}
    context = {
        "found": data,
        "organisation": organisation.listing.name,
        "token": token,
        "typed": before if typed is None else typed,
        "months": [each for each in promise_months(platform().now()) if each > promise.by],
        "errors": errors or {},
        "warnings": warnings,
    }
    return Answer(data, status=422 if errors else 200, template="promise", context=context)
