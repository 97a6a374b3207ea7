"""For editors: organisations, their addresses, and what was decided about them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import DUTY_OF, Duty, demand
from chalicelib.domain.clock.days import ends, local
from chalicelib.domain.organisations.organisation import Organisation, end_errors
from chalicelib.domain.projections.insights import total
from chalicelib.domain.projections.invited import compared
from chalicelib.domain.projections.queue import waiting_organisation
from chalicelib.domain.rules.conduct import rule_errors
from chalicelib.domain.rules.law import Decision, Need, explanation_missing
from chalicelib.domain.rules.lifecycle import CLOSES, OrganisationAction
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    FieldError,
    Invalid,
    Judge,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.reading import check, day_or_moment
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import desk_schemas, editor_schemas, showing
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.organisations.ask_to_take_part import contact_if_readable
from chalicelib.use_cases.organisations.decide_organisation import decide_organisation

blueprint = Blueprint(__name__)
door = Door(blueprint)
_DECIDING = (NotSignedIn, NotFound, Invalid, NotAllowed, NotForYou, NeedsAnotherEditor, ChangedMeanwhile)
_RECENT: Final = 50  # reviews
_LAST_SECOND: Final = timedelta(seconds=1)


@door.get(
    "/editor/organisations",
    Audience.EDITOR,
    duty=Duty.READ,
    query=editor_schemas.EditorOrganisationsQuery,
    gives={200: editor_schemas.EditorOrganisationsOut},
    refuses=(NotSignedIn, Invalid),
    html=True,
)
def editor_organisations(request: Request) -> Answer:
    """Every organisation, with its address and what may be decided about it; those that have closed among them."""
    query = request.read_query(editor_schemas.EditorOrganisationsQuery)
    here = platform()
    page = here.directory.search(
        query.q,
        email_status=query.email_status or "",
        taking_part=query.taking_part,
        closed=not query.taking_part,
        limit=query.limit,
        cursor=query.cursor,
    )
    known = here.organisations.many(page.ids, unread=go_past)
    data = editor_schemas.EditorOrganisationsOut(
        items=[
            _organisation(known[each], request.who)
            for each in page.ids
            if _asked_for(query, known.get(each)) and request.who.sees(known[each].listing.sector)
        ],
        next=page.next,
        previous=page.previous,
        nearest=page.nearest,
    )
    return Answer(data, template="editor_organisations", context={"found": data, "query": query})


def _asked_for(query: editor_schemas.EditorOrganisationsQuery, found: Organisation | None) -> bool:
    """Search finds one that left, too, while it has reviews online."""
    return found is not None and (found.taking_part or not query.taking_part)


@door.get(
    "/editor/organisations/{organisation_id}",
    Audience.EDITOR,
    duty=Duty.READ,
    gives={200: editor_schemas.EditorOrganisationDetailOut},
    refuses=(NotSignedIn, NotFound),
    html=True,
)
def editor_organisation(request: Request, organisation_id: str) -> Answer:
    """One organisation: what the register says of it, what was decided about it, its reviews and its dossiers."""
    return _organisation_page(request, organisation_id)


def _redisplay_decision(request: Request, refusal: Refusal, organisation_id: str) -> Answer:
    return _organisation_page(request, organisation_id, refusal)


@door.post(
    "/editor/organisations/{organisation_id}/decisions",
    Audience.EDITOR,
    duty=Duty.ENROL,
    redisplay=_redisplay_decision,
    redisplay_for=(Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile),
    takes=editor_schemas.OrganisationDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    html=True,
)
def rule_on_organisation(request: Request, organisation_id: str) -> Answer:
    """Decide whether an organisation takes part, and how closely editors watch it."""
    decision, here = _decision(request, organisation_id), platform()
    after = decide_organisation(decision, stores=here, now=here.now())
    if request.wants_html:
        said = urlencode({"done": _done(decision.action, after), "was": f"organisation/{organisation_id}"})
        return Answer(redirect=f"/editor/organisations/{organisation_id}?{said}")
    became = _organisation(after, request.who)
    status = became.state if after.taking_part else after.moderation.participation
    return Answer(shown(editor_schemas.DecidedOut, became, status=status))


@door.post(
    "/editor/organisations/{organisation_id}/preview",
    Audience.EDITOR,
    duty=Duty.ENROL,
    redisplay=_redisplay_decision,
    redisplay_for=(Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile),
    takes=editor_schemas.OrganisationDecisionIn,
    gives={200: desk_schemas.PreviewOut},
    refuses=_DECIDING,
    html=True,
)
def preview_organisation(request: Request, organisation_id: str) -> Answer:
    """The mails that a decision about an organisation would send; nothing is decided, and nothing leaves.

    Of one that stops taking part also those to the authors of what is closed: how many, and one of them.

    Of a warning that is only proposed: the mail that leaves once a colleague chose the same words.
    """
    decision, here, proposed = _decision(request, organisation_id), platform(), False

    def decide(stores: Stores) -> None:
        nonlocal proposed
        after = decide_organisation(decision, stores=stores, now=here.now())
        proposed = decision.action is OrganisationAction.WARN and after.moderation.proposed is not None
        if proposed:
            by_another = replace(decision, editor_id="", version=after.moderation.version)
            decide_organisation(by_another, stores=stores, now=here.now())

    mails = here.preview(decide, now=here.now())
    if proposed:
        mails = [replace(each, unsent_because=each.unsent_because or "second_editor") for each in mails]
    preview = editor_showing.previewed("", mails)
    if not request.wants_html:
        return Answer(desk_schemas.PreviewOut(mails=preview))
    return _organisation_page(request, organisation_id, preview=preview)


def _done(action: OrganisationAction, after: Organisation) -> str:
    """Return the word for what was done: of two editors, the first proposed a warning, the second confirmed a block."""
    if action is OrganisationAction.WARN and after.moderation.proposed:
        return "first_warning"
    if action is OrganisationAction.BLOCK and not after.moderation.blocked_by:
        return "confirmed_block"
    return action


def _decision(request: Request, organisation_id: str) -> Decision[OrganisationAction]:
    judges = _judges(request, organisation_id)
    sent = request.read(editor_schemas.OrganisationDecisionIn, *judges)
    demand(request.who.roles, DUTY_OF[sent.action])
    try:
        until = _end(sent.until, as_text=request.is_form)
    except Invalid:
        check(sent, *judges)
        raise
    return Decision(
        id=organisation_id,
        action=sent.action,
        version=sent.version,
        editor_id=request.who.id,
        rule=sent.rule,
        explanation=sent.explanation,
        until=until,
    )


def _organisation_page(
    request: Request,
    organisation_id: str,
    refusal: Refusal | None = None,
    *,
    preview: list[desk_schemas.PreviewedMailOut] | None = None,
) -> Answer:
    here = platform()
    found = here.organisations.get(organisation_id)
    data = _detail(found, request.who)
    return editor_showing.page(
        "editor_organisation",
        data,
        request,
        refusal,
        history=data.history,
        version=data.version,
        waits=waiting_organisation(found),
        now=here.now(),
        preview=preview,
    )


def _detail(found: Organisation, editor: Editor) -> editor_schemas.EditorOrganisationDetailOut:
    here = platform()
    recent = [each.review_id for each in here.similarity_index.of_organisation(found.id, limit=_RECENT)]
    reviews = here.reviews.many(recent, unread=go_past)
    return shown(
        editor_schemas.EditorOrganisationDetailOut,
        found.moderation,
        found.listing,
        found.tally,
        _organisation(found, editor),
        state_since=found.moderation.state_since_at(here.now()),
        participation_request=_request(found),
        invitations=_invited(found),
        recent_reviews=editor_showing.other_reviews(reviews),
        closed_by_leaving=sum(each.status in CLOSES for each in reviews) if found.taking_part else 0,
        dossiers=editor_showing.dossiers(editor, organisation_id=found.id),
        notes=editor_showing.notes(here.cases.thread(f"organisation/{found.id}")),
        history=editor_showing.entries(here.log.of(f"organisation/{found.id}", unread=go_past)),
    )


def _invited(found: Organisation) -> desk_schemas.InvitedOut | None:
    if not found.handed_out:
        return None
    both = compared(total(platform().insights.months(found.id).values()))
    invited, uninvited = (
        desk_schemas.SideOut(reviews=each.total, score=each.average) for each in (both.invited, both.uninvited)
    )
    return desk_schemas.InvitedOut(
        handed_out=found.handed_out, used=found.cards_used, invited=invited, uninvited=uninvited, apart=both.apart
    )


def _request(found: Organisation) -> editor_schemas.ParticipationRequestOut | None:
    asked_at = found.moderation.asked_at
    if asked_at is None:
        return None
    contact = contact_if_readable(found, stores=platform())
    return editor_schemas.ParticipationRequestOut(asked_at=asked_at, contact_name=contact.name if contact else None)


def _judges(request: Request, organisation_id: str) -> tuple[Judge, ...]:
    """Return the judges of a decision on an organisation, which is read where another field is wrong."""
    here = platform()
    now = here.now()

    def needs(action: OrganisationAction) -> frozenset[Need]:
        return here.organisations.get(organisation_id).needs(action, now)

    return (
        lambda sent: rule_errors(sent.rule),
        lambda sent: explanation_missing(needs(sent.action), sent.explanation),
        lambda sent: end_errors(sent.action, _end(sent.until, as_text=request.is_form), now) if sent.until else (),
    )


def _end(said: str | None, *, as_text: bool) -> datetime | None:
    """A day means up to its last second in Belgium, as people mean it; a moment with its zone is that moment.

    Raises:
        Invalid: it is neither.
    """
    if said is None:
        return None
    meant = day_or_moment(said, "until", as_text=as_text)
    try:
        return local(meant).astimezone(UTC) if isinstance(meant, datetime) else ends(meant) - _LAST_SECOND
    except OverflowError:
        raise Invalid((FieldError("until", "wrong_format", "day"),)) from None


def _organisation(found: Organisation, editor: Editor) -> editor_schemas.EditorOrganisationOut:
    moderation, now = found.moderation, platform().now()
    proposed = moderation.proposed
    return shown(
        editor_schemas.EditorOrganisationOut,
        moderation,
        found.listing,
        found,
        state=moderation.state_at(now),
        warning=showing.warning(moderation.warning, now),
        blocked_until=moderation.blocked_until if found.blocked(now) else None,
        block_unconfirmed=bool(moderation.blocked_by) and found.blocked(now),
        proposed_warning=shown(desk_schemas.ProposedWarningOut, proposed, yours=proposed.by == editor.id)
        if proposed
        else None,
        allowed_actions=[each for each in moderation.allowed(now, actor_id=editor.id) if editor.may(DUTY_OF[each])],
        municipality=found.listing.address.municipality,
    )
