"""Many organisations are enrolled at once, by the ids under which the register knows them; again changes nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus, key_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotAllowed
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.organisations.decide_organisation import decide_organisation

_AT_ONCE: Final = 100  # that are looked up together
_TRIES: Final = 3


class Enrolment(StrEnum):
    """The outcome of enrolling one organisation."""

    ENROLLED = "enrolled"
    UNREACHED = "unreached"  # enrolled, and the register has no address at which it can be mailed
    ALREADY = "already"
    UNKNOWN = "unknown"
    CLOSED = "closed"
    TWICE = "twice"


def enrol_many(
    register_ids: Sequence[str], *, editor_id: str, stores: Stores, now: datetime
) -> Iterator[tuple[str, Enrolment]]:
    """Enrol each of these, in their order, and say of each what became of it; each hears of it by mail."""
    seen: set[str] = set()
    for at in range(0, len(register_ids), _AT_ONCE):
        some = register_ids[at : at + _AT_ONCE]
        known = stores.organisations.known([key_of(each) for each in dict.fromkeys(some)])
        for register_id in some:
            found = known.get(key_of(register_id))
            if register_id in seen:
                yield register_id, Enrolment.TWICE
            elif found is None:
                yield register_id, Enrolment.UNKNOWN
            else:
                yield register_id, _enrolled(found, editor_id, stores, now)
            seen.add(register_id)


def _enrolled(found: Organisation, editor_id: str, stores: Stores, now: datetime) -> Enrolment:
    for _ in range(_TRIES):
        if found.listing.closed_at is not None:
            return Enrolment.CLOSED
        decision = Decision(
            id=found.id, action=OrganisationAction.ENROL, version=found.moderation.version, editor_id=editor_id
        )
        try:
            after = decide_organisation(decision, stores=stores, now=now)
        except NotAllowed:
            return Enrolment.ALREADY
        except ChangedMeanwhile:
            found = stores.organisations.get(found.id)
            continue
        return Enrolment.ENROLLED if after.email_status is EmailStatus.OK else Enrolment.UNREACHED
    raise ChangedMeanwhile
