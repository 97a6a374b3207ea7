"""The appeal against the decision that now stands, for whoever holds the link to a review or its reply."""

from collections.abc import Callable

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import NotAllowed, NotFound
from chalicelib.ports.stores import IdGenerator


def appeal_of(
    review: Review, check: Callable[..., None], appeal_id: Callable[[Review, IdGenerator], str]
) -> tuple[Appeal | None, bool]:
    """Read the appeal that a decision got, None without one; true when one can still be made, which `check` refuses."""
    here = platform()
    try:
        check(review, now=here.now())
        return here.cases.appeal(appeal_id(review, here.id_generator)), False
    except NotAllowed:
        return None, False
    except NotFound:
        return None, True
