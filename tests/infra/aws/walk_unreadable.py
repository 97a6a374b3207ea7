"""What a function does where it cannot read a record: it names it on the list, and takes it off once it is handled."""

from typing import Final

from chalicelib.adapters.dynamodb.client.tables import ReviewItem, unpacked
from chalicelib.bootstrap import platform
from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.use_cases.aside.past import Past
from tests.infra.aws.recording import Recorder
from tests.infra.aws.walk_events import run

_NAME_AND_CLEAR: Final = (
    *("count_figures", "keep_deadlines", "lift_blocks", "look_again_at_published", "reconcile_copies"),
    *("migrate_forms", "send_digests", "send_organisation_digests", "settle_search", "sync_organisations"),
    *("publish_log", "push_changes"),
)
_NAME: Final = ("api_handler", "hear_of_mails", "renew_fronts", "send_new_mails")


def unreadable(recorder: Recorder) -> None:
    """Each function meets such a record; and one whose time has come is erased by its key."""
    fault = UnreadableRecord("walk/spoiled", "undecodable")
    now = platform().now()
    for name in (*_NAME, *_NAME_AND_CLEAR):
        with recorder.as_function(name):
            Past(name, stores=platform(), now=now).note(fault)
    for name in _NAME_AND_CLEAR:
        platform().aside.put(fault, task=name, item=fault.record, now=now)
        with recorder.as_function(name), Past(name, stores=platform(), now=now).it(fault.record):
            pass  # it can be read now
    assert not platform().aside.all()
    _erased(recorder, next(item for item in ReviewItem.scan() if item.review.visible))


def _erased(recorder: Recorder, sound: ReviewItem) -> None:
    here = platform()
    due = here.now()  # and no later: on the last day of a month, what comes due tomorrow is for the walk to see
    broken = {**unpacked(sound.serialize()), "review_id": {"S": "spoiled"}, "review": {"S": "{"}}
    client = here.connection.client
    client.put_item(TableName=ReviewItem.Meta.table_name, Item=broken)  # type: ignore[attr-defined]  # botocore's own
    here.identities.sealed("spoiled", Author(first_name="A", last_name="B", email="a@post.example")).save()
    here.deadlines.put(Deadline(due=due, chore=TaskKind.EXPIRE, id="spoiled"))
    run(recorder, "keep_deadlines")
    assert here.reviews.get("spoiled").content_free
