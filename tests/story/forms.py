"""The words of the story as a frontend sends them: the builders' things, in the forms of the API."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.lifecycle import ReadingAction
from tests.builders import APPEAL, RULE, WHY, author, new_notice, promise, reply, submission, told

REASONS: Final = {"rule": RULE, "explanation": WHY}


def a_month_before(now: datetime) -> str:
    """The month of an experience: over in every time zone, also when a year turns."""
    return f"{now - timedelta(days=31):%Y-%m}"


def address(number: int) -> str:
    return f"mieke{number}@post.example"


def words(number: int) -> str:
    """A text of the nth author's own."""
    return f"{submission().text[:-1]}, dag {number} na dag {number * number}."


def author_form(writer: Author) -> dict[str, Any]:
    """The author as a form sends them: a postal address is for editors to type in."""
    return {name: value for name, value in asdict(writer).items() if name != "postal_address"}


# What nobody sends who has no card and writes on the web; release 0.1.0 knows neither.
_LEFT_OUT: Final[dict[str, Any]] = {"invitation": None, "channel": None}


def review_form(organisation_id: str, aspect: str, *, now: datetime, number: int = 0, **changes: Any) -> dict[str, Any]:
    """The review of the nth author, who rates one aspect."""
    sent = submission(
        organisation_id=organisation_id,
        text=words(number),
        aspect_ratings={aspect: 4},
        experienced=a_month_before(now),
        author=author(email=address(number)),
    )
    form = asdict(sent) | {"author": author_form(sent.author)} | _LEFT_OUT
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def notice_form(number: int = 0, **changes: Any) -> dict[str, Any]:
    """The notice of the nth notifier."""
    sent = asdict(new_notice())
    del sent["review_id"]  # in the address
    notifier = sent.pop("notifier")
    return {**sent, "name": notifier["name"], "email": f"noor{number}@melder.example", **changes}


def reply_form(**changes: Any) -> dict[str, Any]:
    return {"text": reply().text, **changes}


def promise_form(**changes: Any) -> dict[str, Any]:
    """A promise for this very month, whenever that is."""
    return {"text": promise().text, "by": month_of(datetime.now(UTC)), **changes}


def outcome_form(**changes: Any) -> dict[str, Any]:
    return {"status": told().status, "outcome": told().text, **changes}


def revision_form(ratings: Any, **changes: Any) -> dict[str, Any]:
    return {"action": "revise", "text": "De zorg was goed, het eten was vers.", "aspect_ratings": ratings, **changes}


def appeal_form(**changes: Any) -> dict[str, Any]:
    return {"action": "appeal", "explanation": APPEAL, **changes}


def reading_form(action: ReadingAction, **changes: Any) -> dict[str, Any]:
    """The second word of an editor on a text, or a chief editor's on two that differ."""
    is_read = action is ReadingAction.READ_AGAIN
    return {**({"action": "approve"} if is_read else {"stands": "first"}), **changes}


def decision_form(action: str, version: int, **changes: Any) -> dict[str, Any]:
    """An editor's decision, with every reason that the law may ask for."""
    return {"action": action, "version": version, **REASONS, **changes}
