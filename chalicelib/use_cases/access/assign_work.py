"""Editors divide the work: what waits is assigned to one, handed over, or freed; it locks nobody out."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import (
    QueueKind,
    QueueOrder,
    Waiting,
    waiting,
    waiting_appeal,
    waiting_notice,
    waiting_organisation,
)
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    FieldError,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotFound,
    UnreadableRecord,
)
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.next_step import next_step
from chalicelib.use_cases.access.within_sectors import check_subject, sectors_asked
from chalicelib.use_cases.mails.of_sectors import of_sectors

MOST_ASSIGNED: Final = 90  # to one editor: a list that one reads whole, and that changes hands in one write
_TRIES: Final = 3  # at handing over, while others take some of it meanwhile
_Held = tuple[QueueKind, str]


def assign_work(kind: QueueKind, item_id: str, editor_id: str, *, by: Editor, stores: Stores, now: datetime) -> None:
    """Assign something that waits to an editor, or to nobody with an empty id: that also once it waits no longer.

    Raises:
        NotFound: it is not there.
        NotForYou: it is of a sector that is not `by`'s.
        NotAllowed: it waits no longer.
        Invalid: no such editor, or none whose role or sector it is; or theirs is as much as one reads.
        NeedsAnotherEditor: the law keeps that editor from the next step.
        ChangedMeanwhile: another hand was first.
    """
    check_subject(by, f"{kind}/{item_id}", stores=stores)
    found = next(iter(_waiting(kind, [item_id], stores)), None)
    gone: Sequence[_Held] = ()
    if found is None:
        _check_there(kind, item_id, stores)
        if editor_id:
            raise NotAllowed(status=kind, action="assign")
    holders = stores.queue.holders(kind, [item_id], now=now)
    before = holders[item_id].assigned_to if item_id in holders else ""
    if editor_id == before:
        return
    if found and editor_id:
        _check_takes(editor_id, found, stores, now, by=by)
        gone = _in_the_way(editor_id, 1, stores, now)
    _let_go(editor_id, gone, stores, now)
    stores.queue.assign(kind, item_id, editor_id, before=before, now=now)


def editor_errors(editor_id: str, *, stores: Stores) -> tuple[FieldError, ...]:
    """Return that there is no such editor to give work to; nothing where there is, or it is freed."""
    known = not editor_id or stores.editors.get(editor_id) is not None
    return () if known else (FieldError("editor_id", "unknown", "editor"),)


def hand_over(editor_id: str, to: str, *, sectors: Collection[Sector] = (), stores: Stores, now: datetime) -> int:
    """Give another editor all that one still has, or nobody with an empty id; returns how much that was.

    All is looked at before anything is written, and changes hands in one write. What the law keeps the other from is
    freed, and not counted; so is that of which it cannot be read whom it does.

    Args:
        editor_id: whose it was.
        to: whose it will be.
        sectors: of which alone; none named is all of them.
        stores: the platform's.
        now: this moment.

    Raises:
        Invalid: the other is no editor, or may not decide on all of it, or has no room for it.
        ChangedMeanwhile: others keep taking some of it.
    """
    for _ in range(_TRIES):
        with suppress(ChangedMeanwhile):  # somebody took some of it meanwhile
            return _hand_over(editor_id, to, sectors, stores, now)
    raise ChangedMeanwhile


def _hand_over(editor_id: str, to: str, sectors: Collection[Sector], stores: Stores, now: datetime) -> int:
    held = stores.queue.assigned_to(editor_id, now=now)
    waits = _those_that_wait(held, stores)
    if wanted := of_sectors(sectors, stores=stores):
        mine = wanted([*waits.values()])
        held = [each for each in held if each in waits and waits[each].id in mine]
    given = [each for each in held if each in waits and (not to or _takes(to, waits[each], stores, now))]
    if to and to != editor_id and given:
        _let_go(to, _in_the_way(to, len(given), stores, now), stores, now)
    for first in range(0, len(held), MOST_ASSIGNED):  # once, but for who was given more by an earlier release
        some = held[first : first + MOST_ASSIGNED]
        stores.queue.hand_over({each: to if each in given else "" for each in some}, before=editor_id, now=now)
    return len(given)


def assigned_work(
    editor_id: str, kind: QueueKind, *, order: QueueOrder, stores: Stores, now: datetime
) -> Sequence[Waiting]:
    """Return what waits of an editor's own, in its order."""
    ids = [each for of, each in stores.queue.assigned_to(editor_id, now=now) if of is kind]
    found = _waiting(kind, ids, stores)
    return sorted(found, key=lambda each: each.age if order is QueueOrder.OLDEST else each.turn(now))


def still_assigned(
    editor_ids: Sequence[str], *, sectors: Collection[Sector] = (), stores: Stores, now: datetime
) -> Mapping[str, Mapping[QueueKind, int]]:
    """Count what each of these has in hand and still waits, by its kind; what was decided is nobody's work.

    Of some sectors alone, where any is named.
    """
    held = {each: stores.queue.assigned_to(each, now=now) for each in editor_ids}
    waits = _those_that_wait(sorted({one for mine in held.values() for one in mine}), stores)
    wanted = of_sectors(sectors, stores=stores)
    counted = wanted([*waits.values()]) if wanted else {each.id for each in waits.values()}
    return {
        editor_id: Counter(one[0] for one in mine if one in waits and waits[one].id in counted)
        for editor_id, mine in held.items()
    }


