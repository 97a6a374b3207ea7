"""Changes are pushed to who asked for them: what the log tells, at least once, to each by itself.

The log is the outbox: its entry is written by the transaction that decides. A round finds the entries that are new, and
lets a message wait for each webhook that hears of them, once; then it sends what is due. Nothing else waits for that:
no decision and no mail knows of it, and one address that fails or hangs holds up no other.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.webhooks import (
    EDITORS,
    GONE,
    TAKEN,
    TEST,
    Delivery,
    Happening,
    Topic,
    Webhook,
    happenings_of,
    named,
    signature,
)
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.bundle import Stores
from chalicelib.ports.pushed.webhooks import Post, Registered, Turn
from chalicelib.use_cases.aside.past import Past

TASK: Final = "push_changes"
# How old an act is when it is looked for: at once; when whoever wrote it has ended, as it may have taken its time at
# its beginning, and no function lives longer than fifteen minutes; and once more, should the index be late.
_LOOKS: Final = (timedelta(), timedelta(minutes=20), timedelta(days=1))
_STILL_WRITTEN: Final = timedelta(seconds=30)  # in which a request that took its time may not have written yet
_BACK: Final = timedelta(hours=1)  # where nobody looked before
_WINDOW: Final = timedelta(hours=1)  # that is gone through in one piece
_ENTRIES: Final = 100  # read together
_AT_ONCE: Final = 16  # addresses that are asked at the same time
_IN_A_TURN: Final = 10  # messages to one address, before another gets its turn
_TURN_LASTS: Final = timedelta(seconds=20)  # after which no other message of that turn is begun
CONTENT_TYPE: Final = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A message that was sent to an address, and what came of it."""

    delivery: Delivery
    outcome: str
    at: datetime


def push_changes(
    *,
    stores: Stores,
    post: Post,
    site_url: str,
    clock: Callable[[], datetime],
    out_of_time: Callable[[], bool],
) -> Counter[str]:
    """Let new messages wait, and send all that is due; returns how many came, and what became of those sent.

    Args:
        stores: where acts, webhooks and their messages are.
        post: the way out.
        site_url: of the pages that messages point at.
        clock: the time of each look.
        out_of_time: whether to stop; the next run goes on.
    """
    past = Past(TASK, stores=stores, now=clock())
    done: Counter[str] = Counter()
    for age in _LOOKS:
        done["came"] += _look(age, stores=stores, past=past, now=clock(), out_of_time=out_of_time)
    if not out_of_time():
        done["dead"] += _take_away_what_died_unsaid(stores=stores, past=past, now=clock())
    _Round(stores, post, site_url, clock, out_of_time, past, done).send()
    return +done


def _look(age: timedelta, *, stores: Stores, past: Past, now: datetime, out_of_time: Callable[[], bool]) -> int:
    """Go through the acts that are so old and were not looked at, and let what they tell wait; returns how much."""
    task, end, found = f"{TASK}/{int(age.total_seconds())}", now - age, 0
    if not (place := stores.rounds.place(task)):
        stores.rounds.keep_place(task, place := (end - _BACK).isoformat())
    since = max(datetime.fromisoformat(place), now - kept(Kept.DELIVERY))  # older ones nobody would keep for long
    if end - since < age / 4:
        return 0
    while since < end and not out_of_time():
        until = min(end, since + _WINDOW)
        cursor: str | None = ""
        while cursor is not None:
            entries, cursor = stores.log.between(since, until, cursor=cursor, limit=_ENTRIES, unread=past.note)
            seen = [(entry.id, each) for entry in entries for each in happenings_of(entry)]
            found += _let_wait(seen, stores=stores, past=past, now=now)
            _take_away_dead({entry.subject for entry in entries}, stores=stores, past=past)
        stores.rounds.keep_place(task, (until if until < end else max(since, until - _STILL_WRITTEN)).isoformat())
        since = until
    return found


def _let_wait(seen: Sequence[tuple[str, Happening]], *, stores: Stores, past: Past, now: datetime) -> int:
    """Let what was seen wait for each webhook that hears of it; returns how many messages that are."""
    if not seen:
        return 0
    ids = list(dict.fromkeys(each.review_id for _, each in seen if each.review_id))
    reviews = {each.id: each for each in stores.reviews.many(ids, unread=past.note)} if ids else {}
    # What is decided below a review that is offline is seen by nobody: that it is back tells of all below it.
    about = [
        (entry_id, named(each, reviews[each.review_id].organisation_id if each.review_id else each.organisation_id))
        for entry_id, each in seen
        if not each.review_id
        or (each.review_id in reviews and (each.about == "review" or reviews[each.review_id].visible))
    ]
    homes = list(dict.fromkeys(each.organisation_id for _, each in about))
    organisations = stores.organisations.many(homes, unread=past.note) if homes else {}
    hear = {owner: stores.webhooks.of(owner, unread=past.note) for owner in (EDITORS, *organisations)}
    added = 0
    for entry_id, each in about:
        home = organisations.get(each.organisation_id)
        # What came back behind a block is seen by nobody, and the end of the block tells of all.
        hidden = home is not None and bool(each.review_id) and each.topic == Topic.PUBLISHED and home.blocked(now)
        if home and not hidden:
            of_both = (*hear[EDITORS], *hear[home.id])
            added += sum(_put(one, entry_id, each, home, stores=stores, now=now) for one in of_both)
    return added


def _take_away_dead(subjects: Collection[str], *, stores: Stores, past: Past) -> None:
    """Take away the webhooks of organisations something was done to and that have none any more, as when one left."""
    ids = sorted(each.removeprefix("organisation/") for each in subjects if each.startswith("organisation/"))
    for home in stores.organisations.many(ids, unread=past.note).values() if ids else ():
        for each in stores.webhooks.of(home.id, unread=past.note):
            _lives(each.webhook, home, stores=stores)


