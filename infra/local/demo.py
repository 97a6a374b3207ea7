"""Demo data, made by the product's own use cases: organisations enrolled, reviews published, answered, waiting.

Safe to run again: once an organisation takes part, nothing more is added.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.clock.days import begins, day_of, month_begins, month_of, months_after
from chalicelib.domain.organisations.invitations import Group
from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Author, Capacity, Channel
from chalicelib.domain.reviews.promises.acts import promise_in, promise_moved
from chalicelib.domain.reviews.promises.promise import Outcome, Promise
from chalicelib.domain.reviews.submission import Submission
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Decision
from chalicelib.domain.rules.lifecycle import (
    ADDS,
    Action,
    OrganisationAction,
    PromiseAction,
    PromiseStatus,
    ReplyAction,
)
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.domain.rules.retention import PROMISE_GRACE
from chalicelib.settings import RELEASE_0_1_0
from chalicelib.use_cases.cases.keep_promise import answer_promise, check_promise
from chalicelib.use_cases.organisations.decide_organisation import decide_organisation
from chalicelib.use_cases.organisations.hand_out import WantedCards, codes_of, hand_out
from chalicelib.use_cases.post.type_in_review import type_in_review
from chalicelib.use_cases.reviews.confirm_review import confirm_review
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.decide_review import decide_addition, decide_review
from chalicelib.use_cases.reviews.manage_review import add_to_review
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from chalicelib.use_cases.reviews.submit_review import submit_review
from chalicelib.use_cases.reviews.transition import Transition, record
from chalicelib.use_cases.upkeep.add_months import add_months
from chalicelib.use_cases.upkeep.integrity_figures import count_day
from chalicelib.use_cases.upkeep.night_of_invitations import night_of_invitations
from infra.local.demo_readings import read_some_again
from infra.local.prepare import EDITORS

_STORIES: Final = Path(__file__).with_name("demo.json")
_ENROLLED_PER_SECTOR: Final = 3
_WITH_CARDS: Final = Sector.RESIDENTIAL_CARE  # of which one organisation invited everybody
_CARDS: Final = 60
_BY_FIRST: Final = 18  # of those by a card; the second editor published the rest
_WELL_KNOWN: Final = 5  # reviews of each sector's first organisation: enough for a figure
_WAITS: Final = tuple(timedelta(days=days) for days in (1, 2, 4, 13))  # by sector; the last is late, as some are
_AUTHORS: Final = ("Mieke", "Jan", "Fatima", "Luc", "Els", "Karim", "Greet")


@dataclass(frozen=True, slots=True)
class _Demo:
    """The platform and two of its editors, at some moment in the past."""

    here: Platform
    first: str
    second: str
    days: set[date] = field(default_factory=set)  # on which something was done

    def enrol(self, organisation: Organisation, now: datetime) -> None:
        self.days.add(day_of(now))
        decision = Decision(
            id=organisation.id,
            action=OrganisationAction.ENROL,
            version=organisation.moderation.version,
            editor_id=self.first,
        )
        decide_organisation(decision, stores=self.here, now=now)

    def hand_out(self, organisation: Organisation, number: int, now: datetime) -> Sequence[str]:
        """Make cards for all residents; returns their codes."""
        here = self.here
        self.days.add(day_of(now))
        nonce = here.organisations.get(organisation.id).insights_link_nonce
        expires = now + LINK_LIFE[Purpose.INSIGHTS]
        token = here.links.token(Purpose.INSIGHTS, organisation.id, nonce, expires_at=expires)
        wanted = WantedCards(number=number, group=Group.RESIDENTS, everyone=True)
        made = hand_out(token, wanted, idempotency_key="", stores=here, now=now)
        return codes_of(made.batch, stores=here)

    def tell(
        self, organisation: Organisation, story: Mapping[str, Any], number: int, now: datetime, *, card: str = ""
    ) -> str:
        """Submit a story and confirm it; returns the review's id."""
        here = self.here
        self.days.update({day_of(now), day_of(now + timedelta(hours=1))})
        themes = here.theme_sets.current(organisation.listing.sector)
        experienced = now - timedelta(days=20)
        marks = dict(zip((aspect.id for aspect in themes.aspects), story["marks"], strict=False))
        review_id = submit_review(
            Submission(
                organisation_id=organisation.id,
                text=story["text"],
                aspect_ratings=marks,
                capacity=Capacity(story["capacity"]),
                experienced=f"{experienced:%Y-%m}",
                author=Author(
                    first_name=_AUTHORS[number % len(_AUTHORS)],
                    last_name="Voorbeeld",
                    email=f"schrijver-{organisation.listing.sector.value.replace('_', '-')}-{number}@post.example",
                ),
                consent=True,
                invitation=card,
            ),
            idempotency_key="",
            origin="",
            disposable_domain=here.disposable_domain,
            organisation=here.organisations.get(organisation.id),
            stores=here,
            now=now,
        )
        nonce = here.reviews.get(review_id).confirm_nonce
        token = here.links.token(Purpose.CONFIRM, review_id, nonce, expires_at=now + LINK_LIFE[Purpose.CONFIRM])
        at = now + timedelta(hours=1)
        confirm_review(token, stores=here, now=at)
        return review_id

    def type_in(self, organisation: Organisation, story: Mapping[str, Any], now: datetime) -> None:
        """Type in what somebody without an e-mail address wrote on paper; a letter to them waits for the printer."""
        here = self.here
        self.days.add(day_of(now))
        themes = here.theme_sets.current(organisation.listing.sector)
        marks = dict(zip((aspect.id for aspect in themes.aspects), story["marks"], strict=False))
        submission = Submission(
            organisation_id=organisation.id,
            text=story["text"],
            aspect_ratings=marks,
            capacity=Capacity(story["capacity"]),
            experienced=f"{now - timedelta(days=31):%Y-%m}",
            author=Author(
                first_name="Godelieve", last_name="Voorbeeld", email="", postal_address="Dorpsstraat 7\n9000 Gent"
            ),
            consent=True,
            channel=Channel.PAPER,
        )
        type_in_review(
            submission,
            note="",
            editor_id=self.second,
            idempotency_key="",
            disposable_domain=here.disposable_domain,
            organisation=here.organisations.get(organisation.id),
            stores=here,
            now=now,
        )

    def publish(self, review_id: str, now: datetime, *, by: str = "") -> None:
        self.decide(Action.APPROVE, review_id, now, by=by)

    def answer(self, review_id: str, story: Mapping[str, Any], now: datetime) -> None:
        """Reply through the link of the organisation's mail, with the story's promise, by the month that follows."""
        self.days.add(day_of(now))
        promised = story.get("promise")
        promise = Promise(text=promised["text"], by=months_after(month_of(now), 1)) if promised else None
        token = self._link(Purpose.REPLY, review_id, now)
        reply_to_review(token, story["reply"], promise=promise, stores=self.here, now=now)

    def keep(self, review_id: str, promised: Mapping[str, Any]) -> None:
        """Have the clock ask once the month is over, and have told what came of it, or nothing at all."""
        here = self.here
        made = promise_in(here.reviews.get(review_id))
        if made is None:
            return
        at = month_begins(months_after(made.by, 1)) + timedelta(hours=9)
        self._by_clock(review_id, PromiseAction.ASK, at)
        if "outcome" not in promised:
            self._by_clock(review_id, PromiseAction.MARK_LATE, at + PROMISE_GRACE)
            return
        self.days.add(day_of(at))
        told = Outcome(status=PromiseStatus.KEPT, text=promised["outcome"], submitted_at=at)
        answer_promise(self._link(Purpose.PROMISE, review_id, at), told, stores=here, now=at)
        self._decide(review_id, PromiseAction.APPROVE, at + timedelta(hours=2))
        if promised.get("agrees"):
            later = at + timedelta(hours=5)
            check_promise(self._link(Purpose.PROMISE_CHECK, review_id, later), agrees=True, stores=here, now=later)

    def _by_clock(self, review_id: str, action: PromiseAction, at: datetime) -> None:
        self.days.add(day_of(at))
        before, act = self.here.reviews.get(review_id), Act(by=Actor.CLOCK, at=at)
        after, mails = promise_moved(before, action, act)
        record(Transition(before=before, after=after, action=action, mails=mails, act=act), stores=self.here)

    def _link(self, purpose: Purpose, review_id: str, now: datetime) -> str:
        """A link as the organisation, or the author, finds it in a mail."""
        review = self.here.reviews.get(review_id)
        contact = self.here.organisations.get(review.organisation_id).contact_nonce
        nonce = review.manage_nonce if purpose is Purpose.PROMISE_CHECK else contact
        return self.here.links.token(purpose, review_id, nonce, expires_at=now + LINK_LIFE[purpose])

    def add(self, review_id: str, text: str, now: datetime) -> None:
        """Add to a review through its author's link, and have it published the next day."""
        here = self.here
        self.days.add(day_of(now))
        nonce = here.reviews.get(review_id).manage_nonce
        token = here.links.token(Purpose.MANAGE, review_id, nonce, expires_at=now + LINK_LIFE[Purpose.MANAGE])
        add_to_review(token, text, months=0, stores=here, now=now)
        self.decide(Action.APPROVE_ADDITION, review_id, now + timedelta(days=1))

    def decide(self, action: Action, review_id: str, now: datetime, *, by: str = "") -> None:
        self.days.add(day_of(now))
        version = self.here.reviews.get(review_id).version
        decision = Decision(id=review_id, action=action, version=version, editor_id=by or self.first)
        (decide_addition if action in ADDS else decide_review)(decision, stores=self.here, now=now)

    def publish_reply(self, review_id: str, now: datetime) -> None:
        self._decide(review_id, ReplyAction.APPROVE, now)

    def _decide(self, review_id: str, action: ReplyAction | PromiseAction, now: datetime) -> None:
        self.days.add(day_of(now))
        version = self.here.reviews.get(review_id).version
        decision: Decision[Any] = Decision(id=review_id, action=action, version=version, editor_id=self.second)
        decide_reply(decision, stores=self.here, now=now)


