"""An organisation: what the register says of it, what editors decided about it, and its counters."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus, Listing
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Need, Step, check_four_eyes, explanation_missing, require
from chalicelib.domain.rules.lifecycle import (
    BLOCKS,
    PARTICIPATION_LAW,
    REQUEST_LAW,
    REQUESTED,
    STATE_LAW,
    TAKES_PART,
    UNDER_RESEARCH,
    WARNING_LAW,
    WARNS,
    WATCHES,
    OrganisationAction,
    OrganisationState,
    Participation,
    RequestStatus,
    WarningState,
)
from chalicelib.domain.rules.mails import MailKind, References
from chalicelib.domain.rules.refusals import (
    Blocked,
    FieldError,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotTakingPart,
)
from chalicelib.domain.rules.working_days import after_working_days

OPEN_INVITATIONS_PER_MAIL: Final = 20
TO_CONFIRM_A_BLOCK: Final = 2  # working days
MOST_CARDS: Final = 500  # of one batch
STEP: Final = 5  # cards; what is shown of them goes up by so many, so that no single one is told
_WITH_AN_END: Final = frozenset({OrganisationAction.BLOCK, OrganisationAction.WARN})
_FOR_EVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWarning:
    """The public warning on an organisation's page, for repeated improper use [Z]."""

    state: WarningState = WarningState.NONE
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def stands(self, now: datetime) -> bool:
        return self.state in WARNS and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """The person to speak to about a request to take part; kept apart, and gone once that is decided."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedWarning:
    """The public warning that one editor proposed: another puts these very words on the page, or proposes others."""

    text: str
    by: str
    until: datetime | None = None
    at: datetime | None = None  # since when it waits for the other


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationState:
    """The decisions of editors about an organisation; the sync never touches them."""

    participation: Participation = Participation.NOT_TAKING_PART
    state: OrganisationState = OrganisationState.OPEN
    state_since: datetime | None = None
    blocked_until: datetime | None = None
    warning: PublicWarning = field(default_factory=PublicWarning)
    proposed: ProposedWarning | None = None
    blocked_by: str = ""  # who blocked it, until another editor confirms that; `blocked_until` is then no later than so
    block_wanted_until: datetime | None = None  # its end once it is confirmed; None where it has none
    watched_since: datetime | None = None  # of what is blocked: since when it was watched then; None: it was open
    version: int = 1
    asked_at: datetime | None = None  # when it asked to take part; None once that was decided, or where it never did
    visibility_at: datetime | None = None  # when its reviews were hidden or shown again last; a watch hides nothing

    @property
    def request(self) -> RequestStatus:
        return RequestStatus.PENDING if self.asked_at else RequestStatus.NONE

    def state_at(self, now: datetime) -> OrganisationState:
        """The state that holds now: a block with an end has ended when its moment comes, whoever has noticed."""
        return self.before_block if self._block_ended(now) else self.state

    def state_since_at(self, now: datetime) -> datetime | None:
        """Return since when the state holds that holds now; None where nobody ever decided on it."""
        return (self.watched_since or self.blocked_until) if self._block_ended(now) else self.state_since

    def visibility_since(self, now: datetime) -> datetime | None:
        """Return since when its reviews are hidden, or shown again; None where they always were shown."""
        return self.blocked_until if self._block_ended(now) else self.visibility_at

    @property
    def before_block(self) -> OrganisationState:
        """The state to which a block leads back; what release 0.1.0 blocked was open, as it has it."""
        return OrganisationState.WATCHED if self.watched_since else OrganisationState.OPEN

    def _block_ended(self, now: datetime) -> bool:
        return self.state in BLOCKS and self.blocked_until is not None and self.blocked_until <= now

    @property
    def restricted_until(self) -> datetime | None:
        """The end of its say in what goes online; far away where it has no end, None while it has no say."""
        if self.state not in UNDER_RESEARCH:
            return None
        ends = self.state in BLOCKS and not self.watched_since
        return (self.blocked_until if ends else None) or _FOR_EVER

    @property
    def said(self) -> str:
        """Return it in one word each, for the log."""
        return f"{self.participation} {self.state} {self.warning.state}"

    def said_at(self, now: datetime) -> str:
        """Return the same as it holds at a moment: a block whose date has come is over, whoever has noticed."""
        return replace(self, state=self.state_at(now)).said

    def allowed(self, now: datetime, *, actor_id: str = "") -> tuple[OrganisationAction, ...]:
        """Return what an editor may decide about the organisation now, by its four laws.

        Who proposed a warning may propose another; who blocked it does not confirm that.
        """
        confirmed_by_them = not self.blocked_by or self.blocked_by == actor_id
        unmet = {Need.ANOTHER_EDITOR} if confirmed_by_them else frozenset[Need]()
        not_proposed = frozenset[Need]() if self.proposed else {Need.PROPOSED}
        return (
            *PARTICIPATION_LAW.allowed(self.participation, Actor.EDITOR),
            *REQUEST_LAW.allowed(self.request, Actor.EDITOR),
            *STATE_LAW.allowed(self.state_at(now), Actor.EDITOR, unmet=unmet),
            *WARNING_LAW.allowed(self.warning.state, Actor.EDITOR, unmet=not_proposed),
        )


@dataclass(frozen=True, slots=True)
class Invitations:
    """The cards that an organisation handed out, and those that came back as a review, as everybody may know it."""

    handed_out: int
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation: ours by id, the register's by listing."""

    id: str
    listing: Listing
    moderation: ModerationState
    tally: Tally
    listing_version: int = 1  # counts what the register changed; the moderation state has a version of its own
    bounced: bool = False  # mails to the listing's address came back for good, or were not wanted
    digest_stopped: bool = False  # it does not want the monthly mail
    handed_out: int = 0  # cards with a code, ever
    cards_used: int = 0  # of these, in steps and a night late
    contact_nonce: str  # signed into every reply link; a new one kills the links that the old address got
    insights_nonce: str = ""  # a new one, at its own request, kills the links to its figures that are out

    @property
    def references(self) -> References:
        """The ids that a mail about it holds."""
        return {"organisation_id": self.id}

    @property
    def taking_part(self) -> bool:
        return self.moderation.participation in TAKES_PART

    @property
    def listed(self) -> bool:
        """True while visitors find it: it takes part, or left and is still written about online."""
        return self.taking_part or self.tally.reviews > 0

    @property
    def insights_link_nonce(self) -> str:
        """The nonce of links to its figures: they die with the old address, or when the organisation asks for that."""
        return f"{self.contact_nonce}/{self.insights_nonce}"

    @property
    def email_status(self) -> EmailStatus:
        """The state of its mail address: what the register says of it, and what the mail service told since."""
        listed = self.listing.email_status
        return EmailStatus.BOUNCED if self.bounced and listed is EmailStatus.OK else listed

    def watched(self, now: datetime) -> bool:
        return self.moderation.state_at(now) in WATCHES

    def blocked(self, now: datetime) -> bool:
        return self.moderation.state_at(now) in BLOCKS

    def under_research(self, now: datetime) -> bool:
        return self.moderation.state_at(now) in UNDER_RESEARCH

    def invitations(self, now: datetime) -> Invitations | None:
        """Return its cards as visitors see them; None while its reviews are hidden, or of hardly any."""
        known = 0 if self.blocked(now) else in_steps(self.handed_out)
        return Invitations(known, min(self.cards_used, known)) if known else None

    def shown_tally(self, now: datetime) -> Tally:
        """The counters that visitors see: none while the reviews are hidden."""
        return Tally() if self.blocked(now) else self.tally

    def accepts_review(self, now: datetime) -> None:
        """Refuse a review where none may come.

        Raises:
            NotTakingPart: the organisation did not opt in, left, or closed.
            Blocked: its reviews are under research.
        """
        closed = self.listing.closed_at is not None
        if not self.taking_part or closed:
            raise NotTakingPart(closed=closed)
        if self.blocked(now):
            raise Blocked

    def needs(self, action: OrganisationAction, now: datetime) -> frozenset[Need]:
        """Return the conditions of an act on it; empty where no law of organisations has such a row."""
        before = self.moderation
        return (
            PARTICIPATION_LAW.needs(before.participation, action)
            | REQUEST_LAW.needs(before.request, action)
            | STATE_LAW.needs(before.state_at(now), action)
            | WARNING_LAW.needs(before.warning.state, action)
        )

    def decided(
        self, action: OrganisationAction, act: Act, *, until: datetime | None = None
    ) -> tuple["Organisation", tuple[MailKind, ...]]:
        """The organisation after an act on it, and the mails it sends.

        Raises:
            NotAllowed, NotForYou: the law has no such row, or it is someone else's.
            Invalid: the explanation is missing, or the end is in the past or does not belong there.
        """
        missing = explanation_missing(self.needs(action, act.at), act.explanation)
        if wrong := (*missing, *end_errors(action, until, act.at)):
            raise Invalid(wrong)
        before = self.moderation
        after = replace(before, version=before.version + 1)
        if any(action is each for _, each in PARTICIPATION_LAW.steps):
            step = PARTICIPATION_LAW.step(before.participation, action, act.by)
            require(step, rule=act.rule, explanation=act.explanation)
            return replace(self, moderation=replace(after, participation=step.to, asked_at=None)), step.mails
        if any(action is each for _, each in REQUEST_LAW.steps):
            asked = REQUEST_LAW.step(before.request, action, act.by)
            if self.taking_part:
                raise NotAllowed(status=before.participation, action=action)
            require(asked, rule=act.rule, explanation=act.explanation)
            at = act.at if asked.to in REQUESTED else None
            return replace(self, moderation=replace(after, asked_at=at)), asked.mails
        if any(action is each for _, each in STATE_LAW.steps):
            # A block whose date has come is open to all but the one act that puts it away.
            now = before.state if action is OrganisationAction.UNBLOCK else before.state_at(act.at)
            moved = STATE_LAW.step(now, action, act.by)
            require(moved, rule=act.rule, explanation=act.explanation)
            if Need.ANOTHER_EDITOR in moved.needs:
                return replace(self, moderation=_confirmed(after, moved, act, until)), moved.mails
            to, since = (moved.to, act.at) if moved.back is None else (before.before_block, before.watched_since)
            watched = before.state_since_at(act.at) if to in BLOCKS and now in WATCHES else None
            turned = (to in BLOCKS) is not (before.state_at(act.at) in BLOCKS)
            visibility_at = act.at if turned else before.visibility_since(act.at)
            after = replace(after, state=to, state_since=since or act.at, watched_since=watched, blocked_until=until)
            after = replace(after, visibility_at=visibility_at)
            return replace(self, moderation=_by_one(after, act, until)), moved.mails
        return self._warned(action, act, until)

    def _warned(
        self, action: OrganisationAction, act: Act, until: datetime | None
    ) -> tuple["Organisation", tuple[MailKind, ...]]:
        """Move by the law of warnings: of two editors the first proposes, and what was proposed can be withdrawn."""
        before = self.moderation
        after = replace(before, version=before.version + 1)
        warned = WARNING_LAW.step(before.warning.state, action, act.by)
        require(warned, rule=act.rule, explanation=act.explanation)
        if Need.PROPOSED in warned.needs:
            if before.proposed is None:
                raise NotAllowed(status=before.warning.state, action=action)
            return replace(self, moderation=replace(after, proposed=None)), warned.mails
        if Need.SECOND_EDITOR in warned.needs:
            mine = ProposedWarning(text=act.explanation, by=act.actor_id, until=until, at=act.at)
            if before.proposed is None or replace(before.proposed, by=mine.by, at=mine.at) != mine:
                return replace(self, moderation=replace(after, proposed=mine)), ()
            if before.proposed.by == mine.by:
                raise NeedsAnotherEditor
        warning = PublicWarning(state=warned.to)
        if warned.to in WARNS:
            warning = PublicWarning(state=warned.to, text=act.explanation, since=act.at, until=until)
        return replace(self, moderation=replace(after, warning=warning, proposed=None)), warned.mails


