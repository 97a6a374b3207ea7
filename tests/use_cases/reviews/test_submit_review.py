"""Somebody tells how care was: taken in once, whatever happens to the answer on its way back."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.reviews.parts import Capacity, Channel, Helper, Revision
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Erased, Invalid, NotFound, NotTakingPart
from chalicelib.domain.signals.list import version
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.reviews.once import KEPT
from tests.builders import NOW, RULE, WHY, author, effects, organisation, review, submission, theme_set
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def there_is_an_organisation(fakes: FakeWorld) -> None:
    fakes.put(organisation())


def submit(fakes: FakeWorld, key: str = "", now: datetime = NOW, **changes: Any) -> str:
    return Verbs(fakes, now=now).submit(key=key, **changes)


def leave(fakes: FakeWorld) -> None:
    before = fakes.organisations.get("organisation-1")
    fakes.organisations.save(before, replace(before, moderation=organisation(taking_part=False).moderation), effects())


def test_a_submission_becomes_an_unconfirmed_review(fakes: FakeWorld) -> None:
    review_id = submit(fakes, capacity=Capacity.PARENT, on_behalf=True)
    found = fakes.reviews.get(review_id)
    assert found == review(
        id=review_id,
        capacity=Capacity.PARENT,
        on_behalf=True,
        confirm_nonce=found.confirm_nonce,
        manage_nonce=found.manage_nonce,
        author_key="mailbox-of-mieke@post.example",
        spelt_key="author-of-mieke@post.example",
        checked_at=NOW,
        language="nl",
        terms=LICENSED_TERMS,
        looks=True,
        words_read=version(),
    )
    assert fakes.reviews.author(review_id) == author()
    assert found.confirm_nonce != found.manage_nonce


def test_who_helped_and_how_it_came_are_kept(fakes: FakeWorld) -> None:
    found = fakes.reviews.get(submit(fakes, channel=Channel.KIOSK, helped_by=Helper.STAFF))
    assert (found.channel, found.helped_by) == (Channel.KIOSK, Helper.STAFF)
    emptied = found.emptied(NOW)
    assert (emptied.channel, emptied.helped_by) == (Channel.KIOSK, None)


def test_what_an_older_release_did_not_ask_leaves_its_repeats_as_they_were(fakes: FakeWorld) -> None:
    first = submit(fakes, key="key-1")
    assert submit(fakes, key="key-1", channel=Channel.WEB, helped_by=None) == first
    assert submit(fakes, key="key-1", helped_by=Helper.OTHER) != first


def test_one_tablet_is_told_apart_from_what_visitors_write_in_the_same_house(fakes: FakeWorld) -> None:
    def origin_of(**changes: Any) -> str:
        review_id = Verbs(fakes, now=NOW).submit(origin="198.51.100.7", **changes)
        return fakes.similarity_index.origin_of(review_id)

    at_home, tablet = origin_of(), origin_of(channel=Channel.KIOSK)
    assert at_home == origin_of()
    assert tablet == origin_of(channel=Channel.KIOSK)
    assert tablet != at_home


def test_the_author_and_nobody_else_is_mailed_a_link_to_confirm(fakes: FakeWorld) -> None:
    review_id = submit(fakes)
    (mail,) = fakes.mails()
    assert (mail.kind, mail.review_id, mail.organisation_id) == (
        MailKind.CONFIRM_REVIEW,
        review_id,
        "organisation-1",
    )
    assert mail.created_at == NOW


def test_the_log_tells_that_an_author_submitted_and_not_what(fakes: FakeWorld) -> None:
    review_id = submit(fakes, text="Iets heel herkenbaars over mijn moeder.")
    (entry,) = fakes.log.of(f"review/{review_id}")
    assert (entry.actor, entry.actor_id, entry.action) == (Actor.AUTHOR, "", "submit")
    assert (entry.before, entry.after) == ("", Status.UNCONFIRMED)
    assert "herkenbaars" not in repr(entry)


def test_a_review_keeps_the_theme_set_that_is_current_for_its_sector(fakes: FakeWorld) -> None:
    fakes.theme_sets.put(theme_set(id="residential_care-2", version=2))
    assert fakes.reviews.get(submit(fakes)).theme_set == "residential_care-2"


def test_an_organisation_that_does_not_exist_takes_no_review(fakes: FakeWorld) -> None:
    with pytest.raises(NotFound):
        submit(fakes, organisation_id="nobody", key="key-1")


@pytest.mark.parametrize("key", ["", "key-1"], ids=["without a key", "with a key"])
def test_an_organisation_that_does_not_take_part_takes_no_review(fakes: FakeWorld, key: str) -> None:
    leave(fakes)
    with pytest.raises(NotTakingPart):
        submit(fakes, key=key)
    assert not fakes.mails()


def test_all_that_is_wrong_is_named_at_once_and_nothing_is_taken_in(fakes: FakeWorld) -> None:
    with pytest.raises(Invalid) as refusal:
        submit(fakes, consent=False, aspect_ratings={"meals": 9})
    assert [error.field for error in refusal.value.errors] == ["consent", "aspect_ratings.meals"]
    assert not fakes.mails()
    assert not fakes.log.entries


def test_the_same_submission_under_the_same_key_is_taken_in_once(fakes: FakeWorld) -> None:
    answers = {submit(fakes, key="key-1", now=NOW + timedelta(minutes=minute)) for minute in range(20)}
    assert len(answers) == 1
    assert len(fakes.reviews.all) == len(fakes.mails()) == len(fakes.log.entries) == 1


def test_a_repeat_gets_the_same_answer_after_the_review_moved_on(fakes: FakeWorld) -> None:
    first = submit(fakes, key="key-1")
    fakes.reviews.all[first] = replace(fakes.reviews.get(first), status=Status.REJECTED)
    assert submit(fakes, key="key-1") == first


def test_a_repeat_gets_the_same_answer_after_the_organisation_left(fakes: FakeWorld) -> None:
    first = submit(fakes, key="key-1")
    leave(fakes)
    assert submit(fakes, key="key-1") == first


def test_a_key_that_is_new_is_no_repeat_although_the_organisation_left(fakes: FakeWorld) -> None:
    submit(fakes, key="key-1")
    leave(fakes)
    with pytest.raises(NotTakingPart):
        submit(fakes, key="key-2")


@pytest.mark.parametrize("what", ["the theme set was replaced", "the experience became too old"])
def test_a_repeat_gets_the_same_answer_although_it_would_be_refused_today(fakes: FakeWorld, what: str) -> None:
    sent: dict[str, Any] = {"experienced": "2023-11", "aspect_ratings": submission().aspect_ratings}
    last_day = NOW.replace(month=11, day=30)
    first = submit(fakes, **sent, key="key-1", now=last_day)
    if what == "the theme set was replaced":
        fakes.theme_sets.put(theme_set(id="residential_care-2", version=2, aspects=()))
        assert submit(fakes, **sent, key="key-1", now=last_day) == first
    else:
        assert submit(fakes, **sent, key="key-1", now=last_day + timedelta(hours=20)) == first


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Iets heel anders over een andere ervaring."},
        {"aspect_ratings": {"meals": 3}},
        {"capacity": Capacity.CLIENT},
        {"experienced": "2026-08"},
        {"on_behalf": True},
        {"author": author(email="an@post.example")},
        {"author": author(first_name="An")},
        {"organisation_id": "organisation-2"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_key_belongs_to_what_came_with_it(fakes: FakeWorld, changes: dict[str, Any]) -> None:
    fakes.put(organisation(id="organisation-2", listing=replace(organisation().listing, register_id="2")))
    first = submit(fakes, key="key-1")
    other = submit(fakes, **changes, key="key-1")
    assert list(fakes.reviews.all) == [first, other]
    assert submit(fakes, key="key-1") == first


def test_what_comes_under_an_old_key_is_refused_like_anything_else(fakes: FakeWorld) -> None:
    submit(fakes, key="key-1")
    leave(fakes)
    with pytest.raises(NotTakingPart):
        submit(fakes, on_behalf=True, key="key-1")


@pytest.mark.parametrize(("waited", "same"), [(KEPT - SECOND, True), (KEPT, False), (KEPT + SECOND, False)])
def test_a_repeat_is_known_for_a_day(fakes: FakeWorld, waited: timedelta, *, same: bool) -> None:
    first = submit(fakes, key="key-1")
    assert (submit(fakes, key="key-1", now=NOW + waited) == first) == same


def test_a_repeat_of_what_was_erased_is_not_taken_in_anew(fakes: FakeWorld) -> None:
    review_id = submit(fakes, key="key-1")
    act = Act(by=Actor.EDITOR, at=NOW, actor_id="editor-an", rule=RULE, explanation=WHY)
    erase_review(review_id, act, stores=fakes)
    for _ in range(2):
        with pytest.raises(Erased):
            submit(fakes, key="key-1")
    assert list(fakes.reviews.all) == [review_id]


@pytest.mark.parametrize(
    ("waited", "changes", "same"),
    [(KEPT - SECOND, {}, True), (KEPT, {}, False), (SECOND, {"on_behalf": True}, False)],
)
def test_what_release_0_1_0_took_in_under_a_key_is_known_for_a_day_too(
    fakes: FakeWorld, waited: timedelta, changes: dict[str, Any], *, same: bool
) -> None:
    new = fakes.reviews.all.pop(submit(fakes))
    known = replace(new, id="id-for-key-1", author_key="author-of-mieke@post.example", spelt_key="")
    fakes.reviews.all[known.id] = known
    assert (submit(fakes, key="key-1", now=NOW + waited, **changes) == known.id) == same


def test_what_it_took_in_is_compared_as_it_came_and_not_as_it_was_revised(fakes: FakeWorld) -> None:
    new = fakes.reviews.all.pop(submit(fakes))
    known = replace(new, id="id-for-key-1", author_key="author-of-mieke@post.example", spelt_key="")
    first = Revision(text=known.text, aspect_ratings=known.aspect_ratings, replaced_at=NOW)
    revisions = (first, replace(first, text="Eens herzien."))
    fakes.reviews.all[known.id] = replace(known, text="Nog eens herzien.", revisions=revisions)
    assert submit(fakes, key="key-1", now=NOW + SECOND) == known.id


def test_another_key_is_another_review(fakes: FakeWorld) -> None:
    assert submit(fakes, key="key-1") != submit(fakes, key="key-2")


def test_without_a_key_everything_is_new(fakes: FakeWorld) -> None:
    assert submit(fakes) != submit(fakes)
    assert len(fakes.mails()) == 2


def test_the_order_of_the_ratings_makes_no_difference_to_a_repeat(fakes: FakeWorld) -> None:
    first = submit(fakes, aspect_ratings={"meals": 4, "contact": 5}, key="key-1")
    assert submit(fakes, aspect_ratings={"contact": 5, "meals": 4}, key="key-1") == first


def test_what_is_kept_of_a_submission_tells_nothing_of_the_author(fakes: FakeWorld) -> None:
    found = fakes.reviews.get(submit(fakes, key="key-1"))
    assert found.fingerprint == ""
    told = repr(
        replace(found, author_key="", spelt_key="")
    )  # the fakes' keys are in plain words, the real ones keyed hashes
    assert not [part for part in (author().email, author().first_name, author().last_name) if part in told]


@pytest.mark.parametrize("spelt", ["mieke+1@post.example", "MIEKE@Post.Example", "mieke+a+b@post.example"])
def test_one_mailbox_is_one_author_and_what_0_1_0_kept_is_compared_too(fakes: FakeWorld, spelt: str) -> None:
    found = fakes.reviews.get(submit(fakes, author=author(email=spelt)))
    assert found.author_key == "mailbox-of-mieke@post.example"
    assert found.spelt_key == f"author-of-{spelt.lower()}"
    assert (found.forgotten(NOW).author_key, found.forgotten(NOW).spelt_key) == ("", "")
