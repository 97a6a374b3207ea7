"""Events that reach functions without a request: the clock, the streams, and what the mail service tells."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from pynamodb.expressions.operand import Path

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.organisations import item_of, to_organisation
from chalicelib.adapters.dynamodb.client.batch import asked
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem, OutboxItem, ReviewItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import (
    DeadlineItem,
    FiguresItem,
    InsightsItem,
    OpenDataItem,
    QueueItem,
    SyncItem,
    TraceItem,
)
from chalicelib.adapters.dynamodb.projections.directory import put_change
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART, ORGANISATION_PART, PUBLISHED
from chalicelib.adapters.keys import SecretKeys
from chalicelib.adapters.ses_events import MAIL_ID_TAG
from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import day_of, local
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import PromiseAction, PromiseStatus, Status
from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail, MailKind, Purpose
from chalicelib.domain.rules.working_days import is_working_day
from chalicelib.ports.mails import Happened
from chalicelib.use_cases.mails.note_mail_event import to_key
from infra.local.triggers import schedules_of, subscriptions_of
from tests.builders import listing, organisation, review
from tests.builders import mail as built_mail
from tests.entrypoints.front_door import House
from tests.infra.aws.recording import Recorder

# After so many days there is a reminder, an expiry, a reminder to an organisation, what is closed, old, and older.
_DAYS: Final = (4, 8, 15, 740, 1_500, 1_900)
_DRIFT: Final = {
    *(
        "faces",
        "queue",
        "queue_orphans",
        "deadlines",
        "counters",
        "figures",
        "insights",
        "traces",
        "search",
        "open_data",
    ),
}


def forget_keys() -> None:
    """Each function is a process of its own on AWS, and reads the keys itself."""
    if isinstance(keys := platform().keys, SecretKeys):
        keys.forget()


def run(recorder: Recorder, name: str) -> Any:
    """A schedule's turn."""
    (schedule,) = [each for each in schedules_of(front_door.app) if _plain(each.function.name) == name]
    with recorder.as_function(name, cold=_as_a_new_process):
        return schedule.run()


def _as_a_new_process() -> None:
    """What a process of its own does not know: keys, the rate of mails, and the blocks of the search index."""
    forget_keys()
    vars(platform()).pop("mail_sender", None)
    for scope in platform().directory._scopes.values():
        scope.__init__()  # type: ignore[misc]


def streams(recorder: Recorder) -> None:
    """Each stream with one of each that it brings, to an address that is not to be mailed too."""
    some = {item.mail_id for item in _one_of_each_kind()}
    with OutboxItem.batch_write() as batch:
        for item in list(OutboxItem.scan()):
            if item.mail_id not in some:
                batch.delete(item)
    _send_again(_one_of_each_kind())  # some are for later
    follow = {_plain(each.table): each.function for each in subscriptions_of(front_door.app)}
    for table, function in follow.items():
        records = [_record(table, item) for item in _BROUGHT[table]()]
        with recorder.as_function(_plain(function.name), cold=forget_keys):
            function({"Records": records})
    mail = _mail_to_home()
    _send_again([OutboxItem(mail.id)])
    records = [_record("outbox", OutboxItem.get(each)) for each in (mail.id, _morning_mail())]
    with _suppressed(mail), recorder.as_function("send_new_mails", cold=forget_keys):
        follow["outbox"]({"Records": records})


def sweeps(recorder: Recorder) -> None:
    """The sweep with one mail of each kind that is left over, and with one to such an address."""
    _send_again(_one_of_each_kind())
    _morning_mail()
    run(recorder, "sweep_outbox")
    mail = _mail_to_home()
    with _suppressed(mail):
        _send_again([OutboxItem(mail.id)])
        run(recorder, "sweep_outbox")


def letters(recorder: Recorder, told: str) -> None:
    """One letter that the stream tells of, and what a sweep finds."""
    follow = {_plain(each.table): each.function for each in subscriptions_of(front_door.app)}
    records = [_record("outbox", OutboxItem.get(told))]
    with recorder.as_function("send_new_mails", cold=forget_keys):
        follow["outbox"]({"Records": records})
    run(recorder, "sweep_outbox")


def _morning_mail() -> str:
    """Put the mail to editors there of what waits; returns its id."""
    here = platform()
    editor = next(each for each in here.editors.all() if each.works)
    found = built_mail(
        id=here.id_generator.new_id(), kind=MailKind.EDITOR_DIGEST, editor_id=editor.id, created_at=here.now()
    )
    here.outbox.put_new([found])
    return found.id


def half_erased(review_id: str) -> None:
    """An author asked for it, and the function ended halfway."""
    task = Deadline(due=platform().now(), chore=TaskKind.ERASE, id=review_id, by=Actor.AUTHOR)
    platform().deadlines.put(task)


