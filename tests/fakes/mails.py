"""The way of a mail, in memory: the outbox, the words, the post."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mail_event import SUPPRESSES
from chalicelib.domain.rules.mails import LAST_MAILS, Mail
from chalicelib.domain.rules.refusals import NotFound, TooMany
from chalicelib.ports.mails import Departed, Happened, InOutbox, Letter, MailDelayed, MailRefused, UnreadableMail
from chalicelib.ports.stores import AlreadyThere, Answered, Effects, RenderedMail
from tests.fakes.log import FakeLog

if TYPE_CHECKING:
    from chalicelib.domain.cases.notice import Notifier
    from chalicelib.domain.reviews.parts import Author

_SKEW: Final = timedelta(seconds=60)
_LEASE: Final = timedelta(seconds=60) + _SKEW
_REST: Final = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class KeptMail:
    """A mail in the outbox, and what became of it."""

    mail: Mail
    due_at: datetime | None
    attempts: int = 0
    outcome: str | None = None
    waits_for: str = ""
    torn: str = ""  # why this release cannot read it
    message_id: str | None = None
    to_key: str = ""


class FakeCounters:
    """The port `Counters`."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.moments: dict[str, list[datetime]] = {}
        self.answers: dict[str, Answered] = {}

    def answered(self, key: str, *, now: datetime) -> str:
        found = self.answers.get(key)
        return found.answer if found and found.until > now else ""

    def once(self, answered: Answered | None, *, now: datetime) -> None:
        """Refuse what came before."""
        if answered and self.answered(answered.key, now=now):
            raise AlreadyThere

    def keep(self, answered: Answered | None) -> None:
        if answered:
            self.answers[answered.key] = answered

    def take(self, counts: Sequence[Count], *, now: datetime) -> None:
        for count in counts:
            if self._before(count) + count.times > count.most:
                raise TooMany(retry_after=count.wait(now))
        for count in counts:
            self.counted[count.bucket] += count.times
            self.moments.setdefault(count.bucket, []).append(now)

    def _before(self, count: Count) -> int:
        if count.since is None:
            return self.counted[count.bucket]
        return sum(at > count.since for at in self.moments.get(count.bucket, ()))


