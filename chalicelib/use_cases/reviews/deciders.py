"""The editors who decided on a review, its reply or a case about it, read from the log."""

from collections.abc import Sequence
from typing import Protocol

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.deciders import deciders_in, subjects_of
from chalicelib.ports.cases import CaseReader
from chalicelib.ports.clock import LogReader


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
    others = stores.cases.about(appeal.review_id)[1] if appeal.review_id else ()
    return _of(appeal, others, stores)


def deciders_of_open(appeals: Sequence[Appeal], *, stores: Decided) -> frozenset[str]:
    """Return the same of several appeals that one act answers: their review is one."""
    return _of(appeals[0], appeals, stores) if appeals else frozenset()


def _of(appeal: Appeal, others: Sequence[Appeal], stores: Decided) -> frozenset[str]:
    subjects = subjects_of(appeal, others)
    return deciders_in((entry for subject in subjects for entry in stores.log.of(subject)), appeal)
