"""For editors: organisations, their addresses, and what was decided about them."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Final
from urllib.parse import urlencode

import msgspec
from chalice.app import Blueprint

from chalicelib.adapters.dutch import BRUSSELS
from chalicelib.bootstrap import platform
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import (
    ChangedMeanwhile,
    FieldError,
    Invalid,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
)
from chalicelib.entrypoints import editor_schemas, showing
from chalicelib.entrypoints.door import Answer, Audience, Door, Request
from chalicelib.use_cases.decide_organisation import OrganisationDecision, decide_organisation

blueprint = Blueprint(__name__)
door = Door(blueprint)
_DECIDING = (NotSignedIn, NotFound, Invalid, NotAllowed, NotForYou, ChangedMeanwhile)
_END_OF_DAY: Final = time(23, 59, 59)
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]


@door.get(
    "/editor/organisations",
    Audience.EDITOR,
    query=editor_schemas.EditorOrganisationsQuery,
    gives={200: editor_schemas.EditorOrganisationsOut},
    refuses=(NotSignedIn, Invalid),
    page=True,
)
def editor_organisations(request: Request) -> Answer:
    """Every open organisation, with its address and what may be decided about it."""
    return _organisations_page(request, {})


def _decision_again(request: Request, refusal: Invalid, organisation_id: str) -> Answer:
    errors = {each.field: each.message for each in refusal.errors}
    return _organisations_page(request, errors, deciding=organisation_id)


def _organisations_page(request: Request, errors: dict[str, str], *, deciding: str = "") -> Answer:
    """The list; the organisation that is being decided about is on it, whatever was searched for."""
    query = request.read_query(editor_schemas.EditorOrganisationsQuery)
    here = platform()
    found, further = here.directory.search(
        query.q,
        email_status=query.email_status or "",
        taking_part=query.taking_part,
        limit=query.limit,
        cursor=query.cursor,
    )
    if deciding and deciding not in found:
        found = [deciding, *found]
    known = here.organisations.many(found)
    data = editor_schemas.EditorOrganisationsOut(
        items=[_organisation(known[each]) for each in found if each in known], next=further
    )
    context = {
        "found": data,
        "query": query,
        "deciding": deciding,
        "typed": request.form(),
        "errors": errors,
    }
    return Answer(data, status=422 if errors else 200, page="editor_organisations", context=context)


@door.post(
    "/editor/organisations/{organisation_id}/decisions",
    Audience.EDITOR,
    again=_decision_again,
    takes=editor_schemas.OrganisationDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_organisation(request: Request, organisation_id: str) -> Answer:
    """Decide whether an organisation takes part, and how closely editors watch it."""
    wish = request.read(editor_schemas.OrganisationDecisionIn)
    here = platform()
    after = decide_organisation(
        OrganisationDecision(
            organisation_id=organisation_id,
            action=wish.action,
            version=wish.version,
            editor_id=request.who.id,
            explanation=wish.explanation,
            until=_end(wish.until),
        ),
        organisations=here.organisations,
        chance=here.chance,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=_organisation(after).state if after.taking_part else after.standing.participation,
        version=after.standing.version,
        allowed_actions=_organisation(after).allowed_actions,
    )
    return Answer(data, see=f"/editor/organisations?{urlencode(request.query)}")


def _end(said: str | None) -> datetime | None:
    """A day means up to its last second in Belgium, as people mean it; a moment with its zone is that moment.

    Raises:
        Invalid: it is neither.
    """
    if said is None:
        return None
    try:
        try:
            day = msgspec.convert(said, date)
        except msgspec.ValidationError:
            return msgspec.convert(said, _Moment).astimezone(BRUSSELS).astimezone(UTC)
        return datetime.combine(day, _END_OF_DAY, BRUSSELS).astimezone(UTC)
    except (msgspec.ValidationError, OverflowError):
        message = "Vul een dag in, zoals 2026-12-31."
        raise Invalid((FieldError("until", "wrong_format", message),)) from None


def _organisation(found: Organisation) -> editor_schemas.EditorOrganisationOut:
    listing, standing, now = found.listing, found.standing, platform().now()
    return editor_schemas.EditorOrganisationOut(
        id=found.id,
        name=listing.name,
        register_id=listing.register_id,
        email=listing.email,
        email_status=found.email_status,
        taking_part=found.taking_part,
        state=standing.state_at(now),
        warning=showing.warning(standing.warning, now),
        blocked_until=standing.blocked_until if found.blocked(now) else None,
        version=standing.version,
        allowed_actions=list(standing.allowed(now)),
        municipality=listing.address.municipality,
    )
