"""The requests of each route to the store, drawn by hand: a route that gains a request changes this drawing.

G get, B batch get, Q query, S scan, T transaction, W batch write, P put, U update, D delete; in their order.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

import pytest

from bench.units import Work, counted
from chalicelib.adapters.dynamodb.client.tables import TABLES, OutboxItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem, QueueItem, TraceItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.queue import queue_item
from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.projections.queue import Count, QueueKind, Waiting
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReplyAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.use_cases.mails.editor_digest import waiting_letters
from tests.conftest import DynamoWorld
from tests.domain.signals.dutch_texts import review_texts
from tests.entrypoints.front_door import House, opened
from tests.fakes.mails import FakeMailSender
from tests.story.forms import reply_form
from tests.story.requests import Call

DRAWING: Final = """
    GET  /                                          -
    GET  /health                                    -
    GET  /organisations                             Q B
    GET  /organisations/{organisation_id}           Q
    GET  /organisations/{organisation_id}/reviews   Q
    GET  /organisations/{organisation_id}/write     Q
    GET  /theme-sets/{sector}                       -
    POST /reviews                                   G T
    GET  /confirm/{token}                           G G
    POST /confirm/{token}                           G B W B Q Q Q T
    GET  /reply/{token}                             G G G Q Q
    POST /reply/{token}                             G T
    GET  /manage/{token}                            G G G Q Q
    POST /manage/{token}                            G T
    GET  /editor/queue                              B B Q Q Q Q B
    GET  /editor/reviews/{review_id}                B G Q Q G B Q Q Q B B Q G Q B
    POST /editor/reviews/{review_id}/claim          B P U
    POST /editor/reviews/{review_id}/preview        B G G G G G
    POST /editor/reviews/{review_id}/decisions      B T
    POST /editor/replies/{review_id}/decisions      B T