def mail_events(recorder: Recorder) -> None:
    """A mail to an organisation comes back, and its reader complains as well."""
    for item in OutboxItem.scan():
        if _to_home(item) and item.message_id:
            email = platform().organisations.get(item.mail.organisation_id).listing.email
            if item.to_key == to_key(email, platform().id_generator):
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
    _editor_is_not_reached(recorder)


def _editor_is_not_reached(recorder: Recorder) -> None:
    """A mail to an editor comes back."""
    here = platform()
    editor = next(each for each in here.editors.all() if each.works)
    found = built_mail(id=here.id_generator.new_id(), kind=MailKind.EDITOR_SIGN_IN, editor_id=editor.id)
    here.outbox.put_new([found])
    claimed = here.outbox.claim(found.id, now=here.now())
    assert claimed is not None
    here.outbox.sent(claimed, now=here.now(), message_id="ses-editor", to_key=to_key(editor.email, here.id_generator))
    complaint = {"feedbackId": "event-editor", "complainedRecipients": [{"emailAddress": editor.email}]}
    about = {"messageId": "ses-editor", "tags": {MAIL_ID_TAG: [found.id]}}
    said = {"eventType": "Complaint", "complaint": complaint, "mail": about}
    sns: dict[str, Any] = {"MessageId": "2", "Message": json.dumps(said), "Subject": None, "MessageAttributes": {}}
    with recorder.as_function("hear_of_mails", cold=forget_keys):
        front_door.app.handler_map["hear_of_mails"]({"Records": [{"EventSource": "aws:sns", "Sns": sns}]}, None)
    marked = here.editors.get(editor.id)
    assert marked is not None
    assert marked.unreached


def promises(house: House) -> None:
    """A promise from the reply that holds it to what its author says of it; of another nobody ever tells."""
    house.promised()  # the clock asks, and calls it late
    promised = house.promised(PromiseStatus.KEPT)
    house.does(PromiseAction.AGREE, promised)
    links = [house.link_for(each, promised) for each in (Purpose.PROMISE, Purpose.PROMISE_CHECK)]
    assert [house.call("GET", each)[0] for each in links] == [200, 200]


def clock(recorder: Recorder) -> None:
    """Every schedule, and those that wait for something also when it has come."""
    now = platform().now()
    for back in range(2, 45):  # days that were counted before
        platform().figures.put(now.date() - timedelta(days=back), Figures())
    with at(_next_working_morning(now + timedelta(days=10))):
        assert run(recorder, "send_digests") > 0
    done: set[str] = set()
    ours = [_plain(each.function.name) for each in schedules_of(front_door.app)]
    _leave_as_an_older_release()
    _left_behind(now)
    apart = {"reconcile_copies", "send_digests", "send_organisation_digests", "sweep_outbox", "push_changes"}
    for name in [each for each in ours if each not in apart]:
        said = run(recorder, name)
        done |= said.keys() if name == "keep_deadlines" else set()
    with at(now + timedelta(days=1)):
        run(recorder, "count_figures")
        _spoil()
        found = run(recorder, "reconcile_copies").keys()
        assert found >= _DRIFT, _DRIFT - found
    with at(now + timedelta(days=40)):
        assert run(recorder, "publish_log")
    assert run(recorder, "push_changes").keys() >= {"told", "failed", "gone"}
    for days in _DAYS:
        with at(now + timedelta(days=days)):
            done |= run(recorder, "keep_deadlines").keys()
    assert done >= set(TaskKind), set(TaskKind) - done


def _left_behind(now: datetime) -> None:
    """An organisation left, and nobody came to what waited about it."""
    home = organisation(id="left", listing=listing(register_id="register-left"), moderation=ModerationState())
    item_of(home).save()
    waiting = review(id="left-review", organisation_id=home.id, status=Status.PENDING, submitted_at=now)
    ReviewItem(waiting.id, organisation_id=home.id, version=waiting.version, review=waiting).save()
    platform().deadlines.put(Deadline(due=now, chore=TaskKind.CLOSE_REVIEWS, id=home.id))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """As if it were then."""
    here = platform()
    here.now = lambda: moment  # type: ignore[method-assign]
    try:
        yield
    finally:
        del here.now


def _leave_as_an_older_release() -> None:
    """An organisation that does not say of what its restriction is, and a first page and a sync run of other forms.

    And texts that are online and were not noted as today notes them.
    """
    for each in [each.review for each in ReviewItem.scan() if each.review.visible]:
        TraceItem(f"sketch#{each.id}", "-").delete()
    item = _organisation_items()[0]
    item.update([OrganisationItem.restriction_of.remove()])
    first_page = next(each for each in OrganisationItem.scan() if each.part == FIRST_PAGE_PART)
    first_page.update([OrganisationItem.front.set(b"of an older form")])
    run = next(item for item in SyncItem.query("runs"))
    request = {
        "TableName": SyncItem.Meta.table_name,
        "Key": {"part_of": {"S": "runs"}, "part": {"S": run.part}},
        "UpdateExpression": "SET run = :older",
        "ExpressionAttributeValues": {":older": {"S": msgspec.json.encode(run.run).decode()}},
    }
    asked(platform().connection, "UpdateItem", request)


