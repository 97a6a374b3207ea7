"""The editors who decided on a review, its reply or a case about it: none of them judges an appeal (DSA 20)."""

from collections.abc import Sequence
from typing import Final, Protocol

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import PROVES, Action, AppealAction, NoticeAction, ReplyAction
from chalicelib.domain.rules.log import TYPE_IN
from chalicelib.ports.cases import CaseReader
from chalicelib.ports.clock import LogReader

# Who typed a review in judges nothing about it either; what an editor saw of a proof is no judgement of the words.
_LAWS: Final = (Action, ReplyAction, NoticeAction, AppealAction)
_DECISIONS: Final = frozenset({TYPE_IN, *(str(each) for law in _LAWS for each in law if each not in PROVES)})


class Decided(Protocol):
    """The part of the stores that tells who decided."""

    @property
    def cases(self) -> CaseReader: ...
    @property
    def log(self) -> LogReader: ...


def deciders_of(appeal: Appeal, *, stores: Decided) -> frozenset[str]:
    """Return the ids of all editors who decided on what an appeal is about, as the log and the appeal itself know them.

    Raises:
        UnreadableRecord: an entry cannot be read: nobody judges before it is known who may.
    """
    if not appeal.review_id:  # against a measure on an organisation
        return frozenset({appeal.first_editor, *_of_measure(appeal, stores)}) - {""}
    _, appeals = stores.cases.about(appeal.review_id)
    return _of([appeal, *(each for each in appeals if each.id != appeal.id)], stores)


def deciders_of_open(appeals: Sequence[Appeal], *, stores: Decided) -> frozenset[str]:
    """Return the same of several appeals that one act answers: their review is one."""
    return _of(appeals, stores) if appeals else frozenset()


def _of_measure(appeal: Appeal, stores: Decided) -> set[str]:
    """Return who proposed the warning that an appeal is against, or confirmed the block: their word left it as it was.

    Of a warning that is whoever did so since the one before it; of a block, until the next.
    """
    around: set[str] = set()
    taken = False
    for entry in stores.log.of(f"organisation/{appeal.organisation_id}"):
        if entry.action != appeal.against:
            continue
        if entry.before == entry.after:
            around.add(entry.actor_id)
        elif taken:
            break
        else:
            taken = entry.at == appeal.against_at
            around = around if taken and appeal.about == "warning" else set()
        if taken and appeal.about == "warning":
            break
    return around if taken else set()


def _of(appeals: Sequence[Appeal], stores: Decided) -> frozenset[str]:
    review_id = appeals[0].review_id
    notices = [f"notice/{appeals[0].notice_id}"] if appeals[0].notice_id else []
    own = [f"{kind}/{review_id}" for kind in ("review", "reply", "addition")]
    subjects = [*own, *notices, *(f"appeal/{each.id}" for each in appeals)]
    found = {
        entry.actor_id
        for subject in subjects
        for entry in stores.log.of(subject)
        if entry.actor is Actor.EDITOR and entry.action in _DECISIONS
    }
    return frozenset(found | {appeals[0].first_editor}) - {""}
