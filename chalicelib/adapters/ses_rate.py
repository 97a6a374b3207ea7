"""The pace at which mails are handed to SES: together no faster than the account may, as SES itself says.

Several send at once: so many batches of a shard of the outbox's stream, and the sweep. Each keeps to its share. Where
there are more shards they are too fast together; SES then refuses some, and each that is refused slows down, and comes
back to its share little by little. A mail that was refused for that did not leave, so it is handed over again.
"""

import threading
import time
from collections.abc import Callable
from typing import Final

SENDERS: Final = 4  # batches of a shard that are sent at once; one alone sends some seven mails a second
_SHARES: Final = SENDERS + 1  # the sweep is one more
_ASKED_AGAIN: Final = 900.0  # seconds: an account gets another rate now and then
LONGEST: Final = 1.0  # seconds between two mails; who may send fewer than that hears so from SES
_SLOWER: Final = 2.0  # times as long, after a refusal
_FASTER: Final = 0.9


class SendingRate:
    """One sender's share of what the account may send."""

    def __init__(
        self,
        ask: Callable[[], float],
        *,
        clock: Callable[[], float] = time.monotonic,
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        """Begin at whatever pace SES takes.

        Args:
            ask: returns how many mails the account may send in a second; 0 where that is not known.
            clock: seconds.
            rest: waits so many seconds.
        """
        self._ask, self._clock, self._rest = ask, clock, rest
        self._lock = threading.Lock()
        self._share = 0.0  # seconds between two mails
        self._pause = 0.0  # the same, as it is now
        self._next = self._again = float("-inf")

    def turn(self) -> None:
        """Wait until the next mail may go."""
        with self._lock:
            now = self._clock()
            if now >= self._again:
                rate, self._again = self._ask(), now + _ASKED_AGAIN
                self._share = min(_SHARES / rate, LONGEST) if rate > 0 else 0.0
            self._pause = max(self._share, self._pause * _FASTER)
            at = max(now, self._next)
            self._next = at + self._pause
        if at > now:
            self._rest(at - now)

    def refused(self) -> None:
        """Send more slowly: we were too fast together."""
        with self._lock:
            self._pause = min(LONGEST, _SLOWER * max(self._pause, self._share, 1 / _SHARES))
            self._next = max(self._next, self._clock() + self._pause)
