"""One page of the listings in some rubrics, with the faults that paging can have."""

from dataclasses import dataclass
from itertools import islice
from math import ceil

from infra.local.register.catalogue import Catalogue, Key
from infra.local.register.generator import Listing
from infra.local.register.settings import Settings, Tally


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Listing]
    number: int
    size: int
    total: int
    pages: int


@dataclass(frozen=True, slots=True)
class PageRequest:
    rubrics: list[str]
    sort: str
    number: int
    size: int


def page_of(catalogue: Catalogue, tally: Tally, asked: PageRequest) -> Page:
    settings = catalogue.settings
    size = min(asked.size, settings.max_size)
    turn = asked.number - settings.page_origin  # 0 for the first page
    keys = catalogue.list_of(asked.rubrics, asked.sort)
    repeats = min(settings.duplicates, size - 1)
    repeated, fresh = _window(_without_missing(keys, settings.missing), turn=turn, size=size, repeats=repeats)
    rows = [] if _is_empty(settings, tally, turn) else _rows(catalogue, repeated, fresh)
    total = _declared(len(keys), settings, turn, _pages(len(keys), size, repeats))
    if settings.drift:
        shown = {*repeated, *fresh}
        catalogue.touch(list(islice((key for key in reversed(keys) if key not in shown), settings.drift)))
    return Page(rows=rows, number=asked.number, size=size, total=total, pages=_pages(total, size, repeats))


def _without_missing(keys: list[Key], missing: int) -> list[Key]:
    if not missing:
        return keys
    left_out = {(turn + 1) * len(keys) // (missing + 1) for turn in range(missing)}
    if missing >= len(keys):
        return []
    return [key for position, key in enumerate(keys) if position not in left_out]


def _window(keys: list[Key], *, turn: int, size: int, repeats: int) -> tuple[list[Key], list[Key]]:
    """The rows repeated from the page before, and this page's own; together never more than a page."""
    if turn == 0:
        return [], keys[:size]
    start = size + (turn - 1) * (size - repeats)
    fresh = keys[start : start + size - repeats]
    return (keys[start - repeats : start] if fresh else []), fresh


def _pages(total: int, size: int, repeats: int) -> int:
    return ceil(total / size) if total <= size else 1 + ceil((total - size) / (size - repeats))


def _declared(total: int, settings: Settings, turn: int, pages: int) -> int:
    half_way = max(1, pages // 2)
    return max(0, total + settings.changed_total) if turn >= half_way else total


def _is_empty(settings: Settings, tally: Tally, turn: int) -> bool:
    return bool(tally.turn("empty_page", settings.empty_page)) or (settings.half_pages and turn % 2 == 1)


def _rows(catalogue: Catalogue, repeated: list[Key], fresh: list[Key]) -> list[Listing]:
    again = [catalogue.listing(key) for key in repeated]
    if catalogue.settings.duplicates_stale:
        again = [catalogue.stale(listing, key) for listing, key in zip(again, repeated, strict=True)]
    rows = again + [catalogue.listing(key) for key in fresh]
    for row in rows:
        del row["administrativeData"]  # only the leaflet has it
    return rows