def in_steps(number: int) -> int:
    """Return a number of cards as it is shown."""
    return number // STEP * STEP


def _by_one(after: ModerationState, act: Act, until: datetime | None) -> ModerationState:
    """The moderation state after one editor's word: a block of one alone ends by itself unless another confirms it."""
    if after.state not in BLOCKS:
        return replace(after, blocked_by="", block_wanted_until=None)
    ends = after_working_days(act.at, TO_CONFIRM_A_BLOCK).astimezone(UTC)
    return replace(
        after,
        blocked_by=act.actor_id,
        block_wanted_until=until,
        blocked_until=min(until, ends) if until else ends,
    )


def _confirmed(
    after: ModerationState, step: Step[OrganisationState], act: Act, until: datetime | None
) -> ModerationState:
    """The moderation state once another editor confirmed a block, with the end that the organisation was told.

    Raises:
        NotAllowed: it was confirmed before.
        NeedsAnotherEditor: the one who confirms is the one who blocked.
        Invalid: it would end at another moment than the one of the first editor.
    """
    if not after.blocked_by:
        raise NotAllowed(status=after.state, action=OrganisationAction.BLOCK)
    check_four_eyes(step, actor_id=act.actor_id, previous={after.blocked_by})
    if until is not None and until != after.block_wanted_until:
        raise Invalid((FieldError("until", "not_here", "end_was_told"),))
    return replace(after, blocked_by="", block_wanted_until=None, blocked_until=after.block_wanted_until)


def end_errors(action: OrganisationAction, until: datetime | None, now: datetime) -> tuple[FieldError, ...]:
    """Return that an end does not belong to this act, or is over; nothing where it may stand, or none was given."""
    if until is not None and action not in _WITH_AN_END:
        return (FieldError("until", "not_here"),)
    return (FieldError("until", "in_the_past"),) if until is not None and until <= now else ()
