"""The cost of a search among organisations: CPU of a warm process, and of the first search of a cold one."""

import base64
import gc
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Final

from bench.builds import released
from bench.figures import Figure
from bench.units import size_of
from chalicelib.adapters.dynamodb.client.batch import Item
from chalicelib.adapters.dynamodb.client.signed_connection import as_the_client_gives_it
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.adapters.dynamodb.projections.search_items import (
    BLOCKS,
    block_in,
    block_of,
    packed,
    packed_words,
    shelved,
    unpacked_words,
)
from chalicelib.domain.organisations.listing import Address, Listing, Sector
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.organisations.search import Index
from chalicelib.domain.organisations.search_lines import Block, Line, line
from chalicelib.domain.organisations.slips import Vocabulary
from chalicelib.domain.reviews.score import Tally
from infra.local.environment import ROOT
from tests.prove.stage import played

LISTINGS: Final = 100_000
_ROUNDS: Final = 9
_SEARCHING: Final = Path(__file__).with_name("builds").joinpath("searching.py").read_text(encoding="utf-8")
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
    {"words": "", "postal_code": ""},
    {"words": "rusthuis gent", "postal_code": ""},
    {"words": "zonehof getn", "postal_code": ""},
    {"words": "zwaluw nest antwerpn", "postal_code": ""},
    {"words": "lindebom 9050", "postal_code": ""},
    {"words": "kraaikamer brugge", "postal_code": ""},
    {"words": "kraeinkamr", "postal_code": ""},
    {"words": "st jozef zonehofterlinde", "postal_code": ""},
)
# What names are made of, so that there are as many words as of so many organisations.
_BEGIN: Final = "kraai spreeuw wilgen populier klaver distel korenbloem meidoorn hazel vlier berken essen olmen"
_MIDDLE: Final = "en der el er je ina ora alda este une ide aver olt ims ard"
_END: Final = "kamer drift dries akker beemd kouter meers broek voorde schans hoeve poort kade wijk tuin"


def figures() -> Iterator[Figure]:
    """P7."""
    warm, cold = measured()
    yield Figure(
        code="P7", name=f"search among {LISTINGS:,} organisations, the dearest", figure=warm, unit="ms CPU", most=20
    )
    yield Figure(
        code="P7",
        name=f"the first search of a process, the dearest of {len(QUERIES)} (two slips), from answers that are here",
        figure=cold,
        unit="ms CPU",
        most=20,
    )
    today, release = first_searches()
    yield Figure(
        code="P7",
        name="the first search of a process, for a name that is there, asked of the store",
        figure=today,
        unit="ms CPU",
        most=0.5,
        peer=release,
        peer_name="build 3970329",
    )


def first_searches() -> tuple[float, float | None]:
    """Milliseconds of CPU, by turns, of a function of today's build and of release 0.1.0, if its history is here."""
    trees = [ROOT]
    with (
        tempfile.TemporaryDirectory() as place,
        redirect_stdout(io.StringIO()),
        played(AWS_LAMBDA_FUNCTION_NAME="api_handler"),
    ):
        if (release := released(Path(place), "app.py", "bench", "chalicelib", "infra")) is not None:
            trees.append(release)
        for tree in reversed(trees):  # an older layout is there before today's
            _searching(tree, "fill")
        found = [[float(_searching(tree, "ask")) for tree in trees] for _ in range(_ROUNDS)]
    spent = [median(each) for each in zip(*found, strict=True)]
    return spent[0], spent[1] if spent[1:] else None


def _searching(tree: Path, act: str) -> str:
    command = [sys.executable, "-c", _SEARCHING, act]
    done = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603 - ours
    return done.stdout.splitlines()[-1] if done.stdout else ""


def blocks_of(listings: int) -> list[int]:
    """The bytes of each block of the index of so many organisations, as the store counts them."""
    blocks: list[list[Line]] = [[] for _ in range(BLOCKS)]
    for number in range(listings):
        each = line(_organisation(number))
        blocks[block_of(each.id)].append(each)
    return [size_of(packed("open", "block", 1, Block.of(block)).serialize()) for block in blocks]


def measured() -> tuple[float, float]:
    """Milliseconds of CPU: the dearest of the warm searches, and the dearest as the first one of a process."""
    blocks: list[list[Line]] = [[] for _ in range(BLOCKS)]
    for number in range(LISTINGS):
        each = line(_organisation(number))
        blocks[block_of(each.id)].append(each)
    shelves = shelved(each for block in blocks for each in block)
    kept = [packed("open", "block", 1, Block.of(block)) for block in blocks]
    kept_words = [packed_words("open", number, 1, words) for number, words in shelves.items()]
    answer, answer_of_words = map(_wire, (kept, kept_words))

    def vocabulary() -> Vocabulary:
        return Vocabulary(chain(*map(unpacked_words, map(DirectoryItem.from_raw_data, _read(answer_of_words)))))

    def index() -> Index:
        return Index(map(block_in, _read(answer)), words=cache(vocabulary))

    read = index()
    gc.freeze()  # as a function does once it has started: else it goes through all that was made here
    read.vocabulary()
    warm = max(_milliseconds(lambda query=query: read.find(**query, limit=20)) for query in QUERIES)  # type: ignore[misc]
    cold = max(_milliseconds(lambda query=query: index().find(**query, limit=20)) for query in QUERIES)  # type: ignore[misc]
    gc.unfreeze()
    return warm, cold


def _wire(items: Sequence[DirectoryItem]) -> bytes:
    """Items as they come over the wire: JSON, with what is bytes in base64."""
    answer = {"Items": [each.serialize() for each in items]}
    return json.dumps(answer, default=lambda each: base64.b64encode(each).decode()).encode()


def _read(answer: bytes) -> list[Item]:
    """The items in an answer, as a function takes them out of it."""
    items: list[Item] = as_the_client_gives_it(answer)["Items"]
    return items


def _organisation(number: int) -> Organisation:
    name, (_, place) = _NAMES[number % len(_NAMES)], _PLACES[number // 7 % len(_PLACES)]
    if number % 3 == 0:
        parts = (_BEGIN, _MIDDLE, _MIDDLE, _END)
        name = "".join(_CHANCE.choice(each.split()) for each in parts)
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
