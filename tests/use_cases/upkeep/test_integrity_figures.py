"""The integrity figures equal what anyone counts again from what was done."""

import bisect
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.cases.notice import Subject
from chalicelib.domain.projections.integrity import Figures, counted
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, ReplyAction
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.upkeep.integrity_figures import count_days, figures_of, first_whole_day, months_of, total
from chalicelib.use_cases.upkeep.reconcile import reconcile_figures
from tests.builders import entry, organisation
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

ACTS: Final = 500  # in one history; five histories make 2,500
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
RULES: Final = ("no_personal_data", "respectful_language", "own_experience")
OUTCOMES: Final = {
    Action.APPROVE: "published",
    Action.RETURN: "returned",
    Action.REJECT: "rejected",
    Action.ESCALATE: "escalated",
    Action.SUSPEND: "suspended",
    Action.RESTORE: "restored",
    Action.REMOVE: "removed",
}
REPLIES: Final = {
    ReplyAction.APPROVE: "published",
    ReplyAction.RETURN: "returned",
    ReplyAction.REJECT: "rejected",
    ReplyAction.REMOVE: "removed",
}
CLASSES: Final = (1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720)


@dataclass
class History:
    """Random acts, each counted by hand the moment it was done; the log is not read."""

    id_generator: Random
    fakes: FakeWorld = field(default_factory=FakeWorld)
    now: datetime = START
    count: Counter[str] = field(default_factory=Counter)
    done: int = 0
    reviews: list[str] = field(default_factory=list)
    notices: dict[str, tuple[datetime, str, Subject]] = field(default_factory=dict)  # since, review, subject
    appeals: dict[str, tuple[datetime, Any]] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    since: dict[str, datetime] = field(default_factory=dict)  # a review waits for its first decision

    def __post_init__(self) -> None:
        self.fakes.put(organisation())

    def verbs(self) -> Verbs:
        return Verbs(self.fakes, now=self.now, editor=f"editor-{self.done}")

    def lives(self, acts: int) -> "History":
        verbs = [
            "submit",
            *["confirm"] * 4,
            *[*OUTCOMES, Action.APPROVE] * 4,
            *["revise"] * 4,
            "withdraw",
            *["undo"] * 4,
        ]
        verbs += [*["reply", *REPLIES, "notify", "notice", "appeal", "judge"] * 4]
        verbs += [*["clear", "decide_erasure", "erase_own", "expire"] * 2]
        while self.done < acts:
            self.now += timedelta(minutes=self.id_generator.randrange(1, 60))  # so that no history outlives its year
            verb = self.id_generator.choice(verbs)
            try:
                self._does(verb)
            except Refusal:
                continue
            self.done += 1
        return self

    def _does(self, verb: Any) -> None:
        if verb == "submit" or not self.reviews:
            mark = self.id_generator.randrange(1, 6)
            story = {"text": f"Een verhaal over dag {self.done} hier.", "experienced": "2025-12"}
            one = self.verbs().submit(aspect_ratings={"meals": mark}, **story)
            self.reviews.append(one)
            self.marks[one] = mark
            self.count["received"] += 1
            self.count["received_by_channel.web"] += 1
        elif isinstance(verb, Action):
            self._decides(verb, self.id_generator.choice(self.reviews[-12:]))
        elif isinstance(verb, ReplyAction):
            self.verbs().decide_reply(verb, self.id_generator.choice(self.reviews[-12:]))
            self.count[f"replies_{REPLIES[verb]}"] += 1
        else:
            getattr(self, f"_{verb}")(self.id_generator.choice(self.reviews[-12:]))

    def _decides(self, action: Action, one: str) -> None:
        rule = self.id_generator.choice(RULES)
        was = self.fakes.reviews.get(one).status
        if self.verbs().decide(action, one, rule=rule).status == was:
            return  # the first of two editors
        self._outcome(OUTCOMES[action], one, rule)
        if was == "pending":
            self._waited("decision_hours", self.since.pop(one))

    def _outcome(self, outcome: str, one: str, rule: str = "") -> None:
        self.count[outcome] += 1
        self.count[f"{outcome}_by_band.{self.marks[one]}"] += 1
        if outcome in {"published", "rejected"}:
            self.count[f"{outcome}_by_channel.web"] += 1
            self.count[f"{outcome}_by_proof.email"] += 1
        if rule:
            self.count[f"{outcome}_by_rule.{rule}"] += 1

    def _waited(self, name: str, since: datetime) -> None:
        hours = (self.now - since).total_seconds() / 3600
        place = bisect.bisect_left(CLASSES, hours)
        self.count[f"{name}.{(*CLASSES, 10_000)[place]}"] += 1

    def _confirm(self, one: str) -> None:
        self.verbs().confirm(one)
        self.since[one] = self.now
        self.count["confirmed"] += 1
        self.count["received_by_proof.email"] += 1
        self.count[f"confirmed_by_band.{self.marks[one]}"] += 1

    def _clear(self, one: str) -> None:
        self.verbs().decide(Action.CLEAR, one)
        self.since[one] = self.now

    def _decide_erasure(self, one: str) -> None:
        before, ends = self.fakes.reviews.get(one), self._open(one)
        rule = self.id_generator.choice(RULES)
        self.verbs().decide(Action.ERASE, one, rule=rule)
        self._outcome("erased", one, rule)
        if before.status == "pending":
            self._waited("decision_hours", self.since.pop(one))
        for since in ends[1]:
            self.count["appeals_dismissed"] += 1
            self._waited("appeal_hours", since)
        self.count["notices_lapsed"] += ends[0]

    def _erase_own(self, one: str) -> None:
        self._by(one, Actor.AUTHOR, Action.ERASE)
        self.count["erased_by_author"] += 1

    def _expire(self, one: str) -> None:
        self._by(one, Actor.CLOCK, Action.EXPIRE)

    def _by(self, one: str, actor: Actor, action: Action) -> None:
        notices, appeals = self._open(one)
        erase_review(one, Act(by=actor, at=self.now), stores=self.fakes, action=action)
        self.count["notices_lapsed"] += notices
        self.count["appeals_lapsed"] += len(appeals)

    def _open(self, one: str) -> tuple[int, list[datetime]]:
        """The number of notices, and the appeals since when, that wait for an answer."""
        notices, appeals = self.fakes.cases.about(one)
        return (
            sum(each.status == "pending" for each in notices),
            [each.submitted_at for each in appeals if each.status == "pending"],
        )

    def _revise(self, one: str) -> None:
        self.verbs().revise(one, f"De verzorging was er nooit op tijd, op dag {self.done}.")
        self.since[one] = self.now

    def _withdraw(self, one: str) -> None:
        self.verbs().withdraw(one)
        self._outcome("withdrawn", one)

    def _undo(self, one: str) -> None:
        self.verbs().undo_withdrawal(one)
        self.count["withdrawals_undone"] += 1

    def _reply(self, one: str) -> None:
        self.verbs().send_reply(one)
        self.count["replies_received"] += 1

    def _notify(self, one: str) -> None:
        subject = self.id_generator.choice(list(Subject))
        notice_id = self.verbs().notify(one, subject=subject)
        self.notices[notice_id] = (self.now, one, subject)
        self.count["notices_received"] += 1

    def _notice(self, _: str) -> None:
        if not self.notices:
            return
        notice_id, (since, one, subject) = self.id_generator.choice(list(self.notices.items()))
        upheld, rule = self.id_generator.random() < 0.5, self.id_generator.choice(RULES)
        shown = self._shown(one, subject)
        action = NoticeAction.UPHOLD if upheld else NoticeAction.DISMISS
        self.verbs().decide_notice(action, notice_id, rule=rule)
        self.count["notices_upheld" if upheld else "notices_dismissed"] += 1
        self._waited("notice_hours", since)
        if upheld and shown:
            self._goes(one, subject, rule)

    def _shown(self, one: str, subject: Subject) -> bool:
        found = self.fakes.reviews.get(one)
        return found.visible and (subject is Subject.REVIEW or found.reply_status == "published")

    def _goes(self, one: str, subject: Subject, rule: str) -> None:
        if subject is Subject.REVIEW:
            self._outcome("suspended", one, rule)
        else:
            self.count["replies_removed"] += 1

    def _appeal(self, one: str) -> None:
        which = self.id_generator.choice(["review", "notice"])
        if which == "review":
            made = self.verbs().appeal_review(one)
        else:
            made = self.verbs().appeal_notice(self.id_generator.choice(list(self.notices) or ["none"]))
        self.appeals[made.id] = (self.now, made)
        self.count["appeals_received"] += 1

    def _judge(self, _: str) -> None:
        if not self.appeals:
            return
        since, made = self.id_generator.choice(list(self.appeals.values()))
        upheld, rule = self.id_generator.random() < 0.5, self.id_generator.choice(RULES)
        subject = self.notices[made.notice_id][2] if made.notice_id else Subject.REVIEW
        shown = self._shown(made.review_id, subject)
        action = AppealAction.UPHOLD if upheld else AppealAction.DISMISS
        self.verbs().decide_appeal(action, made, rule=rule)
        self.count["appeals_upheld" if upheld else "appeals_dismissed"] += 1
        self._waited("appeal_hours", since)
        if upheld:
            self.count["reversed_on_appeal"] += 1
            if made.about == "notice" and shown:
                self._goes(made.review_id, subject, rule)
            elif made.about == "review" and self.fakes.reviews.get(made.review_id).status == "pending":
                self.since[made.review_id] = self.now


