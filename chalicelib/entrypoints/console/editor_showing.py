"""The parts of the console's answers that its files share, made from the domain; see `showing.py`."""

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

import msgspec

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.second_reading import is_noted, may_be_drawn
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import Holders, QueueKind, Waiting
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.passages import passage_errors
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.conduct import rule_errors
from chalicelib.domain.rules.law import Need, explanation_missing, rule_missing
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    FieldError,
    Invalid,
    Judge,
    NeedsAnotherEditor,
    NoMoreRevisions,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
    StillEditable,
    UnreadableRecord,
)
from chalicelib.domain.sync.sync import Freshness
from chalicelib.dutch.refusals import DESK_FORM, messages
from chalicelib.dutch.wordings import gap_errors
from chalicelib.entrypoints.http import problems
from chalicelib.entrypoints.http.request import Answer, Request
from chalicelib.entrypoints.schemas import desk_schemas, editor_schemas, public_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.unread import Unread, go_past
from chalicelib.use_cases.access.next_step import first_open_to, next_step
from chalicelib.use_cases.access.within_sectors import sees
from chalicelib.use_cases.mails.of_sectors import of_sectors
from chalicelib.use_cases.reviews.erase_review import author_if_readable
from chalicelib.use_cases.reviews.preview_decision import PreviewedMail

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
    StillEditable,
)
SHOWN_AGAIN: Final = (
    *(Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile, Blocked),
    *(NoMoreRevisions, StillEditable),
)
_LOOKED_AT: Final = 10
PLACES: Final = {
    QueueKind.REVIEW: "/editor/reviews/",
    QueueKind.REPLY: "/editor/replies/",
    QueueKind.NOTICE: "/editor/notices/",
    QueueKind.APPEAL: "/editor/appeals/",
    QueueKind.ORGANISATION: "/editor/organisations/",
    QueueKind.SECOND_READING: "/editor/second-readings/",
}
_FORM_ONLY: Final = ("as_is",)  # of a decision's form, and of nobody else's interest
_NEAR: Final = 6  # other reviews of an organisation, shown beside one
_LONGEST_NUMBER: Final = 9  # digits


def entries(found: Sequence[LogEntry]) -> list[public_schemas.EntryOut]:
    known = names({each.actor_id for each in found if each.actor_id})
    return [shown(public_schemas.EntryOut, each, editor=known.get(each.actor_id)) for each in found]


def notes(thread: Thread) -> list[desk_schemas.ColleagueNoteOut]:
    """The notes for colleagues about something, oldest first."""
    current = thread.current(platform().now()).notes
    known = names({each.editor_id for each in current})
    return [shown(desk_schemas.ColleagueNoteOut, each, editor=known.get(each.editor_id, "")) for each in current]


def questions(thread: Thread) -> list[desk_schemas.AskedOut]:
    """The questions to the author of a review, oldest first, with what was answered."""
    known = names({each.asked_by for each in thread.questions})
    return [shown(desk_schemas.AskedOut, each, asked_by=known.get(each.asked_by, "")) for each in thread.questions]


def names(editor_ids: set[str]) -> dict[str, str]:
    """The names of these editors, by their ids; an empty id is nobody's."""
    here = platform()
    return {each: editor.name for each in editor_ids - {""} if (editor := here.editors.get(each))}


def note_opened(request: Request, review: Review | None) -> None:
    """Note that an editor saw a review, if chance may draw it; else look for such a note, which takes as long."""
    if request.method != "GET" or review is None:
        return
    here = platform()
    if is_noted(review, here.id_generator):
        here.queue.note_opened(review.id, request.who.id, now=here.now())
    elif may_be_drawn(review):
        here.queue.openers([review.id], behind=True)


def claim(review_id: str) -> editor_schemas.ClaimOut:
    """Tell who is reading a review."""
    here = platform()
    held = here.queue.claims([review_id], now=here.now())
    return editor_schemas.ClaimOut(editor=names(set(held.values())).get(held.get(review_id, "")), until=None)


def cases(review_id: str, *, unread: Unread) -> list[editor_schemas.CaseSummaryOut]:
    notices, appeals = platform().cases.about(review_id, unread=unread)
    found = [shown(editor_schemas.CaseSummaryOut, each, kind="notice") for each in notices]
    found += [shown(editor_schemas.CaseSummaryOut, each, kind="appeal") for each in appeals]
    return sorted(found, key=lambda each: each.submitted_at)


