"""Every day the platform looks again: a strong sign that no editor saw takes a review offline, and says so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import chain, repeat
from typing import Final

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, AppealAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.domain.signals.text.near_duplicates import sketch
from chalicelib.ports.unread import Unread as Unread_
from chalicelib.ports.unread import stop
from chalicelib.use_cases.signals import look_for_signals
from chalicelib.use_cases.upkeep import look_again_at_published
from chalicelib.use_cases.upkeep.look_again_at_published import SecondLook, look_again
from tests.builders import author, organisation
from tests.fakes import FakeReviews, FakeWorld
from tests.story.verbs import Verbs

HOUR = timedelta(hours=1)
TEXT = (
    "Mijn moeder verbleef hier vorige lente drie weken na haar heupoperatie. De kinesist kwam elke ochtend langs "
    "en legde geduldig uit welke oefeningen ze in de tuin kon doen. De soep was altijd warm en vers."
)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def again(verbs: Verbs) -> SecondLook:
    return look_again(stores=verbs.stores, now=verbs.now)


def two_copies(verbs: Verbs) -> tuple[str, str]:
    """Two people, one text; the copy was confirmed first, so that nobody saw it was one."""
    original = verbs.submit(text=TEXT)
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    for one in (copy, original):
        verbs.at(2 * HOUR).confirm(one)
        verbs.at(2 * HOUR).decide(Action.APPROVE, one)
    return original, copy


def test_of_two_copies_the_later_is_suspended_and_the_original_stays(verbs: Verbs, fakes: FakeWorld) -> None:
    original, copy = two_copies(verbs)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=1)
    assert fakes.reviews.get(original).status is Status.PUBLISHED
    assert fakes.reviews.get(copy).status is Status.SUSPENDED
    assert again(verbs.at(48 * HOUR)) == SecondLook(looked=0, suspended=0)


def test_what_is_new_is_looked_at_once_and_nights_after_it_cost_nothing(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.review(text=OWN)
    asked: list[str] = []
    found = fakes.organisations.get
    fakes.organisations.get = lambda organisation_id: asked.append(organisation_id) or found(organisation_id)  # type: ignore[method-assign,func-returns-value]
    assert [again(verbs.at(days * 24 * HOUR)).looked for days in range(1, 32)] == [1] + 30 * [0]
    assert len(asked) == 1


@pytest.mark.parametrize("stops", ["its time is over", "it is killed"])
def test_a_look_that_stops_goes_on_where_it_was_and_looks_at_each_once(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch, stops: str
) -> None:
    monkeypatch.setattr(look_again_at_published, "_AT_ONCE", 2)
    ids = {
        verbs.at(number * HOUR).review(text=text, author=author(email=f"{number}@post.example"))
        for number, text in enumerate(
            (OWN, TEXT, "De tuin is groot en de koffie warm, dat doet een mens deugd op zondag.")
        )
    }
    looked: list[str] = []
    look = look_for_signals.look_beside

    def noted(review: Review, *given: object, **more: object) -> object:
        looked.append(review.id)
        return look(review, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(look_again_at_published, "look_beside", noted)
    assert again(verbs.at(24 * HOUR)).complete
    assert sorted(looked) == sorted(ids)
    looked.clear()
    fakes.rounds.places.clear()
    keep = fakes.rounds.keep_place

    def kept(task: str, place: str) -> None:
        keep(task, place)
        if stops == "it is killed":
            raise Killed

    fakes.rounds.keep_place = kept  # type: ignore[method-assign]
    pages, complete = 0, False
    while not complete:
        pages += 1
        answers = chain([False], repeat(object=True))  # after one page
        try:
            complete = look_again(
                stores=fakes, now=verbs.at(24 * HOUR).now, out_of_time=partial(next, answers)
            ).complete
        except Killed:
            complete = not fakes.rounds.place(look_again_at_published.TASK).split("\n")[1]
    assert pages > 4
    assert set(looked) == ids
    assert max(Counter(looked).values()) <= 2  # where it came in before a stop, and went online after it
    assert not look_again(stores=fakes, now=verbs.at(25 * HOUR).now, out_of_time=lambda: True).complete


class Killed(Exception):
    """The function ends without a word."""


def test_a_copy_that_was_looked_at_is_looked_at_again_when_its_original_comes_in(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    original = verbs.submit(text=TEXT)
    copy = verbs.at(HOUR).review(text=TEXT, author=author(email="x@post.example"))
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=1, suspended=0)
    verbs.at(30 * HOUR).confirm(original)
    assert again(verbs.at(48 * HOUR)) == SecondLook(looked=1, suspended=1)
    assert fakes.reviews.get(copy).status is Status.SUSPENDED


def test_another_of_the_same_author_that_comes_in_late_is_seen_beside_the_one_that_is_online(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    first = verbs.submit(text=OWN)
    second = verbs.at(HOUR).review(text=TEXT)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=1, suspended=0)
    verbs.at(30 * HOUR).confirm(first)
    assert again(verbs.at(48 * HOUR)) == SecondLook(looked=1, suspended=1)
    assert fakes.log.of(f"review/{second}")[-1].rule == "improper_repetition"


def test_when_an_original_is_erased_its_copy_becomes_what_others_are_copies_of(verbs: Verbs) -> None:
    original = verbs.review(text=TEXT)
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    verbs.at(HOUR).confirm(copy)
    verbs.at(HOUR).decide(Action.APPROVE, copy)  # an editor saw what it is
    again(verbs.at(24 * HOUR))
    verbs.at(30 * HOUR).decide(Action.ERASE, original)
    again(verbs.at(48 * HOUR))
    third = verbs.at(50 * HOUR).submit(text=TEXT, author=author(email="y@post.example"))
    found = verbs.at(50 * HOUR).confirm(third)
    assert [each.related for each in found.signals if each.code == "near_identical_text"] == [(copy,)]


def test_what_cannot_be_read_waits_until_it_can_be_and_stands_on_the_list_until_then(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    _, copy = two_copies(verbs)
    kept = fakes.reviews.all
    fakes.reviews = Unread(fakes, copy)
    fakes.reviews.all = kept
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=1, suspended=0)
    assert [each.record for each in fakes.aside.all()] == [f"reviews/{copy}"]
    assert again(verbs.at(48 * HOUR)) == SecondLook(looked=0, suspended=0)
    fakes.reviews.unreadable = ""
    assert again(verbs.at(72 * HOUR)) == SecondLook(looked=1, suspended=1)
    assert fakes.aside.all() == []


class Unread(FakeReviews):
    """One review cannot be read."""

    def __init__(self, fakes: FakeWorld, unreadable: str) -> None:
        super().__init__(fakes.organisations, fakes.outbox, fakes.log, fakes.deadlines, fakes.similarity_index)
        self.unreadable = unreadable

    def get(self, review_id: str) -> Review:
        if review_id == self.unreadable:
            raise UnreadableRecord(f"reviews/{review_id}", "undecodable")
        return super().get(review_id)

    def many(self, review_ids: Sequence[str], *, unread: Unread_ = stop, behind: bool = False) -> Sequence[Review]:
        found = [each for each in review_ids if each != self.unreadable]
        return super().many(found, unread=unread, behind=behind)


def test_an_automated_suspension_says_that_it_is_one(verbs: Verbs, fakes: FakeWorld) -> None:
    _, copy = two_copies(verbs)
    fakes.outbox.kept.clear()
    again(verbs.at(24 * HOUR))
    assert {(mail.kind, mail.by) for mail in fakes.mails()} == {
        (MailKind.REVIEW_SUSPENDED, Actor.SIGNAL),
        (MailKind.REVIEW_SUSPENDED_ORGANISATION, Actor.SIGNAL),
    }
    last = fakes.log.of(f"review/{copy}")[-1]
    assert (last.actor, last.action, last.rule) == (Actor.SIGNAL, "suspend", "one_per_experience")


def test_a_sign_that_an_editor_saw_suspends_nothing(verbs: Verbs) -> None:
    verbs.confirm(verbs.submit(text=TEXT))
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    seen = verbs.at(HOUR).confirm(copy)
    assert [each.code for each in seen.signals if each.strength >= STRONG] == ["near_identical_text"]
    verbs.at(HOUR).decide(Action.APPROVE, copy)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=1, suspended=0)


def test_the_first_look_of_all_goes_thirty_days_back(verbs: Verbs) -> None:
    verbs.review(text=OWN)
    verbs.at(timedelta(days=20)).review(text=TEXT, author=author(email="x@post.example"))
    assert again(verbs.at(timedelta(days=31))) == SecondLook(looked=1, suspended=0)


def test_what_is_gone_or_was_taken_back_is_not_looked_at(verbs: Verbs, fakes: FakeWorld) -> None:
    original, copy = two_copies(verbs)
    verbs.withdraw(original)
    del fakes.reviews.all[copy]
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=0, suspended=0)


OWN: Final = (
    "De opvang van onze zoon verliep vlot, al moesten we in het begin wat wennen aan de vroege uren. "
    "Hij komt elke dag vrolijk thuis en vertelt over de kippen."
)


def taken_over(verbs: Verbs) -> tuple[str, str]:
    """One is told first and returned; another's words go online, and the first is revised into them and goes online."""
    thief = verbs.submit(text=OWN)
    verbs.confirm(thief)
    verbs.decide(Action.RETURN, thief)
    original = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    verbs.at(HOUR).confirm(original)
    verbs.at(HOUR).decide(Action.APPROVE, original)
    verbs.at(2 * HOUR).revise(thief, TEXT)
    return thief, original


