"""The table of misbehaviours. Adding one here makes it appear in `GET /control` and on the control page.

"Every Nth" counts what that fault has seen since the last `POST /control`; 0 means never.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, ValidationError, convert, to_builtins
from msgspec.inspect import (
    BoolType,
    FloatType,
    IntType,
    LiteralType,
    Metadata,
    StructType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

MOST_A_PAGE: Final = 2000
MOST_LISTINGS: Final = 1_000_000
_PRINTED: Final = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]"
_LINE: Final = rf"^{_PRINTED}*\Z"
Line = Annotated[str, Meta(pattern=_LINE)]
Filled = Annotated[str, Meta(min_length=1, pattern=_LINE)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Percent = Annotated[float, Meta(ge=0, le=100)]


def _words(label: str, about: str) -> Meta:
    return Meta(title=label, description=about)


class ClientCredentials(Struct, frozen=True, forbid_unknown_fields=True):
    client_id: Filled
    client_secret: Filled


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The register's behaviour; every default is good."""

    # The register itself
    listings: Annotated[
        int, Meta(ge=0, le=MOST_LISTINGS), _words("Aantal verzonnen fiches", "How many listings are generated.")
    ] = 400
    seed: Annotated[
        Count,
        _words("Startgetal: een ander getal geeft andere fiches", "Another seed is another register, with other ids."),
    ] = 1

    # Paging
    drift: Annotated[
        Count,
        _words(
            "Aantal fiches dat na elke pagina naar voren schuift",
            "After each page this many listings not on it are saved again: they move from the end of the list to "
            "the front, so that the next page repeats rows and others are never seen.",
        ),
    ] = 0
    duplicates: Annotated[
        Count,
        _words(
            "Aantal rijen dat op de volgende pagina herhaald wordt",
            "Each page after the first begins with this many rows of the one before (less than a page); nothing is "
            "lost.",
        ),
    ] = 0
    duplicates_stale: Annotated[
        bool,
        _words(
            "Herhaalde rijen zijn een oudere versie",
            "The repeated rows are older: another phone number and a lastUpdated one day earlier.",
        ),
    ] = False
    missing: Annotated[
        Count,
        _words(
            "Aantal rijen dat ontbreekt maar wel meetelt",
            "This many rows of each list are left out, while totalElements still counts them and /leaflet has them.",
        ),
    ] = 0
    changed_total: Annotated[
        int,
        Meta(ge=-1_000_000, le=1_000_000),
        _words(
            "Verandering van het totaal halverwege",
            "Added to totalElements from half way through the pages on; may be negative.",
        ),
    ] = 0
    empty_page: Annotated[
        Count, _words("Elke zoveelste pagina is leeg", "Every Nth page of listings has no rows, its totals unchanged.")
    ] = 0
    half_pages: Annotated[
        bool,
        _words(
            "De helft van de pagina's is leeg", "The second, fourth, sixth … page have no rows, their totals unchanged."
        ),
    ] = False
    max_size: Annotated[
        int,
        Meta(ge=1, le=MOST_A_PAGE),
        _words("Grootste pagina", "A larger size asked for is silently lowered to this; page.size tells."),
    ] = MOST_A_PAGE
    page_origin: Annotated[
        int,
        Meta(ge=0, le=1),
        _words("Nummer van de eerste pagina (0 of 1)", "The number of the first page, in requests and answers."),
    ] = 0

    # Answers
    truncated: Annotated[
        Count, _words("Elk zoveelste antwoord breekt halverwege af", "Every Nth answer is the first half of its JSON.")
    ] = 0
    html: Annotated[
        Count, _words("Elk zoveelste antwoord is een webpagina", "Every Nth answer is a 200 with an HTML page.")
    ] = 0
    status_429: Annotated[
        Count,
        _words(
            "Elke zoveelste vraag krijgt 429 (te veel vragen)", "Every Nth request is answered 429 with Retry-After."
        ),
    ] = 0
    retry_after: Annotated[
        int, Meta(ge=0, le=86_400), _words("Seconden wachten na 429 (Retry-After)", "The seconds in that Retry-After.")
    ] = 1
    status_5xx: Annotated[
        Count,
        _words(
            "Elke zoveelste vraag krijgt 503 of 500 (storing)",
            "Every Nth request is answered 503, then 500, then 503 …",
        ),
    ] = 0
    slow_ms: Annotated[
        int,
        Meta(ge=0, le=600_000),
        _words("Milliseconden wachten voor elk antwoord", "Milliseconds that each answer waits."),
    ] = 0
    envelope: Annotated[
        Literal["auto", "plain", "hal"],
        _words("Vorm van het antwoord", "auto follows Accept; plain and hal answer that form whatever is asked."),
    ] = "auto"

    # What the listings hold
    rubric_gone: Annotated[
        tuple[Line, ...],
        _words(
            "Rubrieken die verdwenen zijn (één per regel)",
            "Literal names of rubrics that no longer exist: not listed, and empty when asked for.",
        ),
    ] = ()
    vanished_percent: Annotated[
        Percent,
        _words(
            "Procent fiches dat verdwenen is", "This share of the generated listings is gone: not counted, 404 by id."
        ),
    ] = 0
    rekeyed_percent: Annotated[
        Percent,
        _words(
            "Procent fiches met een nieuw nummer",
            "This share of the generated listings has another id; the old one is a 404.",
        ),
    ] = 0
    emails_lost_percent: Annotated[
        Percent,
        _words(
            "Procent fiches zonder e-mailadres",
            "This share of the generated listings has no e-mail addresses; lastUpdated stays.",
        ),
    ] = 0
    changed_percent: Annotated[
        Percent,
        _words(
            "Procent fiches met een nieuw telefoonnummer",
            "This share of the generated listings has another phone number, saved now; setting it again changes "
            "them again.",
        ),
    ] = 0
    bad_records: Annotated[
        Count,
        _words(
            "Aantal fiches met een kapotte vorm",
            "This many published listings have a broken shape: no name, a name that is a list, addresses that are a "
            "string, contacts that are a list. Hospitals are spared, as the platform never reads them.",
        ),
    ] = 0
    bad_bytes: Annotated[
        Count,
        _words(
            "Aantal fiches met bytes die geen JSON zijn",
            "This many other published listings hold half of a character's escape, a raw control character, a byte "
            "that is no UTF-8, or NaN, in a member that the platform does not read. Hospitals are spared.",
        ),
    ] = 0

    # The way in
    api_key: Annotated[
        Line, _words("API-sleutel die nodig is", "Asked of every API request, unless empty or null; else 401.")
    ] = ""
    api_key_header: Annotated[
        Filled, _words("Naam van de header met die sleutel", "The header that carries the key.")
    ] = "X-API-Key"
    oauth: Annotated[
        ClientCredentials | None,
        _words(
            "OAuth-toegang nodig (id:geheim)",
            "{client_id, client_secret}: POST /oauth/token then gives the bearer token that every API request "
            "needs; null for none.",
        ),
    ] = None
    token_seconds: Annotated[
        int, Meta(ge=1, le=86_400), _words("Seconden dat zo'n token geldig is", "How long such a token lasts.")
    ] = 3600
    base_path: Annotated[
        str,
        Meta(pattern=rf"^/{_PRINTED}*\Z"),
        _words("Pad van de API", "Where the API stands, such as /v2/api; anywhere else is a 404."),
    ] = "/api"
    redirect_to: Annotated[
        str,
        Meta(pattern=rf"^((https?://|/){_PRINTED}*)?\Z"),
        _words(
            "Adres waarnaar elke vraag doorverwijst",
            "Every API request is answered 302 to this address, unless empty or null.",
        ),
    ] = ""