def same_author(
    found: Review, sectors: Collection[Sector] = (), *, unread: Unread
) -> list[editor_schemas.OtherReviewOut]:
    """The other reviews of this author, newest first; those of some sectors, where any are named."""
    here = platform()
    known = here.similarity_index.by_author(found.author_key, found.spelt_key)
    others = [each.review_id for each in known if each.review_id != found.id]
    return other_reviews(here.reviews.many(others[:10], unread=unread), sectors)


def same_organisation(found: Review, *, unread: Unread) -> list[editor_schemas.OtherReviewOut]:
    """The newest other reviews of this organisation, whatever became of them."""
    here = platform()
    recent = here.similarity_index.of_organisation(found.organisation_id, limit=_NEAR)
    others = [each.review_id for each in recent if each.review_id != found.id]
    return other_reviews(here.reviews.many(others, unread=unread))


def other_reviews(reviews: Sequence[Review], sectors: Collection[Sector] = ()) -> list[editor_schemas.OtherReviewOut]:
    ids = [each.organisation_id for each in reviews]
    known = platform().organisations.many(ids, unread=go_past) if ids else {}
    return [
        shown(
            editor_schemas.OtherReviewOut,
            each,
            organisation=named(known.get(each.organisation_id), each.organisation_id),
        )
        for each in reviews
        if not sectors or (each.organisation_id in known and known[each.organisation_id].listing.sector in sectors)
    ]


def dossiers(
    editor: Editor, *, review_id: str = "", organisation_id: str = "", unread: Unread = go_past
) -> list[editor_schemas.DossierSummaryOut]:
    """The dossiers that a review or an organisation is in, newest first, as far as this editor may open them."""

    def concerns(each: Dossier) -> bool:
        return review_id in each.review_ids if review_id else each.organisation_id == organisation_id

    here = platform()
    found = [each for each in here.cases.dossiers(unread=unread) if concerns(each)]
    mine = [each for each in found if sees(editor, f"dossier/{each.id}", stores=here)]
    return [shown(editor_schemas.DossierSummaryOut, each) for each in mine]


def named(organisation: Organisation | None, organisation_id: str) -> public_schemas.NamedOut:
    return public_schemas.NamedOut(id=organisation_id, name=organisation.listing.name if organisation else "")


def fresh(found: Freshness) -> editor_schemas.FreshnessOut:
    seconds = int(found.age.total_seconds()) if found.age is not None else None
    return shown(editor_schemas.FreshnessOut, found, age_seconds=seconds)


def flash(request: Request) -> dict[str, str]:
    """Read from the address what was just decided; pages show codes of our own only, so no link puts words on one."""
    return {name: request.query.get(name, "")[:100] for name in ("done", "was")}


def in_hand(found: Waiting) -> dict[str, object]:
    """Return to whom something is assigned, and whom it can be given to, as a page shows it.

    Whoever has it stays among these, whatever became so since.
    """
    here, now = platform(), platform().now()
    held = here.queue.holders(found.kind, [found.id], now=now).get(found.id)
    known = here.editors.all(unread=go_past)
    assigned = next((each for each in known if held and each.id == held.assigned_to), None)
    takes = _takers(found, now)
    choices = [(each.id, each.name) for each in known if each == assigned or takes(each)]
    return {"kind": found.kind, "id": found.id, "assigned_to": assigned, "choices": choices}


def _takers(found: Waiting, now: datetime) -> Callable[[Editor], bool]:
    """Return what tells to whom something can be given; to nobody while it cannot be read who may not."""
    here = platform()
    try:
        step = next_step(found, stores=here, now=now)
    except (NotFound, UnreadableRecord):
        return lambda _: False
    home = here.organisations.many([found.organisation_id], unread=go_past, behind=True).get(found.organisation_id)
    return lambda each: step.open_to(each) and (home is None or each.sees(home.listing.sector))


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
    waits: Sequence[Waiting] = (),
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
        waits: how it stands in the queue, where it does.
        context: what else the template shows.
    """
    around: dict[str, object] = {
        "found": data,
        "typed": request.form(),
        "errors": messages(refusal, DESK_FORM),
        "stale": stale(request, refusal, history, version),
        "history": history,
        "flash": flash(request),
    }
    if waits and request.wants_html:
        around["hands"] = in_hand(waits[0])
    status = problems.status_of(refusal) if refusal else 200
    return Answer(data, status=status, template=name, context=around | context)


def decided(sent: msgspec.Struct) -> dict[str, Any]:
    """Return the fields of a decision, but for what is the form's alone."""
    return {name: value for name, value in msgspec.structs.asdict(sent).items() if name not in _FORM_ONLY}