def _take_away_what_died_unsaid(*, stores: Stores, past: Past, now: datetime) -> int:
    """Take away, once a day, what died without an act; returns how many.

    Another address in the register, and the end of an organisation there, stand in no log.
    """
    if stores.rounds.place(task := f"{TASK}/dead") == (today := day_of(now).isoformat()):
        return 0
    dead, theirs = 0, list(stores.webhooks.of_organisations(unread=past.note))
    for some in (theirs[start : start + _ENTRIES] for start in range(0, len(theirs), _ENTRIES)):
        homes = stores.organisations.many(list(dict.fromkeys(each.owner for each in some)), unread=past.note)
        for each in some:
            with past.it(f"webhooks/{each.id}"):
                home = homes.get(each.owner) or stores.organisations.many([each.owner]).get(each.owner)
                dead += not _lives(each, home, stores=stores)
    stores.rounds.keep_place(task, today)
    return dead


def _lives(webhook: Webhook, home: Organisation | None, *, stores: Stores) -> bool:
    """Tell whether a webhook is still its owner's, and take it away where it is not."""
    if webhook.lives(home):
        return True
    with suppress(NotFound):
        stores.webhooks.remove(webhook)
    return False


def _put(
    registered: Registered, entry_id: str, happening: Happening, home: Organisation, *, stores: Stores, now: datetime
) -> bool:
    webhook = registered.webhook
    if not (_lives(webhook, home, stores=stores) and webhook.hears(happening, home)):
        return False
    # By what it is about, so that it is the same message whenever the act is looked at again.
    message_id = stores.id_generator.keyed("webhook", f"{webhook.id}/{entry_id}/{happening.topic}")
    return stores.webhooks.put(webhook, Delivery(id=f"msg_{message_id}", happening=happening), now=now, wake=False)


@dataclass(slots=True)
class _Round:
    """Sends what is due: many addresses at a time, of each one message after another."""

    stores: Stores
    post: Post
    site_url: str
    clock: Callable[[], datetime]
    out_of_time: Callable[[], bool]
    past: Past
    done: Counter[str]

    def send(self) -> None:
        running: dict[Future[list[Tried]], Turn] = {}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            while True:
                for turn, secrets in self._turns(_AT_ONCE - len(running)):
                    running[pool.submit(self._send_all, turn.deliveries, turn.registered.webhook.url, secrets)] = turn
                if not running:
                    return
                for each in wait(running, return_when=FIRST_COMPLETED).done:
                    self._settle(running.pop(each), each.result())

    def _turns(self, most: int) -> Iterator[tuple[Turn, Sequence[bytes]]]:
        """Yield webhooks whose turn it is, now in our hand, with what signs: those that wait longest first."""
        if most and not self.out_of_time():
            for owner, webhook_id in self.stores.webhooks.due(now=self.clock(), limit=most):
                with self.past.it(f"webhooks/{webhook_id}"):
                    if ready := self._ready(owner, webhook_id):
                        yield ready

    def _ready(self, owner: str, webhook_id: str) -> tuple[Turn, Sequence[bytes]] | None:
        turn = self.stores.webhooks.claim(owner, webhook_id, now=self.clock(), limit=_IN_A_TURN)
        if turn is None:
            return None
        webhook, state = turn.registered.webhook, turn.registered.state
        # One that cannot be read is no reason to take its webhook away: that waits until it can be.
        home = None if webhook.of_editors else self.stores.organisations.many([owner]).get(owner)
        if not webhook.lives(home):
            self._remove(turn, "dead")
            return None
        if not turn.deliveries:
            self.stores.webhooks.settle(turn, (), state, due=None)
            return None
        with suppress(NotFound):  # it was taken away a moment ago
            return turn, self.stores.webhooks.secrets(webhook, now=self.clock())
        return None

    def _send_all(self, deliveries: Iterable[Delivery], url: str, secrets: Sequence[bytes]) -> list[Tried]:
        """Send messages one after another, until one is not taken; in a thread, without the store."""
        began, tried = self.clock(), list[Tried]()
        for each in deliveries:
            at, body = self.clock(), each.happening.body(self.site_url)
            if at - began > _TURN_LASTS:
                break
            headers = {
                "Content-Type": CONTENT_TYPE,
                "webhook-id": each.id,
                "webhook-timestamp": str(int(at.timestamp())),
                "webhook-signature": signature(secrets, each.id, at, body),
            }
            tried.append(Tried(delivery=each, outcome=self.post(url, headers, body), at=at))
            if not tried[-1].outcome.startswith(TAKEN):
                break
        return tried

    def _settle(self, turn: Turn, tried: Sequence[Tried]) -> None:
        """Note what came of a turn. A message to try it is never kept for another try: its sender sees what came."""
        state, ended = turn.registered.state, list[Delivery]()
        for each in tried:
            self.done["told" if each.outcome.startswith(TAKEN) else "failed"] += 1
            state = state.after(each.outcome, each.at)
            if each.outcome.startswith(TAKEN) or each.delivery.happening.topic == TEST:
                ended.append(each.delivery)
        if state.last_outcome == GONE and state.failures:
            self._remove(turn, "gone")
            return
        left = turn.more or len(ended) < len(turn.deliveries)
        due = self.clock() + state.wait(turn.registered.webhook.id) if left and not state.paused else None
        self.done["paused"] += state.paused
        self.stores.webhooks.settle(turn, ended, state, due=due)

    def _remove(self, turn: Turn, why: str) -> None:
        self.done[why] += 1
        with suppress(NotFound):
            self.stores.webhooks.remove(turn.registered.webhook)
