"""Real implementations of the ports, in memory. They pass the same contract as the store does
(`tests/adapters/test_store_contract_*.py`), and derive what is derived through the same functions of the domain.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.editor import Editor, Session, SignIn
from chalicelib.domain.face import Face, face
from chalicelib.domain.listing import Sector
from chalicelib.domain.log import Entry
from chalicelib.domain.mails import Mail, Purpose
from chalicelib.domain.manifest import Manifest
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.queue import QueueKind, Waiting, waiting
from chalicelib.domain.refusals import ChangedMeanwhile, DeadLink, NotFound
from chalicelib.domain.review import Author, Review, tally_change
from chalicelib.domain.score import moved
from chalicelib.domain.sync import Hold, Run, RunKind, Verdict
from chalicelib.domain.themes import ThemeSet
from chalicelib.use_cases.ports import (
    AlreadyThere,
    Lease,
    LeaseLost,
    Letter,
    MailDelayed,
    MailRefused,
    OpenedLink,
    StagedPage,
    Written,
)
from tests.builders import theme_set

_LEASE: Final = timedelta(seconds=60)
_SKEW: Final = timedelta(seconds=5)
_SYNC_LEASE: Final = timedelta(minutes=6)


class FakeLog:
    """What was done, per subject."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def of(self, subject: str) -> Sequence[Entry]:
        mine = [entry for entry in self.entries if entry.subject == subject]
        return sorted(mine, key=lambda entry: (entry.at, entry.id))


@dataclass(frozen=True, kw_only=True)
class KeptMail:
    """A mail in the outbox, and what became of it."""

    mail: Mail
    due_at: datetime | None
    attempts: int = 0
    outcome: str | None = None
    message_id: str | None = None


class FakeOutbox:
    """The port `Outbox`."""

    def __init__(self) -> None:
        self.kept: dict[str, KeptMail] = {}

    def put(self, mails: Sequence[Mail]) -> None:
        for mail in mails:
            self.kept[mail.id] = KeptMail(mail=mail, due_at=mail.created_at)

    def claim(self, mail_id: str, *, now: datetime) -> Mail | None:
        kept = self.kept.get(mail_id)
        if kept is None or kept.due_at is None or kept.due_at > now + _SKEW:
            return None
        self.kept[mail_id] = replace(kept, due_at=now + _LEASE, attempts=kept.attempts + 1)
        return replace(kept.mail, attempts=kept.attempts + 1)

    def due(self, *, now: datetime, limit: int) -> Sequence[str]:
        places = sorted((kept.due_at, mail_id) for mail_id, kept in self.kept.items() if kept.due_at)
        return [mail_id for due_at, mail_id in places if due_at <= now][:limit]

    def sent(self, mail: Mail, *, now: datetime, message_id: str) -> None:  # noqa: ARG002  (the port's shape)
        self.kept[mail.id] = replace(self.kept[mail.id], due_at=None, outcome="sent", message_id=message_id)

    def dropped(self, mail: Mail, *, now: datetime, reason: str) -> None:  # noqa: ARG002  (the port's shape)
        if self._still_has(mail):
            self.kept[mail.id] = replace(self.kept[mail.id], due_at=None, outcome=reason)

    def retry(self, mail: Mail, *, at: datetime) -> None:
        if self._still_has(mail):
            self.kept[mail.id] = replace(self.kept[mail.id], due_at=at)

    def _still_has(self, mail: Mail) -> bool:
        """Whether nobody claimed the mail since this claim of it, or ended it."""
        kept = self.kept[mail.id]
        return kept.due_at is not None and kept.attempts == mail.attempts


class FakeLock:
    """Who may write for the sync: the holder of the highest number."""

    def __init__(self) -> None:
        self._fence = 0
        self._until: datetime | None = None

    def acquire(self, now: datetime) -> Lease | None:
        if self._until is not None and self._until >= now:
            return None
        self._fence += 1
        self._until = now + _SYNC_LEASE
        return Lease(fence=self._fence)

    def renew(self, lease: Lease, now: datetime) -> None:
        self.check(lease)
        self._until = now + _SYNC_LEASE

    def release(self, lease: Lease) -> None:
        if lease.fence == self._fence:
            self._until = None

    def check(self, lease: Lease) -> None:
        if lease.fence != self._fence:
            raise LeaseLost


