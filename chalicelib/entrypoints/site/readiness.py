"""The platform's condition, as one may tell anybody: what is wrong, but nothing of how it is made.

Asked often it costs next to nothing: what was found stands for some seconds, in each process.
"""

import logging
import time
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from chalicelib.bootstrap import Platform
from chalicelib.domain.sync.sync import freshness

MAIL_PATIENCE: Final = timedelta(minutes=15)  # as the alarm on the outbox has it
SYNC_PATIENCE: Final = timedelta(hours=26)  # a run a day, and time for it to run
STANDS: Final = 10.0  # seconds
_FAULTS: Final = (PynamoDBException, BotoCoreError, ClientError)


class Condition(StrEnum):
    WELL = "ok"
    AWAY = "unreachable"
    LATE = "late"
    NEVER = "never_ran"


_found: dict[int, tuple[float, Mapping[str, Condition]]] = {}  # by the platform, of which a process has one


def readiness(here: Platform) -> Mapping[str, Condition]:
    """The condition of the store, of mail, and of what the register told us."""
    at, found = _found.get(id(here), (0.0, {}))
    if found and time.monotonic() - at < STANDS:
        return found
    found = _looked(here)
    _found.clear()
    _found[id(here)] = time.monotonic(), found
    return found


def _looked(here: Platform) -> Mapping[str, Condition]:
    now = here.now()
    try:
        overdue = here.outbox.overdue(now=now)
        age = freshness(here.sync_store.last_good(), now=now).age
    except _FAULTS as fault:
        extra = {"fault": type(fault).__name__}
        logging.getLogger("waardering.readiness").error("the store is away", extra=extra)  # noqa: TRY400  (no trace)
        return {"store": Condition.AWAY}
    sync = Condition.NEVER if age is None else Condition.LATE if age > SYNC_PATIENCE else Condition.WELL
    mail = Condition.LATE if overdue > MAIL_PATIENCE else Condition.WELL
    return {"store": Condition.WELL, "mail": mail, "sync": sync}
