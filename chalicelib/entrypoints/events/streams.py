"""The stream of the store: everything that happens because something was written."""

import os
from typing import Final

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, DynamoDBEvent

from chalicelib.bootstrap import platform
from chalicelib.entrypoints.http.observability import measure_mail

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
    failed = []
    for record in event:
        if record.event_name != "INSERT":
            continue
        mail_id = record.keys["mail_id"]["S"]
        try:
            outcome = platform().send_mail(mail_id)
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
    changed = {record.keys["organisation_id"]["S"] for record in event if "faces_version" in (record.new_image or {})}
    for organisation_id in sorted(changed):
        platform().organisations.renew_first_page(organisation_id)
