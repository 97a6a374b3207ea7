"""The parts of the console's answers that its files share, made from the domain; see `showing.py`."""

from collections.abc import Sequence
from typing import Final

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NoMoreRevisions,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.domain.sync.sync import Freshness
from chalicelib.dutch.refusals import messages
from chalicelib.entrypoints.http import problems
from chalicelib.entrypoints.http.request import Answer, Request
from chalicelib.entrypoints.schemas import editor_schemas, public_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import Unread, go_past

DECIDING: Final = (
    NotSignedIn,
    NotFound,
    Invalid,
    NotAllowed,
    NotForYou,
    NeedsAnotherEditor,
    ChangedMeanwhile,
    Blocked,
    NoMoreRevisions,
)
SHOWN_AGAIN: Final = (Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile, Blocked, NoMoreRevisions)
_NEAR: Final = 6  # other reviews of an organisation, shown beside one
_LONGEST_NUMBER: Final = 9  # digits


def entries(found: Sequence[LogEntry]) -> list[public_schemas.EntryOut]:
    here = platform()
    names = {editor_id: here.editors.get(editor_id) for editor_id in {e.actor_id for e in found} if editor_id}
    return [
        shown(public_schemas.EntryOut, each, editor=editor.name if (editor := names.get(each.actor_id)) else None)
        for each in found
    ]


def claims(ids: list[str]) -> dict[str, str]:
    """The names of the editors who are reading these."""
    here = platform()
    held = here.queue.claims(ids, now=here.now())
    return {each: editor.name for each, editor_id in held.items() if (editor := here.editors.get(editor_id))}


def claim(review_id: str) -> editor_schemas.ClaimOut:
    return editor_schemas.ClaimOut(editor=claims([review_id]).get(review_id), until=None)


def cases(review_id: str, *, unread: Unread) -> list[editor_schemas.CaseSummaryOut]:
    notices, appeals = platform().cases.about(review_id, unread=unread)
    found = [shown(editor_schemas.CaseSummaryOut, each, kind="notice") for each in notices]
    found += [shown(editor_schemas.CaseSummaryOut, each, kind="appeal") for each in appeals]
    return sorted(found, key=lambda each: each.submitted_at)


def same_author(found: Review, *, unread: Unread) -> list[editor_schemas.OtherReviewOut]:
    """The other reviews of this author, newest first."""
    here = platform()
    others = [
        each.review_id for each in here.similarity_index.by_author(found.author_key) if each.review_id != found.id
    ]
    return other_reviews(here.reviews.many(others[:10], unread=unread))


def same_organisation(found: Review, *, unread: Unread) -> list[editor_schemas.OtherReviewOut]:
    """The newest other reviews of this organisation, whatever became of them."""
    here = platform()
    recent = here.similarity_index.of_organisation(found.organisation_id, limit=_NEAR)
    others = [each.review_id for each in recent if each.review_id != found.id]
    return other_reviews(here.reviews.many(others, unread=unread))


def other_reviews(reviews: Sequence[Review]) -> list[editor_schemas.OtherReviewOut]:
    ids = [each.organisation_id for each in reviews]
    known = platform().organisations.many(ids, unread=go_past) if ids else {}
    return [
        shown(
            editor_schemas.OtherReviewOut,
            each,
            organisation=named(known.get(each.organisation_id), each.organisation_id),
        )
        for each in reviews
    ]


def dossiers(
    *, review_id: str = "", organisation_id: str = "", unread: Unread = go_past
) -> list[editor_schemas.DossierSummaryOut]:
    """The dossiers that a review or an organisation is in, newest first."""

    def concerns(each: Dossier) -> bool:
        return review_id in each.review_ids if review_id else each.organisation_id == organisation_id

    found = platform().cases.dossiers(unread=unread)
    return [shown(editor_schemas.DossierSummaryOut, each) for each in found if concerns(each)]


def named(organisation: Organisation | None, organisation_id: str) -> public_schemas.NamedOut:
    return public_schemas.NamedOut(id=organisation_id, name=organisation.listing.name if organisation else "")


def fresh(found: Freshness) -> editor_schemas.FreshnessOut:
    seconds = int(found.age.total_seconds()) if found.age is not None else None
    return shown(editor_schemas.FreshnessOut, found, age_seconds=seconds)


def flash(request: Request) -> dict[str, str]:
    """Read from the address what was just decided; pages show codes of our own only, so no link puts words on one."""
    return {name: request.query.get(name, "")[:100] for name in ("done", "was")}


def stale(
    request: Request, refusal: Refusal | None, history: Sequence[public_schemas.EntryOut], version: int
) -> dict[str, object]:
    """For an editor whose screen was no longer true: what came between, newest last. Empty where it still is."""
    if refusal is None or isinstance(refusal, Invalid):
        return {}
    typed = str(request.form().get("version", ""))
    since = version - int(typed) if typed.isdecimal() and len(typed) < _LONGEST_NUMBER else 0
    return {"refusal": refusal, "changes": list(history[-since:]) if since > 0 else []}


def page(
    name: str,
    data: object,
    request: Request,
    refusal: Refusal | None,
    *,
    history: Sequence[public_schemas.EntryOut] = (),
    version: int = 0,
    **context: object,
) -> Answer:
    """Show a page of the console, with what was typed, what was wrong, what came between and what was just done.

    Args:
        name: the page's.
        data: what it is about, `found` in the template.
        request: with the form that was refused, if one was.
        refusal: why; its status is the page's.
        history: what happened to it, oldest first.
        version: the one that stands now.
        context: what else the template shows.
    """
    around: dict[str, object] = {
        "found": data,
        "typed": request.form(),
        "errors": messages(refusal),
        "stale": stale(request, refusal, history, version),
        "history": history,
        "flash": flash(request),
    }
    status = problems.status_of(refusal) if refusal else 200
    return Answer(data, status=status, template=name, context=around | context)
