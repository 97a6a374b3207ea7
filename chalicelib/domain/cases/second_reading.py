"""A second reading: one decision in twenty comes again, blind, to another editor.

Chance draws it, by a keyed hash of the review's id: nothing that an editor types, does again or does later moves it.
It is a measurement: whatever the second editor would have done, the review stays as it is.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from chalicelib.domain.clock.days import begins, day_of, year_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import rule_errors
from chalicelib.domain.rules.law import Act, check_four_eyes
from chalicelib.domain.rules.lifecycle import (
    READ_BLIND,
    READING_LAW,
    READINGS_DIFFER,
    Action,
    ReadingAction,
    ReadingStatus,
)
from chalicelib.domain.rules.refusals import FieldError, Invalid

ONE_IN: Final = 20
NOTED: Final = (
    4  # reviews whose openings are noted, for each that is drawn: which are noted says little of which are drawn
)
THREE: Final = 3  # editors who read, from whom on no two are paired twice in a row


class ReadAs(StrEnum):
    """The decision on a text: the first editor's, and what the second would have done."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"


REFUSES: Final = frozenset({ReadAs.RETURN, ReadAs.REJECT})


class Stands(StrEnum):
    """The one of two decisions that a chief editor holds up as the example."""

    FIRST = "first"
    SECOND = "second"


