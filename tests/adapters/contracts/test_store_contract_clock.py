"""The contract of stores that the clock and an erasure work on, in memory and in DynamoDB."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.domain.signals.text.bands import Bands, bands_of
from chalicelib.domain.signals.text.near_duplicates import sketch
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, act, appeal, author, effects, entry, mail, notice, notifier, organisation, review
from tests.worlds import World

SECOND = timedelta(seconds=1)


@pytest.fixture
def stores(world: World) -> World:
    world.put(organisation())
    return world


def due(stores: World, now: datetime = NOW) -> list[tuple[str, str]]:
    return [(each.chore, each.id) for each in stores.deadlines.due(now=now, limit=10)]


def test_what_is_due_comes_oldest_first_from_its_very_second_on(stores: World) -> None:
    late = Deadline(due=NOW + SECOND, chore=TaskKind.ERASE, id="a")
    early = Deadline(due=NOW, chore=TaskKind.ARCHIVE, id="b")
    stores.deadlines.put(late)
    stores.deadlines.put(early)
    assert due(stores, NOW - SECOND) == []
    assert due(stores, NOW) == [("archive", "b")]
    assert due(stores, NOW + SECOND) == [("archive", "b"), ("erase", "a")]
    stores.deadlines.drop(early)
    stores.deadlines.drop(early)
    assert stores.deadlines.due(now=NOW + SECOND, limit=10) == [late]


def test_a_deadline_moves_with_its_review(world: World, stores: World) -> None:
    life = Life(world).submitted()
    assert due(stores, NOW + timedelta(days=3)) == [("remind_author", "review-1")]
    life.does(Action.CONFIRM)
    assert due(stores, NOW + timedelta(days=3_000)) == [("expire", "review-1")]
    life.does(Action.APPROVE)
    assert due(stores, NOW + timedelta(days=14)) == [("remind_organisation", "review-1")]
    life.does(Action.REMOVE)
    assert due(stores, NOW + timedelta(days=3_000)) == [("expire", "review-1")]


def test_until_the_clock_looks_no_act_moves_a_deadline_and_then_the_next_look_follows(
    world: World, stores: World
) -> None:
    life = Life(world, review=review(looks=True)).submitted()
    life.does(Action.CONFIRM)
    assert due(stores, NOW + timedelta(days=3_000)) == [("remind_author", "review-1")]
    life.now += timedelta(days=3) - SECOND
    life.does(Action.APPROVE)  # as the clock may be about to look, both stand
    assert due(stores, NOW + timedelta(days=3_000)) == [
        ("remind_author", "review-1"),
        ("remind_organisation", "review-1"),
    ]
    life.does(Action.ERASE)
    assert due(stores, NOW + timedelta(days=3_000)) == [("remind_author", "review-1")]


def test_an_act_takes_along_what_an_erased_review_stands_under(world: World, stores: World) -> None:
    life = Life(world, review=review(looks=True)).published()
    life.does(Action.ERASE)
    assert due(stores, NOW + timedelta(days=3_000)) == []


def test_an_erased_review_keeps_its_author_only_for_a_last_mail(world: World, stores: World) -> None:
    life = Life(world).published()
    after, _ = life.review.moved(Action.ERASE, act())
    stores.reviews.save(life.review, after, effects(), leaving=author(last_name=""))
    assert stores.reviews.author("review-1") is None
    assert stores.reviews.leaving("review-1") == author(last_name="")
    assert list(stores.reviews.tombstones(since=NOW - timedelta(days=40), now=NOW)) == ["review-1"]
    stores.reviews.left("review-1")
    stores.reviews.left("review-1")
    assert stores.reviews.leaving("review-1") is None


def test_a_forgotten_author_is_gone_and_the_text_stays(world: World, stores: World) -> None:
    life = Life(world).published()
    stores.reviews.save(life.review, life.review.without_author(NOW), effects())
    assert stores.reviews.author("review-1") is None
    assert stores.reviews.get("review-1").text == life.review.text


def test_the_mails_of_an_act_are_found_kept_back_and_bare(world: World, stores: World) -> None:
    words = {"explanation": "Daarom.", "passage": "zuster Els"}
    life = Life(world).submitted()
    life.does(Action.CONFIRM, mails=(mail(id="mail-1", **words), mail(id="mail-2", created_at=NOW + SECOND, **words)))
    ids = stores.log.mails(["review/review-1", "reply/review-1"])
    assert sorted(ids) == ["mail-1", "mail-2"]
    claimed = stores.outbox.claim("mail-1", now=NOW)
    assert claimed is not None
    stores.outbox.sent(claimed, now=NOW, message_id="m")
    assert [(each.id, each.passage, outcome) for each, outcome in stores.outbox.many(ids)] == [
        ("mail-1", "", "sent"),
        ("mail-2", "zuster Els", ""),
    ]
    stores.outbox.recall(ids, now=NOW)
    assert [(each.id, each.explanation, outcome) for each, outcome in stores.outbox.many(ids)] == [
        ("mail-1", "", "sent"),
        ("mail-2", "", "erased"),
    ]
    assert stores.outbox.claim("mail-2", now=NOW + timedelta(days=1)) is None


def test_a_mail_with_a_known_id_is_added_once(stores: World) -> None:
    assert stores.outbox.put_new([mail(id="d-1"), mail(id="d-2")]) == 2
    assert stores.outbox.put_new([mail(id="d-1"), mail(id="d-3")]) == 1


def test_words_are_struck_from_the_log_and_the_acts_stay(world: World, stores: World) -> None:
    Life(world).submitted()
    said = entry(id="entry-x", explanation="Mieke vroeg het.", rule="own_experience")
    before = stores.reviews.get("review-1")
    stores.reviews.save(before, before.author_reminded(NOW), effects(entry=said))
    stores.log.strike(["review/review-1"])
    assert [(each.explanation, each.rule) for each in stores.log.of("review/review-1") if each.id == "entry-x"] == [
        ("", "own_experience")
    ]


def test_cases_are_deleted_with_whoever_gave_notice_at_the_version_that_was_seen(stores: World) -> None:
    stores.cases.add_notice(notice(), notifier(), effects())
    stores.cases.add_appeal(appeal(), effects())
    with pytest.raises(ChangedMeanwhile):
        stores.cases.delete_notice(notice(version=2), effects())
    stores.cases.delete_notice(notice(), effects())
    stores.cases.delete_appeal(appeal(), effects())
    assert stores.cases.notifier("notice-1") is None
    with pytest.raises(NotFound):
        stores.cases.notice("notice-1")
    assert stores.cases.about("review-1") == ([], [])


def test_traces_are_forgotten_but_for_a_band_that_another_text_holds(stores: World) -> None:
    one, other = review(id="review-1", author_key="key-1"), review(id="review-2", author_key="key-2")
    own, bands = sketch(one.text), bands_of(one.text)
    before = one.submitted_at - timedelta(days=1)
    three = Bands(bands.kept[:3], (), ())
    stores.similarity_index.note(replace(other, submitted_at=before), three, own.packed, worded_at=before)
    stores.reviews.add(one, author(), effects(), origin_key="origin-1")
    stores.similarity_index.note(one, bands, own.packed, worded_at=one.submitted_at)
    stores.similarity_index.forget(one, bands.held)
    assert (stores.similarity_index.by_author("key-1"), stores.similarity_index.origin_of("review-1")) in (
        ([], ""),
        ((), ""),
    )
    assert stores.similarity_index.sketch_of("review-1") == b""
    found = stores.similarity_index.note(review(id="review-3"), bands, own.packed, worded_at=NOW)
    assert {trace.review_id for trace, _ in found.alike} == {"review-2"}
