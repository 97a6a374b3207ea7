"""The one way a review or its reply moves on: new state, log entry and mails in one write."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice, Subject
from chalicelib.domain.cases.second_reading import drawn
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.promises.acts import promise_waits
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import codes_in_figures
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import UPHELD, Action, PromiseAction, ReplyAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail, MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.bundle import DecidingStores
from chalicelib.ports.cases import CaseReader
from chalicelib.ports.stores import Effects, IdGenerator, Restricted
from chalicelib.ports.unread import go_past

TRIES: Final = 3  # of an act whose doer was shown no version
_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """The change that an act made to a review."""

    before: Review
    after: Review
    action: Action | ReplyAction | PromiseAction
    mails: tuple[MailKind, ...]
    act: Act
    of_addition: bool = False  # the act is on what was added last
    notices: tuple[Notice, ...] = ()  # those whose givers hear of it, where the law has a mail for them

    @property
    def about(self) -> str:
        """The kind of its subject in the log."""
        if self.of_addition:
            return "addition"
        return "review" if isinstance(self.action, Action) else "reply"  # a promise stands in the reply

    @property
    def of_what_is_below(self) -> bool:
        """True of an act on a reply or on what was added: the figures count reviews by their own acts."""
        return self.about != "review"

    def stood(self, review: Review) -> tuple[str, datetime | None]:
        """Return the status of its subject in a state of the review, and since when it waited there."""
        if self.about == "addition":
            return review.addition_status, review.addition.submitted_at if review.addition else None
        if isinstance(self.action, PromiseAction):
            told = promise_waits(review)
            return _of_promise(review), told.submitted_at if told else None
        if self.about == "reply":
            return review.reply_status, review.reply.submitted_at if review.reply else review.waiting_since
        return review.status, review.waiting_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The open appeals that end because what they are about is erased, with the log's word on each, and mails."""

    appeals: tuple[Appeal, ...] = ()
    entries: tuple[LogEntry, ...] = ()
    mails: tuple[Mail, ...] = ()


def entry_of(transition: Transition, id_generator: IdGenerator) -> LogEntry:
    """The log entry of a transition: who, when, what, why, and before and after."""
    after, act = transition.after, transition.act
    before, since = transition.stood(transition.before)
    counted = _as_counted(transition)
    act = replace(
        act,
        at=max(act.at, after.last_event),  # as the review has it
        explanation="" if after.content_free else act.explanation,  # why somebody is erased may say who
    )
    return log_entry(
        f"{transition.about}/{after.id}",
        transition.action,
        act,
        id_generator,
        before=before,
        after=transition.stood(after)[0],
        since=since,
        score=_score_in_figures(transition),
        channel="" if transition.of_what_is_below else counted.channel_in_figures,
        proof="" if transition.of_what_is_below else counted.proof_in_figures,
        sector=counted.sector_in_figures,
        signals=_signals_in_figures(transition),
    )


def _of_promise(review: Review) -> str:
    return review.reply.promise.status if review.reply and review.reply.promise else ""


def _score_in_figures(transition: Transition) -> int | None:
    """Return the score by whose band the figures count it: also of what people erase, not of what time does."""
    if transition.of_what_is_below or transition.action is Action.EXPIRE:
        return None
    return _as_counted(transition).score


def _as_counted(transition: Transition) -> Review:
    """Return the review as the figures count it: of what is erased, as it was; time alone counts nothing."""
    erased = transition.after.content_free and transition.action is not Action.EXPIRE
    return transition.before if erased else transition.after


def _signals_in_figures(transition: Transition) -> tuple[str, ...]:
    """Return the codes of the signals that an editor saw beside a review."""
    if transition.act.by is not Actor.EDITOR or transition.of_what_is_below:
        return ()
    return codes_in_figures(transition.before.signals)


