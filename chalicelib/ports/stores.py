"""The ports of the use cases. Adapters and the tests' fakes implement these; both pass one contract.

Every `save` is one transaction: the new state, its log entry, its mails and every copy derived from it are written
together or not at all, on the condition that nobody else was first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from chalicelib.domain.access.editor import Editor, Session, SignIn
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Mail, Purpose
from chalicelib.ports.unread import Unread, stop

if TYPE_CHECKING:
    from chalicelib.domain.cases.appeal import Appeal
    from chalicelib.domain.cases.second_reading import SecondReading
    from chalicelib.domain.projections.deadlines import Deadline


class AlreadyThere(Exception):
    """An item with this id exists; nothing was written."""


class Restricted(Exception):
    """The organisation's moderation state has a say in this, and must be read first; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The id that a request was answered with, kept for a day under a keyed hash of all that came with it."""

    key: str
    answer: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """The log entries, mails and counts that go with a change."""

    entry: LogEntry
    mails: tuple[Mail, ...] = ()
    more: tuple[LogEntry, ...] = ()  # of what moved along
    tasks: "tuple[Deadline, ...]" = ()  # of the clock, beside those that follow from what changed
    counts: tuple[Count, ...] = ()  # what it counts against: raises TooMany where there is no room, and writes nothing
    answered: Answered | None = None  # raises AlreadyThere where the same came before, and writes nothing
    spends: str = ""  # the card that is used up by a review that comes in: raises Invalid where it was meanwhile
    drawn: "SecondReading | None" = None  # of a decision on a review, where chance draws it

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        """All that goes into the log."""
        return (self.entry, *self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to write, for as long as nobody has a higher fencing number."""

    fence: int


class IdGenerator(Protocol):
    """The source of ids and nonces."""

    def new_id(self) -> str: ...

    def new_nonce(self) -> str:
        """At least 128 random bits, in URL-safe characters."""
        ...

    def id_for(self, key: str) -> str:
        """Return the id that release 0.1.0 gave to what came under an Idempotency-Key."""
        ...

    def keyed(self, purpose: str, value: str) -> str:
        """A keyed hash: the same for one value and purpose, and of no use to whoever does not have our secret."""
        ...


class ReviewReader(Protocol):
    """Reviews and their authors, to be read."""

    def get(self, review_id: str) -> Review:
        """Raises NotFound."""
        ...

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False) -> Sequence[Review]:
        """Those of these that exist, in the order asked for; with `behind` at half the price, and a moment behind."""
        ...

    def author(self, review_id: str) -> Author | None:
        """Return the author; None once erased."""
        ...

    def leaving(self, review_id: str) -> Author | None:
        """To whom the last mail about an erased review goes; None once it has left."""
        ...

    def tombstones(self, *, since: datetime, now: datetime) -> Iterator[str]:
        """The ids of the reviews that were erased in these months."""
        ...


class Reviews(ReviewReader, Protocol):
    """Reviews, to be written too."""

    def add(self, review: Review, author: Author, effects: Effects, *, origin_key: str = "") -> None:
        """Take a review in; with `origin_key`, the similarity index knows it from then on.

        The organisation itself is not looked at: one that leaves meanwhile has what came closed. Raises AlreadyThere.
        """
        ...

    def save(
        self,
        before: Review,
        after: Review,
        effects: Effects,
        *,
        contact_nonce: str = "",
        expected: Organisation | None = None,
        unrestricted_at: datetime | None = None,
        leaving: Author | None = None,
        ending: "Sequence[Appeal]" = (),
    ) -> None:
        """Replace a review: raises ChangedMeanwhile when it is no longer at `before.version`.

        With `contact_nonce`, raises DeadLink when the organisation's address is no longer the one that nonce
        was made for. With `expected`, raises ChangedMeanwhile when editors decided anew about the organisation.
        With `unrestricted_at`, raises Restricted where it is watched or blocked at that moment.

        A review that is forgotten loses its author with this write. `leaving` is kept apart, for a last mail.
        Appeals about it that are `ending` are gone with it: raises ChangedMeanwhile when one moved on.
        """
        ...

    def left(self, review_id: str) -> None:
        """Nobody is to be mailed any more."""
        ...

    def forget_unread(self, review_id: str) -> None:
        """Delete by its key who wrote a review that cannot be read."""
        ...

    def erase_unread(self, review_id: str, effects: Effects) -> None:
        """Leave, by its key, the bare fact of a review that cannot be read. Raises NotFound, ChangedMeanwhile."""
        ...


class OrganisationReader(Protocol):
    """Organisations, to be read."""

    def get(self, organisation_id: str) -> Organisation:
        """Raises NotFound."""
        ...

    def many(
        self, organisation_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False
    ) -> Mapping[str, Organisation]:
        """Those of these that exist; with `behind` at half the price, and a moment behind."""
        ...

    def known(self, keys: Sequence[int]) -> Mapping[int, Organisation]:
        """The organisations that belong to these keys of the register; absent where there is none yet."""
        ...

    def review_ids(self, organisation_id: str, *, after: str, limit: int) -> Sequence[str]:
        """The ids of its reviews, whatever became of them, in their order; only those after this one."""
        ...

    def awaiting_reply(self, organisation_id: str, limit: int) -> Sequence[Review]:
        """The newest published reviews on which the organisation can still write."""
        ...


class Organisations(OrganisationReader, Protocol):
    """Organisations, to be written too."""

    def save(self, before: Organisation, after: Organisation, effects: Effects) -> None:
        """Replace the moderation state: raises ChangedMeanwhile when it is no longer at `before.moderation.version`."""
        ...

    def add(self, organisations: Sequence[Organisation], lease: Lease) -> None:
        """Add them all or none: raises AlreadyThere when one's register id has an organisation, LeaseLost."""
        ...

    def relist(self, before: Organisation, after: Organisation, mails: tuple[Mail, ...], lease: Lease) -> None:
        """Replace what the register says (and the contact nonce).

        Raises ChangedMeanwhile when that moved on, LeaseLost. A changed register id takes its key along.
        """
        ...

    def ask_insights(
        self, organisation_id: str, *, mail: Mail, not_since: datetime, nonce: str = "", counts: Sequence[Count] = ()
    ) -> bool:
        """Put the mail with the link to its figures in the outbox; False when one left after that moment.

        A new nonce kills the links that are out. Raises TooMany.
        """
        ...

    def choose_digest(self, organisation: Organisation, *, stop: bool, effects: Effects) -> Organisation:
        """Stop the monthly mail, or have it come again; returns the organisation as it stands now.

        Raises ChangedMeanwhile when its address, or the choice itself, is no longer what it was.
        """
        ...

    def note_bounced(self, organisation: Organisation, *, bounced: bool) -> None:
        """Mark the listing's address as one that does not work, or as one that does.

        Raises ChangedMeanwhile when the listing moved on. Another address, by `relist`, takes the mark away.
        """
        ...


@dataclass(frozen=True, slots=True)
class AtWork:
    """The session, its editor and the review that is worked on; each as it is found, or None."""

    session: Session | None
    editor: Editor | None
    review: Review | None = None


class EditorReader(Protocol):
    """Editors, their ways in and their sessions, to be read."""

    def get(self, editor_id: str) -> Editor | None: ...

    def by_email(self, email: str) -> Editor | None:
        """The editor who comes in by mail at this address."""
        ...

    def all(self, *, unread: Unread = stop) -> Sequence[Editor]: ...

    def sign_in(self, sign_in_id: str) -> SignIn | None: ...

    def session(self, token_digest: str) -> Session | None: ...

    def at_work(self, token_digest: str, editor_id: str, review_id: str = "") -> AtWork:
        """A session, an editor who may be no editor any more, and the review that is worked on: read together."""
        ...


class Editors(EditorReader, Protocol):
    """Editors, to be written too."""

    def invite(self, sign_in: SignIn, mail: Mail, counts: Sequence[Count] = (), *, now: datetime | None = None) -> None:
        """Store a way in, and the mail that carries it. Raises TooMany."""
        ...

    def pretend(self, sign_in: SignIn, counts: Sequence[Count], *, now: datetime) -> None:
        """Do for a stranger what `invite` does: as much work, and nothing that opens or mails. Raises TooMany."""
        ...

    def open_session(self, sign_in: SignIn, session: Session) -> None:
        """Use the way in up: raises DeadLink for all but the first."""
        ...

    def end_session(self, token_digest: str) -> None: ...

    def register(self, editor: Editor) -> None:
        """Make somebody an editor, or change what we know of one."""
        ...

    def admit(self, editor: Editor, *, session: Session, once: str, until: datetime) -> None:
        """Store the editor and the session, if the way in `once` was never used; it is remembered until then.

        Raises SignInFailed for all but the first, NoEditor when an operator switched the editor off.
        """
        ...

    def renew(self, editor_id: str, change: Callable[[Editor], Editor]) -> Editor:
        """Change an editor as they are known when it is written, and return them: nothing that others change is lost.

        Raises NoEditor where an operator switched the editor off, ChangedMeanwhile where others keep changing them.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLink:
    """The id and the nonce of a token whose signature has been verified."""

    item_id: str
    nonce: str


class Links(Protocol):
    def url(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str: ...

    def opened(self, purpose: Purpose, token: str, *, now: datetime) -> OpenedLink:
        """Raises DeadLink for whatever we did not sign for this purpose, or that is too old. Reads no store."""
        ...


class ThemeSets(Protocol):
    def current(self, sector: str) -> ThemeSet:
        """Raises NotFound."""
        ...

    def version(self, theme_set_id: str) -> ThemeSet:
        """Raises NotFound."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedMail:
    """A mail with its words and its address, ready to leave."""

    mail_id: str
    to: str
    subject: str
    text: str
    html: str
    unsubscribe: str = ""  # where its reader can stop mails of this kind; for mails that repeat
    reply_to: str = ""  # where people read what is answered; empty where a stage does not say
    thread: str = ""  # as `Mail.thread`


class MailRenderer(Protocol):
    def write(self, mail: Mail, context: Mapping[str, object], *, to: str) -> RenderedMail:
        """The words of a mail; the context is what `compose_mail` gathers."""
        ...


class MailSender(Protocol):
    def send(self, rendered: RenderedMail) -> str:
        """Hand a rendered mail over; returns the service's message id. Raises MailDelayed, MailRefused."""
        ...


class Directory(Protocol):
    """The directory that search looks in."""

    def enter(self, organisations: Sequence[Organisation]) -> None:
        """Bring the search up to date with these organisations."""
        ...

    def settle(self, *, unread: Unread = stop) -> None:
        """Bring the changes since into the blocks, so that a search need not read them one by one."""
        ...

    def part_of_those_taking_part(self, number: int, parts: int) -> Sequence[str]:
        """The ids of the organisations that take part, of one of so many parts."""
        ...
