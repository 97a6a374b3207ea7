"""For editors: read what waits, decide, and see what was decided."""

from urllib.parse import urlencode

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.conduct import CODE_OF_CONDUCT
from chalicelib.domain.lifecycle import ORGANISATION_LAW, Party
from chalicelib.domain.log import Entry
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import (
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
)
from chalicelib.domain.review import Review
from chalicelib.entrypoints import editor_schemas, schemas, showing
from chalicelib.entrypoints.door import Answer, Audience, Door, Request
from chalicelib.use_cases.decide_organisation import OrganisationDecision, decide_organisation
from chalicelib.use_cases.decide_reply import ReplyDecision, decide_reply
from chalicelib.use_cases.decide_review import ReviewDecision, decide_review

blueprint = Blueprint(__name__)
door = Door(blueprint)
_DECIDING = (NotSignedIn, NotFound, Invalid, NotAllowed, NotForYou, NeedsAnotherEditor, ChangedMeanwhile)


@door.get(
    "/editor/queue",
    Audience.EDITOR,
    query=editor_schemas.QueueQuery,
    gives={200: editor_schemas.QueueOut},
    refuses=(NotSignedIn, Invalid),
    page=True,
)
def queue(request: Request) -> Answer:
    """What waits for a decision: strongest signals first, then oldest."""
    query = request.read_query(editor_schemas.QueueQuery)
    here = platform()
    waiting, further = here.queue.page(query.kind, status=query.status, limit=query.limit, cursor=query.cursor)
    known = here.organisations.many([each.organisation_id for each in waiting])
    items = [
        editor_schemas.QueueItemOut(
            kind=each.kind,
            id=each.id,
            status=each.status,
            waiting_since=each.waiting_since,
            signals=[],
            organisation=_named(known.get(each.organisation_id), each.organisation_id),
        )
        for each in waiting
    ]
    data = editor_schemas.QueueOut(items=items, next=further)
    return Answer(data, page="queue", context={"found": data, "query": query})


@door.get(
    "/editor/reviews/{review_id}",
    Audience.EDITOR,
    gives={200: editor_schemas.ReviewToDecideOut},
    refuses=(NotSignedIn, NotFound),
    page=True,
)
def review(request: Request, review_id: str) -> Answer:
    """All that an editor needs to decide on a review and its reply."""
    return _review_page(review_id)


def _review_again(request: Request, refusal: Invalid, review_id: str) -> Answer:
    return _review_page(review_id, typed=dict(request.form()), refusal=refusal, deciding="review")


def _reply_again(request: Request, refusal: Invalid, review_id: str) -> Answer:
    return _review_page(review_id, typed=dict(request.form()), refusal=refusal, deciding="reply")


