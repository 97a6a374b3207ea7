"""The record of a review: all that is kept of it, and what follows from that. What may happen to it: `review.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.clock.days import begins, day_after_months, day_of
from chalicelib.domain.reviews.parts import (
    ADDED_EVERY,
    TYPED_IN,
    Addition,
    Capacity,
    Channel,
    Helper,
    Reply,
    Revision,
    Withdrawal,
    fits_another,
)
from chalicelib.domain.reviews.proof import ENOUGH_CARDS, Proof, counted_as, proof_of
from chalicelib.domain.reviews.score import review_score
from chalicelib.domain.reviews.signal import Signal, is_grave
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Need, directly
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    CONTENT_FREE,
    REPLY_LAW,
    REPLY_VISIBLE,
    REPLY_WAITS_FOR_EDITOR,
    RESEARCHED,
    REVIEW_LAW,
    VISIBLE,
    WAITS_FOR_EDITOR,
    Action,
    AdditionStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import References
from chalicelib.domain.rules.room import ADDED_TEXTS

# Who is asked for another text must be able to send it.
MAKES_A_REVISION: Final = frozenset({Action.RETURN, Action.REVISE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """All that is kept of the review that someone wrote about an organisation, and where it stands."""

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
    typed_by: str = ""  # the editor who typed in what came on paper or was told, and decides nothing on it
    invitation: str = ""  # the card it was written with, until it is confirmed: then nobody knows which one it was
    invited: bool = False  # it came by a code that its organisation hands out to everybody of a group
    additions: tuple[Addition, ...] = ()  # what its author added later, oldest first
    proof_noted: bool = False  # an editor saw proof of the relation; what was seen is kept nowhere
    looks: bool = False  # its deadline waits for the clock's looks; not of one that release 0.1.0 wrote last
    terms: str = ""  # accepted with it, by their day; "" where they named no licence: it is in no open data
    words_read: str = ""  # the code of the signals that read its words, who wrote them in mind; "" where none did

    @property
    def references(self) -> References:
        """The ids that a mail about it holds."""
        return {"review_id": self.id, "organisation_id": self.organisation_id}

    @property
    def by_mail(self) -> bool:
        """True when nobody reads it before its author confirmed it through a mailed link."""
        return self.channel not in TYPED_IN

    @property
    def channel_in_figures(self) -> str:
        """The channel as its log entries say it: nothing of one from the web, as most are."""
        return "" if self.channel is Channel.WEB else self.channel

    @property
    def proof_in_figures(self) -> str:
        """The same of its proof; of a whole year an invited one counts as that, however many cards there were."""
        proof = proof_of(counted_as(self), ENOUGH_CARDS)
        return "" if proof is Proof.EMAIL else proof

    @property
    def sector_in_figures(self) -> str:
        """The sector as its log entries say it: that of the theme set it was written with, which stays with it."""
        return self.theme_set.rpartition("-")[0]

    @property
    def visible(self) -> bool:
        return self.status in VISIBLE

    @property
    def by_card(self) -> bool:
        return self.invited or self.invitation != ""

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
    def withdrawable(self) -> bool:
        """True while its author may withdraw it."""
        return Action.WITHDRAW in self.allowed(Actor.AUTHOR)

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
    def addition(self) -> Addition | None:
        """The text that was added last; the law of additions is about that alone."""
        return self.additions[-1] if self.additions else None

    @property
    def addition_status(self) -> AdditionStatus:
        return self.addition.status if self.addition else AdditionStatus.NONE

    @property
    def addition_waits_for_editor(self) -> bool:
        """As of a reply: what is added to a review that is offline waits with it."""
        return self.visible and self.addition is not None and self.addition.waits_for_editor

    @property
    def public_additions(self) -> tuple[Addition, ...]:
        return tuple(each for each in self.additions if each.visible) if self.visible else ()

    def addable_from(self, months: int) -> datetime | None:
        """Return since when something more may be added, so many months after publication; None while it waits.

        After that every half year, counted from the day in Brussels on which the last came online. What was refused
        uses none of it up. The day is what counts, and no hour.
        """
        before = [each.decided_at for each in self.additions if each.visible and each.decided_at]
        since = before[-1] if before else self.published_at
        if since is None or not self.visible or self.addition_waits_for_editor or not self._room_for_more:
            return None
        return begins(day_after_months(day_of(since), ADDED_EVERY if before else months))

    @property
    def content_free(self) -> bool:
        """True when only the fact remains that there was a review."""
        return self.status in CONTENT_FREE

    def silences(self, before: "ReviewRecord") -> bool:
        """Tell whether what was asked and noted about it goes now: with its author, and again with its words."""
        forgets = self.forgotten_at is not None and before.forgotten_at is None
        return forgets or (self.content_free and not before.content_free)

    @property
    def last_event(self) -> datetime:
        """The moment at which the review or its reply last changed state."""
        moments = [self.submitted_at, self.moved_at]
        if self.reply:
            moments += [self.reply.submitted_at, self.reply.decided_at]
        moments += [each.last_event for each in self.additions]
        return max(each for each in moments if each)

    @property
    def score(self) -> int:
        return review_score(self.aspect_ratings)

    @property
    def takes_revision(self) -> bool:
        return fits_another(self.text, self.aspect_ratings, self.revisions, self.additions)

    @property
    def _room_for_more(self) -> bool:
        return fits_another(self.text, self.aspect_ratings, self.revisions, self.additions, most=ADDED_TEXTS)

    @property
    def grave(self) -> bool:
        """True when its words may tell of a crime, or of despair: it goes online by two editors, and stands first."""
        return self.escalated or is_grave(self.signals)

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
        own = ((Need.ANOTHER_EDITOR, self.moved_by), (Need.NOT_WHO_TYPED, self.typed_by))
        unmet |= {need for need, editor_id in own if actor_id and actor_id == editor_id}
        if actor_id and actor_id == self.last_editor and self.status in RESEARCHED:
            unmet |= {Need.ANOTHER_EDITOR_IF_OPEN}
        if actor_id and actor_id == self.approved_by:
            unmet |= self._by_two(watched=watched)
        actions = directly(REVIEW_LAW.allowed(self.status, by, unmet=unmet))
        return actions if self.takes_revision else tuple(each for each in actions if each not in MAKES_A_REVISION)

    def reply_allowed(
        self, by: Actor, *, blocked: bool = False, now: datetime | None = None
    ) -> tuple[ReplyAction, ...]:
        """Return what this actor may do with the reply; while its review is offline, nobody decides on it."""
        return directly(REPLY_LAW.allowed(self.reply_status, by, unmet=self._unmet(blocked=blocked, now=now)))

    def addition_allowed(
        self,
        by: Actor,
        *,
        actor_id: str = "",
        watched: bool = False,
        blocked: bool = False,
        left: bool = False,
        now: datetime | None = None,
        months: int = ADDED_EVERY,
    ) -> tuple[Action, ...]:
        """Return what this actor may do with what is added, or add themselves, `months` after publication."""
        unmet = self._unmet(blocked=blocked, left=left, now=now) | self._too_early(now, months)
        if actor_id and self.addition and actor_id == self.addition.approved_by:
            unmet |= self._addition_by_two(watched=watched)
        return directly(ADDITION_LAW.allowed(self.addition_status, by, unmet=unmet))

    def _too_early(self, now: datetime | None, months: int) -> frozenset[Need]:
        since = self.addable_from(months)
        return frozenset({Need.MONTHS_LATER} if since is None or now is None or now < since else ())

    def _addition_by_two(self, *, watched: bool) -> frozenset[Need]:
        """As of the review, by the words of both: who reads one reads the other."""
        grave = self.addition is not None and is_grave(self.addition.signals)
        return self._by_two(watched=watched) | ({Need.SECOND_EDITOR_IF_GRAVE} if grave else frozenset())

    def addition_needs(self, action: Action) -> frozenset[Need]:
        return ADDITION_LAW.needs(self.addition_status, action)

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
            Need.NO_PROOF_YET: self.proof_noted,
            Need.PROOF_NOTED: not self.proof_noted,
        }
        return frozenset(need for need, unmet in found.items() if unmet)

    @property
    def strength(self) -> int:
        """The strength of its strongest signal; 0 without any."""
        return max((signal.strength for signal in self.signals), default=0)
