"""What editors see, made from the domain; see `showing.py`."""

from collections.abc import Sequence
from typing import Final

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.log import Entry
from chalicelib.domain.rules.refusals import Invalid, Refusal
from chalicelib.domain.sync.sync import Freshness
from chalicelib.entrypoints.http.messages import Request
from chalicelib.entrypoints.schemas import editor_schemas, public_schemas, showing
from chalicelib.use_cases.reviews.preview_decision import Rehearsed

_NEAR: Final = 6  # other reviews of an organisation, shown beside one
_LONGEST_NUMBER: Final = 9  # digits


def entries(found: Sequence[Entry]) -> list[public_schemas.EntryOut]:
    here = platform()
    names = {editor_id: here.editors.get(editor_id) for editor_id in {e.actor_id for e in found} if editor_id}
    shown = []
    for entry in found:
        editor = names.get(entry.actor_id)
        shown.append(showing.entry(entry, editor.name if editor else None))
    return shown


def signal(found: Signal) -> editor_schemas.SignalOut:
    passages = [editor_schemas.PassageOut(start=p.start, end=p.end, text=p.text) for p in found.passages]
    return editor_schemas.SignalOut(
        code=found.code,
        strength=found.strength,
        evidence=found.evidence,
        passages=passages,
        related=list(found.related),
    )


def claims(ids: list[str]) -> dict[str, str]:
    """The names of the editors who are reading these."""
    here = platform()
    held = here.queue.claims(ids, now=here.now())
    return {each: editor.name for each, editor_id in held.items() if (editor := here.editors.get(editor_id))}


def claim(review_id: str) -> editor_schemas.ClaimOut:
    return editor_schemas.ClaimOut(editor=claims([review_id]).get(review_id), until=None)


def cases(review_id: str) -> list[editor_schemas.CaseSummaryOut]:
    notices, appeals = platform().cases.about(review_id)
    found = [("notice", each.id, each.status.value, each.submitted_at) for each in notices]
    found += [("appeal", each.id, each.status.value, each.submitted_at) for each in appeals]
    return [
        editor_schemas.CaseSummaryOut(id=id_, kind=kind, status=status, submitted_at=at)
        for kind, id_, status, at in sorted(found, key=lambda each: each[3])
    ]


def same_author(found: Review) -> list[editor_schemas.OtherReviewOut]:
    """What else this author wrote, newest first."""
    here = platform()
    others = [each.review_id for each in here.traces.by_author(found.author_key) if each.review_id != found.id]
    return other_reviews(here.reviews.many(others[:10]))


def same_organisation(found: Review) -> list[editor_schemas.OtherReviewOut]:
    """The newest other reviews of this organisation, whatever became of them."""
    here = platform()
    recent = here.traces.of_organisation(found.organisation_id, limit=_NEAR)
    return other_reviews(here.reviews.many([each.review_id for each in recent if each.review_id != found.id]))


def other_reviews(reviews: Sequence[Review]) -> list[editor_schemas.OtherReviewOut]:
    known = platform().organisations.many([each.organisation_id for each in reviews]) if reviews else {}
    return [
        editor_schemas.OtherReviewOut(
            id=each.id,
            organisation=named(known.get(each.organisation_id), each.organisation_id),
            status=each.status,
            submitted_at=each.submitted_at,
            text=each.text,
        )
        for each in reviews
    ]


def dossiers(*, review_id: str = "", organisation_id: str = "") -> list[editor_schemas.DossierSummaryOut]:
    """The dossiers that a review or an organisation is in, newest first."""

    def concerns(each: Dossier) -> bool:
        return review_id in each.review_ids if review_id else each.organisation_id == organisation_id

    return [
        editor_schemas.DossierSummaryOut(
            id=each.id, title=each.title, opened_at=each.opened_at, closed_at=each.closed_at
        )
        for each in platform().cases.dossiers()
        if concerns(each)
    ]


def named(organisation: Organisation | None, organisation_id: str) -> public_schemas.NamedOut:
    return public_schemas.NamedOut(id=organisation_id, name=organisation.listing.name if organisation else "")


def fresh(found: Freshness) -> editor_schemas.FreshnessOut:
    return editor_schemas.FreshnessOut(
        started_at=found.started_at,
        age_seconds=int(found.age.total_seconds()) if found.age is not None else None,
        state=found.state,
    )


def previewed(found: Rehearsed) -> editor_schemas.PreviewedMailOut:
    return editor_schemas.PreviewedMailOut(
        to=found.to, subject=found.subject, text=found.text, unsent_because=found.unsent_because
    )


def flash(request: Request) -> dict[str, str]:
    """What was just decided, and on what; the page shows codes of our own only, so no link can put words on it."""
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