class FakeOutbox:
    """The port `Outbox`."""

    def __init__(self) -> None:
        self.kept: dict[str, KeptMail] = {}
        self.farewells: dict[str, Author] = {}  # to whom a last mail goes
        self.leaving_notifiers: dict[str, Notifier] = {}
        self.counters = FakeCounters()  # of what is limited; a write that mails is what it guards

    def ask(self, mails: Sequence[Mail], counts: Sequence[Count], *, now: datetime) -> None:
        self.counters.take(counts, now=now)
        self.put(mails)

    def put(self, mails: Sequence[Mail]) -> None:
        for mail in mails:
            self.kept[mail.id] = KeptMail(mail=mail, due_at=mail.created_at)

    def gather(self, *, now: datetime) -> int:  # noqa: ARG002  (the port's shape)
        return 0  # all is found here

    def claim(self, mail_id: str, *, now: datetime) -> Mail | None:
        kept = self.kept.get(mail_id)
        if kept is None or kept.due_at is None or kept.due_at > now + (timedelta() if kept.attempts else _SKEW):
            return None
        if kept.torn:
            self.kept[mail_id] = replace(kept, due_at=now + _REST, attempts=kept.attempts + 1, waits_for=kept.torn)
            raise UnreadableMail(kept.torn)
        self.kept[mail_id] = replace(kept, due_at=now + _LEASE, attempts=kept.attempts + 1, waits_for="")
        return replace(kept.mail, attempts=kept.attempts + 1)

    def due(self, *, now: datetime, limit: int) -> Sequence[str]:
        places = sorted((kept.due_at, mail_id) for mail_id, kept in self.kept.items() if kept.due_at)
        return [mail_id for due_at, mail_id in places if due_at <= now][:limit]

    def next_due(self) -> datetime | None:
        return min((kept.due_at for kept in self.kept.values() if kept.due_at), default=None)

    def overdue(self, *, now: datetime) -> timedelta:
        first = self.next_due()
        return max(now - first, timedelta()) if first else timedelta()

    def sent(self, mail: Mail, *, now: datetime, message_id: str, to_key: str = "") -> None:  # noqa: ARG002  (the port's shape)
        kept = self.kept[mail.id]
        self.kept[mail.id] = replace(
            kept,
            mail=kept.mail.bare(),
            due_at=None,
            outcome="sent",
            waits_for="",
            message_id=message_id,
            to_key=to_key,
        )
        self._forget(mail)

    def print(self, mail: Mail, *, to_key: str) -> None:
        self.kept[mail.id] = replace(
            self.kept[mail.id], mail=mail.bare(), outcome="printed", waits_for="", to_key=to_key
        )
        self._forget(mail)

    def departed(self, mail_id: str) -> Departed | None:
        kept = self.kept.get(mail_id)
        if kept is None:
            return None
        return Departed(
            mail=kept.mail, waiting=kept.due_at is not None, message_id=kept.message_id or "", to_key=kept.to_key
        )

    def dropped(self, mail: Mail, *, now: datetime, reason: str) -> None:  # noqa: ARG002  (the port's shape)
        if self._still_has(mail):
            self._end(mail.id, reason)

    def retry(self, mail: Mail, *, at: datetime, reason: str) -> None:
        if self._still_has(mail):
            waits = replace(mail, attempts=0, faults=0)
            self.kept[mail.id] = replace(self.kept[mail.id], mail=waits, due_at=at, waits_for=reason)

    def many(self, mail_ids: Sequence[str]) -> Sequence[tuple[Mail, str]]:
        found = [self.kept[each] for each in dict.fromkeys(mail_ids) if each in self.kept]
        return sorted(
            ((each.mail, each.outcome or "") for each in found if not each.torn), key=lambda each: each[0].created_at
        )

    def look_up(self, mail_ids: Sequence[str]) -> Sequence[InOutbox]:
        return [self._seen(each) for each in dict.fromkeys(mail_ids) if each in self.kept]

    def waiting(self) -> Iterator[InOutbox]:
        return (each for each in self.look_up(list(self.kept)) if not each.ended)

    def ended(self, reasons: Collection[str]) -> Iterator[InOutbox]:
        return (each for each in self.look_up(list(self.kept)) if each.ended and each.reason in reasons)

    def hasten(self, mail_id: str, *, now: datetime) -> bool:
        kept = self.kept.get(mail_id)
        if kept is None or not kept.waits_for:
            return False
        self.kept[mail_id] = replace(kept, due_at=now)
        return True

    def take_up(self, mail: Mail, *, now: datetime) -> bool:
        kept = self.kept.get(mail.id)
        if kept is None or kept.outcome in {None, "sent"}:
            return False
        waits = replace(mail, attempts=0, faults=0)
        self.kept[mail.id] = replace(kept, mail=waits, due_at=now, outcome=None, waits_for="taken_up")
        return True

    def drop(self, mail_id: str, *, now: datetime, reason: str) -> bool:  # noqa: ARG002  (the port's shape)
        kept = self.kept.get(mail_id)
        if kept is None or (kept.due_at is None and kept.waits_for != "printer"):
            return False
        self._end(mail_id, reason)
        return True

    def recall(self, mail_ids: Sequence[str], *, now: datetime) -> None:  # noqa: ARG002  (the port's shape)
        for each in mail_ids:
            kept = self.kept[each]
            if kept.mail.kind in LAST_MAILS:
                continue
            if kept.due_at is not None or kept.waits_for == "printer":
                self._end(each, "erased")
            else:
                self.kept[each] = replace(kept, mail=kept.mail.bare())

    def put_new(self, mails: Sequence[Mail]) -> int:
        new = [mail for mail in mails if mail.id not in self.kept]
        self.put(new)
        return len(new)

    def _end(self, mail_id: str, outcome: str) -> None:
        kept = self.kept[mail_id]
        self.kept[mail_id] = replace(kept, mail=kept.mail.bare(), due_at=None, outcome=outcome, waits_for="")
        self._forget(kept.mail)

    def _seen(self, mail_id: str) -> InOutbox:
        kept = self.kept[mail_id]
        return InOutbox(
            id=mail_id,
            kind=kept.mail.kind,
            created_at=kept.mail.created_at,
            reason=kept.outcome or kept.waits_for,
            ended=kept.due_at is None and kept.waits_for != "printer",
            mail=None if kept.torn else kept.mail,
        )

    def _forget(self, mail: Mail) -> None:
        if mail.kind in LAST_MAILS:
            self.leaving_notifiers.pop(mail.case_id, None)
            if not mail.case_id:
                self.farewells.pop(mail.review_id, None)

    def _still_has(self, mail: Mail) -> bool:
        """Whether nobody claimed the mail since this claim of it, or ended it."""
        kept = self.kept[mail.id]
        return kept.due_at is not None and kept.attempts == mail.attempts


