"""Hints for an author while writing: which words may keep a review from going online. Nobody has to follow them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.help_needs import HelpNeed
from chalicelib.domain.reviews.signal import MODERATE, STRONG, Passage, Signal
from chalicelib.domain.signals.content.all_capitals import LEAST_LETTERS, LONG_RUN, SHARE, shouted
from chalicelib.domain.signals.content.discrimination import discrimination_in
from chalicelib.domain.signals.content.generic_reply import says_nothing
from chalicelib.domain.signals.content.improper_language import improper_in
from chalicelib.domain.signals.content.links_and_advertising import links
from chalicelib.domain.signals.content.self_harm import despair_in
from chalicelib.domain.signals.content.suspected_crime import crimes_in
from chalicelib.domain.signals.content.threat import threat_in
from chalicelib.domain.signals.names.name_words import HONORIFICS, JOBS, RELATIVES
from chalicelib.domain.signals.names.person_names import PersonName, person_names
from chalicelib.domain.signals.text.identifiers import emails, first_of_each, ibans, phones, register_numbers
from chalicelib.domain.signals.text.reading import Reading, normalised, reading

MAX_HINTS: Final = 10
HELP_LINE: Final = "help_line"
GENERIC_REPLY: Final = "generic_reply"
_GENERIC: Final = (
    "Deze reactie past onder elke waardering. Noem iets uit de waardering, en zeg wat je ermee doet: dan "
    "voelt wie ze "
    "schreef zich gehoord."
)
# Whom to call, as it stands beside words; mails list the lines one by one (`dutch/documents/help_lines.py`).
HELP: Final[Mapping[HelpNeed, str]] = {
    HelpNeed.DESPAIR: (
        "Denk jij of iemand anders aan zelfmoord? Bel 1813, dag en nacht, of chat op zelfmoord1813.be. Ben je jong? "
        "Bel dan Awel op 102. Is er nu gevaar? Bel 112."
    ),
    HelpNeed.VIOLENCE: (
        "Gaat het over geweld, misbruik of een ander misdrijf? Bel 1712 om erover te praten, of 101 voor de politie. "
        "Ben je jong? Bel dan Awel op 102. Is er nu gevaar? Bel 112."
    ),
}
_ANY_NAME: Final = (
    "Je noemt “{}”. Laat namen weg, ook die van jezelf. Schrijf bijvoorbeeld “ik”, “een medewerker” of “een bewoner”."
)
_SHOWN: Final = 60  # characters of a passage; the rest is dots
_NUMBERS: Final = (
    "“{}” lijkt een rijksregisternummer. Haal het weg: zo kan niemand er misbruik van maken.",
    "“{}” lijkt een rekeningnummer. Haal het weg: zo kan niemand er misbruik van maken.",
    "“{}” is een e-mailadres. Haal het weg: een waardering is anoniem.",
    "“{}” lijkt een telefoonnummer. Haal het weg: een waardering is anoniem.",
)
_NUMBERS_OF_HOUSE: Final = (
    "“{}” is geen e-mailadres van je organisatie. Is het van een persoon? Haal het dan weg.",
    "“{}” lijkt een gsm-nummer. Is het van een persoon? Haal het dan weg. Het nummer van een dienst mag blijven.",
)
_HURTING: Final[tuple[tuple[Callable[[Reading], Signal | None], int, str], ...]] = (
    (threat_in, STRONG, "“{}” klinkt als een dreigement. Zoiets zetten we nooit online."),
    (discrimination_in, MODERATE, "“{}” kan mensen kwetsen om wie ze zijn. Laat het weg en vertel wat er gebeurde."),
    (improper_in, MODERATE, "“{}” kan kwetsen. Vertel liever wat er gebeurde: kritiek mag scherp zijn, schelden niet."),
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint: a passage that might be changed, and why, in Dutch for the author."""

    code: str
    message_nl: str
    passage: Passage
    person: bool = False  # the passage seems to be somebody's name


