"""Somebody types the code of a letter: whatever is wrong with it, one answer, and who tries on is slowed down."""

from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import Invalid, TooMany
from chalicelib.use_cases.mails.by_post import code_in, code_key
from chalicelib.use_cases.post.open_code import OPEN_FOR, open_code
from tests.builders import NOW, mail, review
from tests.fakes import FakeWorld

HOUR: Final = timedelta(hours=1)
TWICE: Final = (Count(bucket="code#origin", most=2, ends_at=NOW + HOUR),)
WRONG: Final = "0000 0000 0000 0000"


def code(fakes: FakeWorld, **changes: Any) -> str:
    """The code of a letter about a review that is online."""
    about = fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, **changes)
    fakes.outbox.put([mail()])
    found = code_in("mail-1", about, fakes.id_generator)
    fakes.letters.lay_out(mail(), code_key=code_key(found, fakes.id_generator), code_ends=NOW + HOUR)
    return found


def opened(fakes: FakeWorld, typed: str, **changes: Any) -> str:
    return open_code(typed, **{"stores": fakes, "now": NOW, "tried": TWICE, **changes})


def test_a_code_opens_what_a_mailed_link_would_for_a_day_however_often(fakes: FakeWorld) -> None:
    typed = code(fakes)
    links = {opened(fakes, typed) for _ in range(5)}
    assert len(links) == 1
    assert f"~manage-nonce~{(NOW + OPEN_FOR).isoformat()}" in links.pop()


def test_who_tries_too_often_is_told_and_a_right_code_opens_all_the_same(fakes: FakeWorld) -> None:
    typed = code(fakes)
    for _ in range(2):
        with pytest.raises(Invalid, match=r"^code: unknown_code$"):
            opened(fakes, WRONG)
    with pytest.raises(TooMany):
        opened(fakes, WRONG)
    assert opened(fakes, typed)


@pytest.mark.parametrize("gone", ["its time", "its review", "its nonce", "another nonce"])
def test_what_opens_nothing_any_more_is_as_unknown_as_what_never_did(fakes: FakeWorld, gone: str) -> None:
    typed = code(fakes, manage_nonce="" if gone == "its nonce" else "manage-nonce")
    if gone == "its review":
        del fakes.reviews.all["review-1"]
    if gone == "another nonce":
        fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, manage_nonce="another")
    with pytest.raises(Invalid, match=r"^code: unknown_code$"):
        opened(fakes, typed, now=NOW + HOUR if gone == "its time" else NOW)
