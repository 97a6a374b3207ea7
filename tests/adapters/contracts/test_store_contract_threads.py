"""The contract of stores of what is asked and noted, in memory and in DynamoDB: gone with what it is about."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.thread import ColleagueNote, Question, Thread
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.stores import Effects
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, appeal, effects, entry, mail, notice, organisation, review
from tests.worlds import World

ANOTHER = Effects(entry=entry(id="entry-x", subject="review/review-1", action="note"), mails=(mail(id="mail-x"),))
QUESTION = Question(id="question-1", text="Op welke dag was dat?", asked_at=NOW, asked_by="editor-an")


@pytest.fixture(autouse=True)
def there_is_an_organisation(world: World) -> None:
    world.put(organisation())


def note(number: int = 1) -> ColleagueNote:
    return ColleagueNote(id=f"note-{number}", at=NOW, editor_id="editor-an", text="Gebeld met het huis.")


def about(subject: str = "review/review-1") -> Thread:
    return Thread(subject=subject).noted(note())


def written(number: int) -> Effects:
    return effects(entry=entry(id=f"entry-{number + 100}", subject="organisation/organisation-1"))


def pending(world: World) -> Life:
    return Life(world).submitted().does(Action.CONFIRM)


def test_nothing_is_asked_or_noted_at_first(world: World) -> None:
    assert world.cases.thread("review/review-1") == Thread(subject="review/review-1")


def test_a_question_and_the_review_that_it_moves_on_are_one_write(world: World) -> None:
    life = pending(world)
    empty = world.cases.thread("review/review-1")
    asked = empty.asked(QUESTION, life.review)
    move = ReviewTransition(before=life.review, after=life.review.beside())
    world.cases.save(ANOTHER, thread=(empty, asked), review=move)
    assert world.cases.thread("review/review-1") == asked
    assert world.reviews.get("review-1").version == life.review.version + 1
    late = Effects(entry=entry(id="entry-y"), mails=(mail(id="mail-y"),))
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(late, thread=(asked, asked.noted(note())), review=move)
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(late, thread=(empty, asked))
    assert world.cases.thread("review/review-1") == asked
    assert [each.id for each in world.mails() if each.id.startswith("mail-")] == ["mail-x"]


def test_a_note_is_refused_where_what_it_is_about_changed_meanwhile(world: World) -> None:
    stale = pending(world).review
    Life(world, review=stale).does(Action.WITHDRAW)
    world.cases.add_notice(notice(), None, written(1))
    world.cases.add_appeal(appeal(), written(2))
    for subject, found in (
        ("review/review-1", stale),
        ("notice/notice-1", notice(version=9)),
        ("appeal/appeal-1", appeal(version=9)),
        ("review/review-9", review(id="review-9")),
    ):
        with pytest.raises(ChangedMeanwhile):
            world.cases.add_note(Thread(subject=subject), about(subject), ANOTHER, about=found)
        assert world.cases.thread(subject).version == 0
    assert not [each for each in world.log.of("review/review-1") if each.action == "note"]


def test_of_two_notes_at_once_the_second_looks_again(world: World) -> None:
    empty = Thread(subject="organisation/organisation-1")
    world.cases.add_note(empty, about(empty.subject), written(1), about=None)
    with pytest.raises(ChangedMeanwhile):
        world.cases.add_note(empty, about(empty.subject), written(2), about=None)
    assert [each.id for each in world.cases.thread(empty.subject).notes] == ["note-1"]


def test_what_is_noted_goes_with_its_review_its_notice_and_its_appeal(world: World) -> None:
    life = pending(world)
    world.cases.add_notice(notice(), None, written(1))
    world.cases.add_appeal(appeal(), written(2))
    world.cases.add_note(Thread(subject="review/review-1"), about(), written(3), about=life.review)
    of_notice, of_appeal = about("notice/notice-1"), about("appeal/appeal-1")
    world.cases.add_note(Thread(subject=of_notice.subject), of_notice, written(4), about=notice())
    world.cases.add_note(Thread(subject=of_appeal.subject), of_appeal, written(5), about=appeal())
    world.cases.delete_notice(notice(), written(6))
    world.cases.delete_appeal(appeal(), written(7))
    life.does(Action.ERASE)
    for subject in ("review/review-1", "notice/notice-1", "appeal/appeal-1"):
        assert world.cases.thread(subject).version == 0


def test_what_is_asked_goes_when_the_author_is_forgotten_and_so_does_what_is_noted_later(world: World) -> None:
    life = Life(world).published()
    world.cases.add_note(Thread(subject="review/review-1"), about(), written(1), about=life.review)
    forgotten = life.review.without_author(NOW)
    world.reviews.save(life.review, forgotten, written(2))
    assert world.cases.thread("review/review-1").version == 0
    world.cases.add_note(Thread(subject="review/review-1"), about(), written(3), about=forgotten)
    life.review = forgotten
    life.does(Action.ERASE)
    assert world.cases.thread("review/review-1").version == 0


def test_research_opens_with_the_review_that_it_is_about_or_not_at_all(world: World) -> None:
    life = Life(world).submitted()
    after = replace(life.review, version=life.review.version + 1)
    research = Dossier.of_watched(after, "research-1", at=NOW)
    move = ReviewTransition(before=life.review, after=after)
    world.cases.save(written(1), dossier=(None, research), review=move)
    assert world.cases.dossier("research-1") == research
    again = ReviewTransition(before=after, after=replace(after, version=after.version + 1))
    with pytest.raises(ChangedMeanwhile):
        world.cases.save(ANOTHER, dossier=(None, research), review=again)
    assert world.reviews.get("review-1") == after


def test_notes_end_with_their_period_each_by_itself() -> None:
    thread = about("organisation/organisation-1")
    later = NOW + kept(Kept.NOTE)
    assert thread.current(later - timedelta(seconds=1)).notes
    assert not thread.current(later).notes
    assert [each.id for each in thread.noted(replace(note(2), at=later)).notes] == ["note-2"]
