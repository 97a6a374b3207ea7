"""Hears what the mailbox plays of mails, and tells the application as SNS would."""

import json
import logging
import threading
import urllib.request
import uuid
from collections.abc import Callable
from typing import Any, Final

LOG: Final = logging.getLogger("infra.local.triggers")
_POLL_SECONDS: Final = 1.0
_TRIES: Final = 3  # as many as Lambda gives an event that came by itself


class MailEventsReader:
    """Follows `GET /events` of the mailbox; one that started anew is read from its beginning."""

    def __init__(self, url: str, function: Callable[[dict[str, Any]], Any], *, stop: threading.Event) -> None:
        self._url = url
        self._function = function
        self._stop = stop
        self._read = 0

    def run(self) -> None:
        while not self._stop.wait(_POLL_SECONDS):
            try:
                self.read_once()
            except (OSError, ValueError) as away:
                LOG.debug("the mailbox is away: %s", type(away).__name__)

    def read_once(self) -> None:
        """Tell of what was played since the last time."""
        if self._read and not self._ask(self._read - 1):
            self._read = 0  # another mailbox than before
        for said in self._ask(self._read):
            self._read += 1
            self._tell(said)

    def _ask(self, after: int) -> list[Any]:
        with urllib.request.urlopen(f"{self._url}/events?after={after}", timeout=5) as answer:  # noqa: S310  (loopback)
            found = json.load(answer)
        return found if isinstance(found, list) else []

    def _tell(self, said: Any) -> None:
        sns: dict[str, Any] = {
            "MessageId": str(uuid.uuid4()),
            "Message": json.dumps(said),
            "Subject": None,
            "MessageAttributes": {},
        }
        for _ in range(_TRIES):
            try:
                self._function({"Records": [{"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": sns}]})
            except Exception:  # a function may raise anything, and the next event is still to come
                LOG.exception("a mail event failed")
                self._stop.wait(_POLL_SECONDS)
            else:
                return