@settings(max_examples=5)
@given(seed=st.integers(0, 2**32))
def test_the_figures_of_a_year_equal_those_counted_anew_of_a_random_history(seed: int) -> None:
    history = History(Random(seed)).lives(ACTS)  # noqa: S311  (a history, no secret)
    fakes, end = history.fakes, history.now
    assert end.year == START.year
    day = START
    while day <= end:  # every night the day before is counted, as the schedule does
        count_days(stores=fakes, now=day)
        day += timedelta(days=1)
    found = figures_of(START.year, stores=fakes, now=end)
    assert dict(found.counts) == dict(+history.count)
    assert found == counted(fakes.log.entries)
    assert history.done == ACTS


def test_a_year_is_the_sum_of_its_months_and_ends_today(fakes: FakeWorld) -> None:
    for month in (1, 3, 3):
        when = START.replace(year=2025, month=month, day=10)
        fakes.log.entries.append(entry(id=f"{len(fakes.log.entries)}", action="submit", at=when))
        count_days(stores=fakes, now=when + timedelta(days=2))
    now = START.replace(year=2025, month=4, day=1)
    months = months_of(2025, stores=fakes, now=now)
    assert {month: each.of("received") for month, each in months.items()} == {1: 1, 2: 0, 3: 2, 4: 0}
    assert total(months.values()) == figures_of(2025, stores=fakes, now=now)


