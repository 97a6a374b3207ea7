"""The integrity figures: what was taken in, published, refused and by which rule, per year and in public (DSA 15, 24).

By score band too: that answers "they only remove the negative ones". Made from the log, so that anyone with the log
can count again and must find the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from chalicelib.domain.projections.signal_figures import is_confirmed
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.proof import Proof
from chalicelib.domain.reviews.score import band
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    Action,
    AdditionStatus,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    PromiseAction,
    ReplyAction,
    Status,
)
from chalicelib.domain.rules.log import TYPE_IN, LogEntry
from chalicelib.domain.rules.working_days import within_promise

A_DAY: Final = 24 * 60 * 60  # seconds
# Upper bounds in hours of the waiting times that are counted; the median is said as the bound of its class.
HOURS: Final = (1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by name; names with a dot have a part of their own, such as `rejected_by_rule.no_personal_data`."""

    counts: Mapping[str, int] = field(default_factory=dict)
    of_utc: bool = False  # counted by a release whose days were those of UTC; to be counted again while the log has it

    def plus(self, other: "Figures") -> "Figures":
        return Figures(dict(Counter(self.counts) + Counter(other.counts)))

    def of(self, name: str) -> int:
        return self.counts.get(name, 0)

    def parts(self, name: str) -> dict[str, int]:
        """The counts below a name, by their own part."""
        prefix = f"{name}."
        return {key.removeprefix(prefix): count for key, count in sorted(self.counts.items()) if key.startswith(prefix)}

    def by_origin(self, origin: str) -> dict[str, dict[str, int]]:
        """The reviews that came, went online and were refused, by their `channel` or `proof`."""
        return {name: self.parts(f"{name}_by_{origin}") for name in ("received", "published", "rejected", "erased")}

    def median_hours(self, name: str) -> int | None:
        """The class in which the median waiting time falls, as its upper bound in hours."""
        return self.hours_within(name, percent=50)

    def hours_within(self, name: str, *, percent: int) -> int | None:
        """The upper bound, in hours, of the class in which so many of a hundred waiting times have ended."""
        classes = {int(hours): count for hours, count in self.parts(name).items()}
        wanted = -(-sum(classes.values()) * percent // 100)
        seen = 0
        for hours in sorted(classes):
            seen += classes[hours]
            if seen >= wanted > 0:
                return hours
        return None


def said_less(known: Figures, right: Figures) -> bool:
    """Tell whether figures differ from a recount only in what older releases did not count, or counted again.

    That is no drift. What they counted again: the outcome of a notice or an appeal, for each word beside it.
    """
    then = {name: count for name, count in right.counts.items() if not name.startswith(_NEWER)}
    again = {
        name: count for name, count in known.counts.items() if name in _AGAIN and count > right.counts.get(name, 0)
    }
    return known != right and known in (Figures({**right.counts, **again}), Figures({**then, **again}))


@dataclass(frozen=True, slots=True)
class CountedDay:
    """The figures of a day, of the whole platform and of each sector; what says no sector is in the whole alone."""

    whole: Figures
    sectors: Mapping[str, Figures]


def counted(entries: Iterable[LogEntry]) -> Figures:
    """The figures of these entries."""
    return counted_day(entries).whole


def counted_day(entries: Iterable[LogEntry]) -> CountedDay:
    """The same, and by sector."""
    counts: Counter[str] = Counter()
    sectors: dict[str, Counter[str]] = {}
    for entry in entries:
        kind = entry.subject.partition("/")[0]
        names = list(_COUNTERS[kind](entry)) if kind in _COUNTERS else []
        counts.update(names)
        if entry.sector and names:
            sectors.setdefault(entry.sector, Counter()).update(names)
    return CountedDay(Figures(dict(counts)), {sector: Figures(dict(each)) for sector, each in sectors.items()})


def _review(entry: LogEntry) -> Iterable[str]:
    marks = "none" if entry.score is None else str(band(entry.score))
    if entry.action == "submit":
        yield "received"
        yield _by_channel("received", entry)
    elif entry.action == Action.CONFIRM:
        yield from _confirmed(entry, marks)
    elif entry.action == TYPE_IN:  # there for the editors at once: there is nothing to confirm
        yield "received"
        yield _by_channel("received", entry)
        yield from _confirmed(entry, marks)
    elif entry.action == Action.UPHOLD_APPEAL:
        yield "reversed_on_appeal"
    elif entry.action == Action.ERASE:
        yield from _erased(entry, marks)
    elif entry.action == Action.UNDO_WITHDRAW:  # where it stood before was counted when it came there
        yield "withdrawals_undone"
    elif entry.after in _OUTCOMES and entry.before != entry.after:
        yield from _outcome(entry, marks)
    if entry.actor is Actor.SIGNAL:
        yield "automated"
    if entry.actor is Actor.EDITOR and entry.before in _JUDGED and entry.after != entry.before:
        yield from _judged(entry)


def _judged(entry: LogEntry) -> Iterable[str]:
    if entry.before == Status.PENDING:
        yield from _decided(entry)
    yield from (f"signals_raised.{code}" for code in entry.signals)
    yield from (f"signals_confirmed.{code}" for code in entry.signals if is_confirmed(code, entry))


def _outcome(entry: LogEntry, marks: str) -> Iterable[str]:
    outcome = "restored" if entry.action == Action.RESTORE else _OUTCOMES[entry.after]
    yield outcome
    yield f"{outcome}_by_band.{marks}"
    if entry.rule:
        yield f"{outcome}_by_rule.{entry.rule}"
    if outcome in _BY_ORIGIN:
        yield _by_channel(outcome, entry)
        yield _by_proof(outcome, entry)


def _by_channel(name: str, entry: LogEntry) -> str:
    return f"{name}_by_channel.{entry.channel or Channel.WEB}"


def _by_proof(name: str, entry: LogEntry) -> str:
    return f"{name}_by_proof.{entry.proof or Proof.EMAIL}"


def _confirmed(entry: LogEntry, marks: str) -> Iterable[str]:
    yield "confirmed"
    yield f"confirmed_by_band.{marks}"
    yield _by_proof("received", entry)


def _erased(entry: LogEntry, marks: str) -> Iterable[str]:
    """An editor's erasure counts as what it may hide: by band and by rule; an author's is nobody's decision."""
    if entry.actor is Actor.AUTHOR:
        yield "erased_by_author"
    elif entry.actor is Actor.EDITOR:
        yield "erased"
        yield f"erased_by_band.{marks}"
        yield _by_channel("erased", entry)
        yield _by_proof("erased", entry)
        if entry.rule:
            yield f"erased_by_rule.{entry.rule}"


def _notice(entry: LogEntry) -> Iterable[str]:
    if entry.before == entry.after:
        return  # a note beside it, or whoever gave notice is forgotten
    if entry.action == "submit":
        yield "notices_received"
    elif entry.action == NoticeAction.UPHOLD_APPEAL:
        yield "reversed_on_appeal"
    elif entry.after == AppealStatus.LAPSED:
        yield "notices_lapsed"
    elif entry.after in {NoticeStatus.UPHELD, NoticeStatus.DISMISSED}:
        yield f"notices_{entry.after}"
        yield from _waiting("notice_hours", entry)


def _appeal(entry: LogEntry) -> Iterable[str]:
    if entry.before == entry.after:
        return
    if entry.action == "submit":
        yield "appeals_received"
    elif entry.after in {AppealStatus.UPHELD, AppealStatus.DISMISSED, AppealStatus.LAPSED}:
        yield f"appeals_{entry.after}"
        if entry.rule and entry.after == AppealStatus.UPHELD:  # against a measure: no review, reply or notice says so
            yield "reversed_on_appeal"
        yield from _waiting("appeal_hours", entry)


def _reply(entry: LogEntry) -> Iterable[str]:
    if entry.action == ReplyAction.UPHOLD_APPEAL:
        yield "reversed_on_appeal"
    elif entry.before != entry.after and entry.action not in _OF_PROMISES:
        yield f"replies_{'received' if entry.action == 'submit' else entry.after}"


def _addition(entry: LogEntry) -> Iterable[str]:
    if entry.action == Action.UPHOLD_APPEAL:
        yield "reversed_on_appeal"
    elif entry.before != entry.after:
        yield f"additions_{'received' if entry.action == Action.ADD else entry.after}"
        if entry.before == AdditionStatus.PENDING:
            yield from _decided(entry)


def _decided(entry: LogEntry) -> Iterable[str]:
    """A decision on what an author wrote: how long it waited, and whether that was as long as mails promise."""
    yield from _waiting("decision_hours", entry)
    if entry.waited is not None:
        yield "decisions"
        if entry.waited <= A_DAY:
            yield "decisions_within_day"
        if within_promise(entry.at - timedelta(seconds=entry.waited), entry.at):
            yield "decisions_within_promise"


def _waiting(name: str, entry: LogEntry) -> Iterable[str]:
    if entry.waited is not None:
        hours = entry.waited / 3600
        yield f"{name}.{next((bound for bound in HOURS if hours <= bound), 10_000)}"


_OUTCOMES: Final[Mapping[str, str]] = {
    Status.PUBLISHED: "published",
    Status.REJECTED: "rejected",
    Status.RETURNED: "returned",
    Status.ESCALATED: "escalated",
    Status.SUSPENDED: "suspended",
    Status.REMOVED: "removed",
    Status.WITHDRAWN: "withdrawn",
    Status.ARCHIVED: "archived",
    Status.CLOSED: "closed",
}
_OF_PROMISES: Final = frozenset(str(each) for each in PromiseAction)  # which stand among what is said of a reply
_BY_ORIGIN: Final = frozenset({"published", "rejected"})
_JUDGED: Final = frozenset({Status.PENDING, Status.SUSPENDED})  # from where an editor's word says if a signal was right
_NEWER: Final = (
    *("withdrawals_undone", "erased", "notices_lapsed", "appeals_lapsed", "additions", "received_by"),
    *("decisions", "signals_"),
    *(f"{outcome}_by_{origin}" for outcome in sorted(_BY_ORIGIN) for origin in ("channel", "proof")),
)
_AGAIN: Final = frozenset(
    f"{cases}_{each}" for cases in ("notices", "appeals") for each in ("upheld", "dismissed", "lapsed")
)
_COUNTERS: Final = {"review": _review, "addition": _addition, "reply": _reply, "notice": _notice, "appeal": _appeal}