class Keys(Protocol):
    """Whatever gives new ids, and keyed hashes that nobody can work out without this stage's secret."""

    def new_id(self) -> str: ...
    def keyed(self, purpose: str, value: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """One decision that is read again, and what came of it.

    Of one whose review is gone, only what is counted: no id of the review, no editor.
    """

    id: str  # by which nobody finds the review
    year: int  # of the first decision, in Brussels
    first: ReadAs
    first_rule: str = ""
    first_editor: str = ""
    review_id: str = ""
    organisation_id: str = ""
    revision: int = 0  # which of the texts the first editor read
    closed_to: tuple[str, ...] = ()  # editors who had to do with it when it was drawn
    waiting_since: datetime | None = None  # the beginning of that day: the hour would tell which decision it was
    status: ReadingStatus = ReadingStatus.WAITING
    second: ReadAs | None = None
    second_rule: str = ""
    second_editor: str = ""
    stands: Stands | None = None
    settled_by: str = ""
    version: int = 1

    @property
    def blind(self) -> bool:
        """True until it is read: nobody is told of the first decision."""
        return self.status in READ_BLIND

    @property
    def disputed(self) -> bool:
        return self.status in READINGS_DIFFER

    @property
    def tally(self) -> "SecondReading":
        """Return what is counted of it, and kept when its review is gone by its time."""
        return SecondReading(
            id=self.id,
            year=self.year,
            first=self.first,
            first_rule=self.first_rule,
            status=self.status,
            second=self.second,
            second_rule=self.second_rule,
            stands=self.stands,
        )

    def text_of(self, review: Review) -> str:
        """Return the words as the first editor read them."""
        earlier = review.revisions
        return earlier[self.revision].text if self.revision < len(earlier) else review.text

    def language_of(self, review: Review) -> str:
        """Return the language that was told of those words; empty where they are not its last."""
        return review.language if self.revision >= len(review.revisions) else ""

    def read_again(self, action: ReadAs, act: Act) -> "SecondReading":
        """The reading with what the second editor would have done.

        Raises:
            NotAllowed: it was read already.
            NeedsAnotherEditor: this editor had to do with it.
            Invalid: who refuses cites a rule that there is.
        """
        step = READING_LAW.step(self.status, ReadingAction.READ_AGAIN, act.by)
        check_four_eyes(step, actor_id=act.actor_id, previous={self.first_editor, *self.closed_to})
        if wrong := rule_errors_of(action, act.rule):
            raise Invalid(wrong)
        return replace(
            self,
            status=ReadingStatus.AGREED if action is self.first else ReadingStatus.DISPUTED,
            second=action,
            second_rule=act.rule if action in REFUSES else "",
            second_editor=act.actor_id,
            version=self.version + 1,
        )

    def settled(self, stands: Stands, act: Act) -> "SecondReading":
        """The reading with the one of two decisions that is the example.

        Raises:
            NotAllowed: the two agreed, it is not read yet, or it was settled.
            NeedsAnotherEditor: this editor is one of the two.
        """
        step = READING_LAW.step(self.status, ReadingAction.SETTLE, act.by)
        check_four_eyes(step, actor_id=act.actor_id, previous={self.first_editor, self.second_editor})
        return replace(self, status=step.to, stands=stands, settled_by=act.actor_id, version=self.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The editors who were paired last: two who read each other always alike would measure nothing."""

    last: tuple[str, str] | None = None  # the first and the second editor of the newest reading
    reader_of: Mapping[str, str] = field(default_factory=dict)  # by first editor, who read that one's last
    version: int = 0

    def after(self, reading: SecondReading) -> "Pairs":
        """The same, once a reading was read."""
        pair = (reading.first_editor, reading.second_editor)
        return Pairs(last=pair, reader_of={**self.reader_of, pair[0]: pair[1]}, version=self.version + 1)

    def passed_over(self, reading: SecondReading, readers: Collection[str], able: Collection[str]) -> frozenset[str]:
        """Return the editors who do not read this one, for they were paired with its first editor last.

        Args:
            reading: which one.
            readers: all editors who read.
            able: those of them who may read this one, whoever they were paired with.
        """
        if len({*readers, reading.first_editor}) < THREE:
            return frozenset()
        newest = {*self.last} - {reading.first_editor} if self.last and reading.first_editor in self.last else set()
        both = newest | ({self.reader_of.get(reading.first_editor, "")} - {""})
        # Where that would leave nobody, the newest pair alone is kept apart: that holds always.
        return frozenset(both if {*able} - both else newest)


def is_drawn(review_id: str, keys: Keys) -> bool:
    """Tell whether chance draws the first decision on a review; the same whoever asks, and however often."""
    return _chance(review_id, keys) % ONE_IN == 0


def is_noted(review: Review, keys: Keys) -> bool:
    """Tell whether it is noted who opens a review as it stands, and so never reads it again knowing nothing of it.

    While its first decision may be drawn, so is each that chance will draw, and three others for it; afterwards those
    alone that it drew.
    """
    if not may_be_drawn(review):
        return is_drawn(review.id, keys)
    return _chance(review.id, keys) % max(1, ONE_IN // NOTED) == 0


def may_be_drawn(review: Review) -> bool:
    """Tell whether the next decision on a review may be drawn: the first of all of them, and no later one."""
    acted = review.moved_by or review.approved_by or review.revisions or review.escalated or review.published_at
    return not acted


def _chance(review_id: str, keys: Keys) -> int:
    key = keys.keyed("second_reading", review_id)
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])


def drawn(before: Review, action: object, act: Act, keys: Keys) -> SecondReading | None:
    """Return the second reading that a decision on a review brings, where chance draws it.

    The first decision of an editor on each review counts, and no other: two of one review would measure one text twice.
    """
    counted = isinstance(action, Action) and action in _COUNTED and act.by is Actor.EDITOR
    if not counted or not may_be_drawn(before) or not is_drawn(before.id, keys):
        return None
    first = ReadAs(str(action))
    return SecondReading(
        id=keys.new_id(),
        year=year_of(act.at),
        first=first,
        first_rule=act.rule if first in REFUSES else "",
        first_editor=act.actor_id,
        review_id=before.id,
        organisation_id=before.organisation_id,
        revision=len(before.revisions),
        closed_to=tuple(sorted({act.actor_id, before.typed_by} - {""})),
        waiting_since=begins(day_of(act.at)),
    )


_COUNTED: Final = frozenset({Action.APPROVE, Action.RETURN, Action.REJECT})


def rule_errors_of(action: ReadAs, rule: str) -> tuple[FieldError, ...]:
    """Return that a rule is unknown, or missing where somebody refuses; nothing where neither is so."""
    missing = action in REFUSES and not rule
    return (FieldError("rule", "required", "rule_to_cite"),) if missing else rule_errors(rule)
