"""The log for strangers: every decision about what the public may read, in a tree that anybody can check.

C2SP's tlog-tiles and tlog-checkpoint say what lies where. A tile only ever grows at its end, and what was published of
it never changes: it may be kept for ever.
"""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.strangers.merkle_tree import HASH, WIDTH, width_of
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.entrypoints.http.accepting import BYTES
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import TEXT, Answer, Audience, Request
from chalicelib.entrypoints.schemas.transparency_schemas import PublicLogOut
from chalicelib.entrypoints.site.embeds import A_MINUTE
from chalicelib.use_cases.upkeep.add_months import first_of

blueprint = Blueprint(__name__)
door = Door(blueprint)

_FOR_EVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_ENTRIES: Final = "entries"
_DIGITS: Final = 3
_PARTIAL: Final = ".p"
_MOST_LEVELS: Final = 6  # of trees that anybody will ever have


@door.get("/transparency", Audience.VISITOR, gives={200: PublicLogOut}, html=True, headers=("ETag",))
def public_log(request: Request) -> Answer:
    """The log for strangers: how large it is, which key signs it, and how to check it."""
    here = platform()
    head = here.public_log.head()
    data = PublicLogOut(
        origin=here.settings.log_origin,
        size=head.size,
        through=head.through or None,
        verifying_key=head.key or None,
        checkpoint_url=f"{here.settings.site_url}/transparency/checkpoint" if head.size else None,
    )
    return Answer(data, template="transparency", context={"found": data}, shared=True)


@door.get("/transparency/checkpoint", Audience.VISITOR, files=(TEXT,), refuses=(NotFound,), open_to_all=True)
def checkpoint(request: Request) -> Answer:
    """The size and the root of the log, signed."""
    head = platform().public_log.head()
    if not head.checkpoint:
        raise NotFound
    return Answer(text=head.checkpoint, media_type=TEXT, headers={"Cache-Control": A_MINUTE})


@door.get("/transparency/tile/{level}/{one}", Audience.VISITOR, files=(BYTES,), refuses=(NotFound,), open_to_all=True)
def small_tile(request: Request, level: str, one: str) -> Answer:
    """A tile of hashes by its level, or a bundle of entries (`entries`), of the first thousand."""
    return _tile(level, one)


@door.get(
    "/transparency/tile/{level}/{one}/{two}", Audience.VISITOR, files=(BYTES,), refuses=(NotFound,), open_to_all=True
)
def tile(request: Request, level: str, one: str, two: str) -> Answer:
    """One that is not full yet, by its width; or one of the first million."""
    return _tile(level, one, two)


@door.get(
    "/transparency/tile/{level}/{one}/{two}/{three}",
    Audience.VISITOR,
    files=(BYTES,),
    refuses=(NotFound,),
    open_to_all=True,
)
def large_tile(request: Request, level: str, one: str, two: str, three: str) -> Answer:
    """One of the first million that is not full yet; or one beyond."""
    return _tile(level, one, two, three)


def _tile(level: str, *path: str) -> Answer:
    index, width = place_of(path)
    log = platform().public_log
    at = 0 if level == _ENTRIES else _number(level, most=_MOST_LEVELS)
    if not 0 < width <= width_of(at, index, log.head().size):
        raise NotFound
    body = first_of(log.bundle(index), width) if level == _ENTRIES else log.tile(at, index)[: width * HASH]
    return Answer(text=body, media_type=BYTES, headers=_FOR_EVER)


def place_of(path: tuple[str, ...]) -> tuple[int, int]:
    """Return the place and the width that an address names: `x001/x234/067`, or `067.p/12`.

    Raises:
        NotFound: it is no such address.
    """
    *parts, last = path
    width = WIDTH
    if parts and parts[-1].endswith(_PARTIAL):
        width = _number(last, most=WIDTH - 1)
        *parts, last = (*parts[:-1], parts[-1].removesuffix(_PARTIAL))
    if any(not part.startswith("x") for part in parts) or parts[:1] == ["x000"]:
        raise NotFound
    digits = [part.removeprefix("x") for part in parts] + [last]
    if any(len(each) != _DIGITS or not (each.isascii() and each.isdecimal()) for each in digits):
        raise NotFound
    return int("".join(digits)), width


def _number(text: str, *, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and str(int(text)) == text and int(text) <= most):
        raise NotFound
    return int(text)
