"""A review and the reply below it: one aggregate, one version, so that the two can never contradict each other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.domain.reviews.parts import ADDED_EVERY, Addition, Reply, Revision, Withdrawal, copies_seen, in_brief
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.record import MAKES_A_REVISION, ReviewRecord
from chalicelib.domain.reviews.signal import OF_A_PERSON, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Need, Step, check_four_eyes, check_met, require
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    ADDITION_REPLACED,
    ADDITION_VISIBLE,
    ADDITION_WAITS_FOR_EDITOR,
    PROVES,
    REPLY_LAW,
    RESEARCHED,
    REVIEW_LAW,
    UNDER_SUSPICION,
    VISIBLE,
    WAITS_FOR_EDITOR,
    Action,
    ReplyAction,
    Status,
)
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import DeadLink, NeedsAnotherEditor, NoMoreRevisions, NotFound


class Review(ReviewRecord):
    """The review that someone wrote about an organisation, and what may happen to it."""

    __slots__ = ()

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
        if action in MAKES_A_REVISION and not self.takes_revision:
            raise NoMoreRevisions
        if act.by is not Actor.AUTHOR and not going_on:  # nobody gives reasons for what they do with their own words
            require(step, rule=act.rule, explanation=act.explanation)
        unmet = self._unmet(blocked=blocked, left=left, now=act.at)
        check_met(step, status=self.status, action=action, unmet=unmet)
        aside = self._proved(action) if action in PROVES else self._taken_back(step, act)
        if aside is not None:
            return aside
        if act.actor_id and not going_on:
            check_four_eyes(step, actor_id=act.actor_id, previous={self.moved_by})
            check_four_eyes(step, Need.NOT_WHO_TYPED, actor_id=act.actor_id, previous={self.typed_by})
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

    def _proved(self, action: Action) -> tuple["Review", tuple[MailKind, ...]]:
        """The review with the note that an editor saw proof, or without: whose word on it was the last, stays."""
        return replace(self, proof_noted=action is Action.NOTE_PROOF, version=self.version + 1), ()

    def _taken_back(self, step: Step[Status], act: Act) -> tuple["Review", tuple[MailKind, ...]] | None:
        if step.back is None or self.withdrawal is None:
            return None
        return self._back(self.withdrawal, act), step.back[self.withdrawal.status]

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
            invitation="",
            invited=self.invited or (self.invitation != "" and to in WAITS_FOR_EDITOR),
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
            additions=(),
            invited=False,
            proof_noted=False,
            language="",
            terms="",
            undone=False,
        )

    def forgotten(self, at: datetime) -> "Review":
        """The review as nobody's: what leads to its author is gone, and the author's link with it."""
        return replace(
            self,
            author_key="",
            spelt_key="",
            invitation="",
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
        promise: Promise | None = None,
        terms: str = "",
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The review with the organisation's reply and what the signals say of its words, waiting for an editor.

        One that may still be sent anew is replaced, with its promise, and waits from when it came first.

        Raises:
            DeadLink: there is a reply already, or the review went offline; the link that asks is used up.
        """
        if not self.takes_reply_at(act.at):
            raise DeadLink
        step = REPLY_LAW.step(self.reply_status, ReplyAction.SUBMIT, act.by)
        if self.reply is not None and Need.STILL_EDITABLE in step.needs:
            reply = replace(self.reply, text=text, signals=signals, language=language, promise=promise, terms=terms)
        else:
            at = self._moment_of(act)
            said = Reply(text=text, status=step.to, submitted_at=at, signals=signals, language=language)
            reply = replace(said.after(self.reply, editable_for=editable_for), promise=promise, terms=terms)
        return replace(self, reply=reply, version=self.version + 1), step.mails

    def added(
        self,
        text: str,
        act: Act,
        signals: tuple[Signal, ...] = (),
        *,
        language: str = "",
        left: bool = False,
        months: int = ADDED_EVERY,
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The review with what its author adds, waiting for an editor; in the place of what was refused before.

        Raises:
            NotAllowed: it is offline, something waits already, it is too early, or no more fits.
            NotTakingPart: its organisation left.
        """
        step = ADDITION_LAW.step(self.addition_status, Action.ADD, act.by)
        unmet = self._unmet(blocked=False, left=left, now=act.at) | self._too_early(act.at, months)
        check_met(step, status=self.addition_status, action=Action.ADD, unmet=unmet)
        at = self._moment_of(act)
        added = Addition(text=text, submitted_at=at, status=step.to, signals=in_brief(signals), language=language)
        return self._with_additions(*self.additions[: -1 if self._refused_last else None], added), step.mails

    @property
    def _refused_last(self) -> bool:
        return self.addition_status in ADDITION_REPLACED

    def _with_additions(self, *additions: Addition) -> "Review":
        return replace(self, additions=additions, version=self.version + 1)

    def addition_decided(
        self, action: Action, act: Act, *, watched: bool = False, blocked: bool = False
    ) -> tuple["Review", tuple[MailKind, ...]]:
        """The review after an editor ruled on what was added last; the first of two is noted, and it goes on waiting.

        Raises:
            NotFound: nothing was added.
            NotAllowed, Blocked: the review is offline, or its organisation blocked.
            NotAllowed, Invalid, NeedsAnotherEditor: as the law of additions says.
        """
        if self.addition is None:
            raise NotFound
        step, last = ADDITION_LAW.step(self.addition.status, action, act.by), self.addition
        check_met(step, status=last.status, action=action, unmet=self._unmet(blocked=blocked, now=act.at))
        require(step, rule=act.rule, explanation=act.explanation)
        check_four_eyes(step, actor_id=act.actor_id, previous={last.decided_by})
        if step.needs & self._addition_by_two(watched=watched):
            if not last.approved_by:
                return self._with_additions(*self.additions[:-1], replace(last, approved_by=act.actor_id)), ()
            if act.actor_id == last.approved_by:
                raise NeedsAnotherEditor
        waits = step.to in ADDITION_WAITS_FOR_EDITOR
        at = self._moment_of(act)
        after = replace(
            last,
            status=step.to,
            submitted_at=at if waits else last.submitted_at,
            decided_at=None if waits else at,
            decided_by="" if waits else act.actor_id,
            approved_by="",
            signals=copies_seen(last.signals) if step.to in ADDITION_VISIBLE else last.signals,
        )
        return self._with_additions(*self.additions[:-1], after), step.mails

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