class FakeLetters:
    """The port `Letters`, on an outbox."""

    def __init__(self, outbox: FakeOutbox, log: FakeLog) -> None:
        self._outbox = outbox
        self._log = log
        self.states: dict[str, tuple[str, datetime]] = {}
        self.codes: dict[str, tuple[str, str, datetime]] = {}

    def waiting(self, *, limit: int) -> Sequence[datetime]:
        found, _ = self.page(printed=False, limit=limit, cursor="")
        return [each.at for each in found]

    def page(self, *, printed: bool, limit: int, cursor: str) -> tuple[Sequence[Letter], str | None]:
        known = [self.letter(each) for each in self.states if self._still(each)]
        found = sorted((each.at, each.mail.id, each) for each in known if (each.state != "waiting") == printed)
        after = [each for *_, each in found if f"{each.at.isoformat()}#{each.mail.id}" > cursor]
        last = after[limit - 1] if len(after) > limit else None
        return after[:limit], f"{last.at.isoformat()}#{last.mail.id}" if last else None

    def letter(self, mail_id: str) -> Letter:
        if mail_id not in self.states or not self._still(mail_id):
            raise NotFound
        state, at = self.states[mail_id]
        return Letter(mail=self._outbox.kept[mail_id].mail, state=state, at=at)

    def opened_by(self, code_key: str, *, now: datetime) -> tuple[str, str] | None:
        review_id, mail_id, ends = self.codes.get(code_key, ("", "", now))
        return (review_id, mail_id) if ends > now else None

    def lay_out(self, mail: Mail, *, code_key: str, code_ends: datetime) -> None:
        if code_key:
            self.codes[code_key] = (mail.review_id, mail.id, code_ends)
        self.states[mail.id] = ("waiting", mail.created_at)
        self._outbox.kept[mail.id] = replace(self._outbox.kept[mail.id], due_at=None, waits_for="printer")

    def printed(self, mail: Mail, *, to_key: str, entry: LogEntry) -> bool:
        if self.states.get(mail.id, ("", None))[0] != "waiting" or not self._still(mail.id):
            return False
        self._outbox.print(mail, to_key=to_key)
        self._note(mail, "printed", entry)
        return True

    def returned(self, mail: Mail, *, entry: LogEntry) -> bool:
        if self.states.get(mail.id, ("", None))[0] != "printed":
            return False
        self._note(mail, "returned", entry)
        return True

    def forget_codes(self, code_keys: Sequence[str]) -> None:
        for each in code_keys:
            self.codes.pop(each, None)

    def _note(self, mail: Mail, state: str, entry: LogEntry) -> None:
        self.states[mail.id] = (state, entry.at)
        self._outbox.kept[mail.id] = replace(self._outbox.kept[mail.id], outcome=state)
        self._log.keep(Effects(entry=entry))

    def _still(self, mail_id: str) -> bool:
        return self._outbox.kept[mail_id].outcome in {None, "printed", "returned"}


class FakeAddresses:
    """The port `Addresses`."""

    def __init__(self) -> None:
        self._heard: set[tuple[str, str]] = set()
        self._suppressed: set[str] = set()
        self._soft: Counter[str] = Counter()

    def suppressed(self, to_key: str) -> bool:
        return to_key in self._suppressed

    def note(self, happened: Happened) -> bool:
        if (happened.id, happened.to_key) in self._heard:
            return False
        self._heard.add((happened.id, happened.to_key))
        if happened.fate in SUPPRESSES:
            self._suppressed.add(happened.to_key)
        else:
            self._soft[happened.to_key] += 1
        return True

    def soft_bounces(self, to_key: str) -> int:
        return self._soft[to_key]

    def lift(self, to_key: str) -> bool:
        was = to_key in self._suppressed
        self._suppressed.discard(to_key)
        return was


class FakeMailRenderer:
    """The port `MailRenderer`: the words of a mail are all that its context holds."""

    def write(self, mail: Mail, context: Mapping[str, object], *, to: str) -> RenderedMail:
        return RenderedMail(mail_id=mail.id, to=to, subject=mail.kind, text=repr(dict(context)), html="")


class FakeMailSender:
    """The port `MailSender`: keeps what it is handed, unless told to be out of order."""

    def __init__(self) -> None:
        self.sent: list[RenderedMail] = []
        self._refusal: Exception | None = None

    def delays(self, reason: str = "mail_service") -> None:
        self._refusal = MailDelayed(reason)

    def refuses(self) -> None:
        self._refusal = MailRefused()

    def works(self) -> None:
        self._refusal = None

    def send(self, rendered: RenderedMail) -> str:
        if self._refusal is not None:
            raise self._refusal
        self.sent.append(rendered)
        return f"message-{len(self.sent)}"
