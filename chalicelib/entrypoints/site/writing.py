"""For whoever tells how care was: the form, a look at one's answers, and sending them."""

from collections.abc import Mapping, Sequence

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.invitations import Card, code_in, printed
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.reviews.submission import Submission
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import (
    Blocked,
    DeadLink,
    Erased,
    Invalid,
    NotFound,
    NotTakingPart,
    TooMany,
)
from chalicelib.dutch.refusals import REVIEW_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, flat, idempotency_key
from chalicelib.entrypoints.schemas import public_schemas, showing
from chalicelib.entrypoints.schemas.reach_schemas import CardCodeOut, CardOut, CardQuery, WithCardQuery
from chalicelib.entrypoints.schemas.warned import (
    OF_THE_CHECK,
    CheckedOut,
    SubmittedOut,
    but_for,
    lines,
    warnings_in,
)
from chalicelib.use_cases.organisations.hand_out import card_by
from chalicelib.use_cases.reviews.submit_review import (
    check_submission,
    judges_with_card,
    review_judges,
    submit_review,
)

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/u",
    Audience.VISITOR,
    query=CardQuery,
    gives={200: CardCodeOut},
    refuses=(NotFound, Invalid, TooMany),
    html=True,
)
def type_code(request: Request) -> Answer:
    """The form on which somebody types the code of a card."""
    code = request.read_query(CardQuery).code
    data = CardCodeOut(code="/u/{code}")
    if code and _card(code, request) is None:
        if not request.wants_html:
            raise NotFound
        return Answer(data, status=404, template="card_code", context={"code": code, "wrong": "card_unknown"})
    redirect = f"/u/{code_in(code)}" if code else ""
    wrong = "missing" if not code and "code" in request.query and request.wants_html else ""
    context = {"code": "", "wrong": wrong}
    return Answer(data, status=422 if wrong else 200, redirect=redirect, template="card_code", context=context)


@door.get(
    "/u/{code}",
    Audience.VISITOR,
    gives={200: CardOut},
    refuses=(NotFound, DeadLink, NotTakingPart, Blocked, TooMany),
    html=True,
)
def with_card(request: Request, code: str) -> Answer:
    """The organisation that handed out a card, and the forms to write with it. The same for one that was used."""
    here, card = platform(), _card(code, request)
    if card is None or card.until <= here.now():
        if not request.wants_html:
            raise DeadLink if card else NotFound
        wrong = {"code": code, "wrong": "expired" if card else "card_unknown"}
        return Answer(status=410 if card else 404, template="card_code", context=wrong)
    found, _ = writable(card.organisation_id)
    path, own = f"/organisations/{found.id}/write", code_in(code)
    data = CardOut(
        code=printed(own),
        organisation_id=found.id,
        organisation=found.listing.name,
        write=f"{path}?invitation={own}",
        easy=f"{path}/easy?invitation={own}",
    )
    return Answer(data, template="card", context={"found": data}, headers={"Cache-Control": "no-store"})


def _card(code: str, request: Request) -> Card | None:
    """Return the card of a code that somebody typed; whoever tries many that there are not is told to wait."""
    here = platform()
    found = card_by(code, stores=here)
    if found is None:
        here.dead_links.take(here.counts(Limited.DEAD_LINK, origin=request.source_ip), now=here.now())
    return found


@door.get(
    "/organisations/{organisation_id}/write",
    Audience.VISITOR,
    query=WithCardQuery,
    gives={200: public_schemas.ThemeSetOut},
    refuses=(NotFound, NotTakingPart, Blocked, Invalid),
    html=True,
)
def write(request: Request, organisation_id: str) -> Answer:
    """The form to write a review."""
    found, themes = writable(organisation_id)
    return _write_page(found, themes, invitation=request.read_query(WithCardQuery).invitation)


def _redisplay_check(request: Request, refusal: Invalid, organisation_id: str) -> Answer:
    found, themes = writable(organisation_id)
    return _write_page(found, themes, typed=request.form(), errors=messages(refusal, REVIEW_FORM))


@door.post(
    "/organisations/{organisation_id}/write",
    Audience.VISITOR,
    redisplay=_redisplay_check,
    takes=public_schemas.ReviewToCheckIn,
    gives={200: CheckedOut},
    refuses=(NotFound, NotTakingPart, Blocked, Invalid),
    html=True,
)
def check(request: Request, organisation_id: str) -> Answer:
    """Look at what would be sent, and at what may keep it from going online; nothing is kept."""
    found, themes = writable(organisation_id)
    if request.form().get("change"):  # back to the form, for one of the answers
        return _write_page(found, themes, typed=request.form())
    sent = request.read(public_schemas.ReviewToCheckIn, *review_judges(lambda _: themes, now=platform().now()))
    return looked_at(sent, request.form(), found, themes, form=request.path)


