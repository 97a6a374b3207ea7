"""For authors: what we hold on them, and having it erased. Both through the link in their mails."""

import msgspec
from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.log import EDITORS_ALONE, LogEntry
from chalicelib.domain.rules.refusals import DeadLink, Invalid
from chalicelib.dutch.captions import EXPORTED
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.observability import unreadable_parts
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import export_schemas as out
from chalicelib.entrypoints.schemas import statement_schemas
from chalicelib.entrypoints.schemas.showing import public_reply, shown
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
    html=True,
    headers=("Content-Disposition",),
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
    return Answer(data, template="export", context={"found": data, "token": token, "theme_set": themes})


def erase_own(token: str) -> Answer:
    """Erase one's own review: `POST /manage/{token}` with the action `erase`."""
    here = platform()
    after = erase_own_review(token, stores=here, now=here.now())
    return Answer(statement_schemas.MovedOut(status=after.status, allowed_actions=[]), template="erased")


def _shown(found: Export) -> out.ExportOut:
    review, step = found.review, found.next_deadline
    return shown(
        out.ExportOut,
        review,
        scope=EXPORTED,
        review_id=review.id,
        organisation=platform().organisations.get(review.organisation_id).listing.name,
        capacity=review.capacity or "",
        author=found.author,
        versions=review.revisions,
        reply=public_reply(review.public_reply),
        traces=out.ExportedTracesOut(author=bool(review.author_key), origin=found.origin_known, text=found.text_known),
        questions=found.questions,
        history=[exported_act(entry) for entry in found.entries],
        notices=[shown(out.ExportedNoticeOut, each, about=each.subject) for each in found.notices],
        appeals=[shown(out.ExportedAppealOut, each, appeal_id=each.id) for each in found.appeals],
        mails=[shown(out.ExportedMailOut, mail, at=mail.created_at, outcome=outcome) for mail, outcome in found.mails],
        unreadable=unreadable_parts(found.unreadable),
        next_step=step.chore if step else "",
        next_step_at=step.due if step else None,
    )


def exported_act(entry: LogEntry) -> out.ExportedActOut:
    """The entry without its editor: to whoever it concerns the editors speak as one."""
    told = "" if entry.action in EDITORS_ALONE else entry.explanation
    about = entry.subject.partition("/")[0]
    return shown(out.ExportedActOut, entry, by=entry.actor, about=about, explanation=told)
