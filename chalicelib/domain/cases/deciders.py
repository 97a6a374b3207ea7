"""The editors who decided on a review, its reply or a case about it: none of them judges an appeal (DSA 20).

The log knows them; which of it is to be read, and what it tells, is said here.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import PROVES, Action, AppealAction, NoticeAction, ReplyAction
from chalicelib.domain.rules.log import TYPE_IN, LogEntry

# Who typed a review in judges nothing about it either; what an editor saw of a proof is no judgement of the words.
_LAWS: Final = (Action, ReplyAction, NoticeAction, AppealAction)
_DECISIONS: Final = frozenset({TYPE_IN, *(str(each) for law in _LAWS for each in law if each not in PROVES)})


def subjects_of(appeal: Appeal, others: Sequence[Appeal] = ()) -> list[str]:
    """Return the subjects of the log that tell who decided on what an appeal is about.

    Args:
        appeal: one of those about its review, or the one against a measure on an organisation.
        others: all about the same review, in any order; it may be among them.
    """
    if not appeal.review_id:
        return [f"organisation/{appeal.organisation_id}"]
    own = [f"{kind}/{appeal.review_id}" for kind in ("review", "reply", "addition")]
    notices = [f"notice/{appeal.notice_id}"] if appeal.notice_id else []
    appeals = dict.fromkeys(each.id for each in (appeal, *others))
    return [*own, *notices, *(f"appeal/{each}" for each in appeals)]


def deciders_in(entries: Iterable[LogEntry], appeal: Appeal) -> frozenset[str]:
    """Return the ids of all editors who decided on what an appeal is about, as the log and the appeal itself know them.

    Args:
        entries: of its `subjects_of`, those of each subject oldest first.
        appeal: which somebody is to judge.
    """
    found = (
        {each.actor_id for each in entries if each.actor is Actor.EDITOR and each.action in _DECISIONS}
        if appeal.review_id
        else _of_measure(entries, appeal)
    )
    return frozenset(found | {appeal.first_editor}) - {""}


def _of_measure(entries: Iterable[LogEntry], appeal: Appeal) -> set[str]:
    """Return who proposed the warning that an appeal is against, or confirmed the block: their word left it as it was.

    Of a warning that is whoever did so since the one before it; of a block, until the next.
    """
    around: set[str] = set()
    taken = False
    for entry in entries:
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
