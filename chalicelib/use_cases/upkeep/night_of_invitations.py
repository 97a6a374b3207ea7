"""Every night the cards that were used are noted, and what the night before found of them is shown, in steps."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.domain.clock.days import day_of
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.aside.past import Past

TASK = "night_of_invitations"


def night_of_invitations(*, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> int:
    """Let the night pass over every batch, once a day however often it is asked; returns over how many it did.

    A batch in which nothing moved has its turn like any other, so that the tables do not tell in which something did.
    """
    past = Past(TASK, stores=stores, now=now)
    day, done = day_of(now).toordinal(), 0
    for each in stores.invitations.every(unread=past.note):
        if out_of_time():
            return done
        after = each.after_night(day)
        if after.night != each.night:
            done += stores.invitations.pass_night(each, after)
    past.settled()
    return done