def looked_at(
    sent: public_schemas.ReviewToCheckIn,
    typed: Mapping[str, object],
    found: Organisation,
    themes: ThemeSet,
    *,
    form: str,
) -> Answer:
    """The answers as they would be sent, and what may keep them from going online; nothing is kept.

    Args:
        sent: all answers, and what the author said of passages.
        typed: the same as a form sent them, to be sent again.
        found: the organisation that it is about.
        themes: its theme set.
        form: the path of the form, to which a change goes back.

    Raises:
        NotFound: the answers are about another organisation.
        Invalid: each wrong field, named.
    """
    if sent.organisation_id != found.id:
        raise NotFound
    check_submission(_submission(sent), theme_set=themes, now=platform().now())
    no_person = sent.nobody or sent.no_person
    every = warnings_in(sent.text, "review", found.listing)
    warnings = but_for(every, no_person)
    fields = [(name, value) for name, value in flat(typed) if name not in OF_THE_CHECK]
    context = {
        "sent": sent,
        "fields": fields,
        "form": form,
        "warnings": warnings,
        "no_person": no_person,
        "as_is": bool(every),
        "mark": platform().id_generator.new_id(),
        "organisation": showing.named(found),
        "theme_set": themes,
    }
    return Answer(CheckedOut(warnings=warnings), template="check", context=context)


def _redisplay_write(request: Request, refusal: Invalid) -> Answer:
    """The form as it was filled in, with what is wrong beside it."""
    typed = request.form()
    found, themes = writable(str(typed.get("organisation_id", "")))
    return _write_page(found, themes, typed=typed, errors=messages(refusal, REVIEW_FORM))


@door.post(
    "/reviews",
    Audience.VISITOR,
    redisplay=_redisplay_write,
    takes=public_schemas.ReviewIn,
    gives={202: SubmittedOut},
    refuses=(NotFound, NotTakingPart, Blocked, Erased, Invalid, TooMany),
    html=True,
)
def submit(request: Request) -> Answer:
    """Tell how care was. The author then gets a mail, to confirm that the address is theirs."""
    here = platform()
    wrong_cards = here.counts(Limited.WRONG_CARD, origin=request.source_ip)
    sent = request.read(public_schemas.ReviewIn, *judges_with_card(wrong_cards, stores=here, now=here.now()))
    organisation = here.organisations.get(sent.organisation_id)
    warnings = but_for(warnings_in(sent.text, "review", organisation.listing), sent.no_person)
    if warnings and request.looks_first:
        found, themes = writable(sent.organisation_id)
        return _write_page(found, themes, typed=request.form(), warnings=warnings)
    review_id = submit_review(
        _submission(sent),
        idempotency_key=idempotency_key(request.headers, request.body, sent.form_key),
        origin=request.source_ip,
        disposable_domain=here.disposable_domain,
        organisation=organisation,
        no_person=lines(sent.no_person),
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.SUBMIT, origin=request.source_ip, address=sent.author.email),
        wrong_cards=wrong_cards,
    )
    data = SubmittedOut(review_id=review_id, status="unconfirmed", warnings=warnings)
    return Answer(data, status=202, template="sent", context={"email": sent.author.email})


@door.get("/reviews", Audience.VISITOR, gives={200: public_schemas.WayOut}, html=True)
def reviews(request: Request) -> Answer:
    """The way to the list of organisations, for a browser that reloads a form that was refused."""
    return Answer(public_schemas.WayOut(organisations="/organisations"), redirect="/organisations")


def _submission(sent: public_schemas.ReviewIn) -> Submission:
    return msgspec.convert(sent, Submission, from_attributes=True)


def writable(organisation_id: str) -> tuple[Organisation, ThemeSet]:
    """Read what the form to write needs; a form that was refused can name any organisation, or none."""
    if not 0 < len(organisation_id) <= public_schemas.LONGEST_ID:
        raise NotFound
    here = platform()
    found, _ = here.public_pages.page(organisation_id, limit=0)  # the way that loads least; sending reads strongly
    found.accepts_review(here.now())
    return found, here.theme_sets.current(found.listing.sector)


def _write_page(
    found: Organisation,
    themes: ThemeSet,
    *,
    typed: Mapping[str, object] | None = None,
    invitation: str = "",
    errors: Mapping[str, str] | None = None,
    warnings: Sequence[public_schemas.WarningOut] = (),
) -> Answer:
    here = platform()
    context = {
        "warnings": warnings,
        "organisation": showing.named(found),
        "theme_set": themes,
        "typed": typed or {"form_key": here.id_generator.new_id(), "invitation": invitation},
        "fresh": typed is None,
        "with_card": bool(found.handed_out or invitation or (typed or {}).get("invitation")),
        "errors": errors or {},
        "now": here.now(),
    }
    return Answer(showing.theme_set(themes), status=422 if errors else 200, template="write", context=context)
