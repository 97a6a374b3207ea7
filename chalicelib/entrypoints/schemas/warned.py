"""Words looked at before they are sent: what whoever writes them may want to change, and whom to call."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import field

from chalicelib.domain.organisations.listing import SILENT, Listing
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import AppealedOut, Out, WarningOut

if TYPE_CHECKING:
    from chalicelib.domain.signals.words import Written

# What is the page's own to send, and no answer of whoever writes.
OF_THE_CHECK: Final = frozenset({"check", "change", "as_is", "no_person", "nobody"})


class CheckedOut(Out):
    """The passages that the author may want to change; empty where there are none."""

    warnings: list[WarningOut]


class SubmittedOut(Out):
    review_id: str
    status: named.Status
    warnings: list[WarningOut] = field(default_factory=list)


class AppealTakenOut(AppealedOut):
    """An appeal that was taken in, with the passages that an editor may mind."""

    warnings: list[WarningOut]


def warnings_in(text: str, kind: "Written | str", listing: Listing, *, about: str = "") -> list[WarningOut]:
    """Return the warnings about words of some kind, in the order of the text; those on help come first.

    Words that stand in the text twice are warned of once: where they are marked, they are marked everywhere.
    """
    from chalicelib.domain.signals.words import Written, hints_on_words

    found = {
        (hint.code, hint.message_nl, hint.passage.text): WarningOut(
            code=hint.code, message=hint.message_nl, passage=hint.passage.text, person=hint.person
        )
        for hint in hints_on_words(text, Written(kind), listing, about=about)
    }
    return list(found.values())


def warnings_in_reply(words: str, listing: Callable[[], Listing], *, about: str) -> list[WarningOut]:
    """Return the warnings about a reply; the organisation is asked for where its listing may take one away."""
    found = warnings_in(words, "reply", SILENT, about=about)
    return warnings_in(words, "reply", listing(), about=about) if shown_first(found) else found


def lines(text: str) -> frozenset[str]:
    """The passages that name nobody, as a form sends them: one a line."""
    return frozenset(text.splitlines())


def but_for(warnings: list[WarningOut], no_person: str) -> list[WarningOut]:
    """Return the warnings without those of passages of which the author says that they name nobody."""
    said = lines(no_person)
    return [each for each in warnings if not each.person or each.passage not in said]


def shown_first(warnings: list[WarningOut]) -> bool:
    """Check if a page shows these before it sends; that a reply fits below any review stops nobody.

    The page says beside the field how to do better.
    """
    from chalicelib.domain.signals.hints import GENERIC_REPLY

    return any(each.code != GENERIC_REPLY for each in warnings)