class FakeOrganisations:
    """The port `Organisations`."""

    def __init__(self, outbox: FakeOutbox, log: FakeLog, lock: FakeLock) -> None:
        self.all: dict[str, Organisation] = {}
        self.reviews: dict[str, Review] = {}
        self.lock = lock
        self._outbox = outbox
        self._log = log

    def get(self, organisation_id: str) -> Organisation:
        if organisation_id not in self.all:
            raise NotFound
        return self.all[organisation_id]

    def save(self, before: Organisation, after: Organisation, written: Written) -> None:
        kept = self.all.get(after.id)
        if kept is None or kept.standing.version != before.standing.version:
            raise ChangedMeanwhile
        self.all[after.id] = replace(kept, standing=after.standing)
        self._log.entries.append(written.entry)
        self._outbox.put(written.mails)

    def known(self, keys: Sequence[int]) -> Mapping[int, Organisation]:
        return {each.listing.key: each for each in self.all.values() if each.listing.key in keys}

    def add(self, organisations: Sequence[Organisation], lease: Lease) -> None:
        self.lock.check(lease)
        if any(each.id in self.all or self.known([each.listing.key]) for each in organisations):
            raise AlreadyThere
        self.all |= {each.id: each for each in organisations}

    def relist(self, before: Organisation, after: Organisation, mails: tuple[Mail, ...], lease: Lease) -> None:
        self.lock.check(lease)
        kept = self.all.get(after.id)
        owner = self.known([after.listing.key]).get(after.listing.key)
        if owner is not None and owner.id != after.id:
            raise AlreadyThere
        if kept is None or kept.listing != before.listing:
            raise ChangedMeanwhile
        self.all[after.id] = replace(kept, listing=after.listing, contact_nonce=after.contact_nonce)
        self._outbox.put(mails)

    def awaiting_reply(self, organisation_id: str, limit: int) -> Sequence[Review]:
        shown = [self.reviews[each.id] for each in self.faces(organisation_id)]
        return [review for review in shown if review.takes_reply][:limit]

    def faces(self, organisation_id: str) -> Sequence[Face]:
        """What visitors see of an organisation's reviews, newest first."""
        mine = [face(review) for review in self.reviews.values() if review.organisation_id == organisation_id]
        return sorted((each for each in mine if each), key=lambda each: (each.published_at, each.id), reverse=True)


class FakeReviews:
    """The port `Reviews`."""

    def __init__(self, organisations: FakeOrganisations, outbox: FakeOutbox, log: FakeLog) -> None:
        self.all = organisations.reviews
        self.authors: dict[str, Author] = {}
        self._organisations = organisations
        self._outbox = outbox
        self._log = log

    def get(self, review_id: str) -> Review:
        if review_id not in self.all:
            raise NotFound
        return self.all[review_id]

    def author(self, review_id: str) -> Author | None:
        return self.authors.get(review_id)

    def add(self, review: Review, author: Author, written: Written) -> None:
        self._organisations.get(review.organisation_id).accepts_review()
        if review.id in self.all:
            raise AlreadyThere
        self.all[review.id] = review
        self.authors[review.id] = author
        self._log.entries.append(written.entry)
        self._outbox.put(written.mails)

    def save(self, before: Review, after: Review, written: Written, *, contact_nonce: str = "") -> None:
        organisation = self._organisations.all.get(after.organisation_id)
        if contact_nonce and (organisation is None or organisation.contact_nonce != contact_nonce):
            raise DeadLink
        kept = self.all.get(after.id)
        if kept is None or kept.version != before.version:
            raise ChangedMeanwhile
        self.all[after.id] = after
        change = tally_change(before, after)
        if change is not None and organisation is not None:
            self._organisations.all[organisation.id] = replace(organisation, tally=moved(organisation.tally, change))
        self._log.entries.append(written.entry)
        self._outbox.put(written.mails)


class FakeQueue:
    """Reading the queue, which is whatever waits at this moment."""

    def __init__(self, reviews: Mapping[str, Review]) -> None:
        self._reviews = reviews

    def page(self, kind: QueueKind, *, status: str, limit: int, cursor: str) -> tuple[Sequence[Waiting], str | None]:
        mine = (each for review in self._reviews.values() for each in waiting(review) if each.kind is kind)
        places = sorted((f"{each.waiting_since.isoformat()}#{each.id}", each) for each in mine)
        left = [(place, each) for place, each in places if place > cursor and (not status or each.status == status)]
        further = left[limit - 1][0] if len(left) > limit else None
        return [each for _, each in left[:limit]], further


