"""R4: the write stands and its answer is lost, between the store and us, and between us and whoever asked."""

from collections import Counter
from collections.abc import Iterator

from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.domain.rules.mails import Purpose
from tests.prove.audit import inconsistencies
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import played
from tests.prove.submits import TAKEN_IN, Writers
from tests.prove.wire import AnswersLost, between
from tests.races.arena import REASONS, Arena, Call

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
    here = arena.here
    nonce = here.reviews.get(review_id).confirm_nonce
    yield "confirm", Call(arena.link(Purpose.CONFIRM, review_id, nonce), {})
    yield "approve", _decision("reviews", review_id, here.reviews.get(review_id).version)
    contact = here.organisations.get(here.reviews.get(review_id).organisation_id).contact_nonce
    words = {"text": "Dank je wel voor je eerlijke woorden over ons huis."}
    yield "reply", Call(arena.link(Purpose.REPLY, review_id, contact), words)
    yield "approve the reply", _decision("replies", review_id, here.reviews.get(review_id).version)
    notice = {
        "subject": "review",
        "reason": "untrue",
        "explanation": "Wat hier staat, is volgens mij nooit gebeurd.",
        "name": "Nel",
        "email": f"nel{number}@post.example",
        "good_faith": True,
    }
    yield "notice", Call(f"/reviews/{review_id}/notices", notice)
    ((given,), _) = here.cases.about(review_id)
    yield "dismiss", Call(f"/editor/notices/{given.id}/decisions", {"action": "dismiss", "version": 1, **REASONS}, 0)


def _decision(kind: str, review_id: str, version: int) -> Call:
    return Call(f"/editor/{kind}/{review_id}/decisions", {"action": "approve", "version": version}, editor=0)
