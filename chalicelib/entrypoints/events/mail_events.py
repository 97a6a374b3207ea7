"""Events of the mail service: bounces and complaints about mails that left."""

import os

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, SNSEvent

from chalicelib.adapters.ses_events import read_events
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.entrypoints.http.observability import measure_event
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.mails.note_mail_event import note_mail_event

blueprint = Blueprint(__name__)
logger = Logger(service="waardering", child=True)

# Chalice reads this when it packages; the infrastructure puts the real topic in its place.
MAIL_EVENTS_TOPIC = os.environ.get("MAIL_EVENTS_TOPIC", f"waardering-{os.environ.get('STAGE', 'local')}-mail-events")


@blueprint.on_sns_message(topic=MAIL_EVENTS_TOPIC, name="hear_of_mails")
def hear_of_mails(event: SNSEvent) -> None:
    """Note bounces and complaints; one that comes too early fails, and SNS has the function try again."""
    here = platform()
    past = Past("hear_of_mails", stores=here, now=here.now())
    for each in read_events(event.message, unread=past.note):
        try:
            outcome = note_mail_event(each, stores=here, now=here.now())
        except UnreadableRecord as fault:
            past.note(fault)
            continue
        measure_event(outcome)
        logger.info("mail event", extra={"mail_id": each.mail_id[:100], "outcome": outcome})
