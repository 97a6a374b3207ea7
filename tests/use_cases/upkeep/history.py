"""Random lives of reviews, in which everything that is counted is counted by hand the moment it is done."""

import bisect
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

from chalicelib.domain.cases.notice import Subject
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, ReplyAction
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.domain.rules.working_days import after_working_days
from chalicelib.use_cases.reviews.erase_review import erase_review
from tests.builders import organisation
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

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
SAID: Final = dict.fromkeys(("suspected_crime", "self_harm", "threat"), "safety")
RULES_OF: Final = {  # of the signals that these texts give, among the rules above
    "safety": {"suspected_crime", "respectful_language"},
    "near_identical_text": {"own_experience", "one_per_experience"},
    "same_author_again": {"own_experience", "one_per_experience"},
    "burst": {"own_experience"},
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
        before = self.fakes.reviews.get(one)
        if self.verbs().decide(action, one, rule=rule).status == before.status:
            return  # the first of two editors
        self._outcome(OUTCOMES[action], one, rule)
        self._judged(before, action, rule)
        if before.status == "pending":
            self._decided(self.since.pop(one))

    def _outcome(self, outcome: str, one: str, rule: str = "") -> None:
        self.count[outcome] += 1
        self.count[f"{outcome}_by_band.{self.marks[one]}"] += 1
        if outcome in {"published", "rejected", "erased"}:
            self.count[f"{outcome}_by_channel.web"] += 1
            self.count[f"{outcome}_by_proof.email"] += 1
        if rule:
            self.count[f"{outcome}_by_rule.{rule}"] += 1

    def _judged(self, before: Review, action: Action, rule: str) -> None:
        """What an editor decides on what waits, or is offline for research, bears its signals out or does not."""
        if before.status not in {"pending", "suspended"}:
            return
        online = action in {Action.APPROVE, Action.RESTORE}
        for code in {SAID.get(each.code, each.code) for each in before.signals}:
            self.count[f"signals_raised.{code}"] += 1
            of_rule = rule in RULES_OF.get(code, ()) and not online
            self.count[f"signals_confirmed.{code}"] += of_rule or (code == "safety" and action is Action.ESCALATE)

    def _decided(self, since: datetime) -> None:
        self._waited("decision_hours", since)
        self.count["decisions"] += 1
        self.count["decisions_within_day"] += self.now - since <= timedelta(hours=24)
        self.count["decisions_within_promise"] += self.now <= after_working_days(since, 2)

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
        self._judged(before, Action.ERASE, rule)
        if before.status == "pending":
            self._decided(self.since.pop(one))
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
