"""For editors: read what waits, decide, and see what was decided."""

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.conduct import CODE_OF_CONDUCT
from chalicelib.domain.lifecycle import Action
from chalicelib.domain.log import Entry
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.party import Party
from chalicelib.domain.refusals import (
    Blocked,
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
)
from chalicelib.domain.review import Review
from chalicelib.domain.signal import Signal
from chalicelib.entrypoints import editor_schemas, openness_schemas, schemas, showing
from chalicelib.entrypoints.door import Answer, Audience, Door, Request
from chalicelib.entrypoints.personal_data import stores
from chalicelib.use_cases.decide_erasure import decide_erasure
from chalicelib.use_cases.decide_reply import ReplyDecision, decide_reply
from chalicelib.use_cases.decide_review import OF_ORGANISATION, ReviewDecision, decide_review

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
    claims = _claims([each.id for each in waiting])
    items = [
        editor_schemas.QueueItemOut(
            kind=each.kind,
            id=each.id,
            status=each.status,
            waiting_since=each.waiting_since,
            signals=[_signal(signal) for signal in each.signals],
            organisation=_named(known.get(each.organisation_id), each.organisation_id),
            claimed_by=claims.get(each.id),
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
    return _review_page(review_id, request)


def _review_again(request: Request, refusal: Invalid, review_id: str) -> Answer:
    return _review_page(review_id, request, typed=dict(request.form()), refusal=refusal, deciding="review")


def _reply_again(request: Request, refusal: Invalid, review_id: str) -> Answer:
    return _review_page(review_id, request, typed=dict(request.form()), refusal=refusal, deciding="reply")


@door.post(
    "/editor/reviews/{review_id}/claim",
    Audience.EDITOR,
    takes=editor_schemas.ClaimIn,
    gives={200: editor_schemas.ClaimOut},
    refuses=(NotSignedIn, NotFound, Invalid),
    page=True,
)
def claim(request: Request, review_id: str) -> Answer:
    """Tell other editors that one is reading this, or is no longer; it locks nobody out."""
    sent = request.read(editor_schemas.ClaimIn)
    here = platform()
    here.reviews.get(review_id)
    if sent.release:
        here.queue.release(review_id, request.who.id)
        data = editor_schemas.ClaimOut(editor=None, until=None)
    else:
        until = here.queue.claim(review_id, request.who.id, now=here.now())
        data = editor_schemas.ClaimOut(editor=request.who.name, until=until)
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.post(
    "/editor/reviews/{review_id}/decisions",
    Audience.EDITOR,
    again=_review_again,
    takes=editor_schemas.ReviewDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=(*_DECIDING, Blocked),
    page=True,
)
def rule_on_review(request: Request, review_id: str) -> Answer:
    """Decide on a review; the second of two editors is told."""
    wish = request.read(editor_schemas.ReviewDecisionIn)
    here = platform()
    decision = ReviewDecision(
        review_id=review_id,
        action=wish.action,
        version=wish.version,
        editor_id=request.who.id,
        rule=wish.rule,
        explanation=wish.explanation,
        passage=wish.passage,
    )
    if wish.action is Action.ERASE:
        gone = decide_erasure(decision, stores=stores(), now=here.now())
        data = editor_schemas.DecidedOut(status=gone.status, version=gone.version, allowed_actions=[])
        return Answer(data, see="/editor/queue")
    after = decide_review(
        decision,
        reviews=here.reviews,
        organisations=here.organisations,
        chance=here.chance,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.status,
        version=after.version,
        allowed_actions=_allowed(after, request.who.id),
    )
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.post(
    "/editor/replies/{review_id}/decisions",
    Audience.EDITOR,
    again=_reply_again,
    takes=editor_schemas.ReplyDecisionIn,
    gives={200: editor_schemas.DecidedOut},
    refuses=(*_DECIDING, Blocked),
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
        organisations=here.organisations,
        chance=here.chance,
        now=here.now(),
    )
    data = editor_schemas.DecidedOut(
        status=after.reply_status,
        version=after.version,
        allowed_actions=_allowed_on_reply(after),
    )
    return Answer(data, see=f"/editor/reviews/{review_id}")


@door.get("/editor/code-of-conduct", Audience.EDITOR, gives={200: openness_schemas.RulesOut}, refuses=(NotSignedIn,))
def code_of_conduct(request: Request) -> Answer:
    """The rules that decisions cite."""
    rules = [openness_schemas.RuleOut(code=rule.code, title=rule.title, text=rule.text) for rule in CODE_OF_CONDUCT]
    return Answer(openness_schemas.RulesOut(items=rules))


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
    request: Request,
    *,
    typed: dict[str, object] | None = None,
    refusal: Invalid | None = None,
    deciding: str = "review",
) -> Answer:
    here = platform()
    found = here.reviews.get(review_id)
    if found.content_free:
        raise NotFound  # there is nothing left to show; the log tells that it was erased
    data = _to_decide(found, request.who.id)
    context = {
        "found": data,
        "typed": typed or {},
        "errors": {each.field: each.message for each in refusal.errors} if refusal else {},
        "deciding": deciding,
        "for_a_colleague": not data.allowed_actions and bool(found.allowed(Party.EDITOR)),
    }
    return Answer(data, status=422 if refusal else 200, page="editor_review", context=context)


def _to_decide(found: Review, editor_id: str) -> editor_schemas.ReviewToDecideOut:
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
        capacity=found.capacity or "",
        experienced=found.experienced,
        on_behalf=found.on_behalf,
        submitted_at=found.submitted_at,
        published_at=found.published_at,
        author=editor_schemas.AuthorOut(first_name=author.first_name, last_name=author.last_name, email=author.email)
        if author
        else None,
        signals=[_signal(signal) for signal in found.signals],
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
            allowed_actions=_allowed_on_reply(found),
        )
        if found.reply
        else None,
        passage=found.passage,
        approved_by_one=bool(found.approved_by),
        claim=_claim(found.id),
        cases=_cases(found.id),
        same_author=_same_author(found),
        version=found.version,
        allowed_actions=_allowed(found, editor_id),
    )


