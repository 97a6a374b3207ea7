"""What happens because something was written."""

import os

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, DynamoDBEvent

from chalicelib.bootstrap import platform

blueprint = Blueprint(__name__)
logger = Logger(service="waardering", child=True)

# Chalice reads this when it packages; the infrastructure puts the real stream in its place.
OUTBOX_STREAM = os.environ.get(
    "OUTBOX_STREAM",
    f"arn:aws:dynamodb:eu-west-1:000000000000:table/waardering-{os.environ.get('STAGE', 'local')}-outbox/stream/*",
)


@blueprint.on_dynamodb_record(stream_arn=OUTBOX_STREAM, batch_size=10, name="send_new_mails")
def send_new_mails(event: DynamoDBEvent) -> None:
    """Send the mails that were just written; what fails stays in the outbox for the sweep."""
    for record in event:
        if record.event_name == "INSERT":
            mail_id = record.keys["mail_id"]["S"]
            outcome = platform().send_mail(mail_id)
            logger.info("mail handled", extra={"mail_id": mail_id, "outcome": outcome})
