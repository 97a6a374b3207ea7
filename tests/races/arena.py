"""Twenty people who act in the same instant, at the front door in this process, over a real store."""

import itertools
import json
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.identities import Identities
from chalicelib.adapters.dynamodb.client.tables import (
    TABLES,
    CaseItem,
    EditorItem,
    LogItem,
    OrganisationItem,
    OutboxItem,
    ReviewItem,
)
from chalicelib.adapters.dynamodb.client.working_tables import QueueItem, SessionItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, published_part, stamp
from chalicelib.adapters.dynamodb.projections.queue import queue_item
from chalicelib.bootstrap import Platform
from chalicelib.domain.access.editor import Editor, Session
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.objection import ABOUT, measure_link
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import Waiting, waiting, waiting_appeal, waiting_notice
from chalicelib.domain.reviews.public_review import public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally, moved
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import LINK_LIFE, Mail, Purpose
from chalicelib.use_cases.access.sign_in import token_hash
from infra.local.launch.plan import AS_AWS
from infra.local.site.wsgi import make_wsgi
from tests.builders import appeal, author, listing, notice, notifier, organisation, review
from tests.story.forms import review_form, words
from tests.story.requests import Answer, Call, Requests, over_wsgi

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.client.table import Table

__all__ = ["AT_ONCE", "Arena", "Call", "Round", "opened"]
AT_ONCE: Final = 20
Round = Sequence[Call]


