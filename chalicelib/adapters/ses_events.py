"""Events of mails that left, as SES publishes them, read from a notification of SNS."""

import json
import re
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any, Final

from chalicelib.domain.rules.mail_event import MailEvent, MailFate
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.unread import Unread

MAIL_ID_TAG = "mail_id"


_NOTHING_TO_US: Final = {
    "Send",
    "Delivery",
    "DeliveryDelay",
    "Open",
    "Click",
    "Reject",
    "Rendering Failure",
    "Subscription",
}
# Reports that are no reader's "this is spam": they took it back, or a provider doubts the sender's signature.
_NO_COMPLAINTS: Final = {"not-spam", "auth-failure"}
_GREETING: Final = "Successfully validated SNS topic"  # the first message that a topic gets


def read_events(message: str, *, unread: Unread) -> tuple[MailEvent, ...]:
    """Return what a message says of our mails; empty where it is nothing to us, or not what we know."""
    if message.startswith(_GREETING):
        return ()
    kind: object = None
    try:
        said = json.loads(message)
        kind = said.get("eventType")
        if kind in ("Bounce", "Complaint"):
            return tuple(_events(said))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        unread(UnreadableRecord(_name(kind), "unknown_form"))
        return ()
    if kind not in _NOTHING_TO_US:
        unread(UnreadableRecord(_name(kind), "unknown_kind"))
    return ()


def _name(kind: object) -> str:
    """Return the kind of an event as operators find it; it comes from outside, and is written as a name at most."""
    return f"events/mail-{re.sub(r'[^A-Za-z]', '', kind)[:40] if isinstance(kind, str) else 'unnamed'}"


def _events(said: Mapping[str, Any]) -> list[MailEvent]:
    kind = said.get("eventType")
    if kind == "Bounce":
        # "Undetermined" is no reason to give somebody up.
        fate = MailFate.HARD_BOUNCE if said["bounce"]["bounceType"] == "Permanent" else MailFate.SOFT_BOUNCE
        about, recipients = said["bounce"], said["bounce"]["bouncedRecipients"]
    elif kind == "Complaint" and said["complaint"].get("complaintFeedbackType") not in _NO_COMPLAINTS:
        fate, about, recipients = MailFate.COMPLAINT, said["complaint"], said["complaint"]["complainedRecipients"]
    else:
        return []
    mail = said["mail"]
    return [
        MailEvent(
            id=str(about["feedbackId"]),
            mail_id=str(mail["tags"][MAIL_ID_TAG][0]),
            message_id=str(mail["messageId"]),
            address=parseaddr(str(each["emailAddress"]))[1],
            fate=fate,
        )
        for each in recipients
    ]
