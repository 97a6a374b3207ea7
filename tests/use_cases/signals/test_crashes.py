"""A crash leaves nothing among the traces that no erasure finds: what does not stand is not noted; what does, later."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.use_cases.post.correct_address import correct_address
from chalicelib.use_cases.post.type_in_review import type_in_review
from chalicelib.use_cases.reviews.manage_review import revise_review
from chalicelib.use_cases.upkeep.look_again_at_published import look_again
from tests.builders import NOW, author, organisation, review, submission
from tests.fakes import FakeWorld

BY_POST: Final = author(email="", postal_address="Dorpsstraat 7, 9000 Gent")
ELSEWHERE: Final = "Kerkstraat 1, 9000 Gent"
TEXT: Final = (
    "Mijn vader woont hier sinds de lente. De zorgkundigen nemen hun tijd, het eten is vers en er is elke dag iets te "
    "doen in de tuin. Alleen in het weekend zijn er soms te weinig mensen aan het onthaal."
)


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture(autouse=True)
def there_is_an_organisation(fakes: FakeWorld) -> None:
    fakes.put(organisation())


def type_in(fakes: FakeWorld, **changes: Any) -> str:
    return type_in_review(
        submission(**{"channel": Channel.PAPER, "author": BY_POST, "text": TEXT, **changes}),
        note="",
        editor_id="editor-an",
        idempotency_key="paper",
        disposable_domain=lambda _: False,
        organisation=fakes.organisations.get("organisation-1"),
        stores=fakes,
        now=NOW,
    )


def revised(fakes: FakeWorld) -> Review:
    token = fakes.links.token(Purpose.MANAGE, "review-1", "manage-nonce", expires_at=NOW + timedelta(days=1))
    return revise_review(token, TEXT, {"contact": 2}, stores=fakes, now=NOW)


def killed(patch: pytest.MonkeyPatch, at: str, act: Callable[[], object]) -> None:
    """Let a process die where it comes to this."""

    def dies(*_: object, **__: object) -> None:
        raise Killed

    with patch.context() as here:
        here.setattr(at, dies)
        with pytest.raises(Killed):
            act()


def traces(fakes: FakeWorld) -> tuple[set[str], set[str]]:
    """The ids of those whose pace is known, and of those who hold the words."""
    index = fakes.similarity_index
    holders = {index.holder(band) for band in bands_of(TEXT).kept} - {""}
    return {each.review_id for each in index.of_organisation("organisation-1", limit=9)}, holders


def test_a_paper_leaves_no_trace_before_it_is_taken_in_and_whoever_asks_again_has_it_noted(
    fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(monkeypatch, "tests.fakes.FakeReviews.add", lambda: type_in(fakes))
    assert (dict(fakes.reviews.all), traces(fakes)) == ({}, (set(), set()))
    killed(monkeypatch, "chalicelib.use_cases.post.type_in_review.note_review", lambda: type_in(fakes))
    (review_id,) = fakes.reviews.all
    assert traces(fakes) == (set(), set())
    assert type_in(fakes) == review_id
    assert traces(fakes) == ({review_id}, {review_id})


def test_a_paper_counts_itself_in_the_pace_before_it_is_noted(fakes: FakeWorld) -> None:
    """As reviews do that are confirmed: a fourth in one day is a burst where none usually comes."""
    found = [fakes.reviews.get(type_in(fakes, text=f"{TEXT} Dag {number}.")) for number in range(4)]
    assert ["burst" in {signal.code for signal in each.signals} for each in found] == [False, False, False, True]


def test_new_words_leave_no_trace_before_they_stand_and_the_night_notes_them(
    fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.RETURNED)
    killed(monkeypatch, "tests.fakes.FakeReviews.save", lambda: revised(fakes))
    assert traces(fakes) == (set(), set())
    killed(monkeypatch, "chalicelib.use_cases.reviews.manage_review.note_review", lambda: revised(fakes))
    assert fakes.reviews.get("review-1").text == TEXT
    assert traces(fakes) == (set(), set())
    look_again(stores=fakes, now=NOW + timedelta(hours=1))
    assert traces(fakes) == ({"review-1"}, {"review-1"})


def test_an_author_is_known_by_another_address_once_somebody_asks_for_it_again(
    fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    review_id = type_in(fakes)
    index = fakes.similarity_index

    def put_right() -> Review:
        act = Act(by=Actor.EDITOR, at=NOW, actor_id="editor-bram")
        return correct_address(fakes.reviews.get(review_id), ELSEWHERE, act, stores=fakes)

    before = fakes.reviews.get(review_id).author_key
    killed(monkeypatch, "chalicelib.use_cases.post.correct_address.note_review", put_right)
    assert [*index.by_author(before), *index.by_author(fakes.reviews.get(review_id).author_key)] == []
    (known,) = index.by_author(put_right().author_key)
    assert known.review_id == review_id
