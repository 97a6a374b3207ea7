"""Mails leave: at once when the stream tells of them, or with the next sweep. At least once, seldom twice.

A mail can leave twice only when a sender dies between handing it to the mail service and noting that it did: the
service knows no idempotency token. Its `X-Mail-Id` header lets a reader recognise the repeat.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.rules.mails import Mail
from chalicelib.ports.bundle import Stores
from chalicelib.ports.mails import LogFault
from chalicelib.ports.stores import MailDelayed, MailRefused, Outbox
from chalicelib.use_cases.mails.compose_mail import Composed, Skip, compose_mail
from chalicelib.use_cases.mails.note_mail_event import mark_bounced, to_key

_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=5)
_SOON: Final = timedelta(seconds=60)  # for which a sweep waits: at most as long as a claim lasts
_GIVE_UP: Final = timedelta(days=3)
MOST_FAULTS: Final = 10  # spread over half an hour: long enough for what passes
FAULTY: Final = "faulty"
NOT_OURS: Final = "not_ours"


def send_mail(mail_id: str, *, stores: Stores, log_fault: LogFault, now: datetime) -> str:
    """Send one mail if it is ours to send; returns what became of it, for the log.

    What nobody foresaw is told to operators and tried again; after `MOST_FAULTS` times the mail ends as `faulty`.
    """
    outbox = stores.outbox
    mail = outbox.claim(mail_id, now=now)
    if mail is None:
        return NOT_OURS
    try:
        composed = compose_mail(mail, stores=stores, now=now)
        if isinstance(composed, Composed) and stopped(mail, to_key(composed.to, stores.id_generator), stores=stores):
            composed = Skip(reason="suppressed")
        if isinstance(composed, Skip):
            outbox.dropped(mail, now=now, reason=composed.reason)
            return composed.reason
        message_id = stores.mail_sender.send(stores.mail_renderer.write(mail, composed.context, to=composed.to))
    except MailDelayed:
        return _delayed(mail, outbox, now)
    except MailRefused:
        outbox.dropped(mail, now=now, reason="refused")
        return "refused"
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one mail, the others must leave
        log_fault(mail, error)
        return _failed(mail, outbox, now)
    outbox.sent(mail, now=now, message_id=message_id, to_key=to_key(composed.to, stores.id_generator))
    return "sent"


def stopped(mail: Mail, key: str, *, stores: Stores) -> bool:
    """Tell whether this mail may not leave; an organisation that is not reached is shown as such to editors."""
    if not stores.addresses.suppressed(key):
        return False
    mark_bounced(mail, key, stores=stores)
    return True


def _delayed(mail: Mail, outbox: Outbox, now: datetime) -> str:
    if now - mail.created_at > _GIVE_UP and mail.attempts > 1:
        outbox.dropped(mail, now=now, reason="gave_up")
        return "gave_up"
    outbox.retry(mail, at=now + _wait(mail.attempts))
    return "delayed"


def _failed(mail: Mail, outbox: Outbox, now: datetime) -> str:
    after = replace(mail, faults=mail.faults + 1)
    if after.faults == MOST_FAULTS:
        outbox.dropped(mail, now=now, reason=FAULTY)
        return FAULTY
    outbox.retry(after, at=now + _wait(after.faults))
    return "fault"


def sweep_mails(
    send: Callable[[str], str],
    *,
    outbox: Outbox,
    clock: Callable[[], datetime],
    rest: Callable[[float], None],
    out_of_time: Callable[[], bool],
    at_once: int = 100,
) -> Counter[str]:
    """Send what stayed behind until none is due, and once more what falls due soon; returns how many of each outcome.

    What falls due soon is what a sender had in hand when it died, or what failed a moment ago.

    Args:
        send: `send_mail` by a mail's id. It looks at the clock itself: a claim counts from then, however late that is
            in a sweep.
        outbox: what waits.
        clock: the time of each look.
        rest: waits so many seconds.
        out_of_time: whether to stop; the next sweep goes on.
        at_once: mails that are looked up together.
    """
    done: Counter[str] = Counter()

    def send_all_due() -> None:
        while mail_ids := outbox.due(now=clock(), limit=at_once):
            before = done.total() - done[NOT_OURS]
            for mail_id in mail_ids:
                if out_of_time():
                    return
                done[send(mail_id)] += 1
            if done.total() - done[NOT_OURS] == before:  # others have them in hand, or the index is a moment behind
                return

    send_all_due()
    following = outbox.next_due()
    if following and timedelta() < (wait := following - clock()) <= _SOON and not out_of_time():
        rest(wait.total_seconds())
        send_all_due()
    return +done


def _wait(times: int) -> timedelta:
    doubled: int = 2 ** min(times - 1, 10)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)