"""
_LETTER: Final = {
    "GetItem": "G",
    "BatchGetItem": "B",
    "Query": "Q",
    "TransactWriteItems": "T",
    "BatchWriteItem": "W",
    "PutItem": "P",
    "UpdateItem": "U",
    "DeleteItem": "D",
    "Scan": "S",
}


def drawn() -> dict[str, str]:
    rows = (re.fullmatch(r"(\w+) +(\S+) +(.+)", line.strip()) for line in DRAWING.strip().splitlines())
    return {f"{row[1]} {row[2]}": row[3] for row in rows if row}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def work(house: House, method: str, path: str, body: object = None, *, editor: int | None = None) -> tuple[int, Work]:
    with counted(platform().connection.client) as found:
        status, _ = house.call(method, path, body, editor=editor)
    return status, found


def store_letters(found: Work) -> str:
    return " ".join(_LETTER[each] for each in found.requests) or "-"


def looking(house: House) -> Iterator[tuple[str, Work]]:
    """Whatever visitors read."""
    house.review("published")
    renew_first_page(house.home)
    platform().directory.settle()  # its blocks are made, and this process knows them, as one that has searched before
    assert house.call("GET", "/organisations")[0] == 200
    home = f"/organisations/{house.home}"
    for route, path in (
        ("GET /", "/"),
        ("GET /health", "/health"),
        ("GET /organisations", "/organisations"),
        ("GET /organisations/{organisation_id}", home),
        ("GET /organisations/{organisation_id}/reviews", f"{home}/reviews"),
        ("GET /organisations/{organisation_id}/write", f"{home}/write"),
        ("GET /theme-sets/{sector}", "/theme-sets/residential_care"),
    ):
        status, found = work(house, "GET", path)
        assert status == 200, route
        yield route, found


def acting(house: House) -> Iterator[tuple[str, Work]]:
    """One review on its way, from the form to the reply that went online."""
    status, found = work(house, "POST", "/reviews", house.submission())
    assert status == 202
    yield "POST /reviews", found
    review_id = house.submit()
    confirm = house.link(MailKind.CONFIRM_REVIEW, review_id)
    yield from _through(house, "/confirm/{token}", confirm, {})
    _, found = work(house, "GET", "/editor/queue", editor=0)
    yield "GET /editor/queue", found
    yield from _before_deciding(house, review_id)
    yield "POST /editor/reviews/{review_id}/decisions", _deciding(house, "reviews", review_id)
    reply = house.link(MailKind.REVIEW_NOTIFICATION, review_id)
    yield from _through(house, "/reply/{token}", reply, reply_form())
    yield "POST /editor/replies/{review_id}/decisions", _deciding(house, "replies", review_id)
    manage = house.link(MailKind.REVIEW_RECEIVED, review_id)
    yield from _through(house, "/manage/{token}", manage, {"action": "withdraw"})


def _through(house: House, route: str, link: str, body: object) -> Iterator[tuple[str, Work]]:
    for method, sent in (("GET", None), ("POST", body)):
        status, found = work(house, method, link, sent)
        assert status in {200, 202}, (method, route)
        yield f"{method} {route}", found


def _before_deciding(house: House, review_id: str) -> Iterator[tuple[str, Work]]:
    path = f"/editor/reviews/{review_id}"
    for method, below, sent in (
        ("GET", "", None),
        ("POST", "/claim", {}),
        ("POST", "/preview", {"action": "approve", "version": 2}),
    ):
        status, found = work(house, method, path + below, sent, editor=0)
        assert status == 200, below
        yield f"{method} /editor/reviews/{{review_id}}{below}", found


def _deciding(house: House, kind: str, review_id: str) -> Work:
    _, shown = house.call("GET", f"/editor/reviews/{review_id}", editor=0)
    body = {"action": "approve", "version": shown["version"]}
    status, found = work(house, "POST", f"/editor/{kind}/{review_id}/decisions", body, editor=0)
    assert status == 200
    return found


def test_each_route_asks_of_the_store_what_is_drawn(house: House) -> None:
    assert {route: store_letters(found) for route, found in (*looking(house), *acting(house))} == drawn()


# Write units of each act, with a text of five hundred characters; of a hundred, the last costs two less: review and
# reply fit on a page's item of a kilobyte.
UNITS: Final = {
    "POST /reviews": 20,
    "POST /confirm/{token}": 32,
    "POST /editor/reviews/{review_id}/decisions": 19,
    "POST /reply/{token}": 11,
    "POST /editor/replies/{review_id}/decisions": 19,
}
SHORT: Final = UNITS | {"POST /editor/replies/{review_id}/decisions": 17}


@pytest.mark.parametrize(("characters", "units"), [(100, SHORT), (500, UNITS)])
def test_each_act_costs_the_units_that_are_drawn(
    house: House, monkeypatch: pytest.MonkeyPatch, characters: int, units: dict[str, int]
) -> None:
    short, (text,) = House.submission, review_texts(1, seed=characters, sentences=16)
    monkeypatch.setattr(House, "submission", lambda own: short(own, text[:characters]))
    assert {route: found.write_units for route, found in acting(house) if route in UNITS} == units


def test_a_mail_costs_two_units_more_once_it_was_written(house: House) -> None:
    vars(platform())["mail_sender"] = FakeMailSender()
    house.review("published")
    for item in OutboxItem.scan():
        with counted(platform().connection.client) as found:
            outcome = platform().send_mail(item.mail_id)
        assert (found.write_units, store_letters(found)[::2].count("U")) == (2, 2), outcome


def test_only_a_decision_about_a_watched_organisation_reads_it(house: House) -> None:
    review_id = house.review("pending")
    house.does(OrganisationAction.WATCH, house.home)
    assert store_letters(_deciding(house, "reviews", review_id)) == "B T G T G"  # the last for what is allowed next
    house.does(OrganisationAction.UNWATCH, house.home)
    # The second of two asks first what is open, as the answer says what may be done next.
    assert store_letters(_deciding(house, "reviews", review_id)) == "B Q B T"


@pytest.mark.parametrize(
    ("text", "letters", "codes"),
    [
        ("Mail ons gerust: {own}.", "G G T", set()),
        ("Mevrouw Peeters is hier al weg.", "G G T", {"personal_data"}),
    ],
    ids=["its own address", "a name"],
)
def test_only_a_reply_that_names_somebody_or_where_to_go_reads_its_organisation(
    house: House, text: str, letters: str, codes: set[str]
) -> None:
    review_id = house.review("published")
    link, own = house.link(MailKind.REVIEW_NOTIFICATION, review_id), platform().organisations.get(house.home).listing
    status, found = work(house, "POST", link, {"text": text.format(own=own.email)})
    assert (status, store_letters(found)) == (202, letters)
    waiting = ReviewItem.get(review_id, consistent_read=True).review.reply
    assert waiting is not None
    assert {signal.code for signal in waiting.signals} == codes


def waiting(house: House, kind: QueueKind, many: int) -> None:
    """Let so many wait, each of an organisation of its own as far as a page shows."""
    with QueueItem.batch_write() as batch:
        for number in range(many):
            since = platform().now() - timedelta(days=30) + number * timedelta(minutes=1)
            each = Waiting(
                kind=kind,
                id=f"waiting-{number}",
                organisation_id=house.home if number else "nobody's",
                status="pending",
                waiting_since=since,
                signals=(Signal("personal_data", 2, "Er staat misschien een naam in: Mieke."),),
                strength=2,
            )
            batch.save(queue_item(each))


def queue_page(house: House, query: str = "") -> Work:
    call = Call(f"/editor/queue{query}", {}, editor=0, method="GET", headers={"Accept": "text/html"})
    with counted(platform().connection.client) as found:
        answer = house.ask(call)
    assert answer.status == 200
    assert "data-item" in answer.text
    return found


@pytest.mark.parametrize("many", [60, 600])
def test_the_page_of_the_queue_costs_the_same_however_much_waits(house: House, many: int) -> None:
    for kind in QueueKind:
        waiting(house, kind, many)
    queue = platform().queue
    letters = waiting_letters(platform())
    counts = {kind: queue.backlog(kind) for kind in QueueKind}
    queue.keep_count(Count(at=platform().now(), of=counts, letters=letters))
    found = queue_page(house)
    assert store_letters(found) == "B B Q Q Q Q B S B"
    assert found.read_units <= 40
    assert len(queue_page(house, "?kind=organisation").requests) == 8
    for narrowed, requests in (("late=true", 9), ("sector=residential_care", 10), ("order=oldest", 29)):
        assert len(queue_page(house, f"?{narrowed}").requests) == requests, narrowed


def test_where_the_clock_has_not_counted_for_a_while_the_page_counts_itself(house: House) -> None:
    waiting(house, QueueKind.APPEAL, 3)
    assert len(queue_page(house, "?kind=appeal").requests) == 10 + 4 * len(QueueKind)  # and the letters


def test_until_the_clock_looks_no_act_writes_a_deadline(house: House) -> None:
    review_id = house.submit()
    first = [item.place for item in DeadlineItem.scan()]
    for kind, body, decided in (
        (MailKind.CONFIRM_REVIEW, {}, "reviews"),
        (MailKind.REVIEW_NOTIFICATION, reply_form(), "replies"),
    ):
        status, _ = work(house, "POST", house.link(kind, review_id), body)
        assert status in {200, 202}
        _deciding(house, decided, review_id)
    assert [item.place for item in DeadlineItem.scan()] == first
    assert len(first) == 1


def test_what_is_drawn_are_routes() -> None:
    assert drawn().keys() <= {f"{route.method} {route.path}" for route in ROUTES}


def test_an_organisations_page_is_at_most_one_read_unit(house: House) -> None:
    found = dict(looking(house))
    assert found["GET /organisations/{organisation_id}"].read_units <= 1


@pytest.mark.parametrize(
    "path", ["/confirm/x", "/reply/x", "/manage/x", "/notice/x", "/insights/x", "/editor/session/x"]
)
def test_a_link_that_is_not_ours_costs_no_request(house: House, path: str) -> None:
    status, found = work(house, "GET", path)
    assert (status, store_letters(found)) == (410, "-")


def test_a_token_that_names_no_editor_costs_no_request(house: House) -> None:
    house.editors[0] = "nonsense"
    status, found = work(house, "GET", "/editor/queue", editor=0)
    assert (status, store_letters(found)) == (401, "-")


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_the_same_however_many_reviews_there_are(house: House, count: int) -> None:
    for _ in range(count):
        house.review("published")
    renew_first_page(house.home)
    found = dict(looking(house))
    page = found["GET /organisations/{organisation_id}"]
    assert (page.requests, page.read_units) == (["Query"], 0.5)


def _keys(asked: dict[str, Any]) -> list[str]:
    (table,) = (each for each in TABLES if each.Meta.table_name == asked["TableName"])
    return [name for name, each in table.get_attributes().items() if each.is_hash_key or each.is_range_key]


@contextmanager
def written() -> Iterator[set[str]]:
    """The items that transactions meanwhile have in hand, also those that are only checked."""
    found: set[str] = set()

    def note(params: dict[str, Any], **_: Any) -> None:
        for each in params["TransactItems"]:
            ((_, asked),) = each.items()
            key = asked.get("Key") or asked["Item"]
            found.add(" ".join((asked["TableName"].rpartition("-")[2], *(key[name]["S"] for name in _keys(asked)))))

    events = platform().connection.client.meta.events
    events.register("provide-client-params.dynamodb.TransactWriteItems", note)
    try:
        yield found
    finally:
        events.unregister("provide-client-params.dynamodb.TransactWriteItems", note)


def met(house: House, action: Action | ReplyAction | None) -> set[str]:
    """Return where two meet who do the same with reviews of their own about one organisation."""
    before = "unconfirmed" if action in {None, Action.CONFIRM} else "pending"
    ids = [house.reply("pending") if isinstance(action, ReplyAction) else house.review(before) for _ in range(2)]
    both = []
    for review_id in ids:
        with written() as found:
            house.submit() if action is None else house.does(action, review_id)
        assert found
        both.append(found)
    return set.intersection(*both)


def test_only_what_changes_a_page_has_the_organisation_in_hand(house: House) -> None:
    """Transactions that have an item in common wait for each other: fifty submissions a second must not."""
    assert {each for each in met(house, None) if not each.startswith("counters submit#origin#")} == set()
    assert met(house, Action.CONFIRM) == set()
    month = f"month#{month_of(platform().now())}"
    counted = {f"organisations {house.home} ~organisation"}
    assert {each for each in met(house, Action.APPROVE) if month not in each} == counted
    assert {each for each in met(house, ReplyAction.APPROVE) if month not in each} == counted
    assert met(house, Action.REJECT) == set()


def test_a_confirmation_reads_as_much_after_nine_hundred_others_as_after_three_hundred(house: House) -> None:
    """The pace of an organisation is looked at as far as it says something."""
    now = platform().now()
    found: list[Work] = []
    for hundreds in (range(3), range(3, 9)):
        with TraceItem.batch_write() as batch:
            for number in (100 * hundred + each for hundred in hundreds for each in range(100)):
                at = stamp(now - timedelta(seconds=number + 1))
                entry = TraceItem(f"pace#{house.home}", f"{at}#{number:032}", score=3, at=at)
                entry.review_id, entry.organisation_id = f"{number:032}", house.home
                batch.save(entry)
        for _ in range(2):  # what is usual is counted once a day
            words = " ".join(f"woord{number}van{len(found)}" for number in range(30))  # like nothing else
            _, sent = house.call("POST", "/reviews", house.submission(words))
            link = house.link(MailKind.CONFIRM_REVIEW, sent["review_id"])
            found.append(work(house, "POST", link, {})[1])
    (_, before, _, after) = found
    assert after.requests == before.requests
    # Two more came from this origin meanwhile; six hundred more about this organisation would be eighteen units.
    assert after.read_units - before.read_units <= 1
    assert after.read_units < 60  # most for bands under which nothing is
