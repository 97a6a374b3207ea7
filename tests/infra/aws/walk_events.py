"""What reaches functions without a request: the clock, the streams, and what the mail service tells."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import app as front_door
from chalicelib.adapters.dynamodb.organisations import to_organisation
from chalicelib.adapters.dynamodb.tables import HEAD, PUBLISHED, OrganisationItem, OutboxItem, ReviewItem
from chalicelib.adapters.dynamodb.working_tables import DeadlineItem, FiguresItem, QueueItem, TraceItem
from chalicelib.adapters.keys import SecretKeys
from chalicelib.adapters.ses_events import MAIL_ID_TAG
from chalicelib.bootstrap import platform
from chalicelib.domain.integrity import Figures
from chalicelib.domain.mail_event import MailFate
from chalicelib.domain.mails import MAIL_RULES, Addressee
from chalicelib.use_cases.mail_ports import Happened
from chalicelib.use_cases.note_mail_event import to_key
from infra.local.triggers import schedules_of, subscriptions_of
from tests.infra.aws.recording import Recorder

# After so many days there is a reminder, an expiry, a case, a dossier, an author and an old review to see to.
_DAYS: Final = (0, 4, 8, 20, 40, 200, 400, 800, 1_200, 1_600, 4_000)


def forget_keys() -> None:
    """Each function is a process of its own on AWS, and reads the keys itself."""
    if isinstance(keys := platform().keys, SecretKeys):
        keys.forget()


def streams(recorder: Recorder) -> None:
    """Each stream with all that is in its table, and the sweep with one mail of each kind that is left over."""
    suppressed = next(item.mail for item in OutboxItem.scan() if _to_home(item))
    home = platform().organisations.get(suppressed.organisation_id)
    key = to_key(home.listing.email, platform().chance)
    _suppress(key)
    for subscription in subscriptions_of(front_door.app):
        records = [_record(subscription.table, item) for item in _TABLES[subscription.table].scan()]
        with recorder.as_function(_plain(subscription.function.name), cold=forget_keys):
            subscription.function({"Records": records})
    platform().addresses.lift(key)
    _unmark(home.id)
    _send_again()
    _sweep(recorder)
    _suppress(key)
    _send_again()
    _sweep(recorder)
    platform().addresses.lift(key)
    _unmark(home.id)


def mail_events(recorder: Recorder) -> None:
    """A mail to an organisation comes back, and its reader complains as well."""
    for item in OutboxItem.scan():
        if _to_home(item) and item.message_id:
            email = platform().organisations.get(item.mail.organisation_id).listing.email
            if item.to_key == to_key(email, platform().chance):
                break
    else:
        raise AssertionError("no mail to an organisation has left")
    said = [
        {"eventType": "Bounce", "bounce": {"feedbackId": f"event-{kind}", "bounceType": kind, "bouncedRecipients": [
            {"emailAddress": email}]}, "mail": {"messageId": item.message_id, "tags": {MAIL_ID_TAG: [item.mail_id]}}}
        for kind in ("Transient", "Permanent")
    ]  # fmt: skip
    for each in said:
        sns: dict[str, Any] = {"MessageId": "1", "Message": json.dumps(each), "Subject": None, "MessageAttributes": {}}
        with recorder.as_function("hear_of_mails", cold=forget_keys):
            front_door.app.handler_map["hear_of_mails"]({"Records": [{"EventSource": "aws:sns", "Sns": sns}]}, None)
    assert platform().organisations.get(item.mail.organisation_id).bounced


def clock(recorder: Recorder) -> None:
    """Every schedule, and those that wait for something also when it has come."""
    schedules = {_plain(each.function.name): each for each in schedules_of(front_door.app)}

    def run(name: str) -> Any:
        with recorder.as_function(name, cold=forget_keys):
            return schedules[name].run()

    with at(_next_working_morning(platform().now() + timedelta(days=10))):
        assert run("send_digests") > 0
    for name in schedules:
        run(name)
    with at(platform().now() + timedelta(days=1)):
        run("count_figures")
        _spoil()
        assert {"faces", "queue", "deadlines", "counters", "figures"} <= run("reconcile_copies").keys()
    done: set[str] = set()
    for days in _DAYS:
        with at(platform().now() + timedelta(days=days)):
            done |= run("keep_deadlines").keys()
    assert {"expire", "archive", "remind_author", "remind_organisation", "delete_notice", "delete_appeal"} <= done, done


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """As if it were then."""
    here = platform()
    here.now = lambda: moment  # type: ignore[method-assign]
    try:
        yield
    finally:
        del here.now


def _spoil() -> None:
    """What should never differ, differs: the recount has everything to mend."""
    for table in (QueueItem, DeadlineItem):
        for copy in table.scan():
            copy.delete()
    heads = [item for item in OrganisationItem.scan() if item.part == HEAD]
    for item in heads:
        item.update([OrganisationItem.reviews.add(1)])
    faces = [item for item in OrganisationItem.scan() if item.part.startswith(PUBLISHED)]
    faces[0].delete()
    OrganisationItem(faces[0].organisation_id, f"{PUBLISHED}2020#of-nobody", face=faces[0].face).save()
    hidden = next(item.review for item in ReviewItem.scan() if not item.review.visible and item.review.published_at)
    OrganisationItem(hidden.organisation_id, f"{PUBLISHED}2020#{hidden.id}", face=faces[0].face).save()
    erased = next(item.review for item in ReviewItem.scan() if item.review.content_free)
    TraceItem(f"sketch#{erased.id}", "-", review_id=erased.id, organisation_id="-").save()
    for day in FiguresItem.scan():
        day.update([FiguresItem.figures.set(Figures())])
    known = next(each for each in map(to_organisation, heads) if each.taking_part)
    listing = replace(known.listing, name="Een andere naam")
    OrganisationItem(known.id, HEAD).update([OrganisationItem.listing.set(listing)])


def _sweep(recorder: Recorder) -> None:
    (sweep,) = [each for each in schedules_of(front_door.app) if _plain(each.function.name) == "sweep_outbox"]
    with recorder.as_function("sweep_outbox", cold=forget_keys):
        sweep.run()


def _send_again() -> None:
    for item in {item.mail.kind: item for item in OutboxItem.scan()}.values():
        item.update([OutboxItem.due_shard.set("0"), OutboxItem.due_at.set("2000")])


def _suppress(key: str) -> None:
    platform().addresses.note(Happened(id=key[:8], to_key=key, fate=MailFate.COMPLAINT, at=platform().now()))


def _unmark(organisation_id: str) -> None:
    organisation = platform().organisations.get(organisation_id)
    if organisation.bounced:
        platform().organisations.note_bounced(organisation, bounced=False)


def _to_home(item: OutboxItem) -> bool:
    return (item.mail.appellant or MAIL_RULES[item.mail.kind].to) is Addressee.ORGANISATION


def _next_working_morning(moment: datetime) -> datetime:
    while moment.weekday() > 3:
        moment += timedelta(days=1)
    return moment.replace(hour=9)


def _plain(name: str) -> str:
    return name.rpartition("-")[2]


_TABLES: Final = {"outbox": OutboxItem, "organisations": OrganisationItem}


def _record(table: str, item: Any) -> dict[str, Any]:
    keys = {each: str(getattr(item, each)) for each in ("mail_id", "organisation_id", "part") if hasattr(item, each)}
    named = {name: {"S": value} for name, value in keys.items()}
    stream = f"arn:aws:dynamodb:eu-west-1:000000000000:table/waardering-test-{table}/stream/2026-01-01T00:00:00.000"
    return {
        "eventID": "-".join(keys.values()),
        "eventName": "INSERT",
        "eventSource": "aws:dynamodb",
        "eventVersion": "1.1",
        "awsRegion": "eu-west-1",
        "dynamodb": {
            "Keys": named,
            "NewImage": item.serialize(),
            "SequenceNumber": "1",
            "SizeBytes": 1,
            "StreamViewType": "NEW_IMAGE",
            "ApproximateCreationDateTime": 0,
        },
        "eventSourceARN": stream,
    }
