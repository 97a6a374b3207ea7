"""An upheld objection takes a measure on an organisation back, through the law that it was taken under."""

from dataclasses import dataclass, replace

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.objection import OBJECTIONS, measure_stands
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.bundle import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """An organisation before and after, and what the log says of it. The mail on the objection tells of it."""

    before: Organisation
    after: Organisation
    entry: LogEntry


def lifted(appeal: Appeal, act: Act, stores: Stores) -> Lifted | None:
    """Return the organisation without the measure that an objection is about; None where that no longer stands.

    Raises:
        Invalid: the explanation is missing.
    """
    if appeal.against_at is None:
        return None
    before, measure = stores.organisations.get(appeal.organisation_id), OrganisationAction(appeal.against)
    if not measure_stands(before, measure, appeal.against_at, now=act.at):
        return None
    action = OrganisationAction(OBJECTIONS[measure])
    act = replace(act, rule="")  # of the conduct of authors
    after, _ = before.decided(action, act)
    entry = log_entry(
        f"organisation/{after.id}",
        action,
        act,
        stores.id_generator,
        before=before.moderation.said_at(act.at),
        after=after.moderation.said_at(act.at),
    )
    return Lifted(before=before, after=after, entry=entry)
