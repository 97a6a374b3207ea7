"""What an author adds is kept for near copies once it is online, and the night's look reads it."""

from datetime import timedelta
from typing import Final

import pytest

from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.use_cases.upkeep.look_again_at_published import look_again
from tests.builders import author, organisation
from tests.fakes import FakeWorld
from tests.story.verbs import SECOND, Verbs

DAY: Final = timedelta(days=1)
FIRST: Final = (
    "De verzorging op de derde verdieping was vriendelijk en geduldig. Mijn grootvader speelde er elke namiddag kaart "
    "met zijn buren en dronk daarbij een glas wijn."
)
LATER: Final = (
    "Een half jaar verder eet hij in de nieuwe zaal beneden, waar het lawaai hem moe maakt. De maaltijden komen nu uit "
    "een centrale keuken en smaken naar karton, wat hij elke zondag opnieuw vertelt."
)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def suspended(verbs: Verbs) -> int:
    return look_again(stores=verbs.stores, now=verbs.now).suspended


def online(verbs: Verbs, review_id: str, text: str) -> None:
    """Have words added and approved; where they may be a copy, an editor saw that."""
    verbs.add(review_id, text)
    verbs.decide(Action.APPROVE_ADDITION, review_id, rule="", explanation="")


def another(verbs: Verbs, text: str) -> str:
    return verbs.review(text=text, author=author(email="x@post.example"))


def test_words_that_were_added_are_those_of_which_a_later_review_is_a_copy(verbs: Verbs, fakes: FakeWorld) -> None:
    original = verbs.review(text=FIRST)
    online(verbs.at(DAY), original, LATER)
    assert suspended(verbs.at(2 * DAY)) == 0
    copy = verbs.at(3 * DAY).submit(text=LATER, author=author(email="x@post.example"))
    verbs.confirm(copy)
    (signal,) = [each for each in fakes.reviews.get(copy).signals if each.code == "near_identical_text"]
    assert signal.related == (original,)
    assert [each.code for each in fakes.reviews.get(original).signals] == []


def test_what_was_added_and_is_a_copy_of_an_older_review_is_seen_at_night(verbs: Verbs, fakes: FakeWorld) -> None:
    adds = verbs.review(text=FIRST)
    original = verbs.at(DAY).submit(text=LATER, author=author(email="x@post.example"))  # nobody knows of it yet
    online(verbs.at(2 * DAY), adds, LATER)
    verbs.at(3 * DAY).confirm(original)
    verbs.decide(Action.APPROVE, original)
    assert suspended(verbs.at(4 * DAY)) == 1
    assert fakes.reviews.get(adds).status is Status.SUSPENDED
    assert fakes.reviews.get(original).status is Status.PUBLISHED
    (signal,) = [each for each in fakes.reviews.get(adds).signals if each.code == "near_identical_text"]
    assert signal.related == (original,)
    assert suspended(verbs.at(5 * DAY)) == 0


def test_a_copy_that_an_editor_saw_and_put_online_stays_there(verbs: Verbs, fakes: FakeWorld) -> None:
    another(verbs, LATER)
    adds = verbs.at(DAY).review(text=FIRST)
    online(verbs.at(2 * DAY), adds, LATER)
    (kept,) = fakes.reviews.get(adds).additions
    assert [each.code for each in kept.signals] == ["near_identical_text"]
    assert suspended(verbs.at(3 * DAY)) == 0
    assert fakes.reviews.get(adds).status is Status.PUBLISHED


def test_two_reviews_to_which_the_same_is_added(verbs: Verbs, fakes: FakeWorld) -> None:
    first, second = verbs.review(text=FIRST), another(verbs, "Heel andere woorden over de tuin, de kok en de bus.")
    verbs.at(DAY).add(first, LATER)
    verbs.at(2 * DAY).add(second, LATER)
    for one in (first, second):
        verbs.decide(Action.APPROVE_ADDITION, one, rule="", explanation="")
    assert suspended(verbs.at(3 * DAY)) == 1
    assert fakes.reviews.get(second).status is Status.SUSPENDED
    assert fakes.reviews.get(first).status is Status.PUBLISHED


@pytest.mark.parametrize("gone", ["erased", "replaced"])
def test_nothing_of_added_words_stays_in_the_index_once_they_are_gone(
    verbs: Verbs, fakes: FakeWorld, gone: str
) -> None:
    adds = verbs.review(text=FIRST)
    online(verbs.at(DAY), adds, LATER)
    suspended(verbs.at(2 * DAY))
    assert holders(fakes, LATER) == {adds}
    if gone == "erased":
        verbs.at(3 * DAY).decide(Action.ERASE, adds)
    else:
        verbs.at(3 * DAY).by(SECOND).decide(Action.REJECT_ADDITION, adds)
        verbs.add(adds, "Nog wat anders: de parking is nu betalend en dat vinden wij jammer voor wie vaak komt.")
        assert holders(fakes, FIRST) == {adds}
    assert holders(fakes, LATER) == set()


def holders(fakes: FakeWorld, text: str) -> set[str]:
    """Return the ids of those under whose words a text would be found."""
    found = {fakes.similarity_index.holder(key) for key in bands_of(text).kept}
    return found - {""}
