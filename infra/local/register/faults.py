"""The table of misbehaviours. Adding one here makes it appear in `GET /control` and on the control page.

"Every Nth" counts what that fault has seen since the last `POST /control`; 0 means never.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, Final, TypeVar

from infra.local.register.kinds import (
    Choice,
    Client,
    ClientCredentials,
    Flag,
    Kind,
    Lines,
    Percent,
    Text,
    Whole,
)

Value = TypeVar("Value")

MOST_A_PAGE: Final = 2000
MOST_LISTINGS: Final = 1_000_000


def _setting(default: Value, kind: Kind, about: str, dutch: str) -> Value:
    return field(default=default, metadata={"kind": kind, "about": about, "dutch": dutch})


@dataclass(frozen=True, slots=True)
class Settings:
    """How the register behaves; every default is good behaviour."""

    # The register itself
    listings: int = _setting(
        400, Whole(0, MOST_LISTINGS), "How many listings are generated.", "Aantal verzonnen fiches"
    )
    seed: int = _setting(
        1,
        Whole(0),
        "Another seed is another register, with other ids.",
        "Startgetal: een ander getal geeft andere fiches",
    )

    # Paging
    drift: int = _setting(
        0,
        Whole(),
        "After each page this many listings not on it are saved again: they move from the end of the list to "
        "the front, so that the next page repeats rows and others are never seen.",
        "Aantal fiches dat na elke pagina naar voren schuift",
    )
    duplicates: int = _setting(
        0,
        Whole(),
        "Each page after the first begins with this many rows of the one before (less than a page); nothing is lost.",
        "Aantal rijen dat op de volgende pagina herhaald wordt",
    )
    duplicates_stale: bool = _setting(
        False,  # noqa: FBT003 - the default of a setting
        Flag(),
        "The repeated rows are older: another phone number and a lastUpdated one day earlier.",
        "Herhaalde rijen zijn een oudere versie",
    )
    missing: int = _setting(
        0,
        Whole(),
        "This many rows of each list are left out, while totalElements still counts them and /leaflet has them.",
        "Aantal rijen dat ontbreekt maar wel meetelt",
    )
    changed_total: int = _setting(
        0,
        Whole(-1_000_000),
        "Added to totalElements from half way through the pages on; may be negative.",
        "Verandering van het totaal halverwege",
    )
    empty_page: int = _setting(
        0,
        Whole(),
        "Every Nth page of listings has no rows, its totals unchanged.",
        "Elke zoveelste pagina is leeg",
    )
    half_pages: bool = _setting(
        False,  # noqa: FBT003 - the default of a setting
        Flag(),
        "The second, fourth, sixth … page have no rows, their totals unchanged.",
        "De helft van de pagina's is leeg",
    )
    max_size: int = _setting(
        MOST_A_PAGE,
        Whole(1, MOST_A_PAGE),
        "A larger size asked for is silently lowered to this; page.size tells.",
        "Grootste pagina",
    )
    page_origin: int = _setting(
        0,
        Whole(0, 1),
        "The number of the first page, in requests and answers.",
        "Nummer van de eerste pagina (0 of 1)",
    )

    # Answers
    truncated: int = _setting(
        0,
        Whole(),
        "Every Nth answer is the first half of its JSON.",
        "Elk zoveelste antwoord breekt halverwege af",
    )
    html: int = _setting(
        0, Whole(), "Every Nth answer is a 200 with an HTML page.", "Elk zoveelste antwoord is een webpagina"
    )
    status_429: int = _setting(
        0,
        Whole(),
        "Every Nth request is answered 429 with Retry-After.",
        "Elke zoveelste vraag krijgt 429 (te veel vragen)",
    )
    retry_after: int = _setting(
        1, Whole(0, 86_400), "The seconds in that Retry-After.", "Seconden wachten na 429 (Retry-After)"
    )
    status_5xx: int = _setting(
        0,
        Whole(),
        "Every Nth request is answered 503, then 500, then 503 …",
        "Elke zoveelste vraag krijgt 503 of 500 (storing)",
    )
    slow_ms: int = _setting(
        0,
        Whole(0, 600_000),
        "Milliseconds that each answer waits.",
        "Milliseconden wachten voor elk antwoord",
    )
    envelope: str = _setting(
        "auto",
        Choice(("auto", "plain", "hal")),
        "auto follows Accept; plain and hal answer that form whatever is asked.",
        "Vorm van het antwoord",
    )

    # What the listings hold
    rubric_gone: tuple[str, ...] = _setting(
        (),
        Lines(),
        "Literal names of rubrics that no longer exist: not listed, and empty when asked for.",
        "Rubrieken die verdwenen zijn (één per regel)",
    )
    vanished_percent: float = _setting(
        0,
        Percent(),
        "This share of the generated listings is gone: not counted, 404 by id.",
        "Procent fiches dat verdwenen is",
    )
    rekeyed_percent: float = _setting(
        0,
        Percent(),
        "This share of the generated listings has another id; the old one is a 404.",
        "Procent fiches met een nieuw nummer",
    )
    emails_lost_percent: float = _setting(
        0,
        Percent(),
        "This share of the generated listings has no e-mail addresses; lastUpdated stays.",
        "Procent fiches zonder e-mailadres",
    )
    changed_percent: float = _setting(
        0,
        Percent(),
        "This share of the generated listings has another phone number, saved now; setting it again changes "
        "them again.",
        "Procent fiches met een nieuw telefoonnummer",
    )
    bad_records: int = _setting(
        0,
        Whole(),
        "This many published listings have a broken shape: no name, a name that is a list, addresses that "
        "are a string, contacts that are a list. Hospitals are spared, as the platform never reads them.",
        "Aantal fiches met een kapotte vorm",
    )

    # The way in
    api_key: str = _setting(
        "", Text(), "Asked of every API request, unless empty or null; else 401.", "API-sleutel die nodig is"
    )
    api_key_header: str = _setting(
        "X-API-Key",
        Text(needed=True),
        "The header that carries the key.",
        "Naam van de header met die sleutel",
    )
    oauth: ClientCredentials | None = _setting(  # noqa: RUF009 - None is as immutable as the other defaults
        None,
        Client(),
        "{client_id, client_secret}: POST /oauth/token then gives the bearer token that every API request "
        "needs; null for none.",
        "OAuth-toegang nodig (id:geheim)",
    )
    token_seconds: int = _setting(
        3600, Whole(1, 86_400), "How long such a token lasts.", "Seconden dat zo'n token geldig is"
    )
    base_path: str = _setting(
        "/api",
        Text(prefix="/", needed=True),
        "Where the API stands, such as /v2/api; anywhere else is a 404.",
        "Pad van de API",
    )
    redirect_to: str = _setting(
        "",
        Text(prefix=("http://", "https://", "/")),
        "Every API request is answered 302 to this address, unless empty or null.",
        "Adres waarnaar elke vraag doorverwijst",
    )


def setting_fields() -> tuple[Field[Any], ...]:
    return fields(Settings)


class WrongSetting(ValueError):
    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name} {message}")
        self.name = name


def merged(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """Settings with these JSON values instead; WrongSetting names the first that is unknown or wrong."""
    return _merged(settings, changes, lambda kind, value: kind.read(value))


def merged_form(settings: Settings, form: Mapping[str, str]) -> Settings:
    """The same from a form that shows every setting; a box that is not ticked is not in it."""
    texts = {known.name: form.get(known.name, "") for known in setting_fields()}
    return _merged(settings, texts, lambda kind, text: kind.read_text(str(text)))


def _merged(settings: Settings, changes: Mapping[str, object], read: Callable[[Kind, object], object]) -> Settings:
    kinds = {known.name: known.metadata["kind"] for known in setting_fields()}
    values: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in kinds:
            raise WrongSetting(name, f"is no setting; there are {', '.join(kinds)}")
        try:
            values[name] = read(kinds[name], value)
        except ValueError as error:
            raise WrongSetting(name, str(error)) from None
    return replace(settings, **values)
