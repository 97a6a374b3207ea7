"""Proof of relation: one function says it, counters say the same, and what it rests on leaves with the review."""

from dataclasses import replace
from itertools import product

import pytest

from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.proof import Proof, counted_as, proof_of
from chalicelib.domain.reviews.public_review import public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally, moved
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.refusals import NotAllowed
from tests.builders import NOW, act, review

ONLINE = review(status=Status.PUBLISHED, published_at=NOW)


@pytest.mark.parametrize(
    ("changes", "handed_out", "proof"),
    [
        ({}, 0, Proof.EMAIL),
        ({"channel": Channel.KIOSK}, 0, Proof.EMAIL),
        ({"channel": Channel.PAPER}, 0, Proof.NONE),
        ({"channel": Channel.PHONE}, 60, Proof.NONE),
        ({"channel": Channel.AGREED}, 60, Proof.NONE),
        ({"invited": True}, 0, Proof.EMAIL),
        ({"invited": True}, 19, Proof.EMAIL),
        ({"invited": True}, 20, Proof.INVITATION),
        ({"invited": True, "channel": Channel.PAPER}, 19, Proof.NONE),
        ({"invited": True, "channel": Channel.PAPER}, 20, Proof.INVITATION),
        ({"invited": True, "proof_noted": True}, 20, Proof.DOCUMENT),
        ({"proof_noted": True, "channel": Channel.PAPER}, 0, Proof.DOCUMENT),
    ],
)
def test_the_proof_of_a_review(changes: dict[str, object], handed_out: int, proof: Proof) -> None:
    found = replace(ONLINE, **changes)  # type: ignore[arg-type]  # names and values of its own fields
    shown = public_review_of(found)
    assert shown is not None
    assert shown.counted_as == counted_as(found)
    assert proof_of(shown.counted_as, handed_out) == proof


def every_review() -> list[Review]:
    kinds = product(Channel, (False, True), (False, True))
    return [
        replace(ONLINE, id=f"r{number}", channel=channel, invited=invited, proof_noted=noted)
        for number, (channel, invited, noted) in enumerate(kinds)
    ]


@pytest.mark.parametrize("handed_out", [0, 19, 20, 500])
def test_the_counters_say_what_the_reviews_say_of_themselves(handed_out: int) -> None:
    """Also once one is struck out, or goes offline; of a twentieth card no counter has to move."""
    tally, reviews = Tally(), every_review()
    for each in reviews:
        change = tally_change(None, each)
        assert change is not None
        tally = moved(tally, change)
    later = [replace(each, proof_noted=not each.proof_noted) for each in reviews[::2]]
    gone = [replace(each, status=Status.SUSPENDED) for each in reviews[1::4]]
    before = {each.id: each for each in reviews}
    for each in (*later, *gone):
        change = tally_change(before[each.id], each)
        tally = moved(tally, change) if change else tally
    now = [each for each in (before | {one.id: one for one in (*later, *gone)}).values() if each.visible]
    said = [proof_of(counted_as(each), handed_out) for each in now]
    assert tally.by_proof(handed_out) == {proof: said.count(proof) for proof in Proof}
    assert sum(tally.by_proof(handed_out).values()) == tally.reviews


def test_what_a_release_before_counted_was_proven_by_mail() -> None:
    assert Tally(reviews=7).by_proof(0) == {Proof.NONE: 0, Proof.EMAIL: 7, Proof.INVITATION: 0, Proof.DOCUMENT: 0}


def test_a_note_moves_nothing_but_itself() -> None:
    before = replace(ONLINE, moved_by="editor-an", moved_at=NOW, approved_by="")
    noted, mails = before.moved(Action.NOTE_PROOF, act(actor_id="editor-bram"))
    assert (noted, mails) == (replace(before, proof_noted=True, version=before.version + 1), ())
    struck, _ = noted.moved(Action.STRIKE_PROOF, act(actor_id="editor-an"))
    assert struck == replace(before, version=before.version + 2)
    for again, at in ((Action.NOTE_PROOF, noted), (Action.STRIKE_PROOF, struck)):
        with pytest.raises(NotAllowed):
            at.moved(again, act())


def test_it_goes_with_the_review() -> None:
    found = replace(ONLINE, invited=True, proof_noted=True)
    erased, _ = found.moved(Action.ERASE, Act(by=Actor.AUTHOR, at=NOW))
    assert (erased.invited, erased.proof_noted, erased.additions) == (False, False, ())