def _allowed(found: Review, editor_id: str) -> list[str]:
    """What this editor may do with a review now; the organisation is read only where the law asks about it."""
    here = platform()
    actions = found.allowed(Party.EDITOR, actor_id=editor_id)
    if not any(found.needs(each) & OF_ORGANISATION for each in actions):
        return list(actions)
    organisation, now = here.organisations.get(found.organisation_id), here.now()
    watched, blocked = organisation.watched(now), organisation.blocked(now)
    return list(found.allowed(Party.EDITOR, actor_id=editor_id, watched=watched, blocked=blocked))


def _allowed_on_reply(found: Review) -> list[str]:
    here = platform()
    actions = found.reply_allowed(Party.EDITOR)
    if not any(found.reply_needs(each) & OF_ORGANISATION for each in actions):
        return list(actions)
    blocked = here.organisations.get(found.organisation_id).blocked(here.now())
    return list(found.reply_allowed(Party.EDITOR, blocked=blocked))


def _entries(entries: list[Entry]) -> list[schemas.EntryOut]:
    here = platform()
    names = {editor_id: here.editors.get(editor_id) for editor_id in {e.actor_id for e in entries} if editor_id}
    shown = []
    for entry in entries:
        editor = names.get(entry.actor_id)
        shown.append(showing.entry(entry, editor.name if editor else None))
    return shown


def _signal(signal: Signal) -> editor_schemas.SignalOut:
    passages = [editor_schemas.PassageOut(start=p.start, end=p.end, text=p.text) for p in signal.passages]
    return editor_schemas.SignalOut(
        code=signal.code,
        strength=signal.strength,
        evidence=signal.evidence,
        passages=passages,
        related=list(signal.related),
    )


def _claims(ids: list[str]) -> dict[str, str]:
    """The names of the editors who are reading these."""
    here = platform()
    held = here.queue.claims(ids, now=here.now())
    return {each: editor.name for each, editor_id in held.items() if (editor := here.editors.get(editor_id))}


def _claim(review_id: str) -> editor_schemas.ClaimOut:
    return editor_schemas.ClaimOut(editor=_claims([review_id]).get(review_id), until=None)


def _cases(review_id: str) -> list[editor_schemas.CaseSummaryOut]:
    notices, appeals = platform().cases.about(review_id)
    found = [("notice", each.id, each.status.value, each.submitted_at) for each in notices]
    found += [("appeal", each.id, each.status.value, each.submitted_at) for each in appeals]
    return [
        editor_schemas.CaseSummaryOut(id=id_, kind=kind, status=status, submitted_at=at)
        for kind, id_, status, at in sorted(found, key=lambda each: each[3])
    ]


def _same_author(found: Review) -> list[editor_schemas.OtherReviewOut]:
    """What else this author wrote, newest first."""
    here = platform()
    others = [each.review_id for each in here.traces.by_author(found.author_key) if each.review_id != found.id]
    reviews = [here.reviews.get(each) for each in others[:10]]
    known = here.organisations.many([each.organisation_id for each in reviews])
    return [
        editor_schemas.OtherReviewOut(
            id=each.id,
            organisation=_named(known.get(each.organisation_id), each.organisation_id),
            status=each.status,
            submitted_at=each.submitted_at,
        )
        for each in reviews
    ]


def _named(organisation: Organisation | None, organisation_id: str) -> schemas.NamedOut:
    return schemas.NamedOut(id=organisation_id, name=organisation.listing.name if organisation else "")
