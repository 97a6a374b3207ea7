"""The states of the pages on paper and letters: typing in a review, lists of letters, a letter, its code."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, Final

import msgspec

from chalicelib.domain.organisations.listing import Address
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.console import post_schemas as schemas
from chalicelib.entrypoints.schemas.statement_schemas import OwnReviewOut
from chalicelib.settings import Reach
from tests.builders import NOW
from tests.entrypoints.pages.page_words import WRITE_ERRORS, Words, manage, managed, theme_set, typed_review

_ERRORS: Final = WRITE_ERRORS | {
    "channel": "Kies hoe het binnenkwam.",
    "note": "Schrijf over welke afspraak met de organisatie het gaat.",
    "author.postal_address": "Vul straat en nummer in.",
}


def post_states(said: str) -> dict[str, tuple[str, Words]]:
    typed = typed_review(said) | {"channel": "agreed", "note": said}
    return {
        "type_in, to find": ("type_in", _finding(said)),
        "type_in, nothing": ("type_in", _finding(said, empty=True)),
        "type_in": ("type_in", _form(said)),
        "type_in, wrong": ("type_in", _form(said, typed=typed, errors=_ERRORS)),
        "type_in, to look at": ("type_in", _form(said, typed=typed, warnings=(said,), at_house=True)),
        "letters": ("letters", _letters(said)),
        "letters, none": ("letters", _letters(said, empty=True)),
        "letters, printed": ("letters", _letters(said, printed=True)),
        "letters, none printed": ("letters", _letters(said, printed=True, empty=True)),
        "letters, sheets": ("letters", _letters(said, sheets=[_sheet(said), _sheet(said, bare=True)])),
        "letters, no sheets": ("letters", _letters(said, sheets=[])),
        "letter": ("letter", _letter(said, "waiting", sheets=[_sheet(said)])),
        "letter, nothing to say": ("letter", _letter(said, "waiting", nothing="erased")),
        "letter, unreadable": ("letter", _letter(said, "waiting", nothing="unreadable")),
        "letter, printed": ("letter", _letter(said, "printed")),
        "letter, returned": ("letter", _letter(said, "returned")),
        "manage, by letter": ("manage", manage(_managed(said))),
        "manage, by letter, wrong": (
            "manage",
            manage(
                _managed(said),
                typed={"action": "correct_address", "postal_address": said},
                errors={"postal_address": "Vul straat en nummer in."},
            ),
        ),
        "code": ("code", {"typed": {}, "errors": {}}),
        "code, wrong": ("code", {"typed": {"code": said}, "errors": {"code": "Deze code opent niets.", said: said}}),
    }


def _managed(said: str) -> OwnReviewOut:
    found = managed(said, Status.PENDING)
    acts = [*found.allowed_actions, "correct_address"]
    return msgspec.structs.replace(found, allowed_actions=acts, postal_address=said)


def _finding(said: str, *, empty: bool = False) -> Words:
    listing = SimpleNamespace(name=said, address=Address(street=said, number="1", municipality=said))
    found = [] if empty else [SimpleNamespace(id="o1", listing=listing)]
    return {"organisation": None, "found": found, "query": schemas.TypingQuery(q=said[:100])}


def _form(
    said: str,
    *,
    typed: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    warnings: tuple[str, ...] = (),
    at_house: bool = False,
) -> Words:
    return {
        "organisation": public_schemas.NamedOut(id="o1", name=said),
        "theme_set": theme_set(said),
        "typed": typed or {"form_key": "k1"},
        "errors": errors or {},
        "warnings": [public_schemas.WarningOut(code="all_capitals", message=each, passage=each) for each in warnings],
        "at_house": at_house,
        "now": NOW,
    }


def _letters(
    said: str, *, printed: bool = False, empty: bool = False, sheets: list[Mapping[str, Any]] | None = None
) -> Words:
    kinds = [kind for kind, rule in MAIL_RULES.items() if rule.to is Addressee.AUTHOR]
    items = [
        schemas.LetterItemOut(
            id=f"m{number}",
            review_id="r1",
            organisation=public_schemas.NamedOut(id="o1", name=said if number else ""),
            kind=kind,
            state="waiting" if not printed else "returned" if number % 2 else "printed",
            at=NOW,
            late=number == 0 and not printed,
        )
        for number, kind in enumerate(kinds)
    ]
    return {
        "found": schemas.LettersOut(items=[] if empty else items, next=None if empty else "further"),
        "query": schemas.LettersQuery(printed=printed, sheets=sheets is not None),
        "flash": {"done": "print_letter", "was": ""},
        "sheets": sheets or [],
    }


def _letter(said: str, state: str, *, sheets: list[Mapping[str, Any]] | None = None, nothing: str = "") -> Words:
    data = schemas.LetterOut(
        id="m1",
        review_id="r1",
        organisation_id="o1",
        kind="review_received",
        state=state,
        at=NOW,
        address=[said],
        at_house=True,
        subject=said,
        text=said,
        code="0123 4567 89AB CDEF",
        nothing_to_say=nothing,
    )
    return {"found": data, "sheets": sheets or []}


def _sheet(said: str, *, bare: bool = False) -> Mapping[str, Any]:
    return {
        "id": "m2" if bare else "m1",
        "address": (said, said, said),
        "at_house": True,
        "code": "0123 4567 89AB CDEF",
        "subject": said,
        "text": said,
        "html": "<p>Dag Godelieve,</p><ul><li>Typ daar je code: <strong>0123 4567 89AB CDEF</strong></li></ul>",
        "reach": Reach() if bare else Reach(phone=said, address=said),
        "made_at": NOW,
    }
