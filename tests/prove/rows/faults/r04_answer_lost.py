"""R4: the write stands and its answer is lost, between the store and us, and between us and whoever asked."""

from collections import Counter
from collections.abc import Iterator

from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.domain.rules.lifecycle import Action, NoticeAction, ReplyAction
from tests.prove.audit import inconsistencies
from tests.prove.lives.submits import TAKEN_IN, Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import played
from tests.prove.wire import AnswersLost, between
from tests.races.arena import Arena, Call

WRITES = ("DynamoDB.TransactWriteItems", "DynamoDB.PutItem", "DynamoDB.UpdateItem", "DynamoDB.DeleteItem")


def prove(ask: Scale) -> Outcome:
    """Half of them as a function asks the store, half by the client that it falls back upon."""
    tries = ask.of(full=50, quick=2)
    lost = AnswersLost(*WRITES)
    wrong: Counter[str] = Counter()
    stored, shortfalls = 0, list[str]()
    for by_client in (False, True):
        with played(by_client=by_client) as arena, between(lost):
            ids = _acts(arena, lost, wrong, tries)
            found = {item.review_id for item in ReviewItem.scan(consistent_read=True)}
            wrong["other reviews stand than were told of"] += len(ids ^ found) + abs(len(found) - tries)
            stored += len(found)
            shortfalls += inconsistencies()
    answers = lost.lost.total()
    return Outcome(
        what="acts whose write stands while its answer is lost: submit (then twice more under its key), confirm, "
        "approve, reply, approve the reply, notice, dismiss it",
        tried=answers,
        at_least=2 * 7 * tries,
        happened=f"{answers} answers lost; every act was answered as done, {stored} reviews from {2 * tries} keys",
        lost=(+wrong).total(),
        shortfalls=(*(+wrong), *shortfalls),
    )


def _acts(arena: Arena, lost: AnswersLost, wrong: Counter[str], tries: int) -> set[str]:
    """So many reviews, each with all that happens to one; the ids that were told."""
    writers = Writers(arena, arena.organisation().id)
    ids = set()
    for number in range(tries):
        call = writers.call(number)
        lost.arm()
        first = arena.ask(call)
        again = [arena.ask(call) for _ in range(2)]  # who did not hear asks again, under the same key
        wrong["submit"] += first.status != TAKEN_IN or any(each != first for each in again)
        review_id = str(first.json.get("review_id"))
        ids.add(review_id)
        for what, then in _afterwards(arena, review_id, number):
            lost.arm()
            heard = arena.ask(then)
            wrong[f"{what} {heard.status} {heard.code}"] += heard.status not in {200, TAKEN_IN}
    return ids


def _afterwards(arena: Arena, review_id: str, number: int) -> Iterator[tuple[str, Call]]:
    """Yield the acts that then follow on a review; each is made from what stands when its turn comes."""
    yield "confirm", arena.request_of(Action.CONFIRM, review_id)
    yield "approve", arena.request_of(Action.APPROVE, review_id)
    yield "reply", arena.request_of(ReplyAction.SUBMIT, review_id)
    yield "approve the reply", arena.request_of(ReplyAction.APPROVE, review_id)
    yield "notice", arena.request_of_notice(review_id, number=number)
    arena.settle()
    ((given,), _) = arena.here.cases.about(review_id)
    yield "dismiss", arena.request_of(NoticeAction.DISMISS, given.id)
