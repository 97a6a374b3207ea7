"""Makes sending fail on purpose, for a while or for a number of times, as SES sometimes does."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from infra.local.mailbox.rules import SesError

_FAULTS: Final = {
    "down": ("ServiceUnavailableException", 503, "The service is unavailable."),
    "throttle": ("TooManyRequestsException", 429, "Maximum sending rate exceeded."),
    "reject": ("MessageRejected", 400, "Email address is not verified."),
}
_MOST: Final = 1_000_000


class ControlError(ValueError):
    """An order that cannot be followed; the message says why."""


class Faults:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._mode: str | None = None
        self._until: float | None = None
        self._times: int | None = None

    def order(self, wanted: Mapping[str, Any]) -> None:
        """Follow `{"fail": "down" | "throttle" | "reject" | null}`; `seconds` or `times` end it.

        `{"down_seconds": n}` is short for `{"fail": "down", "seconds": n}`.

        Raises:
            ControlError: the order is none of these.
        """
        known = {"fail", "seconds", "times", "down_seconds"}
        if not wanted or not set(wanted) <= known or ("down_seconds" in wanted) == ("fail" in wanted):
            raise ControlError(f"give fail or down_seconds; fail may come with seconds or times, not {sorted(wanted)}")
        mode = wanted.get("fail") if "fail" in wanted else "down"
        if mode is not None and mode not in list(_FAULTS):  # not hashed: it may be anything
            raise ControlError(f"fail is one of {sorted(_FAULTS)} or null")
        seconds = _number(wanted, "down_seconds" if "down_seconds" in wanted else "seconds")
        times = _number(wanted, "times")
        with self._lock:
            self._mode = mode
            self._until = None if seconds is None else self._clock() + seconds
            self._times = None if times is None else int(times)

    def state(self) -> dict[str, Any]:
        """Return what fails now, and how long or how often still."""
        with self._lock:
            mode = self._current()
            left = None if self._until is None or mode is None else round(self._until - self._clock(), 3)
            return {"fail": mode, "seconds_left": left, "times_left": self._times if mode else None}

    def strike(self, *modes: str) -> None:
        """Raise the fault of now when it is one of `modes`, and count it.

        Raises:
            SesError: as SES answers then.
        """
        with self._lock:
            mode = self._current()
            if mode is None or mode not in modes:
                return
            if self._times is not None:
                self._times -= 1
        raise SesError(*_FAULTS[mode])

    def _current(self) -> str | None:
        over = (self._until is not None and self._clock() >= self._until) or self._times == 0
        if over:
            self._mode, self._until, self._times = None, None, None
        return self._mode


def _number(wanted: Mapping[str, Any], name: str) -> float | None:
    found = wanted.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= _MOST:
        raise ControlError(f"{name} is a number from 0 to {_MOST}")
    return found
