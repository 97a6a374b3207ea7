"""The stream of the store: everything that happens because something was written."""

import os
from typing import Final

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, DynamoDBEvent, DynamoDBRecord

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.entrypoints.http.observability import measure_mail
from chalicelib.use_cases.aside.past import Past

blueprint = Blueprint(__name__)
logger = Logger(service="waardering", child=True)


def _stream(table: str) -> str:
    """Chalice reads this when it packages; the infrastructure puts the real stream in its place."""
    stage = os.environ.get("STAGE", "local")
    default = f"arn:aws:dynamodb:eu-west-1:000000000000:table/waardering-{stage}-{table}/stream/*"
    return os.environ.get(f"{table.upper()}_STREAM", default)


OUTBOX_STREAM: Final = _stream("outbox")
ORGANISATIONS_STREAM: Final = _stream("organisations")


@blueprint.on_dynamodb_record(stream_arn=OUTBOX_STREAM, batch_size=10, name="send_new_mails")
def send_new_mails(event: DynamoDBEvent) -> dict[str, list[dict[str, str]]]:
    """Send the mails that were just written; of a batch only what failed comes again, and the sweep finds the rest."""
    here, failed = platform(), []
    past = Past("send_new_mails", stores=here, now=here.now())
    for record in event:
        if record.event_name != "INSERT":
            continue
        mail_id = ""
        try:
            mail_id = _key(record, "mail_id")
            outcome = here.send_mail(mail_id)
        except UnreadableRecord as fault:  # the sweep finds the mail, if there is one
            past.note(fault)
        except Exception as error:  # noqa: BLE001 - whatever it was, the neighbours in the batch have nothing to do with it
            # Not the fault's own words: they may hold somebody's.
            logger.error("mail failed", extra={"mail_id": mail_id, "fault": type(error).__name__})  # noqa: TRY400
            failed.append({"itemIdentifier": str(record.sequence_number)})
        else:
            logger.info("mail handled", extra={"mail_id": mail_id, "outcome": outcome})
            measure_mail(outcome)
    return {"batchItemFailures": failed}


@blueprint.on_dynamodb_record(stream_arn=ORGANISATIONS_STREAM, batch_size=100, name="renew_fronts")
def renew_fronts(event: DynamoDBEvent) -> None:
    """Make anew the cached first pages of the organisations whose public reviews changed."""
    here = platform()
    past = Past("renew_fronts", stores=here, now=here.now())
    changed = set()
    for record in event:
        try:
            if "faces_version" in (record.new_image or {}):
                changed.add(_key(record, "organisation_id"))
        except UnreadableRecord as fault:
            past.note(fault)
    for organisation_id in sorted(changed):
        try:
            here.organisations.renew_first_page(organisation_id)
        except UnreadableRecord as fault:  # readers take the public reviews themselves
            past.note(fault)


def _key(record: DynamoDBRecord, name: str) -> str:
    """Return what a record of a stream is about.

    Raises:
        UnreadableRecord: it does not say so in a way that we know.
    """
    try:
        return str(record.keys[name]["S"])
    except (KeyError, TypeError):
        raise UnreadableRecord(f"events/{name}", "unknown_form") from None
