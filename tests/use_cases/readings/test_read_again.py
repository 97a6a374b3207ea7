"""One decision in twenty is read again by another editor, who knows nothing of the first; the review stays as it is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Role
from chalicelib.domain.cases import second_reading
from chalicelib.domain.cases.second_reading import NOTED, ONE_IN, ReadAs, SecondReading, Stands, is_drawn, is_noted
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.agreement import agreement
from chalicelib.domain.projections.queue import QueueKind, waiting_reading
from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, ReadingStatus, Status
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NeedsAnotherEditor, NotAllowed, NotFound
from chalicelib.use_cases.access.assign_work import assign_work
from chalicelib.use_cases.readings.read_again import mine, read_again, settle
from chalicelib.use_cases.reviews.decide_review import decide_review
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.reviews.preview_decision import preview_decision
from tests.builders import NOW, RULE, WHY, author, editor, organisation, review
from tests.fakes import FakeWorld
from tests.fakes.given import FakeIdGenerator
from tests.story.verbs import Verbs

DRAWN: Final = [each for each in (f"review-{n}" for n in range(400)) if is_drawn(each, FakeIdGenerator())]
NOT_DRAWN: Final = next(each for each in (f"review-{n}" for n in range(400)) if each not in DRAWN)
AN, BRAM, CIS = (editor(id=f"editor-{name}", name=name.capitalize()) for name in ("an", "bram", "cis"))


@pytest.fixture(autouse=True)
def _one_in_twenty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading, "ONE_IN", ONE_IN)


@pytest.fixture
def house(fakes: FakeWorld) -> FakeWorld:
    fakes.put(organisation())
    for each in (AN, BRAM):
        fakes.editors.known[each.id] = each
    return fakes


def decided(
    house: FakeWorld, at: int = 0, action: Action = Action.APPROVE, *, by: Editor = AN, **changes: Any
) -> SecondReading:
    """The reading that a decision on a waiting review brought, which chance draws."""
    review_id = DRAWN[at]
    house.reviews.all[review_id] = review(id=review_id, status=Status.PENDING, **changes)
    house.reviews.authors[review_id] = author()
    Verbs(house).by(by.id).decide(action, review_id)
    return house.readings.live[review_id]


def read(house: FakeWorld, reading: SecondReading, action: ReadAs = ReadAs.APPROVE, *, by: Editor = BRAM) -> None:
    rule = "" if action is ReadAs.APPROVE else RULE
    read_again(reading.id, action, rule, editor=by, stores=house, now=NOW)


def queued(house: FakeWorld, who: Editor) -> set[str]:
    found, _ = house.queue.page(
        QueueKind.SECOND_READING, status="", limit=50, cursor="", now=NOW, wanted=mine(who, stores=house)
    )
    return {each.id for each in found}


def test_about_one_review_in_twenty_is_drawn_and_always_the_same() -> None:
    ids = FakeIdGenerator()
    found = [f"r{n}" for n in range(20_000) if is_drawn(f"r{n}", ids)]
    assert abs(len(found) - 20_000 / ONE_IN) < 250  # eight standard deviations, of ids that are always the same
    assert found == [f"r{n}" for n in range(20_000) if is_drawn(f"r{n}", ids)]


def test_openings_are_noted_of_all_that_may_be_drawn_and_of_three_others_for_each() -> None:
    ids = FakeIdGenerator()
    waits = [review(id=f"r{n}", status=Status.PENDING) for n in range(20_000)]
    noted = {each.id for each in waits if is_noted(each, ids)}
    assert abs(len(noted) - 20_000 * NOTED / ONE_IN) < 460  # as above
    drawn = {each.id for each in waits if is_drawn(each.id, ids)}
    assert drawn < noted
    assert {each.id for each in waits if is_noted(replace(each, published_at=NOW), ids)} == drawn


@pytest.mark.parametrize("action", [Action.APPROVE, Action.RETURN, Action.REJECT])
def test_what_chance_draws_waits_with_its_decision_and_nothing_in_the_log_tells(
    house: FakeWorld, action: Action
) -> None:
    reading = decided(house, action=action)
    assert (str(reading.first), reading.first_editor, reading.status) == (str(action), AN.id, ReadingStatus.WAITING)
    assert reading.first_rule == ("" if action is Action.APPROVE else RULE)
    assert [each.action for each in house.log.of(f"review/{DRAWN[0]}")] == [action]
    assert not house.log.of(f"reading/{reading.id}")
    assert reading.waiting_since is not None
    assert reading.waiting_since <= NOW - timedelta(hours=1)  # the day, and not the hour of the decision
    assert DRAWN[0] not in reading.id
    assert house.readings.of_year(2026) == [reading.tally]


def test_what_is_not_drawn_or_no_first_decision_is_not_read_again(house: FakeWorld) -> None:
    house.reviews.all[NOT_DRAWN] = review(id=NOT_DRAWN, status=Status.PENDING)
    Verbs(house).decide(Action.APPROVE, NOT_DRAWN)
    not_first: list[dict[str, Any]] = [
        {"moved_by": "editor-bram"},
        {"approved_by": "editor-bram"},
        {"escalated": True, "approved_by": "editor-bram"},
        {"published_at": NOW - timedelta(days=2)},
    ]
    for at, changes in enumerate(not_first):
        house.reviews.all[DRAWN[at]] = review(id=DRAWN[at], status=Status.PENDING, **changes)
        Verbs(house).decide(Action.REJECT, DRAWN[at])
    house.reviews.all[DRAWN[5]] = review(id=DRAWN[5], status=Status.PENDING)
    Verbs(house).decide(Action.ESCALATE, DRAWN[5])
    assert not house.readings.live


def test_the_word_of_the_first_of_two_editors_is_a_first_decision(house: FakeWorld) -> None:
    grave = Signal(code="self_harm", strength=STRONG, evidence="x")
    reading = decided(house, signals=(grave,))
    assert house.reviews.get(DRAWN[0]).status is Status.PENDING
    assert reading.first is ReadAs.APPROVE
    with pytest.raises(NeedsAnotherEditor):
        read(house, reading, by=AN)


@pytest.mark.parametrize(("second", "after"), [("approve", "agreed"), ("return", "disputed"), ("reject", "disputed")])
def test_a_second_reading_is_counted_and_moves_nothing(house: FakeWorld, second: str, after: str) -> None:
    reading = decided(house)
    before, mails = house.reviews.get(DRAWN[0]), house.mails()
    read(house, reading, ReadAs(second))
    found = house.readings.get(reading.id)
    assert (found.status, found.second, found.second_editor) == (after, second, BRAM.id)
    assert (house.reviews.get(DRAWN[0]), house.mails()) == (before, mails)
    (entry,) = house.log.of(f"reading/{reading.id}")
    assert (entry.actor, entry.actor_id, entry.action) == (Actor.EDITOR, BRAM.id, "read_again")
    assert (entry.before, entry.after) == ("waiting", after)
    figures = agreement(house.readings.of_year(2026))
    assert (figures.sampled, figures.read, figures.agreed) == (1, 1, int(after == "agreed"))


def test_who_refuses_by_another_rule_agrees_on_the_act_and_the_figures_tell(house: FakeWorld) -> None:
    reading = decided(house, action=Action.REJECT)
    read_again(reading.id, ReadAs.REJECT, "no_advertising", editor=BRAM, stores=house, now=NOW)
    (counted,) = house.readings.of_year(2026)
    assert counted.status == ReadingStatus.AGREED
    assert (counted.first_rule, counted.second_rule) == (RULE, "no_advertising")
    assert (counted.review_id, counted.first_editor, counted.second_editor) == ("", "", "")


def test_twice_is_once_and_whoever_is_second_hears_so(house: FakeWorld) -> None:
    reading = decided(house)
    read(house, reading)
    for late in (BRAM, CIS):
        with pytest.raises(NotAllowed):
            read(house, reading, ReadAs.REJECT, by=late)
    assert agreement(house.readings.of_year(2026)).agreed == 1


@pytest.mark.parametrize("rule", ["", "none_of_ours"])
def test_who_refuses_cites_a_rule_that_there_is(house: FakeWorld, rule: str) -> None:
    reading = decided(house)
    with pytest.raises(Invalid):
        read_again(reading.id, ReadAs.RETURN, rule, editor=BRAM, stores=house, now=NOW)
    assert house.readings.get(reading.id).blind


def test_whoever_had_to_do_with_it_never_reads_it_again(house: FakeWorld) -> None:
    reading = decided(house, typed_by=CIS.id)
    house.queue.note_opened(DRAWN[0], BRAM.id, now=NOW)
    for each in (AN, BRAM, CIS):
        assert not queued(house, each)
        with pytest.raises(NeedsAnotherEditor):
            read(house, reading, by=each)
    dirk = replace(CIS, id="editor-dirk")
    Verbs(house).by(dirk.id).decide(Action.SUSPEND, DRAWN[0])
    with pytest.raises(NeedsAnotherEditor):
        read(house, reading, by=dirk)
    eva = replace(CIS, id="editor-eva")
    assert queued(house, eva) == {reading.id}
    read(house, reading, by=eva)


def test_of_three_who_read_no_two_are_paired_twice_in_a_row(house: FakeWorld) -> None:
    house.editors.known[CIS.id] = CIS
    first, second, third = (decided(house, at) for at in range(3))
    read(house, first)
    assert queued(house, BRAM) == set()
    assert queued(house, CIS) == {second.id, third.id}
    with pytest.raises(NeedsAnotherEditor):
        read(house, second)
    back = decided(house, 3, by=BRAM)  # the same two the other way round are the same two
    with pytest.raises(NeedsAnotherEditor):
        read(house, back, by=AN)
    read(house, second, by=CIS)
    read(house, third)
    read(house, back, by=CIS)


def test_where_the_rule_of_pairs_would_leave_nobody_only_the_newest_pair_is_kept_apart(house: FakeWorld) -> None:
    house.editors.known[CIS.id] = CIS
    first, second, third = decided(house), decided(house, 1), decided(house, 2, by=CIS)
    read(house, first)  # by Bram
    read(house, third, by=AN)  # Cis and An are the newest pair: of An's, Bram was the last, and Cis is of the newest
    with pytest.raises(NeedsAnotherEditor):
        read(house, second, by=CIS)
    read(house, second)


@pytest.mark.parametrize("beside", [None, replace(CIS, off=True), replace(CIS, roles=(Role.OPERATOR,))])
def test_two_who_read_are_paired_as_often_as_it_takes(house: FakeWorld, beside: Editor | None) -> None:
    if beside:  # who does not read
        house.editors.known[beside.id] = beside
    for at in range(3):
        read(house, decided(house, at))
    assert agreement(house.readings.of_year(2026)).read == 3


def test_a_difference_is_settled_by_a_chief_editor_who_is_neither(house: FakeWorld) -> None:
    reading = decided(house)
    read(house, reading, ReadAs.REJECT)
    before = house.reviews.get(DRAWN[0])
    for one_of_two in (AN, BRAM):
        assert not queued(house, one_of_two)
        with pytest.raises(NeedsAnotherEditor):
            settle(reading.id, Stands.FIRST, editor=one_of_two, stores=house, now=NOW)
    assert not queued(house, replace(CIS, roles=(Role.EDITOR,)))
    assert queued(house, CIS) == {reading.id}
    after = settle(reading.id, Stands.SECOND, editor=CIS, stores=house, now=NOW)
    assert (after.status, after.stands, after.settled_by) == (ReadingStatus.SETTLED, Stands.SECOND, CIS.id)
    assert house.reviews.get(DRAWN[0]) == before
    assert [each.action for each in house.log.of(f"reading/{reading.id}")] == ["read_again", "settle"]
    assert not queued(house, CIS)
    with pytest.raises(NotAllowed):
        settle(reading.id, Stands.FIRST, editor=CIS, stores=house, now=NOW)
    assert agreement(house.readings.of_year(2026)).agreed == 0  # that it was settled changes no figure


def test_where_two_agree_there_is_nothing_to_settle(house: FakeWorld) -> None:
    reading = decided(house)
    for early in (reading, None):
        with pytest.raises(NotAllowed):
            settle(reading.id, Stands.FIRST, editor=CIS, stores=house, now=NOW)
        if early:
            read(house, reading)


@pytest.mark.parametrize("second", [None, ReadAs.REJECT])
@pytest.mark.parametrize("by", [Actor.AUTHOR, Actor.CLOCK])
def test_what_is_erased_leaves_the_sample_and_what_time_takes_stays_counted_if_it_was_read(
    house: FakeWorld, by: Actor, second: ReadAs | None
) -> None:
    reading = decided(house, action=Action.REJECT)
    if second:
        read(house, reading, second)
    action = Action.EXPIRE if by is Actor.CLOCK else Action.ERASE
    erase_review(DRAWN[0], Act(by=by, at=NOW), stores=house, action=action)
    assert not house.readings.live
    assert not waiting_reading(house.readings.live.get(DRAWN[0]))
    assert agreement(house.readings.of_year(2026)).sampled == int(second is not None and by is Actor.CLOCK)
    assert not [each for each in house.readings.counted.values() if each.review_id or each.first_editor]
    with pytest.raises(NotFound):
        read(house, reading)


def test_the_words_are_those_that_the_first_editor_read(house: FakeWorld) -> None:
    reading = decided(house, action=Action.RETURN, text="De zorg was goed, en meer zeg ik niet over dit huis.")
    verbs = Verbs(house)
    verbs.revise(DRAWN[0])
    after = house.reviews.get(DRAWN[0])
    assert after.text != "De zorg was goed, en meer zeg ik niet over dit huis."
    assert reading.text_of(after) == "De zorg was goed, en meer zeg ik niet over dit huis."
    assert reading.language_of(after) == ""
    assert reading.language_of(replace(after, revisions=(), language="nl")) == "nl"  # nothing followed it
    verbs.by(BRAM.id).decide(Action.APPROVE, DRAWN[0])
    assert house.readings.live[DRAWN[0]] == reading  # no second one of the same review


def test_an_editor_limited_to_sectors_counts_only_where_they_read(house: FakeWorld) -> None:
    elsewhere = replace(CIS, sectors=(Sector.CHILD_CARE,))
    house.editors.known[CIS.id] = elsewhere
    read(house, decided(house))
    read(house, decided(house, 1))  # of this sector two read: nobody else could
    house.editors.known[CIS.id] = CIS
    with pytest.raises(NeedsAnotherEditor):
        read(house, decided(house, 2))


def test_it_is_never_late_and_nobody_gives_it_to_another(house: FakeWorld) -> None:
    reading = decided(house)
    (waits,) = waiting_reading(reading)
    assert not waits.late(NOW + timedelta(days=300))
    with pytest.raises(NotFound):
        assign_work(QueueKind.SECOND_READING, reading.id, BRAM.id, by=AN, stores=house, now=NOW)


def test_a_preview_of_a_decision_draws_nothing(house: FakeWorld) -> None:
    house.reviews.all[DRAWN[0]] = review(id=DRAWN[0], status=Status.PENDING)
    house.reviews.authors[DRAWN[0]] = author()
    decision = Verbs(house).decision(Action.APPROVE, DRAWN[0], 1, explanation=WHY)
    preview_decision(lambda stores: decide_review(decision, stores=stores, now=NOW), stores=house, now=NOW)
    assert not house.readings.live


@pytest.mark.parametrize(("times", "counts"), [(4, True), (5, False)])
def test_whoever_reads_another_text_at_that_moment_costs_a_try(
    house: FakeWorld, monkeypatch: pytest.MonkeyPatch, times: int, counts: object
) -> None:
    first, second = decided(house), decided(house, 1)
    save, done = house.readings.save, [0]

    def meanwhile(*args: Any, **how: Any) -> None:
        if done[0] < times:
            done[0] += 1
            raise ChangedMeanwhile
        save(*args, **how)

    monkeypatch.setattr(house.readings, "save", meanwhile)
    if counts:
        read(house, first)
    else:
        with pytest.raises(ChangedMeanwhile):
            read(house, first)
    assert agreement(house.readings.of_year(2026)).read == int(bool(counts))
    assert house.readings.get(second.id).blind
