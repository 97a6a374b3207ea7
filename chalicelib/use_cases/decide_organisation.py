"""An editor rules on an organisation: whether it takes part, and how."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.lifecycle import OrganisationAction, Party
from chalicelib.domain.log import Entry
from chalicelib.domain.mails import Mail
from chalicelib.domain.organisation import Organisation
from chalicelib.domain.refusals import ChangedMeanwhile
from chalicelib.domain.review import Act
from chalicelib.use_cases.ports import Chance, Organisations, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDecision:
    """What an editor wants; `version` is the one on the editor's screen."""

    organisation_id: str
    action: OrganisationAction
    version: int
    editor_id: str
    explanation: str = ""


def decide_organisation(
    wish: OrganisationDecision, *, organisations: Organisations, chance: Chance, now: datetime
) -> Organisation:
    """Move an organisation as the law allows; it hears of it by mail.

    Raises:
        NotFound: there is no such organisation.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed: the law does not allow it.
        Invalid: the explanation is missing.
    """
    before = organisations.get(wish.organisation_id)
    if before.standing.version != wish.version:
        raise ChangedMeanwhile
    act = Act(by=Party.EDITOR, at=now, actor_id=wish.editor_id, explanation=wish.explanation)
    after, mails = before.decided(wish.action, act)
    organisations.save(
        before,
        after,
        Written(
            entry=Entry(
                id=chance.new_id(),
                subject=f"organisation/{after.id}",
                at=now,
                actor=Party.EDITOR,
                actor_id=wish.editor_id,
                action=wish.action,
                before=before.standing.participation,
                after=after.standing.participation,
                explanation=wish.explanation,
            ),
            mails=tuple(
                Mail(
                    id=chance.new_id(),
                    kind=kind,
                    created_at=now,
                    organisation_id=after.id,
                    explanation=wish.explanation,
                )
                for kind in mails
            ),
        ),
    )
    return after
