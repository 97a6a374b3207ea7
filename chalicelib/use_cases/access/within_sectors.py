"""The sectors that an editor is limited to: what is of another is neither shown to them nor theirs to decide."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Final

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import Backlog, QueueKind, QueueOrder
from chalicelib.domain.rules.refusals import NotForYou, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.mails.of_sectors import of_sectors

# Of the path of a route for editors, by which one knows whose sector it is about.
PLACES: Final[Mapping[str, str]] = {
    "review_id": "review",
    "notice_id": "notice",
    "appeal_id": "appeal",
    "organisation_id": "organisation",
    "dossier_id": "dossier",
    "letter_id": "letter",
    "reading_id": "reading",
}

_COUNTED: Final = 100  # of what waits within sectors: each is looked up, and no list is longer


def check_places(editor: Editor, params: Mapping[str, str], *, stores: Stores) -> None:
    """Refuse a request about something of a sector that is not this editor's; costs others nothing.

    Raises:
        NotForYou: it is of another sector.
    """
    for name, kind in PLACES.items():
        if editor.sectors and name in params:
            check_subject(editor, f"{kind}/{params[name]}", stores=stores)


def check_subject(editor: Editor, subject: str, *, stores: Stores) -> None:
    """Refuse what is about `review/<id>` and the like, where that is of a sector that is not this editor's.

    What is not there is nobody's: whoever asks hears so from the view. A run of the sync is everybody's.

    Raises:
        NotForYou: it is of another sector.
    """
    kind, _, item_id = subject.partition("/")
    if not editor.sectors or not item_id:
        return
    try:
        about = set(_organisations(kind, item_id, stores))
    except NotFound:
        return
    known = stores.organisations.many(sorted(about - {""}), unread=go_past)
    if any(each.listing.sector not in editor.sectors for each in known.values()):
        raise NotForYou(status=kind, action="read")


def sees(editor: Editor, subject: str, *, stores: Stores) -> bool:
    """Tell whether an editor may open what stands under this subject, as `check_subject` does."""
    try:
        check_subject(editor, subject, stores=stores)
    except NotForYou:
        return False
    return True


def _organisations(kind: str, item_id: str, stores: Stores) -> Iterator[str]:
    if kind == "organisation":
        yield item_id
    elif kind in {"review", "reply", "addition"}:
        yield stores.reviews.get(item_id).organisation_id
    elif kind == "letter":
        yield stores.letters.letter(item_id).mail.organisation_id
    elif kind == "notice":
        yield stores.cases.notice(item_id).organisation_id
    elif kind == "reading":
        yield stores.readings.get(item_id).organisation_id
    elif kind == "appeal":
        yield stores.cases.appeal(item_id).organisation_id
    elif kind == "dossier":
        dossier = stores.cases.dossier(item_id)
        yield dossier.organisation_id
        yield from (each.organisation_id for each in stores.reviews.many(dossier.review_ids, unread=go_past))


def sectors_asked(editor: Editor, asked: Sector | None) -> frozenset[Sector]:
    """Return the sectors that a list is to hold, of which an editor asks one or none; empty for all.

    Raises:
        NotForYou: that one is not theirs.
    """
    if asked is None:
        return frozenset(editor.sectors)
    if editor.sectors and asked not in editor.sectors:
        raise NotForYou(status=asked, action="read")
    return frozenset({asked})


def backlog_within(kind: QueueKind, sectors: Collection[Sector], *, stores: Stores, now: datetime) -> Backlog:
    """Count what waits of a kind within these sectors, or all where none is named; no further than is worth saying."""
    wanted = of_sectors(sectors, stores=stores)
    if wanted is None:
        return stores.queue.backlog(kind)
    found, further = stores.queue.page(
        kind, status="", limit=_COUNTED, cursor="", now=now, order=QueueOrder.OLDEST, wanted=wanted
    )
    oldest = found[0].waiting_since if found else None
    return Backlog(count=len(found), oldest=oldest, more=further is not None)
