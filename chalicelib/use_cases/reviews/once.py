"""What comes twice is taken in once: under one Idempotency-Key, with all the same in it, within a day.

A key belongs to what came with it, so nobody is refused for the key of another; and for a day only: neither key nor
digest stays with what was taken in.
"""

import json
from datetime import datetime, timedelta
from typing import Final

from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Answered, IdGenerator

KEPT: Final = timedelta(days=1)


def answered(
    purpose: str, idempotency_key: str, sent: object, answer: str, *, id_generator: IdGenerator, now: datetime
) -> Answered | None:
    """Return what is to be kept of a request that may come again; None where it brought no key.

    Args:
        purpose: tells one kind of request from another.
        idempotency_key: as it came; empty where none did.
        sent: all that came, as JSON takes it.
        answer: the id that it is answered with.
        id_generator: makes the keyed hash of all that.
        now: the moment.
    """
    if not idempotency_key:
        return None
    canonical = json.dumps([idempotency_key, sent], sort_keys=True, ensure_ascii=False)
    return Answered(key=id_generator.keyed(f"answered/{purpose}", canonical), answer=answer, until=now + KEPT)


def answer_before(repeat: Answered | None, *, stores: Stores, now: datetime) -> str:
    """Return the id that the same was answered with before; empty where it was not, or brought no key."""
    return stores.counters.answered(repeat.key, now=now) if repeat else ""
