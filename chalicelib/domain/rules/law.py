"""The form of a law: steps from status to status, who may take them, and what they cannot do without.

An act is somebody's wish under a law; what it leaves beside the change itself, a log entry and mails, is made here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final, Generic, Protocol, TypedDict, TypeVar, Unpack

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Mail, MailKind, References
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    FieldError,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotTakingPart,
    StillEditable,
)

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


class Need(StrEnum):
    """A condition that a step of the law sets."""

    RULE = "rule"
    EXPLANATION = "explanation"
    ANOTHER_EDITOR = "another_editor"  # four eyes: not the one who did the previous act
    NOT_WHO_TYPED = "not_who_typed"  # nor the one who typed it in, where an editor did
    ANOTHER_EDITOR_IF_OPEN = "another_editor_if_open"  # the same, while an appeal, a notice or research is open
    SECOND_EDITOR_IF_WATCHED = "second_editor_if_watched"  # the first one's word is noted, and nothing goes online yet
    SECOND_EDITOR_IF_GRAVE = "second_editor_if_grave"  # the same, where the words may tell of a crime, or of despair
    SECOND_EDITOR = "second_editor"  # the same, always
    PROPOSED = "proposed"  # only what one editor proposed, and no other took up, is withdrawn
    NO_BLOCK = "no_block"  # nothing goes online while the organisation is blocked
    TAKES_PART = "takes_part"  # an organisation that left is not written about any further
    REVIEW_ONLINE = "review_online"  # nobody decides on a reply that nobody can see
    WITHIN_A_DAY = "within_a_day"  # of the withdrawal that it takes back, on which nobody decided meanwhile
    STILL_EDITABLE = "still_editable"  # whoever sent it in may send it anew, for a while
    NOT_EDITABLE = "not_editable"  # nobody decides on what may still change
    NO_PROOF_YET = "no_proof_yet"  # what was noted stands, and is not noted twice
    PROOF_NOTED = "proof_noted"
    MONTHS_LATER = "months_later"  # so many after publication, and after what was added before


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One row of a law."""

    to: S
    by: frozenset[Actor]
    mails: tuple[MailKind, ...] = ()
    needs: frozenset[Need] = frozenset()
    again: tuple[MailKind, ...] | None = None  # in the place of `mails` where it was online before: others know of it
    first: S | None = None  # where the first of two editors leads; None: it stays where it is
    back: Mapping[S, tuple[MailKind, ...]] | None = None  # it leads to the one of these from which it came, with mails

    @property
    def ends(self) -> frozenset[S]:
        """Return all statuses that it may lead to."""
        return frozenset({self.to, *(self.back or ())} | ({self.first} if self.first is not None else set()))


@dataclass(frozen=True)
class Law(Generic[S, A]):
    """A table of (status, action) -> step, and the questions one may ask of it."""

    steps: Mapping[tuple[S, A], Step[S]]

    @cached_property
    def _by_status(self) -> Mapping[S, Sequence[tuple[A, Step[S]]]]:
        """The rows of each status, in the order of the table: an act asks half a dozen times what is allowed."""
        found: dict[S, list[tuple[A, Step[S]]]] = {}
        for (status, action), step in self.steps.items():
            found.setdefault(status, []).append((action, step))
        return found

    def step(self, status: S, action: A, by: Actor) -> Step[S]:
        """The row for this act.

        Raises:
            NotAllowed: no such row.
            NotForYou: the row is someone else's.
        """
        step = self.steps.get((status, action))
        if step is None:
            raise NotAllowed(status=status, action=action)
        if by not in step.by:
            raise NotForYou(status=status, action=action)
        return step

    def allowed(self, status: S, by: Actor, *, unmet: AbstractSet[Need] = frozenset()) -> tuple[A, ...]:
        """The actions this actor may take now, in the order of the table; none that needs what is not met."""
        of_status = self._by_status.get(status, ())
        return tuple(action for action, step in of_status if by in step.by and not step.needs & unmet)

    def needing(self, need: Need, by: Actor) -> "Law[S, A]":
        """The same law, with one need more for all that this actor does under it."""
        found = {
            key: replace(step, needs=step.needs | {need}) if by in step.by else step for key, step in self.steps.items()
        }
        return Law(found)

    def needs(self, status: S, action: A) -> frozenset[Need]:
        """Return the conditions of an act; empty where the law has no such row."""
        step = self.steps.get((status, action))
        return step.needs if step else frozenset()


def directly(actions: tuple[A, ...]) -> tuple[A, ...]:
    """The actions an editor takes by themselves; upholding an appeal goes through the appeal."""
    return tuple(action for action in actions if action != "uphold_appeal")


_OF_THE_MOMENT: Final = frozenset(
    {
        *(Need.REVIEW_ONLINE, Need.WITHIN_A_DAY, Need.STILL_EDITABLE),
        *(Need.NO_PROOF_YET, Need.PROOF_NOTED, Need.MONTHS_LATER),
    }
)


