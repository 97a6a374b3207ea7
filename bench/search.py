"""What a search among organisations costs: CPU of a warm process, and of the first search of a cold one."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Final

from bench.figures import Figure
from chalicelib.adapters.dynamodb.directory import BLOCKS, _block, _pack, _unpack
from chalicelib.adapters.dynamodb.working_tables import DirectoryItem
from chalicelib.domain.search import Index, Line

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
_SECTORS: Final = ("residential_care", "child_care", "youth_care", "disability")
WISHES: Final = (
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
    """Milliseconds of CPU: the dearest of the warm searches, and all that the first one of a process does."""
    lines = [_line(number) for number in range(LISTINGS)]
    blocks: list[dict[str, Line]] = [{} for _ in range(BLOCKS)]
    for each in lines:
        blocks[_block(each.id)][each.id] = each
    items = [DirectoryItem("open", "block", version=1, lines=_pack(block)) for block in blocks]

    def load() -> Index:
        return Index(each for item in items for each in _unpack(item).values())

    index = load()
    warm = max(_milliseconds(lambda wish=wish: index.find(**wish, limit=20)) for wish in WISHES)  # type: ignore[misc]
    return warm, _milliseconds(load, rounds=3)


def _line(number: int) -> Line:
    name, (_, place) = _NAMES[number % len(_NAMES)], _PLACES[number // 7 % len(_PLACES)]
    return Line(
        id=f"organisation-{number:06}",
        name=f"{name} {number}",
        postal_code=str(1000 + number % 9000),
        municipality=place,
        sector=_SECTORS[number % len(_SECTORS)],
        email_status="ok",
    )


def _milliseconds(act: Callable[[], object], rounds: int = _ROUNDS) -> float:
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return 1000 * median(spent)
