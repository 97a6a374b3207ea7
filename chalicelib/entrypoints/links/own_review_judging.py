"""The judges of what authors send through the link to their own review."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from chalicelib.bootstrap import platform
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import FieldError, Invalid, Judge
from chalicelib.entrypoints.http.reading import judged
from chalicelib.entrypoints.schemas.statement_schemas import ManageAction, ManageIn
from chalicelib.use_cases.post.correct_address import address_errors
from chalicelib.use_cases.reviews.manage_review import length_errors, own_review

_NEEDED: Final[Mapping[ManageAction, Sequence[str]]] = {
    ManageAction.REVISE: ("text", "aspect_ratings"),
    ManageAction.ADD: ("text",),
    ManageAction.ANSWER: ("question_id", "text"),
    ManageAction.APPEAL: ("explanation",),
}
_OF_A_LENGTH: Final = {ManageAction.REVISE, ManageAction.ADD}


def check_whole(before: Review, body: ManageIn) -> None:
    """Refuse a revision of which a part is missing or too short, with what its ratings lack. Raises Invalid."""
    errors = judged(body, OF_WORDS)
    if errors:
        raise Invalid((*errors, *judged(body, [_ratings_judge(lambda: before)], errors)))


def judges_of(token: str) -> tuple[Judge, ...]:
    """Return the judges of what an author sends; the review is read where there are ratings to judge."""
    here = platform()
    return (*OF_WORDS, _ratings_judge(lambda: own_review(token, stores=here, now=here.now())))


def _ratings_judge(review: Callable[[], Review]) -> Judge:
    def judge(sent: ManageIn) -> Iterable[FieldError]:
        if sent.action is not ManageAction.REVISE or sent.aspect_ratings is None:
            return ()
        return platform().theme_sets.version(review().theme_set).check(sent.aspect_ratings)

    return judge


def _missing(name: str) -> Judge:
    """Return the judge of a field that some acts cannot do without."""
    reason = "why_you_disagree" if name == "explanation" else ""

    def judge(sent: ManageIn) -> Iterable[FieldError]:
        if name in _NEEDED.get(sent.action, ()) and getattr(sent, name) is None:
            yield FieldError(name, "required", reason)

    return judge


def _too_short(sent: ManageIn) -> Iterable[FieldError]:
    if sent.action in _OF_A_LENGTH and sent.text is not None:
        yield from length_errors(sent.text)


def _no_address(sent: ManageIn) -> Iterable[FieldError]:
    if sent.action is ManageAction.CORRECT_ADDRESS:
        yield from address_errors(sent.postal_address or "")


OF_WORDS: Final[tuple[Judge, ...]] = (
    *map(_missing, ("text", "aspect_ratings", "question_id", "explanation")),
    _too_short,
    _no_address,
)