class WrongSetting(ValueError):
    """A setting that is unknown or cannot be what it was given; `name` says which."""

    def __init__(self, refused: ValidationError) -> None:
        super().__init__(str(refused))
        found = re.search(r"\$\.(\w+)", str(refused))
        self.name = found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the table, for people: its words in English and Dutch, its default, and what may be filled in."""

    name: str
    about: str
    label: str
    default: object
    type: Type

    @property
    def input(self) -> str:
        """The kind of box in which a person fills it in."""
        match self.type:
            case BoolType():
                return "checkbox"
            case IntType() | FloatType():
                return "number"
            case VarTupleType():
                return "lines"
            case LiteralType():
                return "choice"
            case _:
                return "text"

    @property
    def step(self) -> str:
        return "any" if isinstance(self.type, FloatType) else "1"

    def read_text(self, text: str) -> object:
        """Read what a form sent into what `merged` takes; a box that is not ticked sends nothing."""
        match self.type:
            case BoolType():
                return bool(text)
            case IntType() | FloatType():
                return text.replace(",", ".") or "0"
            case VarTupleType():
                return [line.strip() for line in text.splitlines() if line.strip()]
            case UnionType():
                client_id, _, client_secret = text.strip().partition(":")
                return {"client_id": client_id, "client_secret": client_secret} if text.strip() else None
            case _:
                return text.strip()

    def as_text(self, settings: Settings) -> str:
        """Return the value as text that `read_text` reads back."""
        value = getattr(settings, self.name)
        if value is None:
            return ""
        if isinstance(value, ClientCredentials):
            return f"{value.client_id}:{value.client_secret}"
        if isinstance(value, float):
            return f"{value:g}"
        return "\n".join(value) if isinstance(value, tuple) else str(value)


def _table() -> tuple[Setting, ...]:
    struct = type_info(Settings)
    assert isinstance(struct, StructType)  # noqa: S101 - for the type checker
    rows = []
    for field in struct.fields:
        assert isinstance(field.type, Metadata)  # noqa: S101 - every row has its words
        words = field.type.extra_json_schema or {}
        rows.append(Setting(field.name, words["description"], words["title"], field.default, field.type.type))
    return tuple(rows)


TABLE: Final = _table()


def merged(settings: Settings, changes: Mapping[str, object], *, typed: bool = True) -> Settings:
    """Settings with these JSON values instead; null puts a text or the client back to none.

    Raises:
        WrongSetting: names the first that is unknown or wrong.
    """
    nothing = {row.name: row.default for row in TABLE if row.default in ("", None)}
    given = {
        name: nothing[name] if name in nothing and value in (None, {}) else value for name, value in changes.items()
    }
    try:
        return convert({**to_builtins(settings), **given}, Settings, strict=typed)
    except ValidationError as refused:
        raise WrongSetting(refused) from None


def merged_form(settings: Settings, form: Mapping[str, str]) -> Settings:
    """The same from a form that shows every setting."""
    return merged(settings, {row.name: row.read_text(form.get(row.name, "")) for row in TABLE}, typed=False)


class Tally:
    """Counts, so that faults come at every Nth turn rather than by chance, and for measurements."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()

    def turn(self, fault: str, every: int) -> int:
        """Return which time this fault strikes, from 1 on, or 0 when it is not its turn. `every` 0 is never."""
        if not every:
            return 0
        self._seen[fault] += 1
        strikes, rest = divmod(self._seen[fault], every)
        return 0 if rest else strikes

    def restart_turns(self) -> None:
        self._seen.clear()

    def reset_counts(self) -> None:
        self.requests.clear()
        self.answers.clear()
