"""Nothing grows past its item: each at its worst fits, and who comes to a limit is told before it is met."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import CaseItem, ReviewItem
from chalicelib.domain.cases.dossier import Dossier, Note, NoteKind
from chalicelib.domain.reviews.parts import Addition, Author, Reply, in_brief
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Passage, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReplyStatus, Status
from chalicelib.domain.rules.refusals import DossierFull, NoMoreRevisions
from chalicelib.domain.rules.room import DOSSIER, EARLIER_TEXTS, ITEM
from chalicelib.domain.signals.list import SIGNALS
from tests.builders import NOW, act, appeal, dossier, notice, review

LONG = "😀" * 5_000  # the longest text that the door lets in, of characters of four bytes
QUOTES = '"' * 5_000  # which JSON writes as two bytes each
ROOM = 40_000  # bytes that stay free for keys, indexes and what a next release adds


def size(document: object) -> int:
    return len(msgspec.json.encode(document))


def signal(code: str) -> Signal:
    """One that found as much as can be found, and more."""
    passages = tuple(Passage(start, start + 200, "😀" * 200) for start in range(0, 5_000, 2))
    found = Signal(code, 3, "Een reden die de redactie leest. " * 10, passages, ("x" * 24,) * 500)
    return found.in_short


def returned_until_full(text: str) -> Review:
    """A review that an editor returned and its author revised, again and again, for as long as that can be."""
    found = review(status=Status.PENDING, text=text, aspect_ratings={f"aspect-{number:02}": 5 for number in range(50)})
    for number in range(1_000):
        moment = NOW + timedelta(minutes=number)
        if Action.RETURN not in found.allowed(Actor.EDITOR):
            return found
        before, _ = found.moved(Action.RETURN, act(Actor.EDITOR, at=moment, passage=text))
        found, _ = before.revised(text, before.aspect_ratings, act(Actor.AUTHOR, at=moment))
    raise AssertionError("never full")


@pytest.mark.parametrize("text", [LONG, QUOTES, "x" * 2_000])
def test_a_review_fits_with_all_that_it_can_hold(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    full = returned_until_full(text)
    assert len(full.revisions) >= 8
    reply = Reply(text=text, status=ReplyStatus.PENDING, submitted_at=NOW)
    worst = replace(
        full, passage=text, reply=reply, signals=tuple(signal(f"a_code_{n:02}") for n in range(len(SIGNALS)))
    )
    assert size(worst) + ROOM < ITEM
    monkeypatch.setattr(Table, "read_by_0_1_0", True)  # nothing is compressed
    item = ReviewItem(worst.id, organisation_id=worst.organisation_id, version=worst.version, review=worst)
    stored = item.serialize().items()
    assert sum(len(name) + len(next(iter(value.values())).encode()) for name, value in stored) < ITEM


def test_an_author_who_is_asked_for_another_text_can_always_send_it() -> None:
    """It is the editor who hears that no other fits, before anybody is asked for one."""
    full = returned_until_full(LONG)
    with pytest.raises(NoMoreRevisions):
        full.moved(Action.RETURN, act(Actor.EDITOR))
    assert Action.APPROVE in full.allowed(Actor.EDITOR)
    nearly = replace(full, revisions=full.revisions[1:])
    asked, _ = nearly.moved(Action.RETURN, act(Actor.EDITOR))
    assert asked.revised(LONG, asked.aspect_ratings, act(Actor.AUTHOR))
    assert sum(size(each) for each in full.revisions) <= EARLIER_TEXTS + 20_000


def test_what_is_added_shares_the_room_of_earlier_texts() -> None:
    """However often: with a reply and all signals it fits, and who asks hears before that nothing more does."""
    codes = [f"a_code_{n:02}" for n in range(len(SIGNALS))]
    found, at = review(status=Status.PUBLISHED, text=LONG, published_at=NOW), NOW
    while Action.ADD in found.addition_allowed(Actor.AUTHOR, now=at, months=0):
        found, _ = found.added(f"{LONG[:-9]}{len(found.additions):09}", act(Actor.AUTHOR, at=at), months=0)
        found, _ = found.addition_decided(Action.APPROVE_ADDITION, act(at=at))
        at += timedelta(days=200)
    assert len(found.additions) >= 6  # of 20,000 bytes; four years of a usual one take a tenth of that
    assert found.addable_from(0) is None
    waits = Addition(text=LONG, submitted_at=NOW, signals=in_brief(tuple(map(signal, codes))))
    reply = Reply(text=LONG, status=ReplyStatus.PENDING, submitted_at=NOW, former=LONG, passage=LONG)
    worst = replace(found, additions=(*found.additions[1:], waits), reply=reply, signals=tuple(map(signal, codes)))
    assert size(worst) + ROOM < ITEM


def filled(found: Dossier, more: Callable[[Dossier, int], Dossier]) -> tuple[Dossier, list[int]]:
    """Return a dossier with as much as goes in, and how full it said that it was on the way."""
    said = [found.percent_full]
    for number in range(100_000):
        try:
            found = more(found, number)
        except DossierFull:
            return found, said
        said.append(found.percent_full)
    raise AssertionError("never full")


@pytest.mark.parametrize("text", [LONG, QUOTES, "x" * 500])
def test_a_dossier_fits_and_says_how_full_it_is(text: str) -> None:
    note = Note(kind=NoteKind.CONTACT, at=NOW, editor_id="x" * 24, text=text, party=text[:200])
    found, said = filled(dossier(), lambda one, _: one.with_note(note))
    assert said == sorted(said)
    assert said[-1] > 90
    found, _ = filled(found, lambda one, number: one.with_review(f"review-{number:017}"))
    closed = found.closed(text, at=NOW)
    assert size(closed) <= DOSSIER + size(text) + 1_000
    assert size(closed) + ROOM < ITEM
    assert CaseItem("dossier#x", about="dossiers", version=1, dossier=closed).serialize()


def test_the_rest_is_bounded_at_the_door() -> None:
    words = {"decision": LONG, "told": LONG}
    found = (notice(explanation=LONG, **words), appeal(explanation=LONG, **words))
    assert all(size(each) < 70_000 for each in found)
    # What the key service seals at once.
    assert size(Author(first_name="😀" * 100, last_name="😀" * 100, email="😀" * 254)) < 4_096


def test_an_older_dossier_that_is_too_full_can_be_closed() -> None:
    note = Note(kind=NoteKind.NOTE, at=NOW, editor_id="e", text=LONG)
    old: Dossier = replace(dossier(), notes=(note,) * 17)
    assert old.percent_full > 100
    assert old.closed("Besluit.", at=NOW).closed_at
