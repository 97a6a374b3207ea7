"""Editors divide the work: what waits is assigned to one, handed over, or freed; it locks nobody out."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.projections.queue import (
    QueueKind,
    QueueOrder,
    Waiting,
    waiting,
    waiting_appeal,
    waiting_notice,
    waiting_organisation,
)
from chalicelib.domain.rules.refusals import ChangedMeanwhile, FieldError, Invalid, NotAllowed, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.access.within_sectors import check_subject, of_sectors, sectors_asked

MOST_ASSIGNED: Final = 100  # to one editor: a list that one reads whole


def assign_work(kind: QueueKind, item_id: str, editor_id: str, *, by: Editor, stores: Stores, now: datetime) -> Waiting:
    """Assign something that waits to an editor, or to nobody with an empty id.

    Raises:
        NotFound: it is not there.
        NotForYou: it is of a sector that is not `by`'s.
        NotAllowed: it waits no longer.
        Invalid: no such editor, or none who may decide on it; or theirs is as much as one reads.
        ChangedMeanwhile: another hand was first.
    """
    check_subject(by, f"{kind}/{item_id}", stores=stores)
    found = next(iter(_waiting(kind, [item_id], stores)), None)
    if found is None:
        _check_there(kind, item_id, stores)
        raise NotAllowed(status=kind, action="assign")
    holders = stores.queue.holders(kind, [item_id], now=now)
    before = holders[item_id].assigned_to if item_id in holders else ""
    if editor_id == before:
        return found
    if editor_id:
        _check_takes(editor_id, found, stores)
        _make_room(editor_id, stores, now)
    stores.queue.assign(kind, item_id, editor_id, before=before, now=now)
    return found


def hand_over(editor_id: str, to: str, *, stores: Stores, now: datetime) -> int:
    """Give another editor all that one still has, or nobody with an empty id; returns how much that was.

    Raises:
        Invalid: the other is no editor, or may not decide on all of it, or has no room for it. What went before that
            stays there.
    """
    given = 0
    for kind, item_id in stores.queue.assigned_to(editor_id, now=now):
        found = next(iter(_waiting(kind, [item_id], stores)), None)
        if to and found:
            _check_takes(to, found, stores)
            _make_room(to, stores, now)
        with suppress(ChangedMeanwhile):  # somebody took it meanwhile
            stores.queue.assign(kind, item_id, to if found else "", before=editor_id, now=now)
            given += found is not None
    return given


def assigned_work(
    editor_id: str, kind: QueueKind, *, order: QueueOrder, stores: Stores, now: datetime
) -> Sequence[Waiting]:
    """Return what waits of an editor's own, in its order."""
    ids = [each for of, each in stores.queue.assigned_to(editor_id, now=now) if of is kind]
    found = _waiting(kind, ids, stores)
    return sorted(found, key=lambda each: each.age if order is QueueOrder.OLDEST else each.turn(now))


def _check_takes(editor_id: str, found: Waiting, stores: Stores) -> None:
    editor = stores.editors.get(editor_id)
    duty = Duty.JUDGE if found.kind is QueueKind.APPEAL else Duty.MODERATE
    if editor is None or not editor.works or not editor.may(duty):
        raise Invalid((FieldError("editor_id", "unknown", "editor"),))
    wanted = of_sectors(sectors_asked(editor, None), stores=stores)
    if wanted is not None and found.id not in wanted([found]):
        raise Invalid((FieldError("editor_id", "unknown", "editor_of_sector"),))


def _make_room(editor_id: str, stores: Stores, now: datetime) -> None:
    """Free what an editor has and waits no more, where theirs is as much as one reads."""
    theirs = stores.queue.assigned_to(editor_id, now=now)
    if len(theirs) < MOST_ASSIGNED:
        return
    freed = 0
    for kind in QueueKind:
        ids = [each for of, each in theirs if of is kind]
        for gone in set(ids) - {each.id for each in _waiting(kind, ids, stores)}:
            with suppress(ChangedMeanwhile):
                stores.queue.assign(kind, gone, "", before=editor_id, now=now)
            freed += 1
    if not freed:
        raise Invalid((FieldError("editor_id", "too_many"),))


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
