"""Who cannot be read is not kept for it, no page fails by it; and while the key is away, nothing is half done."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import (
    TABLES,
    IdentityItem,
    LogItem,
    OrganisationItem,
    ReviewItem,
    unpacked,
)
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import KeyAway
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from infra import aside, erasures
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


class KeyOff:
    """The port `Cipher` while the key is off, denied or gone."""

    def seal(self, plaintext: bytes, context: str) -> bytes:
        del plaintext, context
        raise KeyAway

    def opened(self, sealed: bytes, context: str) -> bytes:
        del sealed, context
        raise KeyAway


def spoil(table: Any, key: str, name: str, value: dict[str, Any]) -> None:
    """Put something else in the place of an attribute."""
    client: Any = platform().connection.client
    item = unpacked(table.get(key).serialize())
    client.put_item(TableName=table.Meta.table_name, Item={**item, name: value})


def dump() -> dict[str, list[Any]]:
    """All that the store holds but counters of requests."""
    client: Any = platform().connection.client
    return {
        table.first_name: sorted(client.scan(TableName=table.Meta.table_name)["Items"], key=str)
        for table in TABLES
        if table.first_name != "counters"
    }


def test_an_author_whose_seal_is_broken_sees_what_can_be_read_and_is_erased(house: House) -> None:
    review_id = house.review("published")
    link = house.link(MailKind.REVIEW_RECEIVED, review_id)
    spoil(IdentityItem, review_id, "sealed", {"B": b"broken"})
    status, export = house.call("GET", f"{link}/export")
    assert (status, export["author"], export["unreadable"]) == (200, None, ["author"])
    assert export["text"]
    status, page = house.call("GET", f"/editor/reviews/{review_id}", editor=0)
    assert (status, page["author"], page["unreadable"]) == (200, None, ["author"])
    assert house.call("POST", link, {"action": "erase"})[0] == 200
    assert platform().reviews.get(review_id).content_free
    assert not list(IdentityItem.scan())


def test_one_unreadable_entry_of_the_log_hides_nothing_else(house: House) -> None:
    review_id = house.review("published")
    link = house.link(MailKind.REVIEW_RECEIVED, review_id)
    entry = next(item for item in LogItem.scan() if item.subject == f"review/{review_id}")
    client: Any = platform().connection.client
    client.put_item(TableName=LogItem.Meta.table_name, Item={**entry.to_dynamodb_dict(), "entry": {"S": "{"}})
    status, export = house.call("GET", f"{link}/export")
    assert (status, export["unreadable"], bool(export["history"])) == (200, ["history"], True)
    status, page = house.call("GET", f"/editor/reviews/{review_id}", editor=0)
    assert (status, page["unreadable"], bool(page["history"])) == (200, ["history"], True)
    assert house.call("POST", link, {"action": "erase"})[0] == 200
    assert all(not each.explanation for each in platform().log.of(f"review/{review_id}"))


def test_a_review_that_cannot_be_read_is_no_fault_of_ours_and_operators_erase_it(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = platform()
    review_id, other = house.review("published"), house.review("published")
    link = house.link(MailKind.REVIEW_RECEIVED, review_id)
    spoil(ReviewItem, review_id, "review", {"S": '{"id":1}'})
    for method, path, editor in (("GET", link, None), ("GET", f"/editor/reviews/{review_id}", 0)):
        status, answer = house.call(method, path, editor=editor)
        assert (status, answer["code"]) == (503, "unreadable_record")
    assert house.call("GET", "/editor/queue", editor=0)[0] == 200
    assert house.call("GET", f"/organisations/{house.home}")[0] == 200
    monkeypatch.setattr(erasures, "platform_here", lambda: here)
    monkeypatch.setattr("sys.argv", ["erasures", "unread", review_id])
    assert erasures.main() == 0
    after = here.reviews.get(review_id)
    assert after.content_free
    assert not [item for item in IdentityItem.scan() if item.review_id.endswith(review_id)]
    assert not [item for item in OrganisationItem.scan() if item.part.endswith(f"#{review_id}")]
    assert review_id in list(here.reviews.tombstones(since=here.now(), now=here.now()))
    monkeypatch.setattr("sys.argv", ["erasures", "unread", other])
    assert erasures.main() == 1  # this one can be read
    assert "can be read" in capsys.readouterr().err


def test_while_the_key_is_away_whoever_needs_it_is_told_when_and_nothing_is_half_written(house: House) -> None:
    here = platform()
    published, waiting = house.review("published"), house.review("pending")
    link = house.link(MailKind.REVIEW_RECEIVED, published)
    notice = {
        "subject": "review",
        "reason": "untrue",
        "explanation": "Wat hier staat, is volgens mij nooit gebeurd.",
        "name": "Nel",
        "email": "nel@post.example",
        "good_faith": True,
    }
    before, cipher, here.cipher = dump(), here.cipher, KeyOff()
    asked = [
        ("POST", "/reviews", house.submission(), None),
        ("POST", f"/reviews/{published}/notices", notice, None),
        ("GET", f"{link}/export", None, None),
        ("POST", link, {"action": "erase"}, None),
        ("GET", f"/editor/reviews/{waiting}", None, 0),
    ]
    told = {(method, path): house.call(method, path, body, editor=editor) for method, path, body, editor in asked}
    assert {(status, answer["code"]) for status, answer in told.values()} == {(503, "key_away")}
    assert dump() == before
    here.cipher = cipher
    again = [house.call(method, path, body, editor=editor)[0] for method, path, body, editor in asked]
    assert set(again) <= {200, 202}


def test_nobody_is_kept_for_ever_because_the_key_is_gone(house: House) -> None:
    """The clock waits three days for the key, as a mail hangs on it; then it erases without one."""
    here = platform()
    review_id = house.submit()
    here.cipher = KeyOff()
    due = here.now() + timedelta(days=8)
    assert run_due_tasks(stores=here, now=due)["refused"] == 1
    assert run_due_tasks(stores=here, now=due)["refused"] == 1
    assert not here.reviews.get(review_id).content_free
    assert run_due_tasks(stores=here, now=due + timedelta(days=4))["expire"] == 1
    assert here.reviews.get(review_id).content_free


def test_what_reads_again_leaves_the_list(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = platform()
    review_id = house.submit()
    sound = unpacked(ReviewItem.get(review_id).serialize())
    monkeypatch.setattr(aside, "platform_here", lambda: here)
    spoil(ReviewItem, review_id, "review", {"S": "{"})
    soon = here.now() + timedelta(days=4)  # its author would be reminded
    assert run_due_tasks(stores=here, now=soon) == {"set_aside": 1}
    assert aside.main(["retry"]) == 0
    assert f"reviews/{review_id}  undecodable  keep_deadlines remind_author/{review_id}" in capsys.readouterr().out
    assert aside.main(["drop", review_id]) == 1  # without its kind it is no name of the list
    assert capsys.readouterr() == ("", f"{review_id} is not on the list\n")
    client: Any = here.connection.client
    client.put_item(TableName=ReviewItem.Meta.table_name, Item=sound)
    assert run_due_tasks(stores=here, now=soon) == {"remind_author": 1}
    assert aside.main(["list"]) == 0
    assert capsys.readouterr().out == "0 set aside\n"
