"""Words looked at before they are sent: what whoever writes them may want to change, and whom to call."""

from typing import TYPE_CHECKING

from chalicelib.domain.organisations.listing import Listing
from chalicelib.entrypoints.http.request import Request
from chalicelib.entrypoints.schemas.public_schemas import WarningOut

if TYPE_CHECKING:
    from chalicelib.domain.signals.words import Written


def warnings_in(text: str, kind: "Written | str", listing: Listing) -> list[WarningOut]:
    """Return the warnings about words of some kind, in the order of the text; those on help come first."""
    from chalicelib.domain.signals.words import Written, hints_on_words

    return [
        WarningOut(code=hint.code, message=hint.message_nl, passage=hint.passage.text)
        for hint in hints_on_words(text, Written(kind), listing)
    ]


def looks_first(request: Request, warnings: list[WarningOut]) -> bool:
    """Tell whether a page shows the warnings before it sends: once, to whoever did not say that it is meant."""
    return bool(warnings) and request.is_form and not request.form().get("as_is")