def author_hints(text: str, *, listing: Listing | None = None, by_house: bool = False) -> tuple[Hint, ...]:
    """Return hints for whoever writes, in the order of the text; the name of the organisation in `listing` draws none.

    Where the organisation itself writes (`by_house`), nor do its own numbers and addresses.
    """
    read = reading(text)
    reached = emails(read, listing, by_house=by_house), phones(read, listing, by_house=by_house)
    numbers = first_of_each(register_numbers(read), ibans(read), *reached)
    about_numbers = (*_NUMBERS[:2], *_NUMBERS_OF_HOUSE) if by_house else _NUMBERS
    found = [
        *(
            _hint(read, "personal_data", _about(name, read), name.start, name.end, person=True)
            for name in person_names(read, listing)
        ),
        *(
            _hint(read, "personal_data", message, start, end)
            for message, spans in zip(about_numbers, numbers, strict=True)
            for start, end in spans
        ),
        *(
            _hint(
                read,
                "links_and_advertising",
                "Je zet een link in je tekst: “{}”. Vertel liever zelf wat je meemaakte.",
                *span,
            )
            for span in links(read, listing)
        ),
        *_capitals(read, listing),
        *_hurting(read),
    ]
    return (*help_lines(read), *sorted(found, key=lambda hint: hint.passage.start)[:MAX_HINTS])


def reply_hints(text: str, *, about: str = "") -> tuple[Hint, ...]:
    """Return the hint for a reply that says nothing of the review `about` which it stands below; none for others."""
    if not says_nothing(text, about):
        return ()
    read = reading(text)
    return (_hint(read, GENERIC_REPLY, _GENERIC, 0, len(text)),)


def help_lines(read: Reading) -> tuple[Hint, ...]:
    """Return where help is, once for each kind of words that ask for it; nothing that anybody has to change."""
    despair = [span for span, strength in despair_in(read).items() if strength >= MODERATE]
    crime = [span for span, (strength, _) in crimes_in(read).items() if strength >= MODERATE]
    found = ((HelpNeed.DESPAIR, despair), (HelpNeed.VIOLENCE, crime))
    return tuple(_hint(read, HELP_LINE, HELP[need], *min(spans)) for need, spans in found if spans)


def _hint(read: Reading, code: str, message: str, start: int, end: int, *, person: bool = False) -> Hint:
    passage = read.passage(start, end)
    shown = passage.text if len(passage.text) <= _SHOWN else f"{passage.text[:_SHOWN]}…"
    return Hint(code, message.replace("{}", shown), passage, person)


def _about(name: PersonName, read: Reading) -> str:
    if name.title in RELATIVES:
        return f"Je noemt “{{}}”. Laat de naam weg: “mijn {name.title}” zegt genoeg."
    title = read.text[name.start : name.start + len(name.title)].lower()
    title = title if normalised(title) == name.title else name.title  # it stands behind the name in "Luc, de directeur"
    if name.title in JOBS - {"familie", "heer", "madam"} and name.title not in HONORIFICS:
        return f"Je noemt “{{}}”. Laat de naam weg: “de {title}” zegt genoeg."
    return _ANY_NAME  # whose it is nobody knows: staff's, a resident's, or the writer's own


def _hurting(read: Reading) -> Iterator[Hint]:
    """Yield a hint for each passage that insults or threatens; what somebody else is quoted for draws none."""
    for look, least, message in _HURTING:
        signal = look(read)
        if signal is None or signal.strength < least:
            continue
        for each in signal.passages:
            yield Hint(signal.code, message.replace("{}", each.text[:_SHOWN]), each)


def _capitals(read: Reading, listing: Listing | None) -> list[Hint]:
    runs, share, capitals = shouted(read, listing)
    loud = capitals >= LEAST_LETTERS and share >= SHARE
    message = "Je schrijft “{}” in hoofdletters. Gewone letters lezen vlotter en klinken vriendelijker."
    return [
        _hint(read, "all_capitals", message, start, end) for start, end, length in runs if loud or length >= LONG_RUN
    ]
