"""R3: the store refuses three of every ten requests as too many."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain

from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from tests.prove.audit import inconsistencies
from tests.prove.lives.submits import TAKEN_IN, Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import played
from tests.prove.wire import Throttled, between
from tests.races.arena import AT_ONCE
from tests.story.requests import Answer

SHARE = 0.3
FEW = 0.25  # fewer refusals than this among all requests, and the fault was not there
BUSY = 503
_FROM = "x-viewer-address"


def prove(ask: Scale) -> Outcome:
    tries = ask.of(full=500, quick=60)
    throttled = Throttled(SHARE)
    with played(VIEWER_ADDRESS_HEADER=_FROM) as arena:
        # Each about an organisation and from a network of their own, one review after the other: who shares either at
        # once meets conflicts, another matter.
        writers = [Writers(arena, arena.organisation().id, keys=False) for _ in range(AT_ONCE)]

        def written(first: int) -> list[Answer]:
            here = {_FROM: f"198.51.100.{first}"}
            calls = (writers[first].call(number) for number in range(first, tries, AT_ONCE))
            return [arena.ask(replace(each, headers={**(each.headers or {}), **here})) for each in calls]

        with between(throttled), ThreadPoolExecutor(AT_ONCE) as people:
            heard = list(chain.from_iterable(people.map(written, range(AT_ONCE))))
        stored = {item.review_id for item in ReviewItem.scan(consistent_read=True)}
        wrong = inconsistencies()
    statuses = Counter(each.status for each in heard)
    told = {str(each.json["review_id"]) for each in heard if each.status == TAKEN_IN}
    silent = [each for each in heard if each.status == BUSY and not each.headers.get("retry-after", "").isdigit()]
    enough = min(0.99 * tries, tries - 1)  # five refusals in a row come about by chance, also among few
    shortfalls = [
        *([f"{tries - len(told)} of {tries} were not taken in"] if len(told) < enough else []),
        *([f"answers: {dict(statuses)}"] if statuses.keys() - {TAKEN_IN, BUSY} else []),
        *([f"{len(silent)} busy answers without Retry-After"] if silent else []),
        *([f"{len(stored - told)} stand that nobody was told of"] if stored - told else []),
        *(["too few requests were refused"] if throttled.refused.total() < FEW * throttled.asked else []),
        *wrong,
    ]
    return Outcome(
        what=f"submits while {SHARE:.0%} of the requests to the store are refused as too many",
        tried=tries,
        at_least=tries,
        happened=f"{statuses[TAKEN_IN]} taken in, {statuses[BUSY]} told to come back; of {throttled.asked:,} requests "
        f"to the store {throttled.refused.total():,} were refused",
        lost=len(told - stored),
        shortfalls=tuple(shortfalls),
    )
