"""A mail leaves twice when a sender dies between the mail service's word and our note of it, and only then."""

import statistics
import time
from collections import Counter

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from chalicelib.adapters.dynamodb.projections.outbox import LEASE
from tests.prove import aws
from tests.prove.lives.submits import Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import Clock, Mailbox, mailbox, outbox, played
from tests.prove.wire import Send, between, counted, dying, operation
from tests.races.arena import Arena

SES = "v2/email/outbound-emails"
NOTE = "DynamoDB.UpdateItem"


class _Window:
    """Measure the seconds from the mail service's answer until our note of it stands."""

    def __init__(self) -> None:
        self._accepted = 0.0
        self.seconds: list[float] = []

    def __call__(self, request: AWSPreparedRequest, send: Send) -> AWSResponse:
        answer = send()
        if operation(request).endswith(SES):
            self._accepted = time.perf_counter()
        elif operation(request) == NOTE and self._accepted:
            self.seconds.append(time.perf_counter() - self._accepted)
            self._accepted = 0.0
        return answer


def prove(ask: Scale) -> Outcome:
    tries, measured = ask.of(full=20, quick=2), ask.of(full=300, quick=20)
    window = _Window()
    with mailbox() as inbox, played(MAIL_ENDPOINT=inbox.url) as arena:
        clock, writers = Clock(arena), Writers(arena, arena.organisation().id)
        for number in range(measured):
            arena.ask(writers.call(number))
        with between(window):
            for mail_id in outbox():
                aws.called("send_new_mails", aws.mails_written([mail_id]))
        calls = _calls(arena, writers, measured)
        left: dict[str, Counter[int]] = {}
        early = 0
        at = next(index for index, call in enumerate(calls, 1) if call.endswith(SES))
        number = measured + 1
        for where, place, after in (("before", at, False), ("between", at, True), ("after", at + 1, True)):
            left[where] = Counter()
            for _ in range(tries):
                number += 1
                times, soon = _killed(arena, clock, inbox, writers, number, place, after=after)
                left[where][times] += 1
                early += soon
    wrong = tries - left["before"][1] + tries - left["after"][1] + left["between"][0]
    middle, high = statistics.median(window.seconds), max(window.seconds)
    return Outcome(
        what="senders killed before the mail service's answer, between it and our note, and after the note; then "
        "others take over",
        tried=3 * tries,
        at_least=3 * tries,
        happened=f"killed before: {dict(left['before'])}, between: {dict(left['between'])}, after: "
        f"{dict(left['after'])} (how often it left: how many mails); none sooner than the lease of "
        f"{LEASE.seconds} s; the window lasted {1000 * middle:.1f} ms (median of {len(window.seconds)}), at most "
        f"{1000 * high:.0f} ms",
        lost=wrong,
        shortfalls=(
            *((f"{early} were sent again before the lease was over",) if early else ()),
            *(("the window was not measured",) if len(window.seconds) < measured else ()),
        ),
    )


def _calls(arena: Arena, writers: Writers, number: int) -> list[str]:
    (mail_id,) = _written(arena, writers, number)
    with counted() as calls:
        aws.called("send_new_mails", aws.mails_written([mail_id]))
    return list(calls)


def _written(arena: Arena, writers: Writers, number: int) -> set[str]:
    before = set(outbox())
    arena.ask(writers.call(number))
    return set(outbox()) - before


def _killed(
    arena: Arena, clock: Clock, inbox: Mailbox, writers: Writers, number: int, place: int, *, after: bool
) -> tuple[int, bool]:
    """Kill the sender of a mail; returns how often the mail left in the end, and if that was too soon."""
    (mail_id,) = _written(arena, writers, number)
    with dying(at=place, after=after):
        aws.called("send_new_mails", aws.mails_written([mail_id]))
    first = inbox.by_mail()[mail_id]
    clock.forward(seconds=LEASE.seconds - 6)
    aws.scheduled("sweep_outbox")
    soon = inbox.by_mail()[mail_id] > first
    clock.forward(seconds=12)
    aws.scheduled("sweep_outbox")
    return inbox.by_mail()[mail_id], soon
