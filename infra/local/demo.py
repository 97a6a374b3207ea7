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
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.invitations import Group
from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.reviews.parts import Author, Capacity
from chalicelib.domain.reviews.submission import Submission
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReplyAction
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.use_cases.organisations.decide_organisation import decide_organisation
from chalicelib.use_cases.organisations.hand_out import WantedCards, codes_of, hand_out
from chalicelib.use_cases.reviews.confirm_review import confirm_review
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from chalicelib.use_cases.reviews.decide_review import decide_review
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from chalicelib.use_cases.reviews.submit_review import submit_review
from chalicelib.use_cases.upkeep.night_of_invitations import night_of_invitations
from infra.local.prepare import EDITORS

_STORIES: Final = Path(__file__).with_name("demo.json")
_ENROLLED_PER_SECTOR: Final = 3
_WITH_CARDS: Final = Sector.RESIDENTIAL_CARE  # of which one organisation invited everybody
_CARDS: Final = 60
_WELL_KNOWN: Final = 5  # reviews of each sector's first organisation: enough for a figure
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

    def publish(self, review_id: str, now: datetime) -> None:
        self.days.add(day_of(now))
        version = self.here.reviews.get(review_id).version
        decision = Decision(id=review_id, action=Action.APPROVE, version=version, editor_id=self.first)
        decide_review(decision, stores=self.here, now=now)

    def answer(self, review_id: str, text: str, now: datetime) -> None:
        """Reply through the link of the organisation's mail."""
        here = self.here
        self.days.add(day_of(now))
        organisation = here.organisations.get(here.reviews.get(review_id).organisation_id)
        token = here.links.token(
            Purpose.REPLY, review_id, organisation.contact_nonce, expires_at=now + LINK_LIFE[Purpose.REPLY]
        )
        reply_to_review(token, text, stores=here, now=now)

    def publish_reply(self, review_id: str, now: datetime) -> None:
        self.days.add(day_of(now))
        version = self.here.reviews.get(review_id).version
        decision = Decision(id=review_id, action=ReplyAction.APPROVE, version=version, editor_id=self.second)
        decide_reply(decision, stores=self.here, now=now)


def main() -> None:
    """Read the register and tell the stories, once."""
    here = platform()
    if _takes_part(here):
        return
    here.run_sync()
    demo = _Demo(here, EDITORS[0].id, EDITORS[1].id)
    stories = json.loads(_STORIES.read_text(encoding="utf-8"))
    for sector in Sector:
        chosen = _reachable(here, sector)
        _fill(demo, chosen, stories[sector], here.now())
        if sector is _WITH_CARDS:
            _invite(demo, chosen[-1], stories["cards"], here.now())
    for day in demo.days - {day_of(here.now())}:  # the nights in which figures were counted did not come by
        here.figures.put(day, counted(here.log.day(day)))


def _fill(demo: _Demo, chosen: Sequence[Organisation], stories: Sequence[Mapping[str, Any]], now: datetime) -> None:
    for organisation in chosen:
        demo.enrol(organisation, now - timedelta(days=400))
    for number, story in enumerate(stories):
        told = now - timedelta(days=30 * story["months"] - 10)
        organisation = chosen[0] if number < _WELL_KNOWN else chosen[1]
        review_id = demo.tell(organisation, story, number, told)
        if number == len(stories) - 1:
            continue  # the last one waits for an editor
        demo.publish(review_id, told + timedelta(days=1))
        if "reply" in story:
            demo.answer(review_id, story["reply"], told + timedelta(days=3))
            if number:  # the first reply of each sector waits for an editor
                demo.publish_reply(review_id, told + timedelta(days=4))


def _invite(demo: _Demo, home: Organisation, stories: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Hand cards out to everybody, and have some of them used; all that came by one is published."""
    codes = demo.hand_out(home, _CARDS, now - timedelta(days=60))
    for number, (story, card) in enumerate(zip(stories, codes[::2], strict=False)):
        told = now - timedelta(days=50 - 2 * number)
        review_id = demo.tell(home, story, 100 + number, told, card=card)
        demo.publish(review_id, told + timedelta(days=1))
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
