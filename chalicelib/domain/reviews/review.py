"""A review and the reply below it: one aggregate, one version, so that the two can never contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.reviews.parts import Capacity, Channel, Helper, Reply, Revision, Withdrawal, fits_another
from chalicelib.domain.reviews.score import review_score
from chalicelib.domain.reviews.signal import GRAVE, OF_A_PERSON, STRONG, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Need, Step, check_four_eyes, check_met, directly, require
from chalicelib.domain.rules.lifecycle import (
    CONTENT_FREE,
    REPLY_LAW,
    REPLY_VISIBLE,
    REPLY_WAITS_FOR_EDITOR,
    RESEARCHED,
    REVIEW_LAW,
    UNDER_SUSPICION,
    VISIBLE,
    WAITS_FOR_EDITOR,
    Action,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind, References
from chalicelib.domain.rules.refusals import DeadLink, NeedsAnotherEditor, NoMoreRevisions, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The review that someone wrote about an organisation, and where it stands."""

    id: str
    organisation_id: str
    theme_set: str  # the id of the version it was written with
    text: str
    aspect_ratings: Mapping[str, int | None]  # None: not applicable
    capacity: Capacity | None  # None once erased
    experienced: str  # YYYY-MM; empty once erased
    on_behalf: bool
    submitted_at: datetime
    confirm_nonce: str  # changing a nonce kills every link that was signed with it
    manage_nonce: str
    fingerprint: str = ""  # release 0.1.0 kept a digest of the submission here; nothing does any more
    status: Status = Status.UNCONFIRMED
    version: int = 1
    waiting_since: datetime | None = None
    published_at: datetime | None = None
    moved_by: str = ""  # the editor of the last act, for four eyes
    moved_at: datetime | None = None
    approved_by: str = ""  # the first of two editors, where two are needed to have it online
    escalated: bool = False  # was once, for a crime or worse: two editors publish it, whatever the signals say
    passage: str = ""  # what an editor marked when returning it
    signals: tuple[Signal, ...] = ()
    author_key: str = ""  # a keyed hash of the author's mailbox: tells the same author, says not who
    spelt_key: str = ""  # the same of their address as it is spelt, which release 0.1.0 kept as `author_key`
    checked_at: datetime | None = None  # when the signals last looked
    reminded_at: datetime | None = None  # when its author was reminded to confirm
    nudged_at: datetime | None = None  # when the organisation was reminded that it may reply
    forgotten_at: datetime | None = None  # since when nobody knows who wrote it
    reply: Reply | None = None
    revisions: tuple[Revision, ...] = ()
    language: str = ""  # as of a reply
    withdrawal: Withdrawal | None = None  # by which it was withdrawn, while nothing keeps that from being undone
    undone: bool = False  # a withdrawal of it was taken back, which is done once
    channel: Channel = Channel.WEB
    helped_by: Helper | None = None
    looks: bool = False  # its deadline waits for the clock's looks; not of one that release 0.1.0 wrote last
    words_read: str = ""  # the code of the signals that read its words, who wrote them in mind; "" where none did

    @property
    def references(self) -> References:
        """The ids that a mail about it holds."""
        return {"review_id": self.id, "organisation_id": self.organisation_id}

    @property
    def visible(self) -> bool:
        return self.status in VISIBLE

    @property
    def waits_for_editor(self) -> bool:
        return self.status in WAITS_FOR_EDITOR

    @property
    def reply_status(self) -> ReplyStatus:
        return self.reply.status if self.reply else ReplyStatus.NONE

    @property
    def reply_waits_for_editor(self) -> bool:
        """A reply to a review that is offline waits with it: nobody decides what nobody can see."""
        return self.visible and self.reply_status in REPLY_WAITS_FOR_EDITOR

    @property
    def takes_reply(self) -> bool:
        """True when the organisation can send a reply now, and none waits."""
        return self.visible and ReplyAction.SUBMIT in self.reply_allowed(Actor.ORGANISATION)

    def takes_reply_at(self, now: datetime) -> bool:
        """Tell whether it can send one at this moment: also in the place of what waits, while that may change."""
        return self.visible and ReplyAction.SUBMIT in self.reply_allowed(Actor.ORGANISATION, now=now)

    @property
    def public_reply(self) -> Reply | None:
        shown = self.visible and self.reply is not None and self.reply.status in REPLY_VISIBLE
        return self.reply if shown else None

    @property
    def content_free(self) -> bool:
        """True when only the fact remains that there was a review."""
        return self.status in CONTENT_FREE

    def silences(self, before: "Review") -> bool:
        """Tell whether what was asked and noted about it goes now: with its author, and again with its words."""
        forgets = self.forgotten_at is not None and before.forgotten_at is None
        return forgets or (self.content_free and not before.content_free)

    @property
    def last_event(self) -> datetime:
        """The moment at which the review or its reply last changed state."""
        moments = [self.submitted_at, self.moved_at]
        if self.reply:
            moments += [self.reply.submitted_at, self.reply.decided_at]
        return max(each for each in moments if each)

    @property
    def score(self) -> int:
        return review_score(self.aspect_ratings)

    @property
    def takes_revision(self) -> bool:
        return fits_another(self.text, self.aspect_ratings, self.revisions)

    @property
    def grave(self) -> bool:
        """True when its words may tell of a crime, or of despair: it goes online by two editors, and stands first."""
        return self.escalated or any(each.code in GRAVE and each.strength >= STRONG for each in self.signals)

    @property
    def last_editor(self) -> str:
        """The editor whose word on it was the last; empty where the author, the clock or a signal had it."""
        return self.approved_by or self.moved_by

    def allowed(
        self,
        by: Actor,
        *,
        actor_id: str = "",
        watched: bool = False,
        blocked: bool = False,
        left: bool = False,
        now: datetime | None = None,
    ) -> tuple[Action, ...]:
        """Return what this actor may do now; with an editor's id, what this very editor may."""
        unmet = self._unmet(blocked=blocked, left=left, now=now)
        if actor_id and actor_id == self.moved_by:
            unmet |= {Need.ANOTHER_EDITOR}
        if actor_id and actor_id == self.last_editor and self.status in RESEARCHED:
            unmet |= {Need.ANOTHER_EDITOR_IF_OPEN}
        if actor_id and actor_id == self.approved_by:
            unmet |= self._by_two(watched=watched)
        actions = directly(REVIEW_LAW.allowed(self.status, by, unmet=unmet))
        return actions if self.takes_revision else tuple(each for each in actions if each not in _MAKES_A_REVISION)

    def reply_allowed(
        self, by: Actor, *, blocked: bool = False, now: datetime | None = None
    ) -> tuple[ReplyAction, ...]:
        """Return what this actor may do with the reply; while its review is offline, nobody decides on it."""
        return directly(REPLY_LAW.allowed(self.reply_status, by, unmet=self._unmet(blocked=blocked, now=now)))

    def needs(self, action: Action) -> frozenset[Need]:
        return REVIEW_LAW.needs(self.status, action)

    def reply_needs(self, action: ReplyAction) -> frozenset[Need]:
        return REPLY_LAW.needs(self.reply_status, action)

    def _by_two(self, *, watched: bool) -> frozenset[Need]:
        """Return the needs for a second editor that hold of it now."""
        found = {Need.SECOND_EDITOR_IF_WATCHED: watched, Need.SECOND_EDITOR_IF_GRAVE: self.grave}
        return frozenset(need for need, holds in found.items() if holds)

    def undoable(self, now: datetime | None) -> bool:
        """Tell whether its author may take its withdrawal back at this moment."""
        return self.withdrawal is not None and now is not None and now < self.withdrawal.until

    def _unmet(self, *, blocked: bool, left: bool = False, now: datetime | None = None) -> frozenset[Need]:
        editable = self.reply is not None and self.reply.editable(now)
        found = {
            Need.REVIEW_ONLINE: not self.visible,
            Need.NO_BLOCK: blocked,
            Need.TAKES_PART: left,
            Need.WITHIN_A_DAY: not self.undoable(now),
            Need.STILL_EDITABLE: not editable,
            Need.NOT_EDITABLE: editable,
        }
        return frozenset(need for need, unmet in found.items() if unmet)

    @property
    def strength(self) -> int:
        """The strength of its strongest signal; 0 without any."""
        return max((signal.strength for signal in self.signals), default=0)

    def moved(
        self,
        action: Action,
        act: Act,
        *,
        watched: bool = False,
        blocked: bool = False,
        left: bool = False,
        going_on: bool = False,
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The review after an act, and the mails that act sends.

        Where two editors are needed, the first one's word is noted, and nothing goes online yet.

        Args:
            action: as the law names it.
            act: by whom, when and why.
            watched: the organisation is.
            blocked: the organisation is.
            left: the organisation no longer takes part.
            going_on: this was decided before, with its reasons, and stopped halfway.

        Raises:
            NotAllowed, NotForYou: the law has no such row, or it is someone else's.
            Invalid, NeedsAnotherEditor, Blocked, NotTakingPart: the act lacks what its row asks for.
            NoMoreRevisions: it would ask for, or bring, a text that does not fit.
        """
        step = REVIEW_LAW.step(self.status, action, act.by)
        if action in _MAKES_A_REVISION and not self.takes_revision:
            raise NoMoreRevisions
        if act.by is not Actor.AUTHOR and not going_on:  # nobody gives reasons for what they do with their own words
            require(step, rule=act.rule, explanation=act.explanation)
        unmet = self._unmet(blocked=blocked, left=left, now=act.at)
        check_met(step, status=self.status, action=action, unmet=unmet)
        if step.back is not None and self.withdrawal is not None:
            return self._back(self.withdrawal, act), step.back[self.withdrawal.status]
        if act.actor_id and not going_on:
            check_four_eyes(step, actor_id=act.actor_id, previous={self.moved_by})
            if self.status in RESEARCHED:  # what else may be open about it, `check_other_eyes` looks up
                check_four_eyes(step, Need.ANOTHER_EDITOR_IF_OPEN, actor_id=act.actor_id, previous={self.last_editor})
        if step.needs & self._by_two(watched=watched):
            if not self.approved_by:
                return self._approved_by_one(step, act), ()
            if act.actor_id == self.approved_by:
                raise NeedsAnotherEditor
        after = self._led(step.to, act)
        if action is Action.WITHDRAW and not self.undone:
            after = replace(after, withdrawal=Withdrawal.of(self, at=after.last_event))
        mails = step.mails if step.again is None or self.published_at is None else step.again
        return after.emptied(self._moment_of(act)) if after.content_free else after, mails

    def _approved_by_one(self, step: Step[Status], act: Act) -> "Review":
        """The review with the word of the first of two editors: where it was, or where the law leads it meanwhile."""
        led = self._led(step.first, act) if step.first is not None else replace(self, version=self.version + 1)
        return replace(led, approved_by=act.actor_id)

    def _led(self, to: Status, act: Act) -> "Review":
        at = self._moment_of(act)
        return replace(
            self,
            status=to,
            version=self.version + 1,
            moved_by=act.actor_id,
            moved_at=at,
            approved_by="",
            withdrawal=None,
            escalated=self.escalated or to in UNDER_SUSPICION,
            passage=act.passage,
            waiting_since=at if to in WAITS_FOR_EDITOR else None,
            published_at=(self.published_at or at) if to in VISIBLE else self.published_at,
        )

    def _back(self, before: Withdrawal, act: Act) -> "Review":
        """The review as it stood before it was withdrawn: by whose word, and waiting since when."""
        at = self._moment_of(act)
        return replace(self, version=self.version + 1, moved_at=at, withdrawal=None, undone=True, **before.restored)

    def withdrawn_for_good(self) -> "Review":
        """The review whose withdrawal nobody can take back: meanwhile editors ruled that it goes offline."""
        return replace(self, withdrawal=None, version=self.version + 1)

    def _moment_of(self, act: Act) -> datetime:
        """Return the moment of an act: never before what it follows, however long its request was under way."""
        return act.at if act.at >= self.last_event else self.last_event + timedelta(microseconds=1)

    def emptied(self, at: datetime) -> "Review":
        """The bare fact: no word, no figure, no link that opens it, and nobody who wrote it (GDPR 17)."""
        return replace(
            self.forgotten(at),
            text="",
            aspect_ratings={},
            capacity=None,
            experienced="",
            on_behalf=False,
            helped_by=None,
            confirm_nonce="",
            passage="",
            escalated=False,
            signals=(),
            checked_at=None,
            reply=None,
            revisions=(),
            language="",
            undone=False,
        )

    def forgotten(self, at: datetime) -> "Review":
        """The review as nobody's: what leads to its author is gone, and the author's link with it."""
        return replace(
            self,
            author_key="",
            spelt_key="",
            fingerprint="",
            manage_nonce="",
            signals=tuple(each for each in self.signals if each.code not in OF_A_PERSON),
            reply=self.reply and replace(self.reply, former=""),
            forgotten_at=self.forgotten_at or at,
        )

    def without_author(self, at: datetime) -> "Review":
        return replace(self.forgotten(at), version=self.version + 1)

    def beside(self) -> "Review":
        """The review as it is, at its next version: something beside it changed that a decision should know of."""
        return replace(self, version=self.version + 1)

    def author_reminded(self, at: datetime) -> "Review":
        return replace(self, reminded_at=at, version=self.version + 1)

    def organisation_reminded(self, at: datetime) -> "Review":
        return replace(self, nudged_at=at, version=self.version + 1)

    def with_signals(self, signals: tuple[Signal, ...], *, at: datetime) -> "Review":
        """The review as the signals last saw it; part of another transition, so that no version is spent on it."""
        return replace(self, signals=signals, checked_at=at)

    def revised(
        self, text: str, ratings: Mapping[str, int | None], act: Act, *, left: bool = False, language: str = ""
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The author's new words, in their language; the old ones are kept for the editor to compare."""
        after, mails = self.moved(Action.REVISE, act, left=left)
        earlier = Revision(text=self.text, aspect_ratings=self.aspect_ratings, replaced_at=act.at)
        revisions = (*self.revisions, earlier)
        new = replace(after, text=text, language=language, aspect_ratings=ratings, revisions=revisions, words_read="")
        return new, mails

    def replied(
        self,
        text: str,
        act: Act,
        signals: tuple[Signal, ...] = (),
        *,
        language: str = "",
        editable_for: timedelta = timedelta(),
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The review with the organisation's reply and what the signals say of its words, waiting for an editor.

        One that may still be sent anew is replaced, and waits from when it came first.

        Raises:
            DeadLink: there is a reply already, or the review went offline; the link that asks is used up.
        """
        if not self.takes_reply_at(act.at):
            raise DeadLink
        step = REPLY_LAW.step(self.reply_status, ReplyAction.SUBMIT, act.by)
        if self.reply is not None and Need.STILL_EDITABLE in step.needs:
            reply = replace(self.reply, text=text, signals=signals, language=language)
        else:
            at = self._moment_of(act)
            said = Reply(text=text, status=step.to, submitted_at=at, signals=signals, language=language)
            reply = said.after(self.reply, editable_for=editable_for)
        return replace(self, reply=reply, version=self.version + 1), step.mails

    def reply_decided(
        self, action: ReplyAction, act: Act, *, blocked: bool = False
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The review after an editor ruled on its reply.

        Raises:
            NotFound: there is no reply.
            NotAllowed, Blocked: the review is offline, or its organisation blocked.
            StillEditable: its organisation may still send another.
            NotAllowed, Invalid: as the law of replies says.
        """
        if self.reply is None:
            raise NotFound
        step = REPLY_LAW.step(self.reply.status, action, act.by)
        check_met(step, status=self.status, action=action, unmet=self._unmet(blocked=blocked, now=act.at))
        require(step, rule=act.rule, explanation=act.explanation)
        check_four_eyes(step, actor_id=act.actor_id, previous={self.reply.decided_by})
        reply = self.reply.decided(step.to, at=self._moment_of(act), by=act.actor_id, passage=act.passage)
        return replace(self, reply=reply, version=self.version + 1), step.mails


# Who is asked for another text must be able to send it.
_MAKES_A_REVISION: Final = frozenset({Action.RETURN, Action.REVISE})
