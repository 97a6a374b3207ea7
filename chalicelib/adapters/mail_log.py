"""Messages about mails for operators, in the log."""

import logging

from chalicelib.domain.rules.mails import Mail


def log_fault(mail: Mail, error: Exception) -> None:
    """A line that operators' alarm counts. Not the fault's own words: they may hold somebody's."""
    extra = {"mail_id": mail.id, "kind": mail.kind, "faults": mail.faults + 1, "fault": type(error).__name__}
    logging.getLogger("waardering.mails").error("mail failed", extra=extra)


def log_mail(mail: Mail, outcome: str) -> None:
    """The line that leads from a mail back to the request it follows from, and that mails are counted by."""
    extra = {"mail_id": mail.id, "kind": mail.kind, "outcome": outcome, "cause": mail.cause, "tries": mail.attempts}
    logging.getLogger("waardering.mails").info("mail left", extra=extra)