def test_a_day_counted_twice_gives_the_same(fakes: FakeWorld) -> None:
    history = History(Random(7)).lives(60)  # noqa: S311  (a history, no secret)
    fakes = history.fakes
    count_days(stores=fakes, now=history.now)
    once = dict(fakes.figures.days)
    count_days(stores=fakes, now=history.now)
    assert fakes.figures.days == once
    assert any(each.counts for each in once.values())


def test_another_year_is_not_counted(fakes: FakeWorld) -> None:
    fakes.log.entries.append(entry(action="submit", at=START - timedelta(hours=1, seconds=1)))
    assert figures_of(2026, stores=fakes, now=START) == Figures()
    assert figures_of(2025, stores=fakes, now=START).of("received") == 1


@pytest.mark.parametrize(
    ("hours", "median"),
    [([], None), ([0.5], 1), ([1], 1), ([1.01], 2), ([1, 5, 30], 8), ([1, 5, 30, 40], 8), ([2_000], 10_000)],
)
def test_the_median_is_said_as_the_bound_of_its_class(hours: list[float], median: int | None) -> None:
    entries = [entry(id=f"{each}", waited=int(each * 3600)) for each in hours]
    assert counted(entries).median_hours("decision_hours") == median


def test_what_the_machine_did_is_counted_as_automated() -> None:
    suspended = entry(
        actor=Actor.SIGNAL, actor_id="", action="suspend", before="published", after="suspended", score=210
    )
    assert dict(counted([suspended]).counts) == {"suspended": 1, "suspended_by_band.2": 1, "automated": 1}


def test_what_an_older_release_did_not_count_is_put_right_and_is_no_drift(fakes: FakeWorld) -> None:
    when = START.replace(month=3)
    for number, action in enumerate(("submit", "erase")):
        fakes.log.entries.append(entry(id=f"e{number}", action=action, after="erased", score=400, at=when))
    fakes.figures.put(when.date(), Figures({"received": 1}))
    assert reconcile_figures(stores=fakes, now=when + timedelta(days=30)) == 0
    assert fakes.figures.days[when.date()] == counted(fakes.log.entries)
    fakes.figures.put(when.date(), Figures({"received": 2}))
    assert reconcile_figures(stores=fakes, now=when + timedelta(days=60)) == 1