def check_met(step: Step[S], *, status: str, action: str, unmet: AbstractSet[Need]) -> None:
    """Refuse what cannot be while its review is offline, its time over, or its organisation blocked or gone.

    Raises:
        NotAllowed, Blocked, NotTakingPart, StillEditable.
    """
    if _OF_THE_MOMENT & step.needs & unmet:
        raise NotAllowed(status=status, action=action)
    if Need.NOT_EDITABLE in step.needs & unmet:
        raise StillEditable
    if Need.TAKES_PART in step.needs & unmet:
        raise NotTakingPart
    if Need.NO_BLOCK in step.needs & unmet:
        raise Blocked


def check_four_eyes(
    step: Step[S], need: Need = Need.ANOTHER_EDITOR, *, actor_id: str, previous: Collection[str]
) -> None:
    """Refuse a second step by an editor who did an earlier one.

    Raises:
        NeedsAnotherEditor: it was one of those.
    """
    if need in step.needs and actor_id in previous:
        raise NeedsAnotherEditor


def require(step: Step[S], *, rule: str, explanation: str) -> None:
    """Refuse an act that lacks the reasons its row asks for (DSA 17: no restriction without its statement).

    Raises:
        Invalid: names each that is missing.
    """
    missing = (*rule_missing(step.needs, rule), *explanation_missing(step.needs, explanation))
    if missing:
        raise Invalid(missing)


def rule_missing(needs: AbstractSet[Need], rule: str) -> tuple[FieldError, ...]:
    """Return that an act with these needs lacks a rule; nothing where it does not."""
    return (FieldError("rule", "required", "rule_to_cite"),) if Need.RULE in needs and not rule else ()


def explanation_missing(needs: AbstractSet[Need], explanation: str) -> tuple[FieldError, ...]:
    """Return that an act with these needs lacks an explanation; nothing where it does not."""
    lacks = Need.EXPLANATION in needs and not explanation.strip()
    return (FieldError("explanation", "required", "why_for_those_concerned"),) if lacks else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Somebody's decision to move something on, under a law."""

    by: Actor
    at: datetime
    actor_id: str = ""
    rule: str = ""
    explanation: str = ""
    passage: str = ""  # the words that an editor marked
    after_notice: bool = False  # somebody's notice led to it; who, is never said


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[A]):
    """The decision of an editor on a review, its reply, a notice, an appeal or an organisation."""

    id: str  # of the review, also for its reply; of the notice, the appeal or the organisation
    action: A
    version: int  # the one on the editor's screen; review and reply share it
    editor_id: str
    rule: str = ""
    explanation: str = ""
    explanation_to_notifier: str = ""  # where upholding takes something offline: `explanation` is for its writer
    passage: str = ""
    until: datetime | None = None

    def act_on(self, version: int, *, now: datetime) -> Act:
        """Return the editor's act on what is at this version.

        Raises:
            ChangedMeanwhile: the editor saw an older one.
        """
        if version != self.version:
            raise ChangedMeanwhile
        return Act(
            by=Actor.EDITOR,
            at=now,
            actor_id=self.editor_id,
            rule=self.rule,
            explanation=self.explanation,
            passage=self.passage,
        )


class Ids(Protocol):
    """Whatever gives new ids."""

    def new_id(self) -> str: ...


class Facts(TypedDict, total=False):
    """All that a mail may say of a decision."""

    by: Actor
    rule: str
    explanation: str
    passage: str
    after_notice: bool
    until: datetime | None


def log_entry(
    subject: str,
    action: str,
    act: Act,
    ids: Ids,
    *,
    before: str = "",
    after: str,
    since: datetime | None = None,
    score: int | None = None,
    channel: str = "",
    proof: str = "",
    sector: str = "",
    signals: tuple[str, ...] = (),
) -> LogEntry:
    """Return the log entry of an act: by whom, when and why, and what became of what.

    Args:
        subject: a kind and an id, as `LogEntry` has it.
        action: as the law names it.
        act: gives the person, the moment, the rule and the explanation.
        ids: gives the entry its id.
        before: the old state; empty where there was none.
        after: the new state.
        since: the moment from which it had waited for this.
        score: of the review, where the figures count it.
        channel: as `LogEntry` has it.
        proof: as `LogEntry` has it.
        sector: as `LogEntry` has it.
        signals: as `LogEntry` has them.
    """
    return LogEntry(
        id=ids.new_id(),
        subject=subject,
        at=act.at,
        actor=act.by,
        actor_id=act.actor_id,
        action=action,
        before=before,
        after=after,
        rule=act.rule,
        explanation=act.explanation,
        score=score,
        waited=int((act.at - since).total_seconds()) if since else None,
        channel=channel,
        proof=proof,
        sector=sector,
        signals=signals,
    )


def mail_about(about: References, kind: MailKind, at: datetime, mail_id: str, **facts: Unpack[Facts]) -> Mail:
    """Return a mail for the outbox."""
    return Mail(id=mail_id, kind=kind, created_at=at, **about, **facts)


def mails_about(
    about: References, kinds: Iterable[MailKind], at: datetime, ids: Ids, **facts: Unpack[Facts]
) -> tuple[Mail, ...]:
    """Return one mail of each of these kinds."""
    return tuple(mail_about(about, kind, at, ids.new_id(), **facts) for kind in kinds)
