"""Letters of authors without an e-mail address: one is printed, comes back, or is sent anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.log import LETTER_RETURNED, PRINT_LETTER, SEND_LETTER, LogEntry
from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import NobodyToAsk, NotAllowed
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import ReviewTransition
from chalicelib.ports.mails import Happened, Letter
from chalicelib.ports.stores import Effects, RenderedMail
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail
from chalicelib.use_cases.mails.note_mail_event import to_key

WAITING, PRINTED, RETURNED = "waiting", "printed", "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPrint:
    """A letter as it is printed: its words, the lines of the address, and the code in it."""

    address: tuple[str, ...]
    code: str
    at_house: bool
    rendered: RenderedMail


def to_print(letter: Letter, *, stores: Stores, now: datetime) -> ToPrint | Skip:
    """Return what a letter that waits says by now; or why there is nothing to say any more. Reading changes nothing.

    Raises:
        NotAllowed: it was printed: nobody needs its code again but whoever it was sent to.
    """
    if letter.state != WAITING:
        raise NotAllowed(status=letter.state, action=PRINT_LETTER)
    composed = compose_mail(letter.mail, stores=stores, now=now)
    if isinstance(composed, Skip):
        return composed
    if not composed.by_post:
        return Skip(reason="has_an_email_address")
    said = composed.context
    address = said["address"]
    return ToPrint(
        address=tuple(map(str, address)) if isinstance(address, tuple) else (),
        code=str(said["code"]),
        at_house=bool(said["at_house"]),
        rendered=stores.mail_renderer.write(letter.mail, said, to=composed.to),
    )


def note_printed(mail_ids: Sequence[str], *, editor_id: str, stores: Stores, now: datetime) -> list[str]:
    """Note that letters were printed; returns where each stands now. Noting one again changes nothing.

    One that has nothing to say any more ends without a letter, for the reason that is returned.

    Raises:
        NotFound: there is no such letter as one of these, and none of them was noted.
    """
    letters = [stores.letters.letter(each) for each in mail_ids]
    return [_printed(each, editor_id, stores, now) for each in letters]


def _printed(letter: Letter, editor_id: str, stores: Stores, now: datetime) -> str:
    mail_id = letter.mail.id
    if letter.state != WAITING:
        return letter.state
    composed = compose_mail(letter.mail, stores=stores, now=now)
    if isinstance(composed, Skip):
        stores.outbox.drop(mail_id, now=now, reason=composed.reason)
        return composed.reason
    key = to_key(composed.to, stores.id_generator)
    entry = _entry(letter.mail, PRINT_LETTER, editor_id, stores, now)
    if not stores.letters.printed(letter.mail, to_key=key, entry=entry):
        return stores.letters.letter(mail_id).state  # a colleague was quicker
    return PRINTED


def note_returned(mail_id: str, *, editor_id: str, stores: Stores, now: datetime) -> str:
    """Note that a printed letter came back: none is sent to that address any more, as after a mail that bounced.

    Raises:
        NotFound: there is no such letter.
        NotAllowed: it was not printed yet.
    """
    letter = stores.letters.letter(mail_id)
    if letter.state == RETURNED:
        return RETURNED
    if letter.state != PRINTED:
        raise NotAllowed(status=letter.state, action=LETTER_RETURNED)
    departed = stores.outbox.departed(mail_id)
    if departed and departed.to_key:
        stores.addresses.note(
            Happened(id=f"letter/{mail_id}", to_key=departed.to_key, fate=MailFate.HARD_BOUNCE, at=now)
        )
    entry = _entry(letter.mail, LETTER_RETURNED, editor_id, stores, now)
    stores.letters.returned(letter.mail, entry=entry)
    return RETURNED


def send_letter(
    review_id: str, *, editor_id: str, stores: Stores, now: datetime, counts: tuple[Count, ...] = ()
) -> Review:
    """Write the author a letter with a fresh code, as they lost the one they had; those that are out go on working.

    Raises:
        NotFound: there is no such review.
        NobodyToAsk: nobody knows any more who wrote it.
        NotAllowed: its author has an e-mail address, and asks for a link by themselves.
        TooMany: several went out today.
    """
    before = stores.reviews.get(review_id)
    author = stores.reviews.author(review_id) if before.forgotten_at is None and not before.content_free else None
    if author is None:
        raise NobodyToAsk
    if not author.by_post:
        raise NotAllowed(status=before.status, action=SEND_LETTER)
    act = Act(by=Actor.EDITOR, at=max(now, before.last_event), actor_id=editor_id)
    ids, subject = stores.id_generator, f"review/{review_id}"
    entry = log_entry(subject, SEND_LETTER, act, ids, before=before.status, after=before.status)
    effects = Effects(
        entry=entry, mails=mails_about(before.references, [MailKind.MANAGE_LINKS], now, ids), counts=counts
    )
    stores.cases.save(effects, review=ReviewTransition(before=before, after=before.beside()))
    return before


def _entry(mail: Mail, action: str, editor_id: str, stores: Stores, now: datetime) -> LogEntry:
    """The entry of what was done with a letter: no status, as those of its review have the same names as its own."""
    act = Act(by=Actor.EDITOR, at=now, actor_id=editor_id)
    return log_entry(f"review/{mail.review_id}", action, act, stores.id_generator, after="")
