"""An organisation has the words of an objection erased: they may say who wrote them (GDPR 17)."""

from datetime import datetime

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.cases.object_to_decision import decision_to_object_to
from chalicelib.use_cases.cases.own_notice import erased_appeal, forget_words
from chalicelib.use_cases.reviews.transition import retry_on_conflict


@retry_on_conflict
def erase_objection(token: str, *, stores: Stores, now: datetime) -> None:
    """Forget the words of an objection and of the answer to it; one that nobody decided on lapses.

    Raises:
        DeadLink: not our link, too old, or sent to an address that is no longer the organisation's; or used: there are
            no words to erase.
        ChangedMeanwhile: others keep changing it.
    """
    found = decision_to_object_to(token, stores=stores, now=now)
    appeal = found.appeal
    if appeal is None or not appeal.explanation:
        raise DeadLink
    act = Act(by=Actor.ORGANISATION, at=now)
    forget_words([f"appeal/{appeal.id}"], Addressee.ORGANISATION, stores, now)
    lapse, becomes = erased_appeal(appeal, act, stores.id_generator)
    if becomes is None:
        stores.cases.delete_appeal(appeal, Effects(entry=lapse[0]))
    else:
        subject = f"appeal/{appeal.id}"
        entry = log_entry(subject, "forget_words", act, stores.id_generator, before=appeal.status, after=becomes.status)
        stores.cases.save(Effects(entry=entry), appeal=(appeal, becomes))
