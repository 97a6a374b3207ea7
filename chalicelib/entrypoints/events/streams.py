"""The stream of the store: everything that happens because something was written."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from aws_lambda_powertools import Logger
from chalice.app import Blueprint, DynamoDBEvent

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


class _Record(NamedTuple):
    """What a stream says of one item."""

    event_name: str
    keys: Any
    new_image: Mapping[str, Any]
    sequence_number: str


def _records(event: DynamoDBEvent) -> Iterator[_Record]:
    """Yield the records of a batch, each as far as it goes: of none of its parts AWS says that it is always there.

    Chalice reads a record's time, size and place too, and stops at one that lacks them, its neighbours unread.
    """
    for each in event.to_dict().get("Records") or ():
        said = each.get("dynamodb") or {}
        image = said.get("NewImage") or {}
        yield _Record(each.get("eventName", ""), said.get("Keys"), image, str(said.get("SequenceNumber") or ""))


@blueprint.on_dynamodb_record(stream_arn=OUTBOX_STREAM, batch_size=10, name="send_new_mails")
def send_new_mails(event: DynamoDBEvent) -> dict[str, list[dict[str, str]]]:
    """Send the mails that were just written; of a batch only what failed comes again, and the sweep finds the rest."""
    here, failed = platform(), []
    past = Past("send_new_mails", stores=here, now=here.now())
    for record in _records(event):
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
            failed.append({"itemIdentifier": record.sequence_number})  # without one all of them come again
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
    for record in _records(event):
        try:
            if "faces_version" in record.new_image:
                changed.add(_key(record, "organisation_id"))
        except UnreadableRecord as fault:
            past.note(fault)
    for organisation_id in sorted(changed):
        try:
            here.organisations.renew_first_page(organisation_id)
        except UnreadableRecord as fault:  # readers take the public reviews themselves
            past.note(fault)


def _key(record: _Record, name: str) -> str:
    """Return what a record of a stream is about.

    Raises:
        UnreadableRecord: it does not say so in a way that we know.
    """
    try:
        return str(record.keys[name]["S"])
    except (KeyError, TypeError):
        raise UnreadableRecord(f"events/{name}", "unknown_form") from None