class Arena(Requests):
    """The platform, and the shortest way to any state and to all that is written of it."""

    def __init__(self, here: Platform) -> None:
        self.here = here
        self._identities = Identities(lambda: here.cipher)
        self._served = make_wsgi(front_door.app)
        self._numbers = itertools.count(1)
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self.rounds = 0  # that were raced
        self.put_editors()

    def put_editors(self) -> None:
        """Let everybody who decides be signed in."""
        until = self.here.now() + timedelta(days=9_999)  # also for tests that move the clock
        editors = [
            Editor(id=f"editor-{number}", email=f"e{number}@redactie.example", name=f"E{number}")
            for number in range(AT_ONCE)
        ]
        sessions = [
            Session(token_digest=token_hash(f"{each.id}.token"), editor_id=each.id, expires_at=until)
            for each in editors
        ]
        self._put(EditorItem(each.id, email=each.email, editor=each) for each in editors)
        self._put(
            SessionItem(f"session#{each.token_digest}", session=each, expires=int(until.timestamp()))
            for each in sessions
        )

    def close(self) -> None:
        self._pool.shutdown()

    # Acting

    def ask(self, call: Call) -> Answer:
        """One request, through all that is ours between the wire and the store."""
        headers = dict(call.headers or {})
        if call.editor is not None:
            headers["authorization"] = f"Bearer editor-{call.editor}.token"
        path = call.path.removeprefix(self.here.settings.site_url)
        return over_wsgi(self._served, call.method, path, json.dumps(call.body or {}).encode(), headers)

    def race(self, rounds: Sequence[Round]) -> list[list[Answer]]:
        """The requests of each round in one instant, one round after the other; the answers, in order."""
        (people,) = {len(each) for each in rounds}
        self.rounds += len(rounds)
        together = threading.Barrier(people, timeout=60)

        def person(number: int) -> list[Answer]:
            heard = []
            for calls in rounds:
                together.wait()
                heard.append(self.ask(calls[number]))
            return heard

        by_person = list(self._pool.map(person, range(people)))
        self.settle()
        return [list(each) for each in zip(*by_person, strict=True)]

    @staticmethod
    def settle() -> None:
        """Wait until the store's indexes have followed, for who reads one right after writing."""
        time.sleep(2 * AS_AWS.index_seconds)

    def at_once(self, act: Callable[[], object], times: int = 5) -> None:
        """The same act so many times in one instant, none of which may fail."""
        together = threading.Barrier(times, timeout=60)

        def one(_: int) -> None:
            together.wait()
            act()

        list(self._pool.map(one, range(times)))

    def link(self, purpose: Purpose, item_id: str, nonce: str) -> str:
        return self.here.links.url(purpose, item_id, nonce, expires_at=self.here.now() + LINK_LIFE[purpose])

    # What the story asks

    def link_for(self, purpose: Purpose, item_id: str) -> str:
        if purpose is Purpose.NOTICE:
            return self.link(purpose, item_id, self.here.cases.notice(item_id).nonce)
        if purpose is Purpose.OBJECTION:  # `item_id` is of the organisation: to the newest measure on it
            return self.link(purpose, *self.newest_measure(item_id))
        if purpose is Purpose.PARTICIPATION:
            return self.link(purpose, item_id, self.here.organisations.get(item_id).contact_nonce)
        review = self.here.reviews.get(item_id)
        nonces = {Purpose.CONFIRM: review.confirm_nonce, Purpose.MANAGE: review.manage_nonce}
        nonces[Purpose.PROMISE_CHECK] = review.manage_nonce
        nonce = nonces.get(purpose) or self.here.organisations.get(review.organisation_id).contact_nonce
        return self.link(purpose, item_id, nonce)

    def newest_measure(self, organisation_id: str) -> tuple[str, str]:
        """Return what a link to an objection names, and its nonce; of an organisation without measures, a dead one."""
        found = self.here.organisations.get(organisation_id)
        taken = [each for each in self.here.log.of(f"organisation/{organisation_id}") if each.action in ABOUT]
        if not taken:
            return "none", found.contact_nonce
        return measure_link(found, OrganisationAction(taken[-1].action), taken[-1].at), found.contact_nonce

    def version(self, kind: str, item_id: str) -> int:
        here = self.here
        if kind == "organisations":
            return here.organisations.get(item_id).moderation.version
        if kind == "notices":
            return here.cases.notice(item_id).version
        return here.cases.appeal(item_id).version if kind == "appeals" else here.reviews.get(item_id).version

    def request_of_review(
        self, *, home: Organisation | None = None, number: int | None = None, key: str = "", **changes: Any
    ) -> Call:
        about = home or self.organisation()
        aspect = self.here.theme_sets.current(about.listing.sector).aspects[0].id
        number = next(self._numbers) if number is None else number
        form = review_form(about.id, aspect, now=self.here.now(), number=number, **changes)
        return Call("/reviews", form, headers={"Idempotency-Key": key} if key else None)

    # Making states, many in one request

    def organisation(self, **changes: Any) -> Organisation:
        number = next(self._numbers)
        made = organisation(
            id=f"home-{number}", listing=listing(register_id=f"register-{number}"), contact_nonce=f"contact-{number}"
        )
        made = replace(made, **changes)
        self._put_head(made)
        return made

    def reviews(self, how_many: int, home: Organisation, **changes: Any) -> list[Review]:
        """So many reviews of an organisation, with all that is derived from them."""
        theme_set = self.here.theme_sets.current(home.listing.sector)
        now = self.here.now()
        made = [
            review(
                **{
                    "id": f"review-{number}",
                    "organisation_id": home.id,
                    "theme_set": theme_set.id,
                    "text": words(number),
                    "aspect_ratings": {theme_set.aspects[0].id: 4},
                    "submitted_at": now,
                    "confirm_nonce": f"confirm-{number}",
                    "manage_nonce": f"manage-{number}",
                    "author_key": f"author-{number}",
                    **changes,
                }
            )
            for number in itertools.islice(self._numbers, how_many)
        ]
        made = [
            replace(each, waiting_since=each.waiting_since and now, published_at=each.published_at and now)
            for each in made
        ]
        self._put(ReviewItem(each.id, organisation_id=home.id, version=each.version, review=each) for each in made)
        self._put(self._identities.sealed(each.id, author(email=f"{each.id}@post.example")) for each in made)
        self._put_waiting(place for each in made for place in waiting(each))
        self._put(
            OrganisationItem(home.id, published_part(shown), face=shown)
            for each in made
            if (shown := public_review_of(each)) is not None
        )
        tally = Tally()
        for each in made:
            change = tally_change(None, each)
            tally = moved(tally, change) if change else tally
        self._put_head(replace(home, tally=tally))
        return made

    def notices(self, reviews: Sequence[Review], **changes: Any) -> list[Notice]:
        made = [
            notice(id=f"notice-{each.id}", review_id=each.id, organisation_id=each.organisation_id, **changes)
            for each in reviews
        ]
        self._put(
            CaseItem(f"notice#{each.id}", about=each.review_id, version=each.version, notice=each) for each in made
        )
        self._put(self._identities.sealed(f"notice#{each.id}", notifier()) for each in made)
        self._put_waiting(place for each in made for place in waiting_notice(each))
        return made

    def appeals(self, reviews: Sequence[Review], **changes: Any) -> list[Appeal]:
        made = [
            appeal(id=f"appeal-{each.id}", review_id=each.id, organisation_id=each.organisation_id, **changes)
            for each in reviews
        ]
        self._put(
            CaseItem(f"appeal#{each.id}", about=each.review_id, version=each.version, appeal=each) for each in made
        )
        self._put_waiting(place for each in made for place in waiting_appeal(each))
        return made

    # Reading all that was written

    def log(self) -> dict[str, list[LogEntry]]:
        """Every entry by its subject, oldest first."""
        found: dict[str, list[LogEntry]] = defaultdict(list)
        for item in LogItem.scan(consistent_read=True):
            found[item.subject].append(item.entry)
        return {subject: sorted(each, key=lambda entry: entry.at) for subject, each in found.items()}

    def mails(self) -> dict[str, list[Mail]]:
        """Every mail by the review, the case or else the organisation that it is about."""
        found: dict[str, list[Mail]] = defaultdict(list)
        for item in OutboxItem.scan(consistent_read=True):
            for about in {item.mail.review_id or item.mail.organisation_id, item.mail.case_id} - {""}:
                found[about].append(item.mail)
        return found

    def queue(self) -> set[tuple[str, str]]:
        """Return what waits: kind and id."""
        return {(item.waiting.kind, item.waiting.id) for item in QueueItem.scan(consistent_read=True)}

    def recounted(self, home: Organisation, reviews: Sequence[Review]) -> Tally:
        """The counters that an organisation with only these reviews ought to have."""
        tally = Tally()
        for each in reviews:
            assert each.organisation_id == home.id
            change = tally_change(None, self.here.reviews.get(each.id))
            tally = moved(tally, change) if change else tally
        return tally

    def _put_head(self, made: Organisation) -> None:
        until = made.moderation.restricted_until
        counters: dict[str, Any] = made.tally.counters
        self._put(
            [
                OrganisationItem(
                    made.id,
                    ORGANISATION_PART,
                    listing=made.listing,
                    listing_version=made.listing_version,
                    contact_nonce=made.contact_nonce,
                    standing=made.moderation,
                    standing_version=made.moderation.version,
                    taking_part=int(made.taking_part),
                    restricted_until=stamp(until) if until else None,
                    restriction_of=made.moderation.version,
                    **counters,
                )
            ]
        )

    def _put_waiting(self, places: Iterator[Waiting]) -> None:
        self._put(queue_item(each) for each in places)

    @staticmethod
    def _put(items: "Iterator[Table] | Sequence[Table]") -> None:
        made = list(items)
        if made:
            with type(made[0]).batch_write() as batch:
                for item in made:
                    batch.save(item)


@contextmanager
def opened(here: Platform) -> Iterator[Arena]:
    """The front door, open to many at once for as long as this lasts."""
    assert here.connection  # asking for it names the tables
    for table in TABLES:
        table.create_table(billing_mode="PAY_PER_REQUEST")
    alone = front_door.app.__class__
    logger = logging.getLogger("waardering")
    level = logger.level
    logger.setLevel(logging.ERROR)  # a line for each of thousands of requests takes longer than many a test
    arena = Arena(here)
    try:
        yield arena
    finally:
        arena.close()
        front_door.app.__class__ = alone
        logger.setLevel(level)