def decision_judges(needs: Callable[[Any], AbstractSet[Need]], words: Callable[[Any], str | None]) -> tuple[Judge, ...]:
    """Return the judges of a decision that editors give reasons for.

    Args:
        needs: what its law asks for, of what was sent.
        words: the words in which a passage is marked; None where there are none.
    """
    return (
        lambda sent: rule_errors(sent.rule),
        lambda sent: gap_errors(sent.explanation),
        lambda sent: rule_missing(needs(sent), sent.rule),
        lambda sent: explanation_missing(needs(sent), sent.explanation),
        lambda sent: passage_errors(words(sent), sent.passage),
    )


def named_in(text: str, author: Author | None, *, of_reply: bool = False) -> tuple[Signal, ...]:
    """Return the signal of a text that names this author; none where it does not, or nobody knows who that is.

    Of a reply, what hints at whoever wrote is found as well, and with no identity at hand.
    """
    if not text or (author is None and not of_reply):
        return ()
    # No reader's cold start pays for it.
    from chalicelib.domain.signals.behaviour.names_author import names_author  # noqa: PLC0415

    found = names_author(text, author, of_reply=of_reply)
    return (found,) if found else ()


def named_by(text: str, review_id: str) -> tuple[Signal, ...]:
    """Return the signal of words about a review that name who wrote it; none where there is no review."""
    return named_in(text, author_if_readable(review_id, stores=platform(), wait=False)) if review_id else ()


def previewed(review_id: str, mails: Sequence[PreviewedMail]) -> list[desk_schemas.PreviewedMailOut]:
    """Return mails as they would leave, each with the words that name who wrote the review, where others read it.

    Without a review, as of a measure on an organisation, nobody is looked for.
    """
    others = [each for each in mails if each.to is not Addressee.AUTHOR and each.text] if review_id else []
    author = author_if_readable(review_id, stores=platform(), wait=False) if others else None
    found = []
    for mail in mails:
        named = named_in(f"{mail.subject}\n{mail.text}", author) if mail in others else ()
        passages = [passage for signal in named for passage in signal.passages]
        found.append(shown(desk_schemas.PreviewedMailOut, mail, names_author=passages))
    return found


def check_names(review_id: str, *, as_is: bool, **texts: str) -> None:
    """Have an editor look again at words that may name who wrote the review, before others read them.

    Args:
        review_id: of the review whose author is not to be named; empty where there is none.
        as_is: says that the editor did look.
        texts: what others would read, by field.

    Raises:
        Invalid: each field that does, and the one to tick where that is meant.
    """
    if as_is or not review_id or not any(texts.values()):
        return
    author = author_if_readable(review_id, stores=platform(), wait=False)
    named = [name for name, text in texts.items() if named_in(text, author)]
    if named:
        raise Invalid(tuple(FieldError(name, "names_author") for name in (*named, "as_is")))


def answered(request: Request, data: Callable[[], object], *, kind: QueueKind, done: str, was: str) -> Answer:
    """Answer a decision: for a browser the next thing that waits, for a program what the decision led to.

    Args:
        request: the decision; each pays only for its own answer.
        data: makes the answer to a program.
        kind: which queue.
        done: the decision that was taken.
        was: on which subject of the log, such as `review/<id>`.
    """
    if request.wants_html:
        return Answer(
            redirect=_following(request, kind, said=urlencode({"done": done, "was": was}), but=was.partition("/")[2])
        )
    return Answer(data())


def _following(request: Request, kind: QueueKind, *, said: str, but: str) -> str:
    """The page of the next thing of a kind that is this editor's to decide, or the queue once all is done.

    That is none which a colleague has in hand, may still change, or is for somebody else to judge.
    """
    here = platform()
    wanted = of_sectors(request.who.sectors, stores=here)
    now = here.now()
    desk = here.queue.desk(kind, now=now)
    waiting, _ = here.queue.page(
        kind, status="", limit=_LOOKED_AT, cursor="", now=now, oldest=desk.oldest(kind, now), wanted=wanted
    )
    free = {"", request.who.id}
    left = [each for each in waiting if each.id != but and {*_who(desk.holders.get(each.id))} <= free]
    following = first_open_to(request.who, left, stores=here, now=now)
    return f"{PLACES[kind]}{following}?{said}" if following else f"/editor/queue?{urlencode({'kind': kind})}&{said}"


def _who(holders: Holders | None) -> tuple[str, ...]:
    return (holders.claimed_by, holders.assigned_to) if holders else ()