def codes(found: Review) -> list[str]:
    return [each.code for each in found.signals if each.strength >= STRONG]


def test_who_revises_a_review_into_anothers_words_is_the_copy_whatever_its_age(verbs: Verbs, fakes: FakeWorld) -> None:
    thief, original = taken_over(verbs)
    assert codes(fakes.reviews.get(thief)) == ["near_identical_text"]
    verbs.at(3 * HOUR).decide(Action.APPROVE, thief)
    again(verbs.at(24 * HOUR))
    assert fakes.reviews.get(original).status is Status.PUBLISHED
    assert codes(fakes.reviews.get(original)) == []


def test_an_index_that_took_the_age_of_the_review_for_its_words_is_put_right(verbs: Verbs, fakes: FakeWorld) -> None:
    """As release 0.1.0 noted it: the copy holds the words of the original, as if it had them first."""
    thief, original = taken_over(verbs)
    stolen = fakes.reviews.get(thief)
    own = sketch(TEXT)
    fakes.similarity_index.note(stolen, bands_of(TEXT), own.packed, worded_at=stolen.submitted_at)
    fakes.reviews.all[thief] = replace(stolen, signals=())  # nor did anything see it
    verbs.at(3 * HOUR).decide(Action.APPROVE, thief)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=1)
    assert fakes.reviews.get(original).status is Status.PUBLISHED
    assert fakes.reviews.get(thief).status is Status.SUSPENDED


