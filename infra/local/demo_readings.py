"""Second readings for the demo data: of so few decisions chance would draw one or two, so these are chosen."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from chalicelib.bootstrap import Platform
from chalicelib.domain.cases.second_reading import ReadAs, SecondReading
from chalicelib.domain.clock.days import begins, day_of, year_of
from chalicelib.ports.stores import AlreadyThere
from chalicelib.use_cases.readings.read_again import read_again
from infra.local.prepare import EDITORS

# By whom each is read, as what, and by which rule; the last of them differs, and waits for a chief editor.
_READ: Final = (
    (1, ReadAs.APPROVE, ""),
    (2, ReadAs.APPROVE, ""),
    (1, ReadAs.APPROVE, ""),
    (2, ReadAs.RETURN, "no_personal_data"),
)


def read_some_again(published: Sequence[tuple[str, str, datetime]], *, here: Platform) -> None:
    """Draw these reviews, which were published by an editor at a moment, and have the first of them read."""
    drawn = [_drawn(*each, here=here) for each in published]
    for (reader, action, rule), reading, (_, _, at) in zip(_READ, drawn, published, strict=False):
        now = at + timedelta(days=2)
        read_again(reading.id, action, rule, editor=EDITORS[reader], stores=here, now=now)


def _drawn(review_id: str, first_editor: str, at: datetime, *, here: Platform) -> SecondReading:
    reading = SecondReading(
        id=here.id_generator.new_id(),
        year=year_of(at),
        first=ReadAs.APPROVE,
        first_editor=first_editor,
        review_id=review_id,
        organisation_id=here.reviews.get(review_id).organisation_id,
        closed_to=(first_editor,),
        waiting_since=begins(day_of(at)),
    )
    with suppress(AlreadyThere):  # chance drew it too
        here.readings.restore(reading)
    return next(iter(here.readings.many([review_id]).values()))
