"""Second readings through the front door, with chance out of the way."""

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.cases import second_reading
from chalicelib.domain.cases.second_reading import ReadAs, SecondReading
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, Status
from tests.entrypoints.front_door import House

QUEUE = "/editor/queue?kind=second_reading"


def read_again(house: House) -> str:
    """Have one read, settled and erased, and another read; returns the id of a third that waits, not for the first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_reading, "ONE_IN", 1)
        review_id = _refused(house)
        found = _read(house, {"action": "approve"})
        assert house.call("POST", f"{found}/settlement", {"stands": "first"}, editor=2)[0] == 200
        assert house.act(Action.ERASE, review_id, by=Actor.AUTHOR).status == 200
        _refused(house)
        _read(house, {"action": "reject", "rule": "no_advertising"}, by=2)
        _refused(house)
    return str(house.call("GET", QUEUE, editor=1)[1]["items"][0]["id"])


def a_reading(review_id: str) -> str:
    """Put what chance would draw of a review; returns its id."""
    about = platform().reviews.get(review_id)
    reading = SecondReading(
        id="reading-of-a-test",
        year=2026,
        first=ReadAs.APPROVE,
        review_id=about.id,
        organisation_id=about.organisation_id,
        waiting_since=about.submitted_at,
    )
    platform().readings.restore(reading)
    return reading.id


def _refused(house: House) -> str:
    review_id = house.review(Status.PENDING)
    house.does(Action.REJECT, review_id)
    return review_id


def _read(house: House, body: dict[str, str], *, by: int = 1) -> str:
    path = f"/editor/second-readings/{house.call('GET', QUEUE, editor=by)[1]['items'][0]['id']}"
    assert house.call("GET", path, editor=by)[0] == 200
    assert house.call("POST", f"{path}/decisions", body, editor=by)[0] == 200
    return path