def test_a_correction_leaves_words_as_old_as_they_were(verbs: Verbs, fakes: FakeWorld) -> None:
    original = verbs.submit(text=TEXT)
    verbs.confirm(original)
    verbs.decide(Action.RETURN, original)
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    assert codes(verbs.at(HOUR).confirm(copy)) == ["near_identical_text"]
    verbs.at(2 * HOUR).revise(original, TEXT.replace("Mijn moeder", "Zij"))
    assert codes(fakes.reviews.get(original)) == []
    for each in (copy, original):
        verbs.at(3 * HOUR).decide(Action.APPROVE, each)
    again(verbs.at(24 * HOUR))
    assert fakes.reviews.get(original).status is Status.PUBLISHED


@pytest.mark.parametrize("way_back", ["notice", "appeal"])
def test_an_original_that_was_offline_for_a_while_stays_the_original(
    verbs: Verbs, fakes: FakeWorld, way_back: str
) -> None:
    original = verbs.review(text=TEXT)
    later = verbs.at(HOUR)
    if way_back == "notice":
        verbs.at(HOUR).decide(Action.SUSPEND, original)
        copied = "restore"
    else:
        later.decide(Action.REMOVE, original)
        appeal = later.appeal_review(original)
        copied = "uphold_appeal"
    copy = verbs.at(2 * HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    fakes.reviews.all[copy] = replace(verbs.at(2 * HOUR).confirm(copy), signals=())
    verbs.at(2 * HOUR).decide(Action.APPROVE, copy)
    back = verbs.at(3 * HOUR).by("editor-bram")
    if way_back == "notice":
        back.decide(Action.RESTORE, original)
    else:
        back.decide_appeal(AppealAction.UPHOLD, appeal)
    assert fakes.log.of(f"review/{original}")[-1].action == copied
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=1)
    assert fakes.reviews.get(original).status is Status.PUBLISHED
    assert fakes.reviews.get(copy).status is Status.SUSPENDED


def test_of_two_handed_in_at_one_moment_exactly_one_is_the_copy(verbs: Verbs, fakes: FakeWorld) -> None:
    both = [verbs.submit(text=TEXT), verbs.submit(text=TEXT, author=author(email="x@post.example"))]
    for one in both:
        verbs.confirm(one)
        fakes.reviews.all[one] = replace(fakes.reviews.get(one), signals=())
        verbs.decide(Action.APPROVE, one)
    assert again(verbs.at(24 * HOUR)).suspended == 1
    assert again(verbs.at(48 * HOUR)).suspended == 0
    assert {fakes.reviews.get(one).status for one in both} == {Status.PUBLISHED, Status.SUSPENDED}


class Overtaken(FakeReviews):
    """Somebody else is quicker, between the reading and the writing."""

    def check(self, before: Review) -> None:
        self.all[before.id] = replace(before, version=before.version + 1)
        super().check(before)


def test_what_somebody_was_at_is_left_for_the_next_call(verbs: Verbs, fakes: FakeWorld) -> None:
    _, copy = two_copies(verbs)
    slow = Overtaken(fakes.organisations, fakes.outbox, fakes.log)
    quick, fakes.reviews = fakes.reviews, slow
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=0)
    assert fakes.reviews.get(copy).visible
    fakes.reviews = quick
    assert again(verbs.at(25 * HOUR)) == SecondLook(looked=1, suspended=1)


class TakenBack(FakeReviews):
    """The author takes a review back between its two readings."""

    def __init__(self, fakes: FakeWorld) -> None:
        super().__init__(fakes.organisations, fakes.outbox, fakes.log)
        self._seen: set[str] = set()

    def get(self, review_id: str) -> Review:
        found = super().get(review_id)
        if review_id in self._seen:
            found = replace(found, status=Status.WITHDRAWN, version=found.version + 1)
        return found

    def many(self, review_ids: Sequence[str], *, unread: Unread_ = stop, behind: bool = False) -> Sequence[Review]:
        found = super().many(review_ids, unread=unread, behind=behind)
        self._seen |= {each.id for each in found}
        return found


def test_a_review_that_is_taken_back_meanwhile_does_not_end_the_run(verbs: Verbs, fakes: FakeWorld) -> None:
    two_copies(verbs)
    fakes.reviews = TakenBack(fakes)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=0)