class FakeEditors:
    """The port `Editors`."""

    def __init__(self, outbox: FakeOutbox) -> None:
        self.all: dict[str, Editor] = {}
        self.sign_ins: dict[str, SignIn] = {}
        self.sessions: dict[str, Session] = {}
        self._outbox = outbox

    def register(self, editor: Editor) -> None:
        self.all[editor.id] = editor

    def dismiss(self, editor_id: str) -> None:
        """An editor who is one no longer."""
        del self.all[editor_id]

    def get(self, editor_id: str) -> Editor | None:
        return self.all.get(editor_id)

    def by_email(self, email: str) -> Editor | None:
        return next((each for each in self.all.values() if each.email == email), None)

    def invite(self, sign_in: SignIn, mail: Mail) -> None:
        self.sign_ins[sign_in.id] = sign_in
        self._outbox.put((mail,))

    def sign_in(self, sign_in_id: str) -> SignIn | None:
        return self.sign_ins.get(sign_in_id)

    def open_session(self, sign_in: SignIn, session: Session) -> None:
        if self.sign_ins.pop(sign_in.id, None) is None:
            raise DeadLink
        self.sessions[session.token_digest] = session

    def session(self, token_digest: str) -> Session | None:
        return self.sessions.get(token_digest)

    def end_session(self, token_digest: str) -> None:
        self.sessions.pop(token_digest, None)


class FakeSyncStore:
    """The port `SyncStore`."""

    def __init__(self, log: FakeLog, lock: FakeLock) -> None:
        self.runs: dict[str, Run] = {}
        self.pages: dict[tuple[str, int, int], StagedPage] = {}
        self.buckets: dict[int, bytes] = {}
        self.holds: dict[tuple[str, Hold], Sequence[tuple[int, int]]] = {}
        self.groups: Sequence[Sequence[int]] = []
        self._last_good: Run | None = None
        self._log = log
        self._lock = lock

    def acquire(self, *, now: datetime) -> Lease | None:
        return self._lock.acquire(now)

    def release(self, lease: Lease) -> None:
        self._lock.release(lease)

    def latest(self, limit: int) -> Sequence[Run]:
        return sorted(self.runs.values(), key=lambda run: run.id, reverse=True)[:limit]

    def last_good(self) -> Run | None:
        return self._last_good

    def run(self, run_id: str) -> Run:
        if run_id not in self.runs:
            raise NotFound
        return self.runs[run_id]

    def save(self, run: Run, lease: Lease, *, now: datetime, staged: StagedPage | None = None) -> None:
        self._lock.renew(lease, now)
        self.runs[run.id] = run
        if staged is not None:
            self.pages[run.id, staged.rubric, staged.page] = staged
        if run.verdict is Verdict.GOOD and run.kind is RunKind.FULL:
            self._last_good = run

    def staged(self, run_id: str) -> Iterator[StagedPage]:
        return iter([self.pages[key] for key in sorted(self.pages) if key[0] == run_id])

    def manifest(self) -> Manifest:
        return Manifest(self.buckets[number] for number in sorted(self.buckets))

    def save_manifest(self, buckets: Mapping[int, bytes], lease: Lease) -> None:
        self._lock.check(lease)
        self.buckets |= buckets

    def hold(self, run_id: str, hold: Hold, keys: Sequence[tuple[int, int]], lease: Lease) -> None:
        self._lock.check(lease)
        self.holds[run_id, hold] = keys

    def held(self, run_id: str, hold: Hold) -> Sequence[tuple[int, int]]:
        return self.holds.get((run_id, hold), [])

    def decide(self, run: Run, entry: Entry) -> None:
        if run.id not in self.runs or self.runs[run.id].version != run.version - 1:
            raise ChangedMeanwhile
        self.runs[run.id] = run
        self._log.entries.append(entry)

    def note_candidates(self, groups: Sequence[Sequence[int]], lease: Lease) -> None:
        self._lock.check(lease)
        self.groups = groups

    def candidates(self) -> Sequence[Sequence[int]]:
        return self.groups


