"""Do by hand what AWS does by itself: call a function with the event of a schedule, a stream or a topic."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from chalice.local import LambdaContext

import app as front_door
from infra.local.triggers import run_once, schedules_of
from tests.stream_records import stream_record

Event = Mapping[str, Any]
_SECONDS: Final = 900


def schedules() -> list[str]:
    return [each.name for each in schedules_of(front_door.app)]


def scheduled(name: str) -> None:
    """As its schedule would."""
    run_once(front_door.app, name)


def called(name: str, event: Event) -> None:
    """As Lambda calls a function that follows a stream or a topic."""
    context = LambdaContext(name, 512, _SECONDS * 1000)
    context.invoked_function_arn = f"arn:aws:lambda:eu-west-1:000000000000:function:{name}"
    front_door.app.handler_map[name](dict(event), context)


def mails_written(mail_ids: Sequence[str]) -> Event:
    """The stream's word on mails that were just written."""
    return {
        "Records": [stream_record("outbox", n, "INSERT", {"mail_id": {"S": each}}) for n, each in enumerate(mail_ids)]
    }


def organisations_changed(ids: Sequence[str]) -> Event:
    """The stream's word on organisations whose public reviews changed."""
    keys = [{"organisation_id": {"S": each}, "part": {"S": "~organisation"}} for each in ids]
    changed = [{**each, "faces_version": {"N": "1"}} for each in keys]
    records = zip(keys, changed, strict=True)
    return {"Records": [stream_record("organisations", n, "MODIFY", *each) for n, each in enumerate(records)]}


def said_of_mail(message: Mapping[str, object]) -> Event:
    """Return what SES publishes, as SNS hands it on."""
    sns = {"Message": json.dumps(message), "Subject": "", "MessageAttributes": {}}
    return {"Records": [{"EventSource": "aws:sns", "Sns": sns}]}
