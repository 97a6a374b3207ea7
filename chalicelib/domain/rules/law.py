"""The form of a law: steps from status to status, who may take them, and what they cannot do without."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Blocked, FieldError, Invalid, NeedsAnotherEditor, NotAllowed, NotForYou

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


class Need(StrEnum):
    """A condition that a step of the law sets."""

    RULE = "rule"
    EXPLANATION = "explanation"
    ANOTHER_EDITOR = "another_editor"  # four eyes: not the one who did the previous act
    SECOND_EDITOR_IF_WATCHED = "second_editor_if_watched"  # the first one's word is noted, and nothing moves yet
    NO_BLOCK = "no_block"  # nothing goes online while the organisation is blocked
    REVIEW_ONLINE = "review_online"  # nobody decides on a reply that nobody can see


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One row of a law."""

    to: S
    by: frozenset[Party]
    mails: tuple[MailKind, ...] = ()
    needs: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class Law(Generic[S, A]):
    """A table of (status, action) -> step, and the questions one may ask of it."""

    steps: Mapping[tuple[S, A], Step[S]]

    def step(self, status: S, action: A, by: Party) -> Step[S]:
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

    def allowed(self, status: S, by: Party, *, unmet: AbstractSet[Need] = frozenset()) -> tuple[A, ...]:
        """The actions this party may take now, in the order of the table; none that needs what is not met."""
        mine = ((action, step) for (at, action), step in self.steps.items() if at == status and by in step.by)
        return tuple(action for action, step in mine if not step.needs & unmet)

    def needs(self, status: S, action: A) -> frozenset[Need]:
        """Return the conditions of an act; empty where the law has no such row."""
        step = self.steps.get((status, action))
        return step.needs if step else frozenset()


def directly(actions: tuple[A, ...]) -> tuple[A, ...]:
    """The actions an editor takes by themselves; upholding an appeal goes through the appeal."""
    return tuple(action for action in actions if action != "uphold_appeal")


def check_met(step: Step[S], *, status: str, action: str, unmet: AbstractSet[Need]) -> None:
    """Refuse what cannot be while its review is offline (NotAllowed), or its organisation blocked (Blocked)."""
    if Need.REVIEW_ONLINE in step.needs & unmet:
        raise NotAllowed(status=status, action=action)
    if Need.NO_BLOCK in step.needs & unmet:
        raise Blocked


def check_four_eyes(step: Step[S], *, actor_id: str, previous: str) -> None:
    """Refuse a second step by the editor who did the first.

    Raises:
        NeedsAnotherEditor: it was the same one.
    """
    if Need.ANOTHER_EDITOR in step.needs and actor_id == previous:
        raise NeedsAnotherEditor


def require(step: Step[S], *, rule: str, explanation: str) -> None:
    """Refuse an act that lacks the reasons its row asks for (DSA 17: no restriction without its statement).

    Raises:
        Invalid: names each that is missing.
    """
    missing = []
    if Need.RULE in step.needs and not rule:
        missing.append(FieldError("rule", "required", "rule_to_cite"))
    if Need.EXPLANATION in step.needs and not explanation.strip():
        missing.append(FieldError("explanation", "required", "why_for_those_concerned"))
    if missing:
        raise Invalid(tuple(missing))
