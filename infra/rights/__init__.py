"""Whose right each act restricts, with which second pair of eyes, and how that is contested: a page drawn from the law.

Which right an act touches is said by hand, as no table can know it; all the rest is read from the laws. A restricting
row of a law that stands in no right fails a test.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.domain.cases.objection import OBJECTIONS
from chalicelib.domain.cases.statements import RESTRICTS, STATEMENTS, Part
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need, Step
from chalicelib.domain.rules.lifecycle import (
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    PromiseAction,
    ReplyAction,
)
from infra.local.environment import ROOT

AnyLaw = Law[Any, Any]
PAGE: Final = ROOT / "docs" / "rights.md"
BEGIN: Final = "<!-- drawn: rights -->"
END: Final = "<!-- end: rights -->"
_LAWS: Final[Mapping[str, AnyLaw]] = {
    "review": REVIEW_LAW,
    "reply": REPLY_LAW,
    "promise": PROMISE_LAW,
    "notice": NOTICE_LAW,
    "appeal": APPEAL_LAW,
    "participation": PARTICIPATION_LAW,
    "state": STATE_LAW,
    "warning": WARNING_LAW,
}
HEADS: Final = ("right", "restricted by", "which leads", "by", "second pair of eyes", "told by", "contested")


@dataclass(frozen=True)
class Right:
    """A right of somebody, and the acts of laws that can restrict it."""

    whose: str
    what: str
    law: AnyLaw
    acts: tuple[str, ...]
    by_others: str = ""  # of who has no way of their own to contest it: who has


RIGHTS: Final = (
    Right(
        "author", "to have a review read and put online", REVIEW_LAW, (Action.RETURN, Action.REJECT, Action.ESCALATE)
    ),
    Right("author", "to have it stay online", REVIEW_LAW, (Action.SUSPEND, Action.REMOVE)),
    Right("author", "to have it kept", REVIEW_LAW, (Action.ERASE, Action.EXPIRE)),
    Right("organisation", "to answer", REPLY_LAW, (ReplyAction.RETURN, ReplyAction.REJECT)),
    Right("organisation", "to tell what became of a promise", PROMISE_LAW, (PromiseAction.RETURN,)),
    Right("organisation", "to have its answer stay online", REPLY_LAW, (ReplyAction.REMOVE,)),
    Right("organisation", "to be as any other", STATE_LAW, (OrganisationAction.WATCH, OrganisationAction.BLOCK)),
    Right("organisation", "not to be warned of", WARNING_LAW, (OrganisationAction.WARN,)),
    Right("notifier", "to have a notice looked into", NOTICE_LAW, (NoticeAction.DISMISS,)),
    Right("who appealed", "to have a decision taken back", APPEAL_LAW, (AppealAction.DISMISS,)),
    Right("visitor", "to read what is told", STATE_LAW, (OrganisationAction.BLOCK,), "the organisation objects"),
    Right("visitor", "to read what is told", REVIEW_LAW, (Action.SUSPEND, Action.REMOVE), "the author appeals"),
    Right("visitor", "to tell", PARTICIPATION_LAW, (OrganisationAction.LEAVE,), "nobody: taking part is free"),
)


def drawn(page: str) -> str:
    """The page with the rights as the laws say them now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, *_tables(), END + after])


def restricting() -> set[tuple[str, str, str]]:
    """Return every law, status and act that takes something from somebody."""
    return {(name, status, act) for name, law in _LAWS.items() for status, act in law.steps if act in RESTRICTS}


def covered() -> set[tuple[str, str, str]]:
    """Return every law, status and act that stands in a right of whoever it takes something from."""
    own = [right for right in RIGHTS if not right.by_others]
    return {
        (name, status, act)
        for name, law in _LAWS.items()
        for right in own
        if right.law is law
        for status, act in law.steps
        if act in right.acts
    }


def _tables() -> Iterator[str]:
    for whose in dict.fromkeys(right.whose for right in RIGHTS):
        yield from ("", f"### {whose.capitalize()}", "", _cells(HEADS), _cells(("---",) * len(HEADS)))
        for right in (each for each in RIGHTS if each.whose == whose):
            yield from _rows(right)
    yield ""


def _rows(right: Right) -> Iterator[str]:
    """One line for each act and what it leads to, however many statuses it starts from."""
    grouped: dict[tuple[str, Step[Any]], list[str]] = {}
    for (status, act), step in right.law.steps.items():
        if act in right.acts:
            grouped.setdefault((act, step), []).append(status)
    for (act, step), statuses in grouped.items():
        yield _cells(
            (
                right.what,
                f"`{act}`",
                f"{_codes(statuses)} → `{step.to}`",
                ", ".join(sorted(step.by)),
                _second(step) or "none",
                _told(step),
                right.by_others or _contested(right.law, act, step),
            )
        )


def _second(step: Step[Any]) -> str:
    """Return the needs of an act that ask for somebody else than one editor, in words."""
    return ", ".join(sorted(need.replace("_", " ") for need in step.needs if "editor" in need))


def _told(step: Step[Any]) -> str:
    """Return the mails that tell of it, those that are a whole statement of reasons first."""
    return ", ".join(f"`{kind}`" for kind in sorted(step.mails, key=lambda kind: kind not in STATEMENTS)) or "nobody"


def _contested(law: AnyLaw, act: str, step: Step[Any]) -> str:
    """Return how it is contested: with us, and beside us."""
    ways = [*_with_us(law, act, step)]
    if any(Part.ELSEWHERE in STATEMENTS.get(kind, ()) for kind in step.mails):
        ways.append("body for disputes, court")
    return "; ".join(ways) or "its time is over"


def _with_us(law: AnyLaw, act: str, step: Step[Any]) -> Iterator[str]:
    if law in (STATE_LAW, WARNING_LAW) and act in OBJECTIONS:
        back_by = OBJECTIONS[OrganisationAction(act)]
        yield f"objection, judged by {_judge(APPEAL_LAW.steps.values())}; upheld: `{back_by}`"
        return
    back = law.steps.get((step.to, "uphold_appeal"))
    if back is not None:
        name = "objection" if Actor.ORGANISATION in _whose(law) else "appeal"
        yield f"{name}, judged by {_judge((back,))}; upheld: `{back.to}`"
        return
    anew = [each for by in (Actor.AUTHOR, Actor.ORGANISATION) for each in law.allowed(step.to, by) if each in _ANEW]
    if anew:
        yield f"sending it anew: {_codes(anew)}"
        return
    further = [each for each in law.allowed(step.to, Actor.EDITOR) if each != Action.ERASE]
    if further:
        yield f"not final: {_codes(further)} follows, and that can be contested"


_ANEW: Final = frozenset({Action.REVISE, ReplyAction.SUBMIT, PromiseAction.ANSWER})


def _judge(steps: Iterable[Step[Any]]) -> str:
    by_editors = [step for step in steps if Actor.EDITOR in step.by]
    return "another editor" if all(Need.ANOTHER_EDITOR in step.needs for step in by_editors) else "an editor"


def _whose(law: AnyLaw) -> set[Actor]:
    return {by for step in law.steps.values() for by in step.by}


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
