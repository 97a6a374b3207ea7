"""For editors: letters to authors without an e-mail address, to print, to put into envelopes, and to note."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.clock.days import local
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    FieldError,
    Invalid,
    NobodyToAsk,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
    TooMany,
    UnreadableRecord,
)
from chalicelib.domain.rules.working_days import after_working_days
from chalicelib.dutch.controllers import reach_of
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.console.editor import review_page
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas.console import post_schemas as schemas
from chalicelib.entrypoints.schemas.public_schemas import LONGEST_ID, EmptyIn
from chalicelib.ports.mails import Letter
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.within_sectors import check_subject
from chalicelib.use_cases.mails.by_post import at_own_house
from chalicelib.use_cases.mails.compose_mail import Skip
from chalicelib.use_cases.mails.editor_digest import PATIENCE
from chalicelib.use_cases.post import letters as post
from chalicelib.use_cases.post.correct_address import address_errors
from chalicelib.use_cases.post.correct_address import correct_address as correct_address_of

blueprint = Blueprint(__name__)
door = Door(blueprint)
_AT_ONCE: Final = 20  # sheets
_NOTED_AT_ONCE: Final = 100


@door.get(
    "/editor/letters",
    Audience.EDITOR,
    duty=Duty.READ,
    query=schemas.LettersQuery,
    gives={200: schemas.LettersOut},
    refuses=(NotSignedIn, NotForYou, Invalid),
    html=True,
)
def letters(request: Request) -> Answer:
    """The letters that wait for whoever prints them, or those that were printed; oldest first."""
    query, here = request.read_query(schemas.LettersQuery), platform()
    limit = _AT_ONCE if query.sheets else query.limit
    found, further = here.letters.page(printed=query.printed and not query.sheets, limit=limit, cursor=query.cursor)
    known = here.organisations.many([each.mail.organisation_id for each in found], unread=go_past, behind=True)
    mine = [each for each in found if _is_mine(known.get(each.mail.organisation_id), request)]
    data = schemas.LettersOut(items=[_item(each, known, here.now()) for each in mine], next=further)
    context: dict[str, object] = {
        "found": data,
        "query": query,
        "flash": editor_showing.flash(request),
        "sheets": [],
    }
    if query.sheets and request.wants_html:
        sheets = [_sheet(each, known[each.mail.organisation_id]) for each in mine if each.state == post.WAITING]
        context["sheets"] = [each for each in sheets if each]
    return Answer(data, template="letters", context=context)


@door.post(
    "/editor/letters",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    takes=schemas.LettersPrintedIn,
    gives={200: schemas.LettersPrintedOut},
    refuses=(NotSignedIn, NotForYou, NotFound, Invalid),
    html=True,
)
def note_several_printed(request: Request) -> Answer:
    """Note that several letters were printed; noting one again changes nothing."""
    sent, here = request.read(schemas.LettersPrintedIn, _too_many), platform()
    check(sent, _too_many)
    ids = sent.letters.split()
    if any(len(each) > LONGEST_ID for each in ids):
        raise NotFound
    for each in ids:
        check_subject(request.who, f"letter/{each}", stores=here)
    states = post.note_printed(ids, editor_id=request.who.id, stores=here, now=here.now())
    data = schemas.LettersPrintedOut(printed=states.count(post.PRINTED))
    return Answer(data, redirect="/editor/letters?done=print_letter")


def _too_many(sent: schemas.LettersPrintedIn) -> tuple[FieldError, ...]:
    """Return that there are more letters than one call notes; nothing of as many as it does."""
    too_many = len(sent.letters.split()) > _NOTED_AT_ONCE
    return (FieldError("letters", "too_many", "letters", facts=(_NOTED_AT_ONCE,)),) if too_many else ()


@door.get(
    "/editor/letters/{letter_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: schemas.LetterOut},
    refuses=(NotSignedIn, NotForYou, NotFound),
    html=True,
)
def letter(request: Request, letter_id: str) -> Answer:
    """One letter, as it is printed on A4; once it was, only that it was."""
    here = platform()
    found = here.letters.letter(letter_id)
    organisation = here.organisations.get(found.mail.organisation_id)
    sheet = _sheet(found, organisation) if found.state == post.WAITING else None
    nothing = "unreadable" if found.state == post.WAITING and sheet is None else ""
    words: Mapping[str, object] = sheet or {}
    data = schemas.LetterOut(
        id=letter_id,
        review_id=found.mail.review_id,
        organisation_id=found.mail.organisation_id,
        kind=found.mail.kind,
        state=found.state,
        at=found.at,
        address=[str(each) for each in _lines(words.get("address"))],
        at_house=bool(words.get("at_house")),
        subject=str(words.get("subject", "")),
        text=str(words.get("text", "")),
        code=str(words.get("code", "")),
        nothing_to_say=str(words.get("nothing_to_say", nothing)),
    )
    return Answer(data, template="letter", context={"found": data, "sheets": [sheet] if data.text else []})


@door.post(
    "/editor/letters/{letter_id}/printed",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    takes=EmptyIn,
    gives={200: schemas.LetterStateOut},
    refuses=(NotSignedIn, NotForYou, NotFound, Invalid),
    html=True,
)
def note_printed(request: Request, letter_id: str) -> Answer:
    """Note that a letter was printed; noting it again changes nothing."""
    request.read(EmptyIn)
    here = platform()
    (state,) = post.note_printed([letter_id], editor_id=request.who.id, stores=here, now=here.now())
    data = schemas.LetterStateOut(id=letter_id, state=state)
    return Answer(data, redirect="/editor/letters?done=print_letter")


@door.post(
    "/editor/letters/{letter_id}/returned",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    takes=EmptyIn,
    gives={200: schemas.LetterStateOut},
    refuses=(NotSignedIn, NotForYou, NotFound, Invalid, NotAllowed),
    html=True,
)
def note_returned(request: Request, letter_id: str) -> Answer:
    """Note that a printed letter came back: no letter goes to that address any more."""
    request.read(EmptyIn)
    here = platform()
    state = post.note_returned(letter_id, editor_id=request.who.id, stores=here, now=here.now())
    data = schemas.LetterStateOut(id=letter_id, state=state)
    return Answer(data, redirect="/editor/letters?printed=true&done=letter_returned")


@door.post(
    "/editor/reviews/{review_id}/letters",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    takes=EmptyIn,
    gives={202: schemas.LetterSentOut},
    refuses=(NotSignedIn, NotForYou, NotFound, Invalid, NobodyToAsk, NotAllowed, ChangedMeanwhile, TooMany),
    html=True,
)
def send_letter(request: Request, review_id: str) -> Answer:
    """Write the author a letter with a fresh code, as they lost theirs; those that are out go on working."""
    request.read(EmptyIn)
    here = platform()
    counts = here.counts(Limited.LINKS, origin="", address=f"letter/{review_id}")
    found = post.send_letter(review_id, editor_id=request.who.id, stores=here, now=here.now(), counts=counts)
    data = schemas.LetterSentOut(status=found.status)
    return Answer(data, status=202, redirect=f"/editor/reviews/{review_id}?done=send_letter")


def _redisplay_address(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return review_page(request, review_id, refusal=refusal, deciding="address")


@door.post(
    "/editor/reviews/{review_id}/address",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_address,
    takes=schemas.LettersToIn,
    gives={200: schemas.LettersToOut},
    refuses=(NotSignedIn, NotForYou, NotFound, Invalid, NobodyToAsk, NotAllowed, ChangedMeanwhile),
    html=True,
)
def correct_address(request: Request, review_id: str) -> Answer:
    """Put right where an author's letters go, as they or the post said; what waits for the printer goes there too."""
    sent, here = request.read(schemas.LettersToIn, lambda sent: address_errors(sent.postal_address)), platform()
    before = here.reviews.get(review_id)
    act = Act(by=Actor.EDITOR, at=here.now(), actor_id=request.who.id)
    after = correct_address_of(before, sent.postal_address, act, stores=here)
    listing = here.organisations.get(before.organisation_id).listing
    data = schemas.LettersToOut(status=after.status, at_house=at_own_house(sent.postal_address, listing))
    return Answer(data, redirect=f"/editor/reviews/{review_id}?done=correct_address")


