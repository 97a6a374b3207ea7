"""The appeals of whoever holds the link to a review or its reply: one a decision, each with what became of it."""

from collections.abc import Callable, Sequence

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import NotAllowed
from chalicelib.entrypoints.schemas.public_schemas import OwnAppealOut
from chalicelib.entrypoints.schemas.showing import shown


def appeals_of(
    review: Review, about: str, check: Callable[..., None], *, among: Sequence[Appeal]
) -> tuple[list[OwnAppealOut], bool]:
    """Return the appeals about a review or its reply, oldest first; true when one can still be made.

    `check` refuses one against the decision that now stands. `among` are all appeals about the review.
    """
    found = [each for each in among if each.about == about]
    try:
        check(review, now=platform().now())
    except NotAllowed:
        can = False
    else:
        below = {"reply": review.reply, "addition": review.addition}.get(about)
        decided_at = below.decided_at if below else review.moved_at
        can = not any(each.is_against(decided_at) for each in found)
    return [_own(each) for each in found], can


def _own(appeal: Appeal) -> OwnAppealOut:
    return shown(OwnAppealOut, appeal, appeal_id=appeal.id, answer=appeal.decision)
