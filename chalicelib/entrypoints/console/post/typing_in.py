"""For editors: type in a review that came on paper, by telephone or under an agreement, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.reviews.parts import Author, Channel
from chalicelib.domain.reviews.submission import Submission, postal_address_errors, unreachable
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import (
    Blocked,
    Erased,
    Invalid,
    Judge,
    NoLettersYet,
    NotForYou,
    NotFound,
    NotSignedIn,
    NotTakingPart,
    TooMany,
)
from chalicelib.dutch.captions import OWN_HOUSE
from chalicelib.dutch.refusals import TYPED_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, idempotency_key
from chalicelib.entrypoints.schemas import showing
from chalicelib.entrypoints.schemas.console import post_schemas as schemas
from chalicelib.entrypoints.schemas.public_schemas import LONGEST_ID, WarningOut
from chalicelib.entrypoints.schemas.warned import but_for, lines, warnings_in
from chalicelib.ports.unread import go_past
from chalicelib.settings import RELEASE_0_1_0
from chalicelib.use_cases.access.within_sectors import check_subject
from chalicelib.use_cases.mails.by_post import at_own_house
from chalicelib.use_cases.post.type_in_review import note_errors, type_in_review
from chalicelib.use_cases.reviews.submit_review import judges_with_card

blueprint = Blueprint(__name__)
door = Door(blueprint)
_FOUND: Final = 20  # organisations in the list
# Of what editors alone send, beside what is wrong with any review.
_JUDGES: Final[tuple[Judge, ...]] = (
    lambda sent: unreachable(Channel(sent.channel), sent.author.email or "", sent.author.postal_address or ""),
    lambda sent: postal_address_errors(sent.author.postal_address or ""),
    lambda sent: note_errors(Channel(sent.channel), sent.note),
)


@door.get(
    "/editor/reviews",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    query=schemas.TypingQuery,
    gives={200: schemas.ToTypeOut},
    refuses=(NotSignedIn, NotForYou, NotFound, Invalid, NotTakingPart, Blocked),
    html=True,
)
def to_type(request: Request) -> Answer:
    """The organisations that a paper may be about, by name; of one of them the form, in the order of the paper."""
    query = request.read_query(schemas.TypingQuery)
    if query.organisation:
        return _form(request, query.organisation)
    here = platform()
    ids = here.directory.search(query.q, taking_part=True, limit=_FOUND).ids if query.q else ()
    known = here.organisations.many(ids, unread=go_past, behind=True) if ids else {}
    own = request.who.sectors
    found = [known[each] for each in ids if each in known and (not own or known[each].listing.sector in own)]
    data = schemas.ToTypeOut(
        items=[showing.named(each) for each in found], organisation=None, sector=None, theme_set=None
    )
    return Answer(data, template="type_in", context={"found": found, "query": query, "organisation": None})


def _redisplay(request: Request, refusal: Invalid) -> Answer:
    typed = request.form()
    return _form(request, str(typed.get("organisation_id", "")), typed=typed, errors=messages(refusal, TYPED_FORM))


@door.post(
    "/editor/reviews",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay,
    takes=schemas.TypedReviewIn,
    gives={201: schemas.TypedReviewOut},
    refuses=(NotSignedIn, NotForYou, NotFound, NotTakingPart, Blocked, Erased, Invalid, NoLettersYet, TooMany),
    html=True,
)
def type_in(request: Request) -> Answer:
    """Type in what somebody wrote or told, word for word; another editor decides on it."""
    here = platform()
    wrong_cards = here.counts(Limited.WRONG_CARD, origin=request.source_ip)
    judges = judges_with_card(wrong_cards, stores=here, now=here.now())
    sent = request.read(schemas.TypedReviewIn, *_JUDGES, *judges)
    check_subject(request.who, f"organisation/{sent.organisation_id}", stores=here)
    organisation = here.organisations.get(sent.organisation_id)
    submission = _submission(sent)
    if submission.author.by_post and here.settings.oldest_reader == RELEASE_0_1_0:
        raise NoLettersYet
    warnings = but_for(warnings_in(sent.text, "review", organisation.listing), sent.no_person)
    at_house = submission.author.by_post and at_own_house(submission.author.postal_address, organisation.listing)
    if (warnings or at_house) and request.looks_first:
        return _form(request, organisation.id, typed=request.form(), warnings=warnings, at_house=at_house)
    review_id = type_in_review(
        submission,
        note=sent.note,
        editor_id=request.who.id,
        idempotency_key=idempotency_key(request.headers, request.body, sent.form_key),
        disposable_domain=here.disposable_domain,
        organisation=organisation,
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.TYPED_IN, origin="", address=request.who.id),
        wrong_cards=wrong_cards,
        no_person=lines(sent.no_person),
        licensed=sent.licensed,
    )
    said = [*warnings, *([WarningOut(code="own_house", message=OWN_HOUSE, passage="")] if at_house else [])]
    data = schemas.TypedReviewOut(review_id=review_id, status=here.reviews.get(review_id).status, warnings=said)
    return Answer(data, status=201, redirect=f"/editor/reviews/{review_id}?done=type_in")


def _submission(sent: schemas.TypedReviewIn) -> Submission:
    who = sent.author
    author = Author(
        first_name=who.first_name,
        last_name=who.last_name,
        email=who.email or "",
        postal_address=who.postal_address or "",
    )
    without = msgspec.structs.asdict(sent) | {
        "author": msgspec.structs.asdict(who) | {"email": "", "postal_address": ""}
    }
    names = Submission.__dataclass_fields__
    found = msgspec.convert({name: value for name, value in without.items() if name in names}, Submission)
    return replace(found, author=author)


def _form(
    request: Request,
    organisation_id: str,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    warnings: Sequence[WarningOut] = (),
    at_house: bool = False,
) -> Answer:
    if not 0 < len(organisation_id) <= LONGEST_ID:
        raise NotFound
    here = platform()
    check_subject(request.who, f"organisation/{organisation_id}", stores=here)
    found = here.organisations.get(organisation_id)
    now = here.now()
    found.accepts_review(now)
    themes = here.theme_sets.current(found.listing.sector)
    data = schemas.ToTypeOut(
        items=[],
        organisation=showing.named(found),
        sector=found.listing.sector,
        theme_set=showing.theme_set(themes),
    )
    context = {
        "organisation": showing.named(found),
        "theme_set": themes,
        "typed": typed or {"form_key": here.id_generator.new_id()},
        "errors": errors or {},
        "warnings": warnings,
        "at_house": at_house,
        "now": now,
    }
    return Answer(data, status=422 if errors else 200, template="type_in", context=context)
