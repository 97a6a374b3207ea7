"""All that another register, or another version of this one, would have different.

`docs/sociale-kaart.md` says which of these are attested by public code that reads the register, and which are assumed.
A stage overrides any of them with JSON in `SOCIALE_KAART_CONFIG`.
"""

from typing import Any, Literal

import msgspec

from chalicelib.domain.organisations.listing import Sector


class Authentication(msgspec.Struct, forbid_unknown_fields=True):
    """The way in which we make ourselves known. A secret is named, never written: `env:NAME` or `secretsmanager:ID`."""

    kind: Literal["none", "api_key", "oauth2_client_credentials"] = "none"
    header: str = "X-API-Key"
    secret: str = ""
    token_url: str = ""
    client_id: str = ""
    scope: str = ""


class Paths(msgspec.Struct, forbid_unknown_fields=True):
    """The places of a listing's fields, as dotted names from the record."""

    register_id: str = "id.id"
    state: str = "state"
    name: str = "legalName.description"
    activities: str = "activities"
    activity_name: str = "name.description"
    addresses: str = "addresses"
    street: str = "street.name.description"
    number: str = "number"
    box: str = "box"
    postal_code: str = "municipality.postalCode"
    municipality: str = "municipality.name.description"
    emails: str = "contactInfo.emails"
    phones: str = "contactInfo.phones"
    websites: str = "contactInfo.websites"
    value: str = "value"
    primary: str = "primary"
    updated_at: str = "lastUpdated"
    administrative: str = "administrativeData"
    administrative_type: str = "type"
    enterprise_type: str = "CBE_ID"


class Source(msgspec.Struct, forbid_unknown_fields=True):
    """One register."""

    base_url: str = "https://www.desocialekaart.be/api"
    list_path: str = "/health-offers"
    detail_path: str = "/leaflet/{id}?includeHiddenData=false"
    rubric_parameter: str = "rubrics"
    page_parameter: str = "page"
    size_parameter: str = "size"
    sort_parameter: str = "sort"
    sort: str = "LAST_UPDATED_DESC"
    page_origin: int = 0
    page_size: int = 500  # the register gives at most 2000
    accept: str = "application/json"
    envelopes: tuple[str, ...] = ("content", "_embedded.healthOfferProviderRepresentationList")
    total_path: str = "page.totalElements"
    pages_path: str = "page.totalPages"
    size_path: str = "page.size"
    authentication: Authentication = msgspec.field(default_factory=Authentication)
    paths: Paths = msgspec.field(default_factory=Paths)
    published_states: tuple[str, ...] = ("PUBLISHED",)
    rubrics: dict[str, Sector] = msgspec.field(
        default_factory=lambda: {
            "14.04.01. Woonzorgcentra (WZC)": Sector.RESIDENTIAL_CARE,
            "10.07.02. Groepsopvang voor kinderen": Sector.CHILD_CARE,
            "10.07.03. Gezinsopvang voor kinderen": Sector.CHILD_CARE,
            # The names of these four are assumed, in the form of the three above.
            "11.05.01. Jeugdhulp met verblijf": Sector.YOUTH_CARE,
            "11.05.02. Ambulante en mobiele jeugdhulp": Sector.YOUTH_CARE,
            "12.03.01. Dagopvang voor personen met een handicap": Sector.DISABILITY,
            "12.03.02. Woonondersteuning voor personen met een handicap": Sector.DISABILITY,
        }
    )
    wait: float = 0.5  # seconds before each next request, as public readers of this register keep to
    wait_every: dict[int, float] = msgspec.field(default_factory=lambda: {10: 5.0, 50: 10.0})
    connect_seconds: float = 5.0
    read_seconds: float = 30.0
    answer_seconds: float = 80.0  # for one answer with all its tries and waits; a run keeps 120 to stop in
    tries: int = 5
    longest_wait: float = 60.0  # seconds; a longer Retry-After is left to the next call
    largest_answer: int = 64 * 1024 * 1024  # bytes
    private_addresses: bool = False  # whether it may stand on this machine or network


def read_source(base_url: str, overrides: str, *, local: bool) -> Source:
    """The register of this stage.

    A local register is near and ours: it needs no courtesy and may stand on this machine.

    Raises:
        msgspec.DecodeError: no JSON object, an override that we do not know, or one of a wrong type.
    """
    known: dict[str, Any] = {"base_url": base_url}
    if local:
        known |= {"wait": 0.0, "wait_every": {}, "private_addresses": True}
    known |= msgspec.json.decode(overrides, type=dict[str, Any]) if overrides else {}
    return msgspec.convert(known, Source, strict=False)
