"""The data of the pages on which people object, and say what became of a promise, from the same schemas."""

from collections.abc import Mapping

from chalicelib.dutch.controllers import elsewhere
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.promises import pages as promise_pages
from chalicelib.entrypoints.schemas.statement_schemas import (
    ObjectionOut,
)
from chalicelib.settings import Redress
from tests.entrypoints.pages.case_page_words import stated
from tests.entrypoints.pages.page_words import NOW, TOKEN, Words, promised, public_review

Strings = Mapping[str, str]
Typed = Mapping[str, object]


def objection(
    said: str,
    about: str,
    status: str = "open",
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Words:
    judged = status not in {"open", "taken_back"}
    found = ObjectionOut(
        about=about,
        decision="watch",
        organisation_id="o1",
        organisation=said,
        reasons=stated(said, until=about == "block", appeal=status == "open"),
        status=status,
        objection=public_schemas.AppealedOut(appeal_id="a1", status=status) if judged else None,
        explanation=said if judged else "",
        answer=said if status in {"upheld", "dismissed"} else "",
        allowed_actions=["object"] if status == "open" else ["erase"] if judged else [],
    )
    where = elsewhere(Redress(dispute_body=said, dispute_body_url=said, court=said))
    words = {"name": said, "elsewhere": where, "token": TOKEN}
    return {"found": found, **words, "typed": typed or {}, "errors": errors or {}}


def promise(
    said: str,
    status: str = "open",
    *,
    told: bool = False,
    typed: Typed | None = None,
    errors: Strings | None = None,
    warned: bool = False,
) -> Words:
    """Return the page on which an organisation tells what became of its promise; `told`: it did, and may again."""
    takes = status in {"open", "late"}
    found = promise_pages.PromiseFormOut(
        review=public_schemas.ReviewToReplyToOut(
            id="r1",
            organisation_id="o1",
            text=said,
            aspect_ratings=None,
            capacity="client",
            experienced="2026-09",
            published_at=NOW,
        ),
        reply=said,
        promise=promised(said, status if takes or status == "kept" else "open", first_by="2027-01"),
        takes_answer=takes,
        told=promise_pages.OutcomeToldOut(status="late", text=said, by="2027-04")
        if told or status == "answered"
        else None,
        passage=said if told else "",
        delays_left=0 if status == "late" else 2,
    )
    warnings = [public_schemas.WarningOut(code="personal_data", message=said, passage=said[:9])] if warned else []
    words = {"organisation": said, "token": TOKEN, "months": ["2027-04", "2027-05"], "warnings": warnings}
    return {"found": found, **words, "typed": typed or {}, "errors": errors or {}}


def promise_check(said: str, says: str | None) -> Words:
    found = promise_pages.PromiseCheckOut(
        review_id="r1", organisation=said, promise=promised(said, "kept", author_says=says)
    )
    return {"found": found, "review": public_review(said), "token": TOKEN}
