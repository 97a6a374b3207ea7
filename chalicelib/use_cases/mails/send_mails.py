"""Mails leave: at once when the stream tells of them, or with the next sweep. At least once, seldom twice.

Only what is wrong with the one mail, its address or its words, may end it. Whatever is wrong around it (the store, the
key service, the secrets, the mail service, a template, a kind that a newer release made) makes it wait, whole, for as
long as that takes; what it has to say may be over by then, and composing it anew finds that out.

A mail can leave twice only when a sender dies between handing it to the mail service and noting that it did: the
service knows no idempotency token. Its `X-Mail-Id` header lets a reader recognise the repeat.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.rules.mails import Mail
from chalicelib.ports.bundle import Stores
from chalicelib.ports.mails import MailDelayed, MailRefused, NoteFault, Outbox, UnreadableMail
from chalicelib.ports.stores import RenderedMail
from chalicelib.use_cases.mails.by_post import code_ends, code_in, code_key
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail
from chalicelib.use_cases.mails.note_mail_event import mark_bounced, to_key

_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=5)  # so that all have left within ten minutes of the end of a trouble
_SOON: Final = timedelta(seconds=60)  # for which a sweep waits: until the next one comes
SENT: Final = "sent"
LAID_OUT: Final = "laid_out"  # a letter: it waits for whoever prints it
DELAYED: Final = "delayed"
REFUSED: Final = "refused"
NOT_OURS: Final = "not_ours"
_ALL: Final = "all"  # in the place of one mail's id
UNTRIED: Final = "untried"  # the store did not let us have it


def send_mail(
    mail_id: str, *, stores: Stores, note_fault: NoteFault, now: datetime, too_late: Callable[[], bool] = lambda: False
) -> str:
    """Send one mail if it is ours to send; returns what became of it, for the log.

    Args:
        mail_id: of the mail.
        stores: all collaborators.
        note_fault: tells operators what keeps it back.
        now: the moment from which our claim of it counts.
        too_late: whether our claim could end before the mail service answers; then the mail waits for another try.
    """
    outbox = stores.outbox
    try:
        mail = outbox.claim(mail_id, now=now)
    except UnreadableMail as error:
        note_fault(mail_id, error)
        return DELAYED
    if mail is None:
        return NOT_OURS
    try:
        ready = _ready(mail, stores, now, too_late)
        if isinstance(ready, Skip):
            outbox.dropped(mail, now=now, reason=ready.reason)
            return ready.reason
        rendered, key, by_post = ready
        message_id = _lay_out(mail, stores) if by_post else stores.mail_sender.send(rendered)
    except MailRefused:
        outbox.dropped(mail, now=now, reason=REFUSED)
        return REFUSED
    except Exception as error:  # noqa: BLE001 - whatever it is, it is around this mail, and the others must leave
        outbox.retry(mail, at=now + _wait(mail.attempts), reason=note_fault(mail.id, error))
        return DELAYED
    if message_id:
        outbox.sent(mail, now=now, message_id=message_id, to_key=key)
    return SENT if message_id else LAID_OUT


def _lay_out(mail: Mail, stores: Stores) -> str:
    """Let a letter wait for whoever prints it, with its code; no mail service knows of it, so it has no id there.

    What it says is read again when it is printed.
    """
    review = stores.reviews.get(mail.review_id)
    opens = not review.content_free
    key = code_key(code_in(mail.id, review, stores.id_generator), stores.id_generator) if opens else ""
    stores.letters.lay_out(mail, code_key=key, code_ends=code_ends(mail))
    return ""


def _ready(
    mail: Mail, stores: Stores, now: datetime, too_late: Callable[[], bool]
) -> tuple[RenderedMail, str, bool] | Skip:
    """Return the mail as it leaves, with the key of its address, and whether it is a letter; or why it does not.

    Whatever needs a neighbour comes before the mail is handed over: afterwards it must only be noted.
    """
    composed = compose_mail(mail, stores=stores, now=now)
    if isinstance(composed, Skip):
        return composed
    key = to_key(composed.to, stores.id_generator)
    if stopped(mail, key, stores=stores):
        return Skip(reason="suppressed")
    rendered = stores.mail_renderer.write(mail, composed.context, to=composed.to)
    if too_late():
        raise MailDelayed("slow")
    return rendered, key, composed.by_post


def stopped(mail: Mail, key: str, *, stores: Stores) -> bool:
    """Tell whether this mail may not leave; an organisation that is not reached is shown as such to editors."""
    if not stores.addresses.suppressed(key):
        return False
    mark_bounced(mail, key, stores=stores)
    return True


def sweep_mails(
    send: Callable[[str], str],
    *,
    outbox: Outbox,
    note_fault: NoteFault,
    clock: Callable[[], datetime],
    rest: Callable[[float], None],
    out_of_time: Callable[[], bool],
    at_once: int = 100,
) -> Counter[str]:
    """Look for what stayed behind, and send it until none is due; and once more what falls due soon.

    Returns how many there were of each outcome.

    What falls due soon is what a sender had in hand when it died, or what failed a moment ago. A mail of which the
    store says nothing holds up no other: a claim of it ends, and the next sweep comes.

    Args:
        send: `send_mail` by a mail's id. It looks at the clock itself: a claim counts from then, however late that is
            in a sweep.
        outbox: what waits.
        note_fault: tells operators of a mail that could not even be claimed, or noted.
        clock: the time of each look.
        rest: waits so many seconds.
        out_of_time: whether to stop; the next sweep goes on.
        at_once: mails that are looked up together.
    """
    done: Counter[str] = Counter()
    try:
        outbox.gather(now=clock())
    except Exception as error:  # noqa: BLE001 - what is known to wait leaves all the same
        note_fault(_ALL, error)

    def send_all_due() -> None:
        while mail_ids := outbox.due(now=clock(), limit=at_once):
            before = _settled(done)
            for mail_id in mail_ids:
                if out_of_time():
                    return
                try:
                    done[send(mail_id)] += 1
                except Exception as error:  # noqa: BLE001 - the others have nothing to do with it
                    note_fault(mail_id, error)
                    done[UNTRIED] += 1
            if _settled(done) == before:  # others have them in hand, or the index is a moment behind
                return

    send_all_due()
    following = outbox.next_due()
    if following and timedelta() < (wait := following - clock()) <= _SOON and not out_of_time():
        rest(wait.total_seconds())
        send_all_due()
    return +done


def _settled(done: Counter[str]) -> int:
    """Return how many mails moved on."""
    return done.total() - done[NOT_OURS] - done[UNTRIED]


def _wait(times: int) -> timedelta:
    doubled: int = 2 ** min(times - 1, 10)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)