@door.post(
    "/editor/reviews/{review_id}/decisions",
    Audience.EDITOR,
    again=_review_again,
    takes=editor_schemas.ReviewDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_review(request: Request, review_id: str) -> Answer:
    """Decide on a review; the second of two editors is told."""
    wish = request.read(editor_schemas.ReviewDecisionIn)
    here = platform()
    after = decide_review(
        ReviewDecision(
            review_id=review_id,
            action=wish.action,
            version=wish.version,
            editor_id=request.who.id,
            rule=wish.rule,
            explanation=wish.explanation,
        ),
        reviews=here.reviews,
        chance=here.chance,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.status, version=after.version, allowed_actions=list(after.allowed(Party.EDITOR))
    )
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.post(
    "/editor/replies/{review_id}/decisions",
    Audience.EDITOR,
    again=_reply_again,
    takes=editor_schemas.ReplyDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_reply(request: Request, review_id: str) -> Answer:
    """Decide on an organisation's reply."""
    wish = request.read(editor_schemas.ReplyDecisionIn)
    here = platform()
    after = decide_reply(
        ReplyDecision(
            review_id=review_id,
            action=wish.action,
            version=wish.version,
            editor_id=request.who.id,
            rule=wish.rule,
            explanation=wish.explanation,
        ),
        reviews=here.reviews,
        chance=here.chance,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.reply_status,
        version=after.version,
        allowed_actions=list(after.reply_allowed(Party.EDITOR)),
    )
    return Answer(data, see=f"/editor/reviews/{review_id}")


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
    query = request.read_query(editor_schemas.EditorOrganisationsQuery)
    here = platform()
    found, further = here.directory.search(
        query.q,
        email_status=query.email_status or "",
        taking_part=query.taking_part,
        limit=query.limit,
        cursor=query.cursor,
    )
    known = here.organisations.many(found)
    data = editor_schemas.EditorOrganisationsOut(
        items=[_organisation(known[each]) for each in found if each in known], next=further
    )
    return Answer(data, page="editor_organisations", context={"found": data, "query": query})


@door.post(
    "/editor/organisations/{organisation_id}/decisions",
    Audience.EDITOR,
    takes=editor_schemas.OrganisationDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_organisation(request: Request, organisation_id: str) -> Answer:
    """Decide whether an organisation takes part."""
    wish = request.read(editor_schemas.OrganisationDecisionIn)
    here = platform()
    after = decide_organisation(
        OrganisationDecision(
            organisation_id=organisation_id,
            action=wish.action,
            version=wish.version,
            editor_id=request.who.id,
            explanation=wish.explanation,
        ),
        organisations=here.organisations,
        chance=here.chance,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.standing.participation,
        version=after.standing.version,
        allowed_actions=_organisation(after).allowed_actions,
    )
    return Answer(data, see=f"/editor/organisations?{urlencode(request.query)}")


@door.get("/editor/code-of-conduct", Audience.EDITOR, gives={200: editor_schemas.RulesOut}, refuses=(NotSignedIn,))
def code_of_conduct(request: Request) -> Answer:
    """The rules that decisions cite."""
    rules = [editor_schemas.RuleOut(code=rule.code, title=rule.title, text=rule.text) for rule in CODE_OF_CONDUCT]
    return Answer(editor_schemas.RulesOut(items=rules))


@door.get(
    "/editor/log",
    Audience.EDITOR,
    query=editor_schemas.LogQuery,
    gives={200: editor_schemas.LogOut},
    refuses=(NotSignedIn, Invalid),
)
def log(request: Request) -> Answer:
    """Who did what, when and why, to one subject (`review/<id>`, `reply/<id>`, `organisation/<id>`)."""
    subject = request.read_query(editor_schemas.LogQuery).subject
    return Answer(editor_schemas.LogOut(items=_entries(list(platform().log.of(subject)))))


def _review_page(
    review_id: str,
    *,
    typed: dict[str, object] | None = None,
    refusal: Invalid | None = None,
    deciding: str = "review",
) -> Answer:
    here = platform()
    found = here.reviews.get(review_id)
    data = _to_decide(found)
    context = {
        "found": data,
        "rules": CODE_OF_CONDUCT,
        "typed": typed or {},
        "errors": {each.field: each.message for each in refusal.errors} if refusal else {},
        "deciding": deciding,
    }
    return Answer(data, status=422 if refusal else 200, page="editor_review", context=context)


def _to_decide(found: Review) -> editor_schemas.ReviewToDecideOut:
    here = platform()
    author = here.reviews.author(found.id)
    organisation = here.organisations.get(found.organisation_id)
    entries = [*here.log.of(f"review/{found.id}"), *here.log.of(f"reply/{found.id}")]
    return editor_schemas.ReviewToDecideOut(
        id=found.id,
        organisation=_named(organisation, organisation.id),
        status=found.status,
        text=found.text,
        aspect_ratings=dict(found.aspect_ratings),
        theme_set=showing.theme_set(here.theme_sets.version(found.theme_set)),
        capacity=found.capacity,
        experienced=found.experienced,
        on_behalf=found.on_behalf,
        submitted_at=found.submitted_at,
        published_at=found.published_at,
        author=editor_schemas.AuthorOut(first_name=author.first_name, last_name=author.last_name, email=author.email)
        if author
        else None,
        signals=[],
        versions=[
            editor_schemas.EarlierOut(
                text=each.text, aspect_ratings=dict(each.aspect_ratings), replaced_at=each.replaced_at
            )
            for each in found.revisions
        ],
        history=_entries(sorted(entries, key=lambda entry: entry.at)),
        reply=editor_schemas.ReplyToDecideOut(
            text=found.reply.text,
            status=found.reply.status,
            version=found.version,
            submitted_at=found.reply.submitted_at,
            allowed_actions=list(found.reply_allowed(Party.EDITOR)),
        )
        if found.reply
        else None,
        version=found.version,
        allowed_actions=list(found.allowed(Party.EDITOR)),
    )


def _entries(entries: list[Entry]) -> list[schemas.EntryOut]:
    here = platform()
    names = {editor_id: here.editors.get(editor_id) for editor_id in {e.actor_id for e in entries} if editor_id}
    shown = []
    for entry in entries:
        editor = names.get(entry.actor_id)
        shown.append(showing.entry(entry, editor.name if editor else None))
    return shown


def _named(organisation: Organisation | None, organisation_id: str) -> schemas.NamedOut:
    return schemas.NamedOut(id=organisation_id, name=organisation.listing.name if organisation else "")


def _organisation(found: Organisation) -> editor_schemas.EditorOrganisationOut:
    listing, standing = found.listing, found.standing
    return editor_schemas.EditorOrganisationOut(
        id=found.id,
        name=listing.name,
        register_id=listing.register_id,
        email=listing.email,
        email_status=listing.email_status,
        taking_part=found.taking_part,
        state=standing.state,
        warning=standing.warning or None,
        version=standing.version,
        allowed_actions=list(ORGANISATION_LAW.allowed(standing.participation, Party.EDITOR)),
        municipality=listing.address.municipality,
    )