def _spoil() -> None:
    """Make differ what never should, so that the reconciliation has everything to repair."""
    for waiting in QueueItem.scan():
        waiting.delete()
    for kind in QueueKind:
        about = Waiting(kind=kind, id="gone", organisation_id="-", status="-", waiting_since=platform().now())
        QueueItem(f"{kind}#0", "gone", waiting=about).save()
    for due in DeadlineItem.scan():
        if not due.deadline.chore.startswith("delete_"):  # those of cases have no other source
            due.delete()
    for listed in OpenDataItem.scan():
        listed.delete()
    items = _organisation_items()
    for item in items:
        item.update([OrganisationItem.reviews.add(1)])
    public_reviews = [item for item in OrganisationItem.scan() if item.part.startswith(PUBLISHED)]
    public_reviews[0].delete()
    OrganisationItem(
        public_reviews[0].organisation_id, f"{PUBLISHED}2020#of-nobody", face=public_reviews[0].face
    ).save()
    hidden = next(item.review for item in ReviewItem.scan() if not item.review.visible and item.review.published_at)
    OrganisationItem(hidden.organisation_id, f"{PUBLISHED}2020#{hidden.id}", face=public_reviews[0].face).save()
    erased = next(item.review for item in ReviewItem.scan() if item.review.content_free)
    TraceItem(f"sketch#{erased.id}", "-", review_id=erased.id, organisation_id="-").save()
    tonight = day_of(platform().now()) - timedelta(days=30)  # has its turn every thirty nights
    FiguresItem(str(tonight.year), f"{tonight}", figures=Figures({"received": 99})).save()
    known = next(each for each in map(to_organisation, items) if each.taking_part)
    change = Transaction(platform().connection)  # not merged yet
    put_change(change, known)
    change.commit()
    listing = replace(known.listing, name="Een andere naam")
    OrganisationItem(known.id, ORGANISATION_PART).update([OrganisationItem.listing.set(listing)])
    month = next(item for item in InsightsItem.scan() if item.part.startswith("month#"))
    month.update([Path(next(iter(month.counts))).add(3)])


def _send_again(items: Iterable[OutboxItem]) -> None:
    for item in items:
        item.update([OutboxItem.due_shard.set("0"), OutboxItem.due_at.set("2000"), OutboxItem.outcome.remove()])


def _one_of_each_kind() -> list[OutboxItem]:
    """The oldest, whichever ids chance gave: a scan's order hangs on them."""
    newest_first = sorted(OutboxItem.scan(), key=lambda item: item.mail.created_at, reverse=True)
    return list({item.mail.kind: item for item in newest_first}.values())


def _organisation_items() -> list[OrganisationItem]:
    return [item for item in OrganisationItem.scan() if item.part == ORGANISATION_PART]


def _mail_to_home() -> Mail:
    """One that says what stays true: what tells of a review that is gone by now would be dropped unread."""
    mails = [item.mail for item in OutboxItem.scan() if item.mail.kind is MailKind.ORGANISATION_ENROLLED]
    return min(mails, key=lambda mail: mail.created_at)


@contextmanager
def _suppressed(mail: Mail) -> Iterator[None]:
    """While the reader of this mail does not want any."""
    here = platform()
    key = to_key(here.organisations.get(mail.organisation_id).listing.email, here.id_generator)
    happened = Happened(id=here.id_generator.new_id(), to_key=key, fate=MailFate.COMPLAINT, at=here.now())
    here.addresses.note(happened)
    yield
    here.addresses.lift(key)
    organisation = here.organisations.get(mail.organisation_id)
    if organisation.bounced:
        here.organisations.note_bounced(organisation, bounced=False)


def _to_home(item: OutboxItem) -> bool:
    return (item.mail.appellant or MAIL_RULES[item.mail.kind].to) is Addressee.ORGANISATION


def first_working_morning(moment: datetime) -> datetime:
    """Of the next month, as months are counted in Brussels."""
    later = (local(moment).replace(day=1) + timedelta(days=32)).replace(day=1)
    while not is_working_day(later.date()):
        later += timedelta(days=1)
    return later.replace(hour=9)


def _next_working_morning(moment: datetime) -> datetime:
    while not is_working_day(moment.date()):
        moment += timedelta(days=1)
    return moment.replace(hour=9)


def _plain(name: str) -> str:
    return name.rpartition("-")[2]


_BROUGHT: Final[dict[str, Callable[[], list[Any]]]] = {
    "outbox": _one_of_each_kind,
    "organisations": _organisation_items,
}


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