class FakeDirectory:
    """The port `Directory`: what was entered last of each organisation."""

    def __init__(self) -> None:
        self.entered: dict[str, Organisation] = {}
        self.fails_next = False

    def enter(self, organisations: Sequence[Organisation]) -> None:
        if self.fails_next:
            self.fails_next = False
            raise ConnectionError
        self.entered |= {each.id: each for each in organisations}


class FakeThemeSets:
    """The port `ThemeSets`: one version per sector, until another is put beside it."""

    def __init__(self) -> None:
        self.all: dict[str, ThemeSet] = {}
        for sector in Sector:
            self.put(theme_set(id=f"{sector}-1", sector=sector))

    def put(self, one: ThemeSet) -> None:
        self.all[one.id] = one

    def current(self, sector: str) -> ThemeSet:
        mine = [each for each in self.all.values() if each.sector == sector]
        if not mine:
            raise NotFound
        return max(mine, key=lambda each: each.version)

    def version(self, theme_set_id: str) -> ThemeSet:
        if theme_set_id not in self.all:
            raise NotFound
        return self.all[theme_set_id]


class FakeChance:
    """The port `Chance`, without chance: the first id is `id-1`, the second `id-2`."""

    def __init__(self) -> None:
        self._ids = 0
        self._nonces = 0

    def new_id(self) -> str:
        self._ids += 1
        return f"id-{self._ids}"

    def new_nonce(self) -> str:
        self._nonces += 1
        return f"nonce-{self._nonces}"

    def id_for(self, key: str) -> str:
        return f"id-for-{key}"


class FakeLinks:
    """The port `Links`, with nothing secret in it: a token says what it opens."""

    def url(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        return f"https://platform.example/{self.token(purpose, item_id, nonce, expires_at=expires_at)}"

    def token(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        return "~".join((purpose, item_id, nonce, expires_at.isoformat(timespec="seconds")))

    def opened(self, purpose: Purpose, token: str, *, now: datetime) -> OpenedLink:
        try:
            made_for, item_id, nonce, expires_at = token.split("~")
            expired = datetime.fromisoformat(expires_at) <= now
        except (ValueError, TypeError):
            raise DeadLink from None
        if made_for != purpose or expired:
            raise DeadLink
        return OpenedLink(item_id=item_id, nonce=nonce)


class FakeLetters:
    """The port `Letters`: the words of a letter are all that its context holds."""

    def write(self, mail: Mail, context: Mapping[str, object], *, to: str) -> Letter:
        return Letter(mail_id=mail.id, to=to, subject=mail.kind, text=repr(dict(context)), html="")


class FakePost:
    """The port `Post`: keeps what it is handed, unless told to be out of order."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self._refusal: type[Exception] | None = None

    def delays(self) -> None:
        self._refusal = MailDelayed

    def refuses(self) -> None:
        self._refusal = MailRefused

    def works(self) -> None:
        self._refusal = None

    def send(self, letter: Letter) -> str:
        if self._refusal is not None:
            raise self._refusal
        self.letters.append(letter)
        return f"message-{len(self.letters)}"


class FakeWorld:
    """All of it together, on one state."""

    def __init__(self) -> None:
        self.log = FakeLog()
        self.outbox = FakeOutbox()
        lock = FakeLock()
        self.organisations = FakeOrganisations(self.outbox, self.log, lock)
        self.sync = FakeSyncStore(self.log, lock)
        self.reviews = FakeReviews(self.organisations, self.outbox, self.log)
        self.queue = FakeQueue(self.reviews.all)
        self.editors = FakeEditors(self.outbox)
        self.directory = FakeDirectory()
        self.theme_sets = FakeThemeSets()
        self.chance = FakeChance()
        self.links = FakeLinks()
        self.letters = FakeLetters()
        self.post = FakePost()

    def put(self, organisation: Organisation) -> None:
        """An organisation that is there from the start."""
        self.organisations.all[organisation.id] = organisation

    def faces(self, organisation_id: str) -> Sequence[Face]:
        return self.organisations.faces(organisation_id)

    def mails(self) -> Sequence[Mail]:
        """Every mail that was ever put in the outbox, in the order of their ids."""
        return sorted((kept.mail for kept in self.outbox.kept.values()), key=lambda mail: mail.id)

    def outcome(self, mail_id: str) -> str | None:
        return self.outbox.kept[mail_id].outcome
