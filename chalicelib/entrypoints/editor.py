"""For editors: sign in, read what waits, decide, and see what was decided."""

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.conduct import CODE_OF_CONDUCT
from chalicelib.domain.editor import SESSION_LIFE
from chalicelib.domain.lifecycle import ORGANISATION_LAW, Party
from chalicelib.domain.log import Entry
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import (
    ChangedMeanwhile,
    DeadLink,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
)
from chalicelib.domain.review import Review
from chalicelib.entrypoints import schemas, showing
from chalicelib.entrypoints.door import SESSION_COOKIE, Answer, Audience, Door, Request
from chalicelib.use_cases.decide_organisation import OrganisationDecision, decide_organisation
from chalicelib.use_cases.decide_reply import ReplyDecision, decide_reply
from chalicelib.use_cases.decide_review import ReviewDecision, decide_review
from chalicelib.use_cases.sign_in import digest, open_session, request_sign_in, sign_in_to_use

blueprint = Blueprint(__name__)
door = Door(blueprint)
_DECIDING = (NotSignedIn, NotFound, Invalid, NotAllowed, NotForYou, NeedsAnotherEditor, ChangedMeanwhile)


@door.get("/editor/sign-in", Audience.VISITOR, page=True)
def show_sign_in(request: Request) -> Answer:
    """The form that asks for a way in."""
    return _sign_in_page({}, None)


def _sign_in_again(request: Request, refusal: Invalid) -> Answer:
    return _sign_in_page(dict(request.form()), refusal)


@door.post(
    "/editor/sign-in",
    Audience.VISITOR,
    again=_sign_in_again,
    takes=schemas.SignInIn,
    gives={202: schemas.AcceptedOut},
    refuses=(Invalid,),
    page=True,
)
def sign_in(request: Request) -> Answer:
    """Ask for a way in; the answer is the same for strangers."""
    sent = request.read(schemas.SignInIn)
    here = platform()
    request_sign_in(sent.email, editors=here.editors, chance=here.chance, now=here.now())
    return Answer(schemas.AcceptedOut(status="accepted"), status=202, page="sign_in_sent")


@door.get("/editor/session/{token}", Audience.LINK, refuses=(DeadLink,), gives={200: schemas.AcceptedOut}, page=True)
def show_session(request: Request, token: str) -> Answer:
    """The button that signs an editor in; opening it changes nothing."""
    here = platform()
    sign_in_to_use(token, links=here.links, editors=here.editors, now=here.now())
    return Answer(schemas.AcceptedOut(status="ready"), page="session", context={"token": token})


@door.post(
    "/editor/session/{token}",
    Audience.LINK,
    takes=schemas.EmptyIn,
    gives={200: schemas.SessionOut},
    refuses=(DeadLink, Invalid),
    page=True,
)
def start_session(request: Request, token: str) -> Answer:
    """Use a way in up: programs get an access token, browsers a cookie."""
    request.read(schemas.EmptyIn)
    here = platform()
    access_token = open_session(token, links=here.links, editors=here.editors, chance=here.chance, now=here.now())
    seconds = int(SESSION_LIFE.total_seconds())
    headers = {"Set-Cookie": _cookie(access_token, seconds)} if request.wants_page else {}
    data = schemas.SessionOut(access_token=access_token, expires_in=seconds)
    return Answer(data, see="/editor/queue", headers=headers)


@door.post("/editor/sign-out", Audience.EDITOR, gives={204: None}, refuses=(NotSignedIn,), page=True)
def sign_out(request: Request) -> Answer:
    """End the session."""
    token = request.headers.get("authorization", "").partition(" ")[2].strip() or request.cookie
    platform().editors.end_session(digest(token))
    return Answer(status=204, see="/editor/sign-in", headers={"Set-Cookie": _cookie("", 0)})


@door.get(
    "/editor/queue",
    Audience.EDITOR,
    query=schemas.QueueQuery,
    gives={200: schemas.QueueOut},
    refuses=(NotSignedIn, Invalid),
    page=True,
)
def queue(request: Request) -> Answer:
    """What waits for a decision: strongest signals first, then oldest."""
    query = request.read_query(schemas.QueueQuery)
    here = platform()
    waiting, further = here.queue.page(query.kind, status=query.status, limit=query.limit, cursor=query.cursor)
    known = here.organisations.many([each.organisation_id for each in waiting])
    items = [
        schemas.QueueItemOut(
            kind=each.kind,
            id=each.id,
            status=each.status,
            waiting_since=each.waiting_since,
            signals=[],
            organisation=_named(known.get(each.organisation_id), each.organisation_id),
        )
        for each in waiting
    ]
    data = schemas.QueueOut(items=items, next=further)
    return Answer(data, page="queue", context={"found": data, "query": query})


@door.get(
    "/editor/reviews/{review_id}",
    Audience.EDITOR,
    gives={200: schemas.ReviewToDecideOut},
    refuses=(NotSignedIn, NotFound),
    page=True,
)
def review(request: Request, review_id: str) -> Answer:
    """All that an editor needs to decide on a review and its reply."""
    return _review_page(review_id)


def _review_again(request: Request, refusal: Invalid, review_id: str) -> Answer:
    return _review_page(review_id, typed=dict(request.form()), refusal=refusal)


