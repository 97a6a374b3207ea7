"""Counters that live and die with one process: for what must not cost a request to the store."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import TooMany

_MOST_BUCKETS: Final = 10_000  # the oldest is forgotten first: memory has an end, whoever comes by


class ProcessCounters:
    """The port `Counters`; safe to share between threads."""

    def __init__(self) -> None:
        self._counted: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, counts: Sequence[Count], *, now: datetime) -> None:
        with self._lock:
            for count in counts:
                if self._counted.get(count.bucket, 0) >= count.most:
                    raise TooMany(retry_after=count.wait(now))
            for count in counts:
                self._counted[count.bucket] = self._counted.get(count.bucket, 0) + 1
                self._counted.move_to_end(count.bucket)
            while len(self._counted) > _MOST_BUCKETS:
                self._counted.popitem(last=False)
