"""`python -m infra.signals`: read JSON lines of texts, write a JSON line for each with what the signals find.

A line in is `{id, kind, text, organisation, author}`: kind is review, reply, revision, explanation, appeal or notice;
organisation `{name, email, phone, street, municipality}`, of which any may lack; author `{first_name, last_name,
email}` or null, whoever wrote the review. A line out is `{id, language, signals: [{code, strength, passages}],
themes: [{id, passages, points}], hints: [code]}`, in the order in which they came. No store is asked, nothing is kept.

All lines are read before the first is answered: a wrong one is named by its number, and then nothing is written.
"""

import sys
from collections.abc import Iterable, Iterator

import msgspec

from chalicelib.domain.letters.folding import has_something_to_see
from chalicelib.domain.organisations.listing import Address, EmailStatus, Listing, Sector
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.behaviour.names_author import names_author
from chalicelib.domain.signals.text.language import language_of
from chalicelib.domain.signals.words import Written, hints_on_words, look_at_words
from chalicelib.dutch.keyword_themes import current_themes
from infra.commands import OneLineParser, run


class About(msgspec.Struct, frozen=True):
    """The organisation that a text is about."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    street: str | None = None
    municipality: str | None = None

    @property
    def listing(self) -> Listing:
        return Listing(
            register_id="",
            sector=Sector.RESIDENTIAL_CARE,
            name=self.name or "",
            address=Address(street=self.street or "", municipality=self.municipality or ""),
            email=self.email or "",
            email_status=EmailStatus.OK if self.email else EmailStatus.ABSENT,
            phone=self.phone or "",
        )


class Writer(msgspec.Struct, frozen=True):
    """Whoever wrote the review."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""


class Asked(msgspec.Struct, frozen=True):
    """A line in."""

    id: str | int
    kind: Written
    text: str
    organisation: About | None = None
    author: Writer | None = None


class FoundSignal(msgspec.Struct, frozen=True):
    """A signal, with the words that it points at."""

    code: str
    strength: int
    passages: list[str]


class FoundTheme(msgspec.Struct, frozen=True):
    """A theme, with the words by which the text is about it."""

    id: str
    passages: list[str]
    points: str | None  # praise, criticism, or neither for sure


class Found(msgspec.Struct, frozen=True):
    """A line out."""

    id: str | int
    language: str
    signals: list[FoundSignal]
    themes: list[FoundTheme]
    hints: list[str]


class WrongLineError(Exception):
    """A line that cannot be read; the message names it."""


def asked(lines: Iterable[bytes]) -> Iterator[Asked]:
    """Read lines; empty ones are passed over.

    Raises:
        WrongLineError: one is no JSON, or not of this form.
    """
    reader = msgspec.json.Decoder(Asked)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield reader.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
                raise WrongLineError(f"line {number}: {wrong}") from wrong


def found(one: Asked) -> Found:
    """Return what signals, themes and hints say of one text."""
    listing = (one.organisation or About()).listing
    author = Author(**msgspec.structs.asdict(one.author)) if one.author else None
    # Stored nowhere: an editor's page asks it anew of each text that it shows.
    named = names_author(one.text, author, of_reply=one.kind is Written.REPLY)
    looked = [*look_at_words(one.text, one.kind, listing), *([named] if named else [])]
    refused = list(_refused(one))
    hints = hints_on_words(one.text, one.kind, listing)
    return Found(
        id=one.id,
        language=language_of(one.text),
        signals=[
            *refused,
            *(
                FoundSignal(each.code, each.strength, [part.text for part in each.passages])
                for each in sorted(looked, key=lambda signal: -signal.strength)
            ),
        ],
        themes=[
            FoundTheme(theme, [one.text[start:end] for start, end in said.places], said.points or None)
            for theme, said in current_themes().said_in(one.text).items()
        ],
        hints=list(dict.fromkeys(each.code for each in hints)),
    )


def _refused(one: Asked) -> Iterator[FoundSignal]:
    """Yield what no form takes: nothing to see, and in a reply what an example left to fill in."""
    if not has_something_to_see(one.text):
        yield FoundSignal("invisible_text", STRONG, [])
    if one.kind is Written.REPLY and (left := left_over_placeholders(one.text)):
        yield FoundSignal("placeholder", STRONG, list(left))


def main() -> int:
    OneLineParser(prog="python -m infra.signals", description=__doc__).parse_args()
    try:
        answers = [found(one) for one in list(asked(sys.stdin.buffer))]
    except WrongLineError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(msgspec.json.Encoder().encode_lines(answers))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    run(main)