def _check_takes(editor_id: str, found: Waiting, stores: Stores, now: datetime, *, by: Editor | None = None) -> None:
    editor = stores.editors.get(editor_id)
    step = next_step(found, stores=stores, now=now)
    if editor is None or not step.carried_by(editor):
        raise Invalid((FieldError("editor_id", "unknown", "editor"),))
    wanted = of_sectors(sectors_asked(editor, None), stores=stores)
    if wanted is not None and found.id not in wanted([found]):
        raise Invalid((FieldError("editor_id", "unknown", "editor_of_sector"),))
    if not step.open_to(editor):
        raise NeedsAnotherEditor(colleague=by is None or by.id != editor_id)


def _takes(editor_id: str, found: Waiting, stores: Stores, now: datetime) -> bool:
    """Check that an editor takes it; False where the law keeps it from them, or nobody can tell. Raises Invalid."""
    try:
        _check_takes(editor_id, found, stores, now)
    except (NeedsAnotherEditor, NotFound, UnreadableRecord):
        return False
    return True


def _in_the_way(editor_id: str, more: int, stores: Stores, now: datetime) -> Sequence[_Held]:
    """Return what an editor has and waits no more, where with so much more theirs would be more than one reads.

    Raises:
        Invalid: it is more all the same.
    """
    theirs = stores.queue.assigned_to(editor_id, now=now)
    if len(theirs) + more <= MOST_ASSIGNED:
        return ()
    waits = _those_that_wait(theirs, stores)
    if len(waits) + more > MOST_ASSIGNED:
        raise Invalid((FieldError("editor_id", "too_many"),))
    return [each for each in theirs if each not in waits]


def _let_go(editor_id: str, gone: Sequence[_Held], stores: Stores, now: datetime) -> None:
    """Free what waits no more."""
    for kind, item_id in gone:
        with suppress(ChangedMeanwhile):
            stores.queue.assign(kind, item_id, "", before=editor_id, now=now)


def _those_that_wait(held: Sequence[_Held], stores: Stores) -> Mapping[_Held, Waiting]:
    """Return those of these that still wait and can be read."""
    ids: dict[QueueKind, list[str]] = {}
    for kind, item_id in held:
        ids.setdefault(kind, []).append(item_id)
    return {(kind, each.id): each for kind, some in ids.items() for each in _waiting(kind, some, stores)}


def _waiting(kind: QueueKind, ids: Sequence[str], stores: Stores) -> Sequence[Waiting]:
    """Return those of these that still wait and can be read."""
    found = (
        [one for each in ids for one in _OF[kind]([each], stores)] if kind in _ONE_BY_ONE else _OF[kind](ids, stores)
    )
    return [each for each in found if each.kind is kind]


def _of_reviews(ids: Sequence[str], stores: Stores) -> list[Waiting]:
    return [one for each in stores.reviews.many(ids, unread=go_past) for one in waiting(each)]


def _of_organisations(ids: Sequence[str], stores: Stores) -> list[Waiting]:
    known = stores.organisations.many(ids, unread=go_past)
    return [one for each in known.values() for one in waiting_organisation(each)]


def _of_notice(ids: Sequence[str], stores: Stores) -> Sequence[Waiting]:
    with suppress(NotFound):
        return waiting_notice(stores.cases.notice(*ids))
    return ()


def _of_appeal(ids: Sequence[str], stores: Stores) -> Sequence[Waiting]:
    with suppress(NotFound):
        return waiting_appeal(stores.cases.appeal(*ids))
    return ()


def _of_readings(ids: Sequence[str], stores: Stores) -> Sequence[Waiting]:
    """Chance and what they saw before say who reads again: nobody gives it to another."""
    del ids, stores
    return ()


_OF: Final[Mapping[QueueKind, Callable[[Sequence[str], Stores], Sequence[Waiting]]]] = {
    QueueKind.REVIEW: _of_reviews,
    QueueKind.REPLY: _of_reviews,
    QueueKind.NOTICE: _of_notice,
    QueueKind.APPEAL: _of_appeal,
    QueueKind.ORGANISATION: _of_organisations,
    QueueKind.SECOND_READING: _of_readings,
}
_ONE_BY_ONE: Final = frozenset({QueueKind.NOTICE, QueueKind.APPEAL})


def _check_there(kind: QueueKind, item_id: str, stores: Stores) -> None:
    """Raise NotFound where there is no such thing at all."""
    if kind is QueueKind.NOTICE:
        stores.cases.notice(item_id)
    elif kind is QueueKind.APPEAL:
        stores.cases.appeal(item_id)
    elif kind is QueueKind.ORGANISATION:
        stores.organisations.get(item_id)
    else:
        stores.reviews.get(item_id)