@door.post(
    "/editor/reviews/{review_id}/decisions",
    Audience.EDITOR,
    again=_review_again,
    takes=schemas.ReviewDecisionIn,
    gives={200: schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_review(request: Request, review_id: str) -> Answer:
    """Decide on a review; the second of two editors is told."""
    wish = request.read(schemas.ReviewDecisionIn)
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
    data = schemas.DecidedOut(
        status=after.status, version=after.version, allowed_actions=list(after.allowed(Party.EDITOR))
    )
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.post(
    "/editor/replies/{review_id}/decisions",
    Audience.EDITOR,
    again=_review_again,
    takes=schemas.ReplyDecisionIn,
    gives={200: schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_reply(request: Request, review_id: str) -> Answer:
    """Decide on an organisation's reply."""
    wish = request.read(schemas.ReplyDecisionIn)
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
    data = schemas.DecidedOut(
        status=after.reply_status,
        version=after.version,
        allowed_actions=list(after.reply_allowed(Party.EDITOR)),
    )
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.get(
    "/editor/organisations",
    Audience.EDITOR,
    query=schemas.EditorOrganisationsQuery,
    gives={200: schemas.EditorOrganisationsOut},
    refuses=(NotSignedIn, Invalid),
    page=True,
)
def editor_organisations(request: Request) -> Answer:
    """Every open organisation, with its address and what may be decided about it."""
    query = request.read_query(schemas.EditorOrganisationsQuery)
    here = platform()
    found, further = here.directory.search(
        query.q,
        email_status=query.email_status or "",
        taking_part=query.taking_part,
        limit=query.limit,
        cursor=query.cursor,
    )
    known = here.organisations.many(found)
    data = schemas.EditorOrganisationsOut(
        items=[_organisation(known[each]) for each in found if each in known], next=further
    )
    return Answer(data, page="editor_organisations", context={"found": data, "query": query})


@door.post(
    "/editor/organisations/{organisation_id}/decisions",
    Audience.EDITOR,
    takes=schemas.OrganisationDecisionIn,
    gives={200: schemas.DecidedOut},
    refuses=_DECIDING,
    page=True,
)
def rule_on_organisation(request: Request, organisation_id: str) -> Answer:
    """Decide whether an organisation takes part."""
    wish = request.read(schemas.OrganisationDecisionIn)
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
    data = schemas.DecidedOut(
        status=after.standing.participation,
        version=after.standing.version,
        allowed_actions=_organisation(after).allowed_actions,
    )
    return Answer(data, see=f"/editor/organisations?q={request.query.get('q', '')}")


@door.get("/editor/code-of-conduct", Audience.EDITOR, gives={200: schemas.RulesOut}, refuses=(NotSignedIn,))
def code_of_conduct(request: Request) -> Answer:
    """The rules that decisions cite."""
    rules = [schemas.RuleOut(code=rule.code, title=rule.title, text=rule.text) for rule in CODE_OF_CONDUCT]
    return Answer(schemas.RulesOut(items=rules))


@door.get(
    "/editor/log",
    Audience.EDITOR,
    query=schemas.LogQuery,
    gives={200: schemas.LogOut},
    refuses=(NotSignedIn, Invalid),
)
def log(request: Request) -> Answer:
    """Who did what, when and why, to one subject (`review/<id>`, `reply/<id>`, `organisation/<id>`)."""
    subject = request.read_query(schemas.LogQuery).subject
    return Answer(schemas.LogOut(items=_entries(list(platform().log.of(subject)))))


def _sign_in_page(typed: dict[str, object], refusal: Invalid | None) -> Answer:
    errors = {each.field: each.message for each in refusal.errors} if refusal else {}
    return Answer(
        schemas.AcceptedOut(status="ready"),
        status=422 if refusal else 200,
        page="sign_in",
        context={"typed": typed, "errors": errors},
    )


def _cookie(token: str, seconds: int) -> str:
    return f"{SESSION_COOKIE}={token}; Max-Age={seconds}; Path=/editor; HttpOnly; Secure; SameSite=Strict"


def _review_page(review_id: str, *, typed: dict[str, object] | None = None, refusal: Invalid | None = None) -> Answer:
    here = platform()
    found = here.reviews.get(review_id)
    data = _to_decide(found)
    context = {
        "found": data,
        "rules": CODE_OF_CONDUCT,
        "typed": typed or {},
        "errors": {each.field: each.message for each in refusal.errors} if refusal else {},
    }
    return Answer(data, status=422 if refusal else 200, page="editor_review", context=context)


def _to_decide(found: Review) -> schemas.ReviewToDecideOut:
    here = platform()
    author = here.reviews.author(found.id)
    organisation = here.organisations.get(found.organisation_id)
    entries = [*here.log.of(f"review/{found.id}"), *here.log.of(f"reply/{found.id}")]
    return schemas.ReviewToDecideOut(
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
        author=schemas.AuthorOut(first_name=author.first_name, last_name=author.last_name, email=author.email)
        if author
        else None,
        signals=[],
        versions=[
            schemas.EarlierOut(text=each.text, aspect_ratings=dict(each.aspect_ratings), replaced_at=each.replaced_at)
            for each in found.revisions
        ],
        history=_entries(sorted(entries, key=lambda entry: entry.at)),
        reply=schemas.ReplyToDecideOut(
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


def _organisation(found: Organisation) -> schemas.EditorOrganisationOut:
    listing, standing = found.listing, found.standing
    return schemas.EditorOrganisationOut(
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
