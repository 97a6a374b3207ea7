"""Of all who decide at once, one is told that it is done; the others that somebody was first (409), every time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pytest

from chalicelib.domain.lifecycle import Status
from tests.races.arena import AT_ONCE, REASONS, Arena, Call, Heard


def decisions(path: str, sides: Sequence[str], version: int = 1, **more: str) -> list[Call]:
    """Twenty editors at one item, the sides in turn."""
    return [
        Call(path, {"action": sides[n % len(sides)], "version": version, **REASONS, **more}, editor=n)
        for n in range(AT_ONCE)
    ]


def told(heard: Sequence[Heard]) -> Counter[tuple[int, str]]:
    return Counter((each.status, each.code) for each in heard)


ONE_IS_FIRST: Final = {(200, ""): 1, (409, "changed_meanwhile"): AT_ONCE - 1}


def test_a_pending_review_is_approved_or_rejected_once(arena: Arena) -> None:
    home = arena.organisation()
    reviews = arena.reviews(100, home, status=Status.PENDING)
    rounds = [decisions(f"/editor/reviews/{each.id}/decisions", ("approve", "reject")) for each in reviews]
    answers = arena.race(rounds)
    assert [told(each) for each in answers] == [ONE_IS_FIRST] * 100