def main() -> None:
    """Read the register and tell the stories, once."""
    here = platform()
    if _takes_part(here):
        return
    here.run_sync()
    demo = _Demo(here, EDITORS[0].id, EDITORS[1].id)
    stories = json.loads(_STORIES.read_text(encoding="utf-8"))
    for sector, waits in zip(Sector, _WAITS, strict=True):
        chosen = _reachable(here, sector)
        _fill(demo, chosen, stories[sector], here.now(), waits)
        if sector is _WITH_CARDS:
            _invite(demo, chosen[-1], stories["cards"], here.now())
    for day in demo.days - {day_of(here.now())}:  # the nights in which figures were counted did not come by
        count_day(day, here.log.day(day), stores=here)
    add_months(  # nor did those in which months went into the log for strangers
        log=here.public_log,
        signer=here.signer,
        origin=here.settings.log_origin,
        stores=here,
        now=here.now(),
        out_of_time=lambda: False,
    )
    _send_mails(here, since=begins(min(demo.days)))


def _send_mails(here: Platform, *, since: datetime) -> None:
    """Have every mail of those stories leave, in their order; what is over by now is dropped, as late mails are.

    A sweep looks back as far as the one before it, so one that comes before the first act has them all found.
    """
    here.outbox.gather(now=since)
    here.sweep_mails()