def _is_mine(organisation: Organisation | None, request: Request) -> bool:
    sectors = request.who.sectors
    return organisation is not None and (not sectors or organisation.listing.sector in sectors)


def _item(each: Letter, known: Mapping[str, Organisation], now: datetime) -> schemas.LetterItemOut:
    mail = each.mail
    return schemas.LetterItemOut(
        id=mail.id,
        review_id=mail.review_id,
        organisation=editor_showing.named(known.get(mail.organisation_id), mail.organisation_id),
        kind=mail.kind,
        state=each.state,
        at=each.at,
        late=each.state == post.WAITING and after_working_days(each.at, PATIENCE) < local(now),
    )


def _sheet(each: Letter, organisation: Organisation) -> Mapping[str, object] | None:
    """Return what is printed of a letter, or why nothing is; None where whoever it goes to cannot be read now."""
    here = platform()
    try:
        found = post.to_print(each, stores=here, now=here.now())
    except UnreadableRecord:
        return None
    if isinstance(found, Skip):
        return {"id": each.mail.id, "nothing_to_say": found.reason}
    return {
        "id": each.mail.id,
        "address": found.address,
        "at_house": found.at_house,
        "code": found.code,
        "subject": found.rendered.subject,
        "text": found.rendered.text,
        "html": found.rendered.html,
        "reach": reach_of(organisation.listing.sector, here.settings.contact),
        "made_at": each.mail.created_at,
    }


def _lines(found: object) -> Sequence[object]:
    return found if isinstance(found, tuple) else ()
