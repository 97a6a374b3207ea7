"""An organisation stops its monthly mail, or has it come again: through the link in each, or in one click."""

from datetime import datetime
from typing import Final

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.open_link import open_link

_TRIES: Final = 3
_SAID: Final = {True: "off", False: "on"}


def digest_choice(token: str, *, stores: Stores, now: datetime) -> Organisation:
    """The organisation whose choice this link is; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, or sent to an address that is no longer theirs.
    """
    return open_link(
        Purpose.DIGEST, token, stores.organisations.get, lambda found: found.contact_nonce, links=stores.links, now=now
    )


def choose_digest(token: str, *, stop: bool, stores: Stores, now: datetime) -> Organisation:
    """Stop the monthly mail, or have it come again; who chooses the same once more changes nothing.

    Raises:
        DeadLink: as above.
        ChangedMeanwhile: others keep choosing.
    """
    for _ in range(_TRIES):
        organisation = digest_choice(token, stores=stores, now=now)
        if organisation.digest_stopped == stop:
            return organisation
        entry = log_entry(
            f"organisation/{organisation.id}",
            "stop_digest" if stop else "resume_digest",
            Act(by=Actor.ORGANISATION, at=now),
            stores.id_generator,
            before=_SAID[organisation.digest_stopped],
            after=_SAID[stop],
        )
        try:
            return stores.organisations.choose_digest(organisation, stop=stop, effects=Effects(entry=entry))
        except ChangedMeanwhile:
            continue
    raise ChangedMeanwhile
