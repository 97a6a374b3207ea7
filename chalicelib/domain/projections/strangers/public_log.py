"""The public log's entries: what was decided about what the public may read, and nothing that leads to anybody.

An entry has no text, no person, no organisation and no day. Its sector, score band, channel and proof are said only
where at least five of its month are alike in all that is said of them; else they are `merged` (`cells.py` has the rule
whole). Each entry has a name of its own, which is random to everybody once its month's key is gone: two acts on one
review share nothing, as what one of them says could else be put beside what the other one hides.
"""

import hmac
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Final

from chalicelib.domain.projections.strangers.cells import DIMENSIONS, MERGED, NONE, Decision, merged
from chalicelib.domain.reviews.score import band
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import NEVER_TOLD
from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealStatus,
    NoticeStatus,
    OrganisationAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.log import LogEntry

IF_TWO_AGREE: Final = frozenset({"published", "restored", "warned"})  # acts for which it may take two editors
SAFETY: Final = "safety"  # in the place of rules that accuse somebody of a crime
_NAME: Final = 16  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenFigures:
    """The figures of a month's entries, by names as `counted` gives them."""

    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class About:
    """The traits of what an act is about; `none` where it has no such trait, empty where nothing tells any more."""

    sector: str = NONE
    channel: str = NONE
    proof: str = NONE


@dataclass(frozen=True, slots=True)
class Seen:
    """An act of the editors' log that the public log has an entry of."""

    entry: LogEntry
    act: str
    about: About = field(default_factory=About)
    by_two: bool = False  # another editor had said the same before


def act_of(entry: LogEntry) -> str:
    """Return the name of what the public may know was decided; empty where there was nothing of the kind."""
    kind = entry.subject.partition("/")[0]
    return _ACTS[kind](entry) if kind in _ACTS else ""


def entries_of(month: str, seen: Sequence[Seen], key: bytes) -> list[Decision]:
    """Return a month's entries, in the order of their names.

    Args:
        month: YYYY-MM.
        seen: each act of that month once.
        key: of this month; whoever has it can tell which act an entry is of.
    """
    shown = merged([_plain(month, each) for each in seen])
    named = (
        replace(decision, name=hmac.digest(key, each.entry.id.encode(), sha256)[:_NAME].hex())
        for each, decision in zip(seen, shown, strict=True)
    )
    return sorted(named, key=lambda each: each.name)


def written(decision: Decision) -> bytes:
    """Return an entry's bytes: what is hashed, and what everybody may read."""
    return json.dumps(asdict(decision), separators=(",", ":")).encode()


def counted(decisions: Iterable[Decision]) -> dict[str, int]:
    """Return the figures that entries prove, by names with a dot between a figure and its part."""
    counts: Counter[str] = Counter()
    for each in decisions:
        counts.update(_figures(each))
    return dict(sorted(counts.items()))


def _figures(each: Decision) -> Iterator[str]:
    figure = f"{each.of}_{each.act}"
    yield figure
    for part in ("by", "rule", *DIMENSIONS):
        if (value := getattr(each, part)) != NONE:
            yield f"{figure}_by_{part}.{value}" if part != "by" else f"{figure}_by.{value}"


def _plain(month: str, seen: Seen) -> Decision:
    entry, about = seen.entry, seen.about
    return Decision(
        name="",
        month=month,
        of=entry.subject.partition("/")[0],
        act=seen.act,
        by=_by(seen),
        rule=_rule(seen),
        sector=about.sector or MERGED,
        band=NONE if entry.score is None else str(band(entry.score)),
        channel=about.channel or MERGED,
        proof=about.proof or MERGED,
    )


def by_two(entry: LogEntry, history: Sequence[LogEntry]) -> bool:
    """Tell whether an editor did what another one had agreed to, by all that was done to the same subject.

    Args:
        entry: what was done.
        history: the oldest first.
    """
    if entry.actor is not Actor.EDITOR or entry.action not in _TAKES_TWO:
        return False
    for each in reversed([each for each in history if each.at < entry.at]):
        if each.before != each.after:  # whoever agreed before that, agreed to something else
            back_for_approval = (each.action, each.before, each.after) == _BACK
            return back_for_approval and entry.action == Action.APPROVE and each.actor_id != entry.actor_id
        if each.action == entry.action:
            return each.actor_id != entry.actor_id
    return False


def _rule(seen: Seen) -> str:
    if seen.act in _FOR_NO_RULE:
        return NONE
    safety = seen.entry.rule in NEVER_TOLD or seen.entry.after == Status.ESCALATED
    return SAFETY if safety else seen.entry.rule or NONE


def _by(seen: Seen) -> str:
    actor = seen.entry.actor
    if actor is Actor.EDITOR:
        return "two_editors" if seen.by_two else "editor"
    return "machine" if actor in {Actor.CLOCK, Actor.SIGNAL} else str(actor)


def _review(entry: LogEntry) -> str:
    if entry.action == Action.ERASE:
        return "erased"
    if entry.action == Action.UNDO_WITHDRAW:
        return "withdrawal_undone"
    if entry.before == entry.after:
        return ""
    if entry.after == Status.PUBLISHED:
        return "restored" if entry.before in _WAS_ONLINE else "published"
    return _OUTCOMES.get(entry.after, "")


def _reply(entry: LogEntry) -> str:
    """As of what an author added: the statuses of both that the public may read of have the same names."""
    if entry.before == entry.after:
        return ""
    return _REPLIES.get(entry.after, "")


def _notice(entry: LogEntry) -> str:
    return entry.after if entry.after in {NoticeStatus.UPHELD, NoticeStatus.DISMISSED} else ""


def _appeal(entry: LogEntry) -> str:
    return entry.after if entry.after in {AppealStatus.UPHELD, AppealStatus.DISMISSED} else ""


def _organisation(entry: LogEntry) -> str:
    return _MEASURES.get(entry.action, "") if entry.before != entry.after else ""


_TAKES_TWO: Final = frozenset({Action.APPROVE, Action.RESTORE, Action.UPHOLD_APPEAL, OrganisationAction.WARN})
_BACK: Final = (Action.UPHOLD_APPEAL, Status.REMOVED, Status.PENDING)  # as good as the first of two approvals
_FOR_NO_RULE: Final = frozenset({"published", "restored"})  # also where an editor named one with it
_WAS_ONLINE: Final = frozenset({Status.SUSPENDED, Status.REMOVED, Status.ARCHIVED})
_OUTCOMES: Final[Mapping[str, str]] = {
    Status.REJECTED: "refused",
    Status.RETURNED: "returned",
    Status.ESCALATED: "offline",
    Status.SUSPENDED: "offline",
    Status.REMOVED: "removed",
    Status.WITHDRAWN: "withdrawn",
    Status.ARCHIVED: "archived",
    Status.CLOSED: "closed",
}
_REPLIES: Final[Mapping[str, str]] = {
    ReplyStatus.PUBLISHED: "published",
    ReplyStatus.REJECTED: "refused",
    ReplyStatus.RETURNED: "returned",
    ReplyStatus.REMOVED: "removed",
}
_MEASURES: Final[Mapping[str, str]] = {
    OrganisationAction.BLOCK: "blocked",
    OrganisationAction.UNBLOCK: "unblocked",
    OrganisationAction.WARN: "warned",
    OrganisationAction.CLEAR_WARNING: "warning_cleared",
}
_ACTS: Final = {
    "review": _review,
    "addition": _reply,
    "reply": _reply,
    "notice": _notice,
    "appeal": _appeal,
    "organisation": _organisation,
}
