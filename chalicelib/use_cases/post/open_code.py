"""Somebody types the code of a letter, which opens what a mailed link would."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.letters.typed_codes import read_code
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotFound, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.mails.by_post import code_in, code_key

OPEN_FOR: Final = timedelta(days=1)  # the link that a code opens; the code itself lives as long as a mailed link


def open_code(typed: str, *, stores: Stores, now: datetime, tried: Sequence[Count] = ()) -> str:
    """Return the address of the author's page that a code opens; nothing is changed by it, however often it is typed.

    Whatever is wrong with a code, the answer is one: mistyped, made up, too old, or of a review that is gone.

    Raises:
        Invalid: it opens nothing.
        TooMany: it opens nothing, as all that this origin tried too often; one that opens always does.
    """
    code, ids = read_code(typed), stores.id_generator
    found = stores.letters.opened_by(code_key(code, ids), now=now)
    try:
        review = stores.reviews.get(found[0]) if found else None
    except (NotFound, UnreadableRecord):
        review = None
    if not code or found is None or review is None or not review.manage_nonce or code_in(found[1], review, ids) != code:
        stores.counters.take(tried, now=now)
        raise Invalid((FieldError("code", "unknown_code"),))
    return stores.links.url(Purpose.MANAGE, review.id, review.manage_nonce, expires_at=now + OPEN_FOR)
