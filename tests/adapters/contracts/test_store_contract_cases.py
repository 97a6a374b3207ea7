"""The contract of stores of notices, appeals and dossiers, in memory and in DynamoDB: all of a change or nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.cases.appeal import Appeal, about_organisation
from chalicelib.domain.cases.dossier import Note, NoteKind
from chalicelib.domain.cases.notice import NoticeReason
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, OrganisationAction, ReplyAction
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import AlreadyThere, Effects, Restricted
from tests.adapters.dynamodb.lives import Life
from tests.builders import (
    NOW,
    act,
    appeal,
    dossier,
    effects,
    entry,
    mail,
    notice,
    notifier,
    organisation,
    review,
)
from tests.worlds import World

HOUR = timedelta(hours=1)
ANOTHER = Effects(entry=entry(id="entry-x", subject="notice/notice-1"), mails=(mail(id="mail-x"),))


@pytest.fixture(autouse=True)
def there_is_an_organisation(world: World) -> None:
    world.put(organisation())


def queue(world: World, kind: QueueKind) -> list[tuple[str, str]]:
    items, _ = world.queue.page(kind, status="", limit=100, cursor="", now=NOW)
    return [(each.id, each.status) for each in items]


def nothing_was_written(world: World) -> bool:
    return not world.log.of("notice/notice-1") and not world.mails()


def test_a_notice_comes_back_whole_and_who_gave_it_is_kept_apart(world: World) -> None:
    world.cases.add_notice(notice(), notifier(), ANOTHER)
    assert world.cases.notice("notice-1") == notice()
    assert world.cases.notifier("notice-1") == notifier()
    assert world.cases.notices_by_id(["notice-1", "none", "notice-1"]) == {"notice-1": notice()}
    assert world.cases.notices_by_id([]) == {}
    assert world.cases.appeals_by_id(["notice-1"]) == {}
    assert list(world.log.of("notice/notice-1")) == [ANOTHER.entry]
    assert [each.id for each in world.mails()] == ["mail-x"]


def test_a_notice_may_have_come_from_nobody(world: World) -> None:
    world.cases.add_notice(notice(reachable=False), None, effects())
    assert world.cases.notifier("notice-1") is None


def test_an_id_of_a_notice_is_given_out_once(world: World) -> None:
    world.cases.add_notice(notice(), notifier(), effects())
    with pytest.raises(AlreadyThere):
        world.cases.add_notice(notice(explanation="Iets heel anders dan eerst."), notifier(name="X"), ANOTHER)
    assert (world.cases.notice("notice-1"), world.cases.notifier("notice-1")) == (notice(), notifier())
    assert nothing_was_written(world)


@pytest.mark.parametrize("what", ["notice", "appeal", "dossier"])
def test_what_is_not_there_is_not_found(world: World, what: str) -> None:
    world.cases.add_notice(notice(), notifier(), effects())
    with pytest.raises(NotFound):
        getattr(world.cases, what)("nothing-1")


def test_there_is_one_appeal_per_decision(world: World) -> None:
    world.cases.add_appeal(appeal(), effects())
    with pytest.raises(AlreadyThere):
        world.cases.add_appeal(appeal(explanation="Nog eens, met andere woorden."), ANOTHER)
    assert world.cases.appeal("appeal-1") == appeal()
    assert world.cases.appeals_by_id(["appeal-1", "none"]) == {"appeal-1": appeal()}
    assert nothing_was_written(world)


def test_all_about_a_review_is_read_oldest_first(world: World) -> None:
    for number in (2, 1):
        at = NOW + number * HOUR
        world.cases.add_notice(notice(id=f"notice-{number}", submitted_at=at), None, effects(entry=entry(id=f"a{at}")))
        world.cases.add_appeal(appeal(id=f"appeal-{number}", submitted_at=at), effects(entry=entry(id=f"b{at}")))
    world.cases.add_notice(notice(id="notice-3", review_id="review-2"), None, effects())
    notices, appeals = world.cases.about("review-1")
    assert [each.id for each in notices] == ["notice-1", "notice-2"]
    assert [each.id for each in appeals] == ["appeal-1", "appeal-2"]


def upheld(online: Review) -> ReviewTransition:
    after, _ = online.moved(Action.SUSPEND, act())
    return ReviewTransition(before=online, after=after)


def test_an_upheld_notice_and_its_review_move_in_one_write(world: World) -> None:
    online = Life(world).published().review
    world.cases.add_notice(notice(), notifier(), effects(entry=entry(id="entry-0", subject="notice/notice-0")))
    after, _ = notice().moved(NoticeAction.UPHOLD, act())
    more = (entry(id="entry-y", action="suspend"),)
    move = upheld(online)
    world.cases.save(replace(ANOTHER, more=more), notice=(notice(), after), review=move)
    assert world.cases.notice("notice-1") == after
    assert world.reviews.get("review-1") == move.after
    assert not world.public_reviews("organisation-1")
    assert world.organisations.get("organisation-1").tally.reviews == 0
    assert queue(world, QueueKind.NOTICE) == []
    assert queue(world, QueueKind.REVIEW) == [("review-1", "suspended")]
    assert [each.id for each in world.log.of("notice/notice-1")] == ["entry-x"]
    assert more[0] in world.log.of("review/review-1")
    assert [each.id for each in world.mails()] == ["mail-x"]


def test_neither_moves_when_the_review_changed_meanwhile(world: World) -> None:
    online = Life(world).published().review
    world.cases.add_notice(notice(), notifier(), effects(entry=entry(id="entry-0", subject="notice/notice-0")))
    after, _ = notice().moved(NoticeAction.UPHOLD, act())
    stale = replace(upheld(online), before=replace(online, version=online.version - 1))
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(ANOTHER, notice=(notice(), after), review=stale)
    assert world.cases.notice("notice-1") == notice()
    assert world.reviews.get("review-1") == online
    assert queue(world, QueueKind.NOTICE) == [("notice-1", "pending")]
    assert nothing_was_written(world)


def test_the_review_does_not_move_when_the_notice_changed_meanwhile(world: World) -> None:
    online = Life(world).published().review
    world.cases.add_notice(notice(version=2), None, effects(entry=entry(id="entry-0", subject="notice/notice-0")))
    after, _ = notice().moved(NoticeAction.UPHOLD, act())
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(ANOTHER, notice=(notice(), after), review=upheld(online))
    assert world.reviews.get("review-1") == online
    assert nothing_was_written(world)


def test_of_two_decisions_on_an_appeal_the_second_is_refused_whole(world: World) -> None:
    world.cases.add_appeal(appeal(), effects())
    assert queue(world, QueueKind.APPEAL) == [("appeal-1", "pending")]
    after, _ = appeal().moved(AppealAction.DISMISS, act(actor_id="editor-bram"))
    world.cases.save(effects(entry=entry(id="entry-2")), appeal=(appeal(), after))
    assert queue(world, QueueKind.APPEAL) == []
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(ANOTHER, appeal=(appeal(), after))
    assert world.cases.appeal("appeal-1") == after
    assert nothing_was_written(world)


def test_an_appeal_its_notice_and_its_review_move_in_one_write(world: World) -> None:
    online = Life(world).published().review
    dismissed, _ = notice().moved(NoticeAction.DISMISS, act())
    world.cases.add_notice(dismissed, None, effects(entry=entry(id="entry-2")))
    asked = appeal(about="notice", notice_id="notice-1")
    world.cases.add_appeal(asked, effects(entry=entry(id="entry-3")))
    other = act(actor_id="editor-bram")
    won, _ = asked.moved(AppealAction.UPHOLD, other)
    after, _ = dismissed.moved(NoticeAction.UPHOLD_APPEAL, other)
    world.cases.save(ANOTHER, appeal=(asked, won), notice=(dismissed, after), review=upheld(online))
    assert (world.cases.appeal("appeal-1"), world.cases.notice("notice-1")) == (won, after)
    assert not world.reviews.get("review-1").visible


def test_a_notice_that_may_concern_a_child_stands_before_older_ones(world: World) -> None:
    world.cases.add_notice(notice(), None, effects())
    child = notice(id="notice-2", reason=NoticeReason.CHILD_ABUSE, submitted_at=NOW + HOUR)
    world.cases.add_notice(child, None, effects(entry=entry(id="entry-2")))
    assert queue(world, QueueKind.NOTICE) == [("notice-2", "pending"), ("notice-1", "pending")]


def test_a_review_with_a_strong_signal_stands_before_older_ones(world: World) -> None:
    Life(world, review=review(id="review-1")).submitted().does(Action.CONFIRM)
    strong = review(id="review-2", signals=(Signal("threat", STRONG, "Een dreigement."),))
    Life(world, now=NOW + HOUR, review=strong).submitted().does(Action.CONFIRM)
    assert queue(world, QueueKind.REVIEW) == [("review-2", "pending"), ("review-1", "pending")]


def test_an_organisation_waits_while_research_into_it_is_open(world: World) -> None:
    seen = []
    now = organisation()
    does = OrganisationAction
    for number, action in enumerate((does.WATCH, does.BLOCK, does.UNBLOCK, does.UNWATCH)):
        before, (now, _) = now, now.decided(action, act(at=NOW + number * HOUR))
        world.organisations.save(before, now, effects(entry=entry(id=f"entry-{number}")))
        seen.append(queue(world, QueueKind.ORGANISATION))
    states = ("watched", "blocked", "watched")
    assert seen == [*([("organisation-1", state)] for state in states), []]
    assert world.organisations.get("organisation-1") == now


def test_a_review_is_not_put_online_on_an_older_word_about_its_organisation(world: World) -> None:
    life = Life(world).submitted().does(Action.CONFIRM)
    seen = world.organisations.get("organisation-1")
    blocked, _ = seen.decided(OrganisationAction.BLOCK, act())
    world.organisations.save(seen, blocked, effects())
    after, _ = life.review.moved(Action.APPROVE, act())
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(life.review, after, ANOTHER, expected=seen)
    assert world.reviews.get("review-1") == life.review
    first, _ = life.review.moved(Action.APPROVE, act(), watched=True)
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(life.review, first, ANOTHER, expected=seen)
    assert nothing_was_written(world)
    world.reviews.save(life.review, after, ANOTHER, expected=blocked)
    assert world.reviews.get("review-1") == after


@pytest.mark.parametrize("action", [OrganisationAction.WATCH, OrganisationAction.BLOCK])
def test_what_needs_an_unrestricted_organisation_is_written_only_where_it_is(
    world: World, action: OrganisationAction
) -> None:
    life = Life(world).submitted().does(Action.CONFIRM)
    before = world.organisations.get("organisation-1")
    end = NOW + HOUR if action is OrganisationAction.BLOCK else None
    restricted, _ = before.decided(action, act(), until=end)
    world.organisations.save(before, restricted, effects())
    after, _ = life.review.moved(Action.APPROVE, act())
    last_moment = NOW + HOUR - timedelta(microseconds=1)
    for moment in (NOW, last_moment, *(() if end else (NOW + 9_999 * HOUR,))):
        with pytest.raises(Restricted):
            world.reviews.save(life.review, after, ANOTHER, unrestricted_at=moment)
        assert nothing_was_written(world)
    if end is None:
        open_again, _ = restricted.decided(OrganisationAction.UNWATCH, act())
        world.organisations.save(restricted, open_again, effects(entry=entry(id="entry-of-the-end")))
    world.reviews.save(life.review, after, ANOTHER, unrestricted_at=NOW + HOUR)
    assert world.reviews.get("review-1") == after


def test_who_decides_on_an_older_version_hears_that_before_anything_of_the_organisation(world: World) -> None:
    life = Life(world).submitted().does(Action.CONFIRM)
    before = world.organisations.get("organisation-1")
    blocked, _ = before.decided(OrganisationAction.BLOCK, act())
    world.organisations.save(before, blocked, effects())
    older = replace(life.review, version=life.review.version - 1)
    with pytest.raises(ChangedMeanwhile):
        world.reviews.save(older, older.moved(Action.APPROVE, act())[0], ANOTHER, unrestricted_at=NOW)


def test_a_claim_is_shown_until_its_editor_releases_it_or_half_an_hour_passed(world: World) -> None:
    assert world.queue.claim("review-1", "editor-an", now=NOW) == NOW + HOUR / 2
    world.queue.claim("review-2", "editor-an", now=NOW)
    world.queue.claim("review-2", "editor-bram", now=NOW)
    ids = ["review-1", "review-2", "review-3", "review-1"]
    assert world.queue.claims(ids, now=NOW) == {"review-1": "editor-an", "review-2": "editor-bram"}
    assert world.queue.claims(ids, now=NOW + HOUR / 2) == {}
    world.queue.release("review-1", "editor-an")
    world.queue.release("review-2", "editor-an")
    world.queue.release("review-3", "editor-an")
    assert world.queue.claims(ids, now=NOW) == {"review-2": "editor-bram"}


def test_a_claim_locks_nobody_out(world: World) -> None:
    Life(world).submitted().does(Action.CONFIRM)
    world.queue.claim("review-1", "editor-an", now=NOW)
    assert queue(world, QueueKind.REVIEW) == [("review-1", "pending")]


def test_dossiers_come_back_whole_newest_first(world: World) -> None:
    older = dossier(review_ids=("review-1", "review-2"), organisation_id="organisation-1")
    newer = dossier(id="dossier-2", opened_at=NOW + HOUR)
    world.cases.put_dossier(None, older, effects())
    world.cases.put_dossier(None, newer, effects(entry=entry(id="entry-2")))
    noted = older.with_note(
        Note(kind=NoteKind.REFERRAL, at=NOW, editor_id="editor-an", text="Gebeld.", party="Zorginspectie")
    )
    world.cases.put_dossier(older, noted, effects(entry=entry(id="entry-3")))
    assert list(world.cases.dossiers()) == [newer, noted]
    assert world.cases.dossier("dossier-1") == noted


@pytest.mark.parametrize("before", [None, dossier()], ids=["opened twice", "an older version"])
def test_of_two_changes_of_a_dossier_the_second_is_refused_whole(world: World, before: None) -> None:
    closed = dossier().closed("Geen misbruik.", at=NOW)
    world.cases.put_dossier(None, dossier(), effects())
    world.cases.put_dossier(dossier(), closed, effects(entry=entry(id="entry-2")))
    with pytest.raises(ChangedMeanwhile):
        world.cases.put_dossier(before, dossier(title="Anders", version=2), ANOTHER)
    assert world.cases.dossier("dossier-1") == closed
    assert nothing_was_written(world)


def test_the_log_of_a_day_holds_that_day_and_no_other(world: World) -> None:
    for number, hours in enumerate((-14, -13, 0, 10, 11)):
        one = entry(id=f"entry-{number}", at=NOW + hours * HOUR)
        world.cases.add_notice(notice(id=f"notice-{number}"), None, effects(entry=one))
    assert sorted(each.id for each in world.log.day(NOW.date())) == ["entry-1", "entry-2", "entry-3"]


def test_the_figures_of_a_day_are_replaced_when_it_is_counted_again(world: World) -> None:
    new_year, before = date(2026, 1, 1), date(2025, 12, 31)
    world.figures.put(new_year, Figures({"received": 1}))
    world.figures.put(new_year, Figures({"received": 2, "rejected_by_rule.no_personal_data": 1}))
    world.figures.put(before, Figures({"received": 9}))
    assert world.figures.of(2026) == {new_year: Figures({"received": 2, "rejected_by_rule.no_personal_data": 1})}
    assert world.figures.of(2024) == {}


def test_the_figures_of_a_sector_lie_apart_from_those_of_the_whole_and_of_others(world: World) -> None:
    day = date(2026, 1, 1)
    for received, sector in ((9, ""), (1, "child_care"), (2, "child_care"), (3, "youth_care")):
        world.figures.put(day, Figures({"received": received}), sector=sector)
    assert [world.figures.of(2026, sector=each) for each in ("", "child_care", "youth_care", "disability")] == [
        *({day: Figures({"received": received})} for received in (9, 2, 3)),
        {},
    ]


def test_a_reply_that_a_notice_takes_away_leaves_its_review_online(world: World) -> None:
    life = Life(world).published().does(ReplyAction.SUBMIT, ReplyAction.APPROVE)
    world.cases.add_notice(notice(), None, effects(entry=entry(id="entry-2", subject="notice/notice-0")))
    after, _ = notice().moved(NoticeAction.UPHOLD, act())
    removed, _ = life.review.reply_decided(ReplyAction.REMOVE, act())
    world.cases.save(ANOTHER, notice=(notice(), after), review=ReviewTransition(before=life.review, after=removed))
    assert [public_review.reply for public_review in world.public_reviews("organisation-1")] == [None]
    tally = world.organisations.get("organisation-1").tally
    assert (tally.reviews, tally.replied) == (1, 0)


def with_an_appeal(world: World) -> None:
    """A dismissed notice and the appeal against that."""
    world.cases.add_notice(notice(), notifier(), effects(entry=entry(id="entry-0", subject="notice/notice-0")))
    made = appeal(about="notice", notice_id="notice-1")
    world.cases.add_appeal(made, effects(entry=entry(id="entry-1", subject="appeal/appeal-1")))


@pytest.mark.parametrize("kept", [False, True])
def test_a_notice_loses_who_gave_it_and_their_appeal_in_one_write(world: World, kept: bool) -> None:  # noqa: FBT001 - a parameter
    with_an_appeal(world)
    made = world.cases.appeal("appeal-1")
    after = notice().without_notifier(notifier())
    becomes = made.without_words() if kept else None
    world.cases.forget_notifier(notice(), after, ANOTHER, appeal=(made, becomes))
    assert (world.cases.notice("notice-1"), world.cases.notifier("notice-1")) == (after, None)
    if becomes is not None:
        assert world.cases.appeal("appeal-1") == becomes
    else:
        with pytest.raises(NotFound):
            world.cases.appeal("appeal-1")
        assert queue(world, QueueKind.APPEAL) == []
    assert queue(world, QueueKind.NOTICE) == [("notice-1", "pending")]
    assert [each.id for each in world.log.of("notice/notice-1")] == ["entry-x"]


def test_who_gave_notice_stays_while_the_notice_or_their_appeal_changed_meanwhile(world: World) -> None:
    with_an_appeal(world)
    made = world.cases.appeal("appeal-1")
    after = notice().without_notifier(notifier())
    for before, was in ((replace(notice(), version=7), made), (notice(), replace(made, version=7))):
        for becomes in (None, made.without_words()):
            new = replace(after, version=before.version + 1)
            with pytest.raises(ChangedMeanwhile):
                world.cases.forget_notifier(before, new, ANOTHER, appeal=(was, becomes))
    assert (world.cases.notice("notice-1"), world.cases.notifier("notice-1")) == (notice(), notifier())
    assert world.cases.appeal("appeal-1") == made
    assert nothing_was_written(world)


def objected() -> Appeal:
    return appeal(about="watch", review_id="", against="watch", against_at=NOW, by=Addressee.ORGANISATION)


def test_an_upheld_objection_and_its_organisation_move_in_one_write(world: World) -> None:
    watched, _ = organisation().decided(OrganisationAction.WATCH, act())
    world.organisations.save(organisation(), watched, effects(entry=entry(id="entry-0", subject="organisation/x")))
    world.cases.add_appeal(objected(), effects(entry=entry(id="entry-1", subject="appeal/appeal-1")))
    assert list(world.cases.about(about_organisation("organisation-1"))[1]) == [objected()]
    after, _ = objected().moved(AppealAction.UPHOLD, act(actor_id="editor-2"))
    lifted, _ = watched.decided(OrganisationAction.UNWATCH, act())
    world.cases.save(ANOTHER, appeal=(objected(), after), organisation=(watched, lifted))
    assert world.organisations.get("organisation-1").moderation == lifted.moderation
    assert world.cases.appeal("appeal-1") == after
    assert queue(world, QueueKind.APPEAL) == queue(world, QueueKind.ORGANISATION) == []


def test_an_objection_stays_where_the_organisation_was_decided_about_meanwhile(world: World) -> None:
    watched, _ = organisation().decided(OrganisationAction.WATCH, act())
    world.cases.add_appeal(objected(), effects(entry=entry(id="entry-1", subject="appeal/appeal-1")))
    after, _ = objected().moved(AppealAction.UPHOLD, act(actor_id="editor-2"))
    lifted, _ = watched.decided(OrganisationAction.UNWATCH, act())
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(ANOTHER, appeal=(objected(), after), organisation=(watched, lifted))
    assert world.cases.appeal("appeal-1") == objected()
    assert nothing_was_written(world)
