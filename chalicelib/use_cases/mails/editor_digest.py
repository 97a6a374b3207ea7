"""A morning mail to every editor, on working days, when something waits for longer than it should.

Or when no mail reaches one of them any more, who cannot know it. An editor may stop it, through the link in it or in
the console, and have it come again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Protocol

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.clock.days import local
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import Backlog, QueueKind
from chalicelib.domain.rules.law import mail_about
from chalicelib.domain.rules.mails import MailKind, Purpose, References
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.domain.rules.retention import LONG
from chalicelib.domain.rules.working_days import PROMISED, after_working_days, is_working_day
from chalicelib.ports.bundle import Stores
from chalicelib.ports.clock import QueueReader
from chalicelib.ports.stores import IdGenerator
from chalicelib.ports.unread import Unread, go_past
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.mails.note_mail_event import not_reached
from chalicelib.use_cases.mails.of_sectors import WithLetters, letters_within, of_sectors
from chalicelib.use_cases.mails.open_link import open_link

PATIENCE: Final = PROMISED  # working days: what waits longer was promised sooner
_LETTERS: Final = 100  # that are looked at; the first of them wait longest
_HOUR: Final = 8  # in Brussels
DECIDED: Final = (QueueKind.REVIEW, QueueKind.REPLY, QueueKind.NOTICE, QueueKind.APPEAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """The number of a kind that waits for too long, how many for very long, and since when the first of them does."""

    kind: QueueKind
    number: int
    oldest: datetime
    long: int = 0  # of these, what waits for more than ninety days


class DigestStores(WithLetters, Protocol):
    """The part of the stores that the mail is made of."""

    @property
    def queue(self) -> QueueReader: ...


def overdue(
    *, stores: DigestStores, now: datetime, sectors: Collection[Sector] = (), unread: Unread = go_past
) -> tuple[Overdue, ...]:
    """Return all that waits for more than two working days, what waits for very long first.

    Research into an organisation takes as long as it takes. Of some sectors, where any is named.
    """
    found, wanted = [], of_sectors(sectors, stores=stores)
    for kind in DECIDED:
        late = [
            each
            for each in stores.queue.all(kind, unread=unread)
            if after_working_days(each.waiting_since, PATIENCE) < local(now)
        ]
        mine = wanted(late) if wanted else {each.id for each in late}
        since = [each.waiting_since for each in late if each.id in mine]
        if since:
            long = sum(each < now - LONG for each in since)
            found.append(Overdue(kind=kind, number=len(since), oldest=min(since), long=long))
    return tuple(sorted(found, key=lambda each: not each.long))


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLetters:
    """The number of letters that wait for a printer for more than two working days, and since when the first does."""

    number: int
    oldest: datetime


def waiting_letters(stores: WithLetters, sectors: Collection[Sector] = ()) -> Backlog:
    """Return how many of the first hundred letters wait for a printer, and since when; of some sectors, or of all."""
    found = letters_within(sectors, limit=_LETTERS, stores=stores)
    return Backlog(count=len(found), oldest=found[0] if found else None)


def late_letters(*, stores: WithLetters, now: datetime, sectors: Collection[Sector] = ()) -> LateLetters | None:
    """Return the letters that wait for too long; None where none does. Of some sectors, where any is named."""
    waiting = letters_within(sectors, limit=_LETTERS, stores=stores)
    late = [each for each in waiting if after_working_days(each, PATIENCE) < local(now)]
    return LateLetters(number=len(late), oldest=late[0]) if late else None


def send_digests(*, stores: Stores, now: datetime) -> int:
    """Mail every editor, once a working day from eight o'clock on; returns how many mails that made."""
    today = local(now)
    if today.hour < _HOUR or not is_working_day(today.date()):
        return 0
    past = Past("send_digests", stores=stores, now=now)
    editors = stores.editors.all(unread=past.note)
    late = late_letters(stores=stores, now=now) or overdue(stores=stores, now=now, unread=past.note)
    if not late and not not_reached(editors):
        return 0
    mails = [
        mail_about(
            References(editor_id=editor.id),
            MailKind.EDITOR_DIGEST,
            now.astimezone(UTC),
            stores.id_generator.keyed("editor_digest", f"{today:%Y-%m-%d}/{editor.id}"),
        )
        for editor in editors
        if editor.works and editor.email and editor.may(Duty.READ) and not editor.digest_stopped
    ]
    past.settled()
    return stores.outbox.put_new(mails)


def digest_words(
    *, sectors: Collection[Sector], stores: DigestStores, editors: Iterable[Editor], now: datetime
) -> Mapping[str, object] | None:
    """Return the facts of the mail, as they are when it leaves; None when the editors were quicker.

    Whoever is limited to sectors hears of these alone; none named is all of them.
    """
    found, unreached = overdue(stores=stores, now=now, sectors=sectors), not_reached(editors)
    late = late_letters(stores=stores, now=now, sectors=sectors)
    if not (found or unreached or late):
        return None
    again, wanted = [*stores.queue.all(QueueKind.SECOND_READING, unread=go_past)], of_sectors(sectors, stores=stores)
    to_read = len(wanted(again) if wanted else again)
    return {"overdue": found, "unreached": [each.name for each in unreached], "letters": late, "to_read": to_read}


def digest_nonce(editor: Editor, id_generator: IdGenerator) -> str:
    """Return what the link that stops an editor's mail is made with: another address has another."""
    return id_generator.keyed("editor_digest_link", f"{editor.id}/{editor.email}")


def editor_of_digest(token: str, *, stores: Stores, now: datetime) -> Editor:
    """The editor whose morning mail this link stops; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, sent to another address, or of somebody who is no editor any more.
    """
    editor = open_link(
        Purpose.EDITOR_DIGEST,
        token,
        stores.editors.get,
        lambda found: digest_nonce(found, stores.id_generator),
        links=stores.links,
        now=now,
    )
    if not editor.works:
        raise DeadLink
    return editor


def choose_editor_digest(editor: Editor, *, stop: bool, stores: Stores) -> Editor:
    """Stop an editor's morning mail, or have it come again; who chooses the same once more changes nothing.

    Raises:
        NoEditor: an operator switched the editor off meanwhile.
        ChangedMeanwhile: others keep changing the editor.
    """
    if editor.digest_stopped == stop:
        return editor
    return stores.editors.renew(editor.id, lambda now: replace(now, digest_stopped=stop))
