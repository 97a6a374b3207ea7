"""The words beside a decision that an editor may choose: what the law asks for it, by its row."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.rules.law import Law, Need
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    ADDS,
    APPEAL_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AppealAction,
    AppealStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.dutch import phrases


def of_law(law: Law[Any, Any]) -> Callable[[str, str], str]:
    """Make a global that says the needs of an act, by the status it would start from."""
    return lambda status, action: phrases.asked(law.needs(status, action))


def review_needs(status: str, action: str) -> str:
    """The same of a review, where what its author added is decided on too: whichever of the two laws the act is of."""
    added = [step.needs for (_, each), step in ADDITION_LAW.steps.items() if each == action and action in ADDS]
    return phrases.asked(frozenset().union(*added) or REVIEW_LAW.needs(Status(status), Action(action)))


def reply_needs(status: str, action: str) -> str:
    """Say the needs of an act on a reply, or on what became of its promise: those are the same wherever it stands."""
    of_promise = {need for (_, each), step in PROMISE_LAW.steps.items() if each == action for need in step.needs}
    return phrases.asked(frozenset(of_promise) or REPLY_LAW.needs(ReplyStatus(status), ReplyAction(action)))


def appeal_needs(about: str, against: str) -> Callable[[str, str], str]:
    """Make a global that says the needs of an act on an appeal; upholding it is also an act on what it is about."""
    status = "removed" if against == Action.REMOVE else "rejected"
    undone: frozenset[Need] = {
        "review": REVIEW_LAW.needs(Status(status), Action.UPHOLD_APPEAL),
        "reply": REPLY_LAW.needs(ReplyStatus(status), ReplyAction.UPHOLD_APPEAL),
        "notice": REVIEW_LAW.needs(Status.PUBLISHED, Action.SUSPEND),  # what was noticed goes offline after all
    }.get(about, frozenset())

    def needs(status: str, action: str) -> str:
        of_appeal = APPEAL_LAW.needs(AppealStatus(status), AppealAction(action))
        return phrases.asked(of_appeal | undone if action == AppealAction.UPHOLD else of_appeal)

    return needs


def organisation_choice(action: str) -> tuple[str, str, str]:
    """A decision on an organisation to choose: its code, its words, and what it means and asks for."""
    laws = (PARTICIPATION_LAW.steps, REQUEST_LAW.steps, STATE_LAW.steps, WARNING_LAW.steps)
    # What changes nothing but who stands behind it, as a second block does, has needs that the act itself has not.
    needs = {
        need
        for law in laws
        for (status, each), step in law.items()
        if each == action and step.to is not status
        for need in step.needs
    }
    asked = phrases.asked(frozenset(needs))
    effect = phrases.ORGANISATION_EFFECTS[action]
    return action, phrases.ACTIONS[action], f"{effect} {asked}".strip()
