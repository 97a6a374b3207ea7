"""Random histories of a platform, through its use cases: small houses and large ones, over some months.

Whatever the public may know of is counted here by hand, the moment it was done, from where things stood before and
after; the editors' log is not read.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, OrganisationAction, ReplyAction
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.use_cases.reviews.erase_review import erase_review
from tests.builders import author, listing, organisation
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

START: Final = datetime(2025, 11, 3, tzinfo=UTC)
RULES: Final = ("no_personal_data", "respectful_language", "own_experience", "suspected_crime")
SECTORS: Final = (Sector.RESIDENTIAL_CARE, Sector.CHILD_CARE, Sector.DISABILITY)
HOUSES: Final = 6  # some of which have one review, or two
_EDITORS: Final = 5
_VERBS: Final = (
    *["submit", "confirm", *[Action.APPROVE] * 3, Action.APPROVE, "reply", ReplyAction.APPROVE] * 3,
    *[Action.REJECT, Action.RETURN, Action.ESCALATE, Action.SUSPEND, Action.RESTORE, Action.REMOVE, Action.CLEAR],
    *["revise", "withdraw", "undo", "erase_own", Action.ERASE, "card", "proof", "add", Action.APPROVE_ADDITION],
    *[Action.REJECT_ADDITION, ReplyAction.REJECT, ReplyAction.RETURN, ReplyAction.REMOVE],
    *["notify", "notice", "appeal", "judge", "organise", "expire"],
)
_MEASURES: Final = (OrganisationAction.WARN, OrganisationAction.CLEAR_WARNING, OrganisationAction.BLOCK)
_GONE: Final = frozenset({"suspended", "removed", "archived"})
_REVIEW: Final[Mapping[str, str]] = {
    "rejected": "refused",
    "returned": "returned",
    "escalated": "offline",
    "suspended": "offline",
    "removed": "removed",
    "withdrawn": "withdrawn",
    "archived": "archived",
    "closed": "closed",
}
_BELOW: Final[Mapping[str, str]] = {
    "published": "published",
    "rejected": "refused",
    "returned": "returned",
    "removed": "removed",
}
_MEASURED: Final = {"warn": "warned", "clear_warning": "warning_cleared", "block": "blocked", "unblock": "unblocked"}


@dataclass
class Histories:
    """One history: `count` has, by month, how often each act was done that the public log is to have."""

    chance: Random
    houses: int = HOUSES
    pace: int = 900  # minutes at most between two acts
    now: datetime = START
    fakes: FakeWorld = field(default_factory=FakeWorld)
    count: dict[str, Counter[str]] = field(default_factory=dict)
    reviews: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    appeals: list[Any] = field(default_factory=list)
    done: int = 0

    def __post_init__(self) -> None:
        for number in range(self.houses):
            sector = SECTORS[number % len(SECTORS)]
            of_register = listing(register_id=f"register-{number}", sector=sector)
            self.fakes.put(organisation(id=self._house(number), listing=of_register, handed_out=30 * (number % 2)))

    def lives(self, acts: int) -> "Histories":
        tried = 0
        while self.done < acts and tried < 20 * acts:
            tried += 1
            self.now += timedelta(minutes=self.chance.randrange(1, self.pace))
            verb = self.chance.choice(_VERBS) if self.reviews else "submit"
            before = self._standing()
            with suppress(Refusal):
                self._does(verb, self.chance.choice(self.reviews[-15:] or [""]))
                self.done += 1
            self._counts(verb, before, self._standing())
        return self

    @staticmethod
    def _house(number: int) -> str:
        return "organisation-1" if number == 0 else f"organisation-{number + 1}"

    def _verbs(self) -> Verbs:
        return Verbs(self.fakes, now=self.now, editor=f"editor-{self.chance.randrange(_EDITORS)}")

    def _does(self, verb: Any, one: str) -> None:
        rule = self.chance.choice(RULES)
        if verb == "submit":
            self._submits()
        elif isinstance(verb, Action):
            self._verbs().decide(verb, one, rule=rule)
        elif isinstance(verb, ReplyAction):
            self._verbs().decide_reply(verb, one, rule=rule)
        else:
            getattr(self, f"_{verb}")(one, rule)

    def _submits(self) -> None:
        house = min(self.chance.randrange(self.houses) for _ in range(2))  # the last ones seldom have one
        home = self.fakes.organisations.get(self._house(house))
        aspect = self.fakes.theme_sets.current(home.listing.sector).aspects[0].id
        number = len(self.reviews)
        writer = author(email=f"iemand-{number}@post.example")
        one = self._verbs().submit(
            organisation_id=home.id,
            text=f"Een verhaal over dag {number} na dag {number**2}.",
            aspect_ratings={aspect: self.chance.randrange(1, 6)},
            experienced=month_of(self.now - timedelta(days=40)),
            author=writer,
            channel=self.chance.choice([Channel.WEB, Channel.WEB, Channel.KIOSK]),
        )
        self.reviews.append(one)

    def _put(self, one: str, **changes: Any) -> None:
        self.fakes.reviews.all[one] = replace(self.fakes.reviews.get(one), **changes)

    def _confirm(self, one: str, _: str) -> None:
        self._verbs().confirm(one)

    def _card(self, one: str, _: str) -> None:
        self._put(one, invited=True)

    def _proof(self, one: str, _: str) -> None:
        self._put(one, proof_noted=True)

    def _revise(self, one: str, _: str) -> None:
        self._verbs().revise(one, f"De verzorging was er nooit op tijd, op dag {self.done}.")

    def _withdraw(self, one: str, _: str) -> None:
        self._verbs().withdraw(one)

    def _undo(self, one: str, _: str) -> None:
        self._verbs().undo_withdrawal(one)

    def _erase_own(self, one: str, _: str) -> None:
        erase_review(one, Act(by=Actor.AUTHOR, at=self.now), stores=self.fakes, action=Action.ERASE)

    def _expire(self, one: str, _: str) -> None:
        erase_review(one, Act(by=Actor.CLOCK, at=self.now), stores=self.fakes, action=Action.EXPIRE)

    def _add(self, one: str, _: str) -> None:
        self._verbs().add(one, f"Een half jaar later gaat het beter, op dag {self.done}.")

    def _reply(self, one: str, _: str) -> None:
        self._verbs().send_reply(one)

    def _notify(self, one: str, _: str) -> None:
        self.notices.append(self._verbs().notify(one))

    def _notice(self, _: str, rule: str) -> None:
        action = self.chance.choice([NoticeAction.UPHOLD, NoticeAction.DISMISS])
        self._verbs().decide_notice(action, self.chance.choice(self.notices or [""]), rule=rule)

    def _appeal(self, one: str, _: str) -> None:
        self.appeals.append(self._verbs().appeal_review(one))

    def _judge(self, _: str, rule: str) -> None:
        action = self.chance.choice([AppealAction.UPHOLD, AppealAction.DISMISS])
        for made in self.appeals[-1:]:
            self._verbs().decide_appeal(action, made, rule=rule)

    def _organise(self, _: str, __: str) -> None:
        action = self.chance.choice([*_MEASURES, OrganisationAction.UNBLOCK])
        self._verbs().organise(action, self._house(self.chance.randrange(self.houses)))

    # What the public log is to have

    def _standing(self) -> dict[str, str]:
        """Where everything stands of which the public may know."""
        found = {}
        for review in self.fakes.reviews.all.values():
            found[f"review/{review.id}"] = str(review.status)
            if not review.content_free:  # an erasure is one act, whatever it takes with it
                found[f"reply/{review.id}"] = str(review.reply_status)
                found[f"addition/{review.id}"] = str(review.addition_status)
        for each in self.notices:
            with suppress(Refusal):
                found[f"notice/{each}"] = str(self.fakes.cases.notice(each).status)
        for made in self.appeals:
            with suppress(Refusal):
                found[f"appeal/{made.id}"] = str(self.fakes.cases.appeal(made.id).status)
        for home in self.fakes.organisations.all.values():
            state = f"{home.moderation.state}, {home.moderation.state_at(self.now)}"  # a block ends by itself
            found[f"organisation/{home.id}"] = f"{state}, {home.moderation.warning}"
        return found

    def _counts(self, verb: Any, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        counted = self.count.setdefault(month_of(self.now), Counter())
        for subject, stands in after.items():
            kind, was = subject.partition("/")[0], before.get(subject, "")
            if stands != was and (act := self._act(kind, verb, was, stands)):
                counted[f"{kind}_{act}"] += 1
        if verb is Action.ERASE:  # an editor answers what was asked about it, and that is gone then
            gone = [each for each in before if each not in after and before[each] == "pending"]
            counted["appeal_dismissed"] += sum(each.startswith("appeal/") for each in gone)

    def _act(self, kind: str, verb: Any, was: str, stands: str) -> str:
        if kind == "review":
            return self._of_review(verb, was, stands)
        if kind in {"reply", "addition"}:
            return _BELOW.get(stands, "") if was else ""
        if kind == "organisation":
            return "measured" if was else ""
        return stands if stands in {"upheld", "dismissed"} else ""

    @staticmethod
    def _of_review(verb: Any, was: str, stands: str) -> str:
        if stands == "erased":
            return "erased" if verb in {"erase_own", Action.ERASE} else ""
        if verb == "undo":
            return "withdrawal_undone"
        if stands == "published":
            return "restored" if was in _GONE else "published"
        return _REVIEW.get(stands, "")
