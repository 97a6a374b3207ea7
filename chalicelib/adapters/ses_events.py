"""Events of mails that left, as SES publishes them, read from a notification of SNS."""

import json
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from chalicelib.domain.rules.mail_event import MailEvent, MailFate

MAIL_ID_TAG = "mail_id"


def read_events(message: str) -> tuple[MailEvent, ...]:
    """Return what a message says of our mails; empty where it is about something else, or not what it should be."""
    try:
        said = json.loads(message)
        return tuple(_events(said))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return ()


def _events(said: Mapping[str, Any]) -> list[MailEvent]:
    kind = said.get("eventType")
    if kind == "Bounce":
        # "Undetermined" is no reason to give somebody up.
        fate = MailFate.HARD_BOUNCE if said["bounce"]["bounceType"] == "Permanent" else MailFate.SOFT_BOUNCE
        about, recipients = said["bounce"], said["bounce"]["bouncedRecipients"]
    elif kind == "Complaint" and said["complaint"].get("complaintFeedbackType") != "not-spam":
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
