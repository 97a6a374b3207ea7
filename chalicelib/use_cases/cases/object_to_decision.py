"""An organisation objects to what restricts it, through the link in the mail that told of it: once a decision."""

from datetime import datetime

from chalicelib.domain.cases.appeal import WINDOW, Appeal
from chalicelib.domain.cases.objection import (
    ABOUT,
    OBJECTIONS,
    REPLY,
    Objected,
    is_measure,
    measure_stands,
    read_link,
    refusal_stands,
)
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.mails import Addressee, Purpose
from chalicelib.domain.rules.refusals import DeadLink, NotAllowed, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import CaseReader
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.cases.appeal import add_appeal, reply_appeal, reply_appeal_id
from chalicelib.use_cases.mails.open_link import open_link


def decision_to_object_to(token: str, *, stores: Stores, now: datetime) -> Objected:
    """The decision that this link was mailed about, and what became of it; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, or sent to an address that is no longer the organisation's.
    """

    def find(item_id: str) -> Objected | None:
        try:
            kind, about, action, at = read_link(item_id)
        except ValueError:  # another release's
            return None
        return _refused_reply(about, at, stores) if kind == REPLY else _measure(about, action, at, stores, now)

    return open_link(
        Purpose.OBJECTION, token, find, lambda found: found.organisation.contact_nonce, links=stores.links, now=now
    )


def object_to_decision(token: str, explanation: str, *, stores: Stores, now: datetime) -> Appeal:
    """The organisation asks another editor to look again.

    Raises:
        DeadLink: as above, or it was used: somebody objected already.
        NotAllowed: the decision no longer stands, or is more than six months old.
    """
    found = decision_to_object_to(token, stores=stores, now=now)
    if found.appeal is not None:
        raise DeadLink
    if not found.stands or now - found.at > WINDOW:
        raise NotAllowed(action="appeal")
    try:
        return add_appeal(_appeal(found, explanation, stores, now), Actor.ORGANISATION, stores)
    except NotAllowed:  # another one of the organisation was first
        raise DeadLink from None


def measure_id(organisation_id: str, action: str, taken_at: datetime, stores: Stores) -> str:
    """One objection per measure: its id follows from what was done, and when."""
    return stores.id_generator.keyed("appeal", f"organisation/{organisation_id}/{action}/{taken_at}")


def _measure(organisation_id: str, action: str, taken_at: datetime, stores: Stores, now: datetime) -> Objected | None:
    organisation = stores.organisations.get(organisation_id)
    entries = stores.log.of(f"organisation/{organisation_id}", unread=go_past)
    entry = next((each for each in entries if is_measure(each, action, taken_at)), None)
    if entry is None:
        return None
    measure = OrganisationAction(action)
    return Objected(
        about=ABOUT[measure],
        action=measure,
        at=taken_at,
        organisation=organisation,
        review=None,
        entry=entry,
        appeal=appeal_if_any(measure_id(organisation_id, action, taken_at, stores), stores.cases),
        stands=measure_stands(organisation, measure, taken_at, now=now),
    )


def _refused_reply(review_id: str, decided_at: datetime, stores: Stores) -> Objected | None:
    review = stores.reviews.get(review_id)
    entries = [each for each in stores.log.of(f"reply/{review.id}", unread=go_past) if each.at == decided_at]
    if review.content_free or not entries or entries[-1].action not in OBJECTIONS:
        return None
    return Objected(
        about=REPLY,
        action=entries[-1].action,
        at=decided_at,
        organisation=stores.organisations.get(review.organisation_id),
        review=review,
        entry=entries[-1],
        appeal=appeal_if_any(reply_appeal_id(review.id, decided_at, stores.id_generator), stores.cases),
        stands=refusal_stands(review, decided_at),
    )


def appeal_if_any(appeal_id: str, cases: CaseReader) -> Appeal | None:
    try:
        return cases.appeal(appeal_id)
    except NotFound:
        return None


def _appeal(found: Objected, explanation: str, stores: Stores, now: datetime) -> Appeal:
    if found.review is not None:
        return reply_appeal(found.review, explanation, stores=stores, now=now)
    return Appeal(
        id=measure_id(found.organisation.id, found.action, found.at, stores),
        about=found.about,
        review_id="",
        organisation_id=found.organisation.id,
        by=Addressee.ORGANISATION,
        explanation=explanation,
        submitted_at=now,
        first_editor=found.entry.actor_id,
        against=found.action,
        against_at=found.at,
        sector=str(found.organisation.listing.sector),
    )
