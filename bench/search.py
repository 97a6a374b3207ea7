"""The cost of a search among organisations: CPU of a warm process, and of the first search of a cold one."""

import random
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Final

from bench.figures import Figure
from chalicelib.adapters.dynamodb.projections.search_items import BLOCKS, block_of, packed, unpack
from chalicelib.domain.organisations.listing import Address, Listing, Sector
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.organisations.search import Index
from chalicelib.domain.organisations.search_lines import Block, Line, line
from chalicelib.domain.reviews.score import Tally

LISTINGS: Final = 100_000
_ROUNDS: Final = 9
_NAMES: Final = (
    "Zonnehof",
    "Sint-Jozef",
    "De Lindeboom",
    "Ter Duinen",
    "Het Zwaluwnest",
    "Oase",
    "Ons Huis",
    "Kiekeboe",
)
_PLACES: Final = (("9000", "Gent"), ("2000", "Antwerpen"), ("8000", "Brugge"), ("3000", "Leuven"), ("9300", "Aalst"))
_SECTORS: Final = tuple(Sector)
_CHANCE: Final = random.Random(1)  # noqa: S311  (listings to measure with)
QUERIES: Final = (
    {"words": "lindeboom 4711", "postal_code": ""},
    {"words": "zonnehof gent", "postal_code": ""},
    {"words": "bestaat niet", "postal_code": ""},
    {"words": "", "postal_code": "8777"},
)


def figures() -> Iterator[Figure]:
    """P7."""
    warm, cold = measured()
    yield Figure(
        code="P7", name=f"search among {LISTINGS:,} organisations, the dearest", figure=warm, unit="ms CPU", most=20
    )
    yield Figure(code="P7", name="the first search of a process", figure=cold, unit="ms CPU", most=20)


def measured() -> tuple[float, float]:
    """Milliseconds of CPU: the dearest of the warm searches, and the dearest as the first one of a process."""
    blocks: list[list[Line]] = [[] for _ in range(BLOCKS)]
    for number in range(LISTINGS):
        each = line(_organisation(number))
        blocks[block_of(each.id)].append(each)
    items = [packed("open", "block", 1, Block.of(block)) for block in blocks]

    def index() -> Index:
        return Index(map(unpack, items))

    read = index()
    warm = max(_milliseconds(lambda query=query: read.find(**query, limit=20)) for query in QUERIES)  # type: ignore[misc]
    cold = max(_milliseconds(lambda query=query: index().find(**query, limit=20)) for query in QUERIES)  # type: ignore[misc]
    return warm, cold


def _organisation(number: int) -> Organisation:
    name, (_, place) = _NAMES[number % len(_NAMES)], _PLACES[number // 7 % len(_PLACES)]
    listing = Listing(
        register_id=str(number),
        sector=_SECTORS[number % len(_SECTORS)],
        name=f"{name} {number}",
        address=Address(postal_code=str(1000 + number % 9000), municipality=place),
    )
    # As our own ids are: 128 bits by chance, spelt out.
    return Organisation(
        id=f"{_CHANCE.getrandbits(128):032x}",
        listing=listing,
        moderation=ModerationState(),
        tally=Tally(),
        contact_nonce="",
    )


def _milliseconds(act: Callable[[], object], rounds: int = _ROUNDS) -> float:
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return 1000 * median(spent)
