"""A mail's later life, played on request and as SES publishes it: a bounce or a complaint."""

import threading
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

_FATES: Final = ("hard_bounce", "soft_bounce", "complaint")


class PlayError(ValueError):
    """A request that cannot be played; the message says why."""


class Played:
    """Events in the order in which they were played; forgotten when the process ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: list[dict[str, Any]] = []

    def play(self, mail: Mapping[str, Any], fate: object) -> dict[str, Any]:
        """Let this befall a mail.

        Raises:
            PlayError: there is no such fate.
        """
        if fate not in _FATES:
            raise PlayError(f"fate is one of {list(_FATES)}")
        about: dict[str, Any] = {"feedbackId": str(uuid.uuid4()), "timestamp": datetime.now(UTC).isoformat()}
        recipients = [{"emailAddress": mail["to"]}]
        sent = {
            "messageId": mail["message_id"],
            "destination": [mail["to"]],
            "tags": {name: [value] for name, value in mail["tags"].items()},
        }
        if fate == "complaint":
            event = {"eventType": "Complaint", "mail": sent, "complaint": {**about, "complainedRecipients": recipients}}
        else:
            kind = "Permanent" if fate == "hard_bounce" else "Transient"
            bounce = {**about, "bounceType": kind, "bouncedRecipients": recipients}
            event = {"eventType": "Bounce", "mail": sent, "bounce": bounce}
        with self._lock:
            self._events.append(event)
        return event

    def after(self, number: int) -> list[dict[str, Any]]:
        """The events from this place on."""
        with self._lock:
            return self._events[max(0, number) :]
