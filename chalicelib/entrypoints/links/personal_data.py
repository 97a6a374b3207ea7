"""For authors: what we hold on them, and having it erased. Both through the link in their mails."""

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.log import Entry
from chalicelib.domain.rules.refusals import DeadLink, Invalid
from chalicelib.dutch.captions import EXPORTED
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.messages import Answer, Audience, Request
from chalicelib.entrypoints.schemas import export_schemas as out
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.use_cases.reviews.erase_review import erase_own_review
from chalicelib.use_cases.reviews.export_review import Export, export_review

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get(
    "/manage/{token}/export",
    Audience.LINK,
    query=out.ExportQuery,
    gives={200: out.ExportOut},
    refuses=(DeadLink, Invalid),
    page=True,
)
def export_own(request: Request, token: str) -> Answer:
    """All we hold on the author of this review."""
    query = request.read_query(out.ExportQuery)
    here = platform()
    found = export_review(token, stores=here, now=here.now())
    data = _shown(found)
    if query.download:
        headers = {"Content-Disposition": 'attachment; filename="mijn-waardering.json"'}
        return Answer(text=msgspec.json.format(msgspec.json.encode(data).decode()), headers=headers)
    themes = here.theme_sets.version(found.review.theme_set)
    return Answer(data, page="export", context={"found": data, "token": token, "theme_set": themes})


def erase_own(token: str) -> Answer:
    """What `POST /manage/{token}` does for the wish `erase`."""
    here = platform()
    after = erase_own_review(token, stores=here, now=here.now())
    return Answer(public_schemas.MovedOut(status=after.status, allowed_actions=[]), page="erased")


def _shown(found: Export) -> out.ExportOut:
    review, author = found.review, found.author
    reply, step = review.public_reply, found.next_deadline
    return out.ExportOut(
        scope=EXPORTED,
        review_id=review.id,
        organisation_id=review.organisation_id,
        organisation=platform().organisations.get(review.organisation_id).listing.name,
        status=review.status,
        text=review.text,
        aspect_ratings=dict(review.aspect_ratings),
        capacity=review.capacity or "",
        experienced=review.experienced,
        on_behalf=review.on_behalf,
        submitted_at=review.submitted_at,
        published_at=review.published_at,
        author=out.ExportedAuthorOut(first_name=author.first_name, last_name=author.last_name, email=author.email)
        if author
        else None,
        versions=[
            out.ExportedVersionOut(
                text=each.text, aspect_ratings=dict(each.aspect_ratings), replaced_at=each.replaced_at
            )
            for each in review.revisions
        ],
        passage=review.passage,
        reply=public_schemas.PublicReplyOut(text=reply.text, published_at=reply.decided_at)
        if reply and reply.decided_at
        else None,
        signals=[
            out.ExportedSignalOut(code=each.code, strength=each.strength, evidence=each.evidence)
            for each in review.signals
        ],
        traces=out.ExportedTracesOut(author=bool(review.author_key), origin=found.origin_known, text=found.text_known),
        history=[_act(entry) for entry in found.entries],
        notices=[
            out.ExportedNoticeOut(
                submitted_at=each.submitted_at, about=each.subject, reason=each.reason, status=each.status
            )
            for each in found.notices
        ],
        appeals=[
            out.ExportedAppealOut(
                appeal_id=each.id,
                status=each.status,
                submitted_at=each.submitted_at,
                explanation=each.explanation,
                decision=each.decision,
            )
            for each in found.appeals
        ],
        mails=[
            out.ExportedMailOut(at=mail.created_at, kind=mail.kind, outcome=outcome) for mail, outcome in found.mails
        ],
        next_step=step.chore if step else "",
        next_step_at=step.due if step else None,
    )


def _act(entry: Entry) -> out.ExportedActOut:
    """Without which editor: to the author the editors speak as one."""
    return out.ExportedActOut(
        at=entry.at,
        by=entry.actor,
        about=entry.subject.partition("/")[0],
        action=entry.action,
        before=entry.before,
        after=entry.after,
        rule=entry.rule,
        explanation=entry.explanation,
    )