def heard_by_notifiers(transition: Transition, cases: CaseReader) -> Transition:
    """Return a transition with the notices upheld of its subject, where the law has a mail to whoever gave them."""
    if not any(MAIL_RULES[each].to is Addressee.NOTIFIER for each in transition.mails):
        return transition
    subject = Subject.REVIEW if transition.about == "review" else Subject.REPLY
    about, _ = cases.about(transition.before.id, unread=go_past)
    upheld = (each for each in about if each.subject is subject and each.status in UPHELD and each.reachable)
    return replace(transition, notices=tuple(upheld))


def mails_of(transition: Transition, id_generator: IdGenerator) -> tuple[Mail, ...]:
    """The mails that a transition sends."""
    after, act = transition.after, transition.act
    to_notifiers = [each for each in transition.mails if MAIL_RULES[each].to is Addressee.NOTIFIER]
    mails = mails_about(
        after.references,
        [each for each in transition.mails if each not in to_notifiers],
        act.at,
        id_generator,
        by=act.by,
        rule=act.rule,
        explanation=act.explanation,
        passage=act.passage,
        after_notice=act.after_notice,
        until=after.withdrawal.until if after.withdrawal else None,
    )
    for notice in transition.notices:
        mails += mails_about(notice.references, to_notifiers, act.at, id_generator, by=act.by)
    if transition.action is not Action.ESCALATE:
        return mails
    # Whoever may be accused reads that it is offline for research, and nothing that tells of what.
    accused = Addressee.ORGANISATION
    return tuple(
        replace(each, rule="", explanation="") if MAIL_RULES[each.kind].to is accused else each for each in mails
    )


def record(
    transition: Transition,
    *,
    stores: DecidingStores,
    contact_nonce: str = "",
    expected: Organisation | None = None,
    unrestricted_at: datetime | None = None,
    leaving: Author | None = None,
    ending: Ending | None = None,
) -> Review:
    """Save a transition with its log entry and mails, and with `ending` appeals that end in the same write.

    Returns the review as it stands now.

    Raises:
        ChangedMeanwhile: somebody else was first, or (with `expected`) editors decided anew about the organisation.
        DeadLink: with `contact_nonce`, when the organisation's address changed.
        Restricted: with `unrestricted_at`, when the organisation is watched or blocked at that moment.
    """
    ending = ending or Ending()
    transition = heard_by_notifiers(transition, stores.cases)
    effects = Effects(
        entry=entry_of(transition, stores.id_generator),
        more=ending.entries,
        mails=(*mails_of(transition, stores.id_generator), *ending.mails),
        drawn=drawn(transition.before, transition.action, transition.act, stores.id_generator),
    )
    stores.reviews.save(
        transition.before,
        transition.after,
        effects,
        contact_nonce=contact_nonce,
        expected=expected,
        unrestricted_at=unrestricted_at,
        leaving=leaving,
        ending=ending.appeals,
    )
    return transition.after


def record_under(
    organisation_id: str,
    transition: Callable[[Organisation | None], Transition],
    *,
    stores: DecidingStores,
    now: datetime,
) -> Review:
    """Record what an organisation has a say in while it is watched, blocked or gone; `transition` is given one so.

    Hardly any is, so it is read only where the write finds that it is.

    Raises:
        ChangedMeanwhile: as `record`; and whatever `transition` refuses.
    """
    try:
        return record(transition(None), stores=stores, unrestricted_at=now)
    except Restricted:
        expected = stores.organisations.get(organisation_id)
    return record(transition(expected), stores=stores, expected=expected)


def retry_on_conflict(act: Callable[_P, _R]) -> Callable[_P, _R]:
    """Do an act anew, on what its subject is by then, where another write was first: a reminder, a note, a reply.

    Whoever decides on what they saw sends its version, and is told instead. Only for acts that read all that they
    stand on themselves, and write once.

    Raises:
        ChangedMeanwhile: others keep changing it; and whatever the act refuses.
    """

    @wraps(act)
    def done(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        for _ in range(TRIES - 1):
            with suppress(ChangedMeanwhile):
                return act(*args, **kwargs)
        return act(*args, **kwargs)

    return done