def _fill(
    demo: _Demo, chosen: Sequence[Organisation], stories: Sequence[Mapping[str, Any]], now: datetime, waits: timedelta
) -> None:
    """Tell a sector's stories, each as long ago as it says; its last one and its first reply wait for an editor."""
    for organisation in chosen:
        demo.enrol(organisation, now - timedelta(days=400))
    for number, story in enumerate(stories):
        last = number == len(stories) - 1
        told = now - waits if last else now - timedelta(days=30 * story["months"] - 10)
        organisation = chosen[0] if number < _WELL_KNOWN else chosen[1]
        review_id = demo.tell(organisation, story, number, told)
        if last:
            continue
        demo.publish(review_id, told + timedelta(days=1))
        if "proof" in story:  # an editor asked for it, and saw it
            demo.decide(Action.NOTE_PROOF, review_id, told + timedelta(days=2))
        if "reply" in story:
            demo.answer(review_id, story, told + timedelta(days=3) if number else now - waits)
            if number:
                demo.publish_reply(review_id, told + timedelta(days=4))
                demo.keep(review_id, story.get("promise", {}))
        if "added" in story:
            demo.add(review_id, story["added"], told + timedelta(days=190))
    if chosen and demo.here.settings.oldest_reader != RELEASE_0_1_0 and "on_paper" in stories[0]:
        demo.type_in(chosen[0], stories[0]["on_paper"], now - timedelta(hours=3))


def _invite(demo: _Demo, home: Organisation, stories: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Hand cards out to everybody, and have some of them used; all that came by one is published."""
    codes = demo.hand_out(home, _CARDS, now - timedelta(days=60))
    published = []
    for number, (story, card) in enumerate(zip(stories, codes[::2], strict=False)):
        told = now - timedelta(days=50 - 2 * number)
        review_id = demo.tell(home, story, 100 + number, told, card=card)
        by = demo.first if number < _BY_FIRST else demo.second
        demo.publish(review_id, told + timedelta(days=1), by=by)
        published.append((review_id, by, told + timedelta(days=1)))
    read_some_again(published[_BY_FIRST - 4 : _BY_FIRST + 2], here=demo.here)
    for nights in (2, 1):  # two have passed since: one found how many were used, the next one showed it
        night_of_invitations(stores=demo.here, now=now - timedelta(days=nights))


def _takes_part(here: Platform) -> bool:
    return bool(here.directory.search("", taking_part=True, limit=1).ids)


def _reachable(here: Platform, sector: Sector) -> Sequence[Organisation]:
    """The first organisations of a sector that can be mailed."""
    found = here.directory.search("", sector=sector, taking_part=False, limit=30).ids
    known = here.organisations.many(found)
    mailable = [known[each] for each in found if known[each].listing.email_status is EmailStatus.OK]
    return mailable[:_ENROLLED_PER_SECTOR]


if __name__ == "__main__":
    main()
