"""R6: the mail service is away for ten minutes while people write."""

from tests.prove import aws
from tests.prove.lives.submits import TAKEN_IN, Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import Clock, mailbox, outbox, played
from tests.story.forms import address

AWAY = 10  # minutes
AFTERWARDS = 6  # minutes: the longest wait between two tries is five


def prove(ask: Scale) -> Outcome:
    tries = ask.of(full=100, quick=10)
    with mailbox() as inbox, played(MAIL_ENDPOINT=inbox.url) as arena:
        writers, clock = Writers(arena, arena.organisation().id), Clock(arena)
        inbox.order(fail="down")
        told: set[str] = set()
        taken_in = 0
        for minute in range(AWAY):
            for number in range(minute * tries // AWAY, (minute + 1) * tries // AWAY):
                taken_in += arena.ask(writers.call(number)).status == TAKEN_IN
            new = [each for each in outbox() if each not in told]
            aws.called("send_new_mails", aws.mails_written(new))
            told.update(new)
            clock.forward(minutes=1)
            aws.scheduled("sweep_outbox")
        before = len(inbox.arrived())
        inbox.order(fail=None)
        minutes = 0
        while minutes < AFTERWARDS and len(inbox.by_mail()) < taken_in:
            clock.forward(minutes=1)
            minutes += 1
            aws.scheduled("sweep_outbox")
        for _ in range(AFTERWARDS):  # what would be sent again would be sent now
            clock.forward(minutes=1)
            aws.scheduled("sweep_outbox")
        arrived = inbox.by_mail()
        addressees = {each["to"] for each in inbox.arrived()}
    twice = [each for each, times in arrived.items() if times > 1]
    missing = {address(number) for number in range(tries)} - addressees
    return Outcome(
        what=f"submits during {AWAY} minutes without the mail service (by a clock that is moved)",
        tried=taken_in,
        at_least=tries,
        happened=f"{taken_in} of {tries} taken in, {before} mails during it, {len(arrived)} within {minutes} minutes "
        f"of its return, {len(twice)} twice",
        lost=len(missing) + len(twice),
        shortfalls=("mails arrived while the service was away",) if before else (),
    )