def test_parts_stand_under_their_own_name() -> None:
    figures = Figures({"rejected_by_rule.a": 2, "rejected": 2, "rejected_by_band.1": 2})
    assert figures.parts("rejected_by_rule") == {"a": 2}
    assert figures.plus(Figures({"rejected": 1})).of("rejected") == 3


def test_a_reply_that_comes_back_on_appeal_is_counted_as_reversed() -> None:
    back = entry(subject="reply/review-1", action="uphold_appeal", before="removed", after="published")
    assert counted([back]).of("reversed_on_appeal") == 1


def test_a_day_that_was_not_counted_in_time_is_not_lost(fakes: FakeWorld) -> None:
    fakes.log.entries.append(entry(action="submit", at=START))
    later = START + timedelta(days=10)
    count_days(stores=fakes, now=later)
    assert figures_of(2026, stores=fakes, now=later).of("received") == 1


@pytest.mark.parametrize("slept", [8, 41, 400, 1_500])
def test_what_was_done_before_a_long_sleep_is_counted_after_it(fakes: FakeWorld, slept: int) -> None:
    count_days(stores=fakes, now=START + timedelta(days=1))
    for number, day in enumerate((2, 3)):
        fakes.log.entries.append(entry(id=f"{number}", action="submit", at=START + timedelta(days=day)))
    woken = START + timedelta(days=3 + slept)
    count_days(stores=fakes, now=woken)
    assert figures_of(2026, stores=fakes, now=woken).of("received") == 2


def test_until_then_readers_count_what_nobody_counted(fakes: FakeWorld) -> None:
    count_days(stores=fakes, now=START + timedelta(days=1))
    fakes.log.entries.append(entry(action="submit", at=START + timedelta(days=2)))
    for days in (10, 39):
        assert figures_of(2026, stores=fakes, now=START + timedelta(days=days)).of("received") == 1


WRONG: Final = Figures({"received": 99})


@pytest.mark.parametrize(
    ("back", "stored"), [(3, WRONG), (39, WRONG), (41, None), (41, WRONG), (400, None), (400, WRONG), (1_500, None)]
)
def test_a_recount_finds_each_day_of_the_log_within_thirty_nights(
    fakes: FakeWorld, back: int, stored: Figures | None
) -> None:
    day = (START - timedelta(days=back)).date()
    fakes.log.entries.append(entry(action="submit", at=START - timedelta(days=back)))
    if stored is not None:
        fakes.figures.put(day, stored)
    assert sum(reconcile_figures(stores=fakes, now=START + timedelta(days=night)) for night in range(30)) == 1
    assert fakes.figures.of(day.year)[day] == Figures({"received": 1, "received_by_channel.web": 1})


def test_a_recount_leaves_a_recent_day_to_whoever_counts_it_first(fakes: FakeWorld) -> None:
    fakes.log.entries.append(entry(action="submit", at=START - timedelta(days=1)))
    assert reconcile_figures(stores=fakes, now=START) == 0


def test_a_recount_leaves_alone_what_the_log_no_longer_has(fakes: FakeWorld) -> None:
    old = first_whole_day(START) - timedelta(days=1)
    fakes.figures.put(old, Figures({"received": 5}))
    assert sum(reconcile_figures(stores=fakes, now=START + timedelta(days=night)) for night in range(30)) == 0
    assert fakes.figures.of(old.year)[old] == Figures({"received": 5})


def test_a_night_of_a_recount_reads_a_thirtieth_of_all_days_once_however_often_its_time_is_over(
    fakes: FakeWorld,
) -> None:
    read: list[date] = []
    day = fakes.log.day
    fakes.log.day = lambda when, **named: read.append(when) or day(when, **named)  # type: ignore[method-assign, func-returns-value]
    for back in range(1, 41):
        fakes.figures.put((START - timedelta(days=back)).date(), Figures())
    stops: list[int] = []
    for number in (7, 7, 20, 1_000, 2_000):
        stops.append(number)
        reconcile_figures(stores=fakes, now=START, out_of_time=lambda: len(read) >= stops[-1])
        assert len(read) <= number
    assert 59 <= len(read) == len(set(read)) <= 62
