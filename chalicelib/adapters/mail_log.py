"""Messages about mails for operators, in the log; and the code of what keeps a mail back."""

import logging
from typing import Final

from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import Busy, UnreadableRecord
from chalicelib.ports.mails import MailDelayed, UnreadableMail, Unwritable

_LOGGER: Final = logging.getLogger("waardering.mails")
_NEIGHBOURS: Final = {"Encrypt": "key_service", "Decrypt": "key_service", "GetSecretValue": "secrets"}


def note_fault(mail_id: str, error: Exception) -> str:
    """Tell operators what keeps a mail back, and return its code.

    What is away is a warning. What somebody has to mend is an error. Not the fault's own words: they may hold
    somebody's.
    """
    reason = reason_of(error)
    level = logging.WARNING if isinstance(error, MailDelayed | Busy) else logging.ERROR
    extra = {"mail_id": mail_id, "reason": reason, "fault": type(error).__name__}
    _LOGGER.log(level, "mail waits", extra=extra)
    return reason


def reason_of(error: Exception) -> str:
    """Return the code of a fault: whose it is, as far as it says so, or else the name of the fault."""
    from botocore.exceptions import ClientError  # noqa: PLC0415  (no reader's cold start pays for it)
    from pynamodb.exceptions import PynamoDBException  # noqa: PLC0415

    match error:
        case MailDelayed() | UnreadableMail():
            return error.reason
        case Busy():
            return error.neighbour
        case ClientError() if error.operation_name in _NEIGHBOURS:
            return _NEIGHBOURS[error.operation_name]
    codes = {Unwritable: "template", UnreadableRecord: "unreadable_record", PynamoDBException: "store"}
    return next((code for kind, code in codes.items() if isinstance(error, kind)), f"fault:{type(error).__name__}")


def log_mail(mail: Mail, outcome: str) -> None:
    """The line that leads from a mail back to the request it follows from, and that mails are counted by."""
    extra = {"mail_id": mail.id, "kind": mail.kind, "outcome": outcome, "cause": mail.cause, "tries": mail.attempts}
    _LOGGER.info("mail left", extra=extra)
