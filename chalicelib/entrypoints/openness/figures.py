"""The integrity figures for a spreadsheet: what the page says, one figure a row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import msgspec
from chalice.app import Blueprint

from chalicelib.domain.rules.refusals import Invalid, NotFound
from chalicelib.dutch.documents.figures import (
    COLUMNS,
    COUNTED,
    FIGURES,
    GROUPS,
    HOURS,
    IN_STEPS,
    figure_name,
    part_of,
)
from chalicelib.dutch.formatting import SECTORS, number
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import CSV, Answer, Audience, Request
from chalicelib.entrypoints.schemas.transparency_schemas import IntegrityOut, IntegrityQuery
from chalicelib.entrypoints.site.embeds import A_MINUTE, kept
from chalicelib.entrypoints.site.transparency import year_in_figures

blueprint = Blueprint(__name__)
door = Door(blueprint)

_BEFORE_TEXT: Final = "\ufeff"  # by which Excel knows UTF-8
_NO_FIGURES: Final = frozenset({"year", "sector", "in_steps_of", "through", "proven"})  # what the rows are about
_OF_HOURS: Final = "_hours"


@door.get(
    "/integrity/{year}/figures.csv",
    Audience.VISITOR,
    query=IntegrityQuery,
    files=(CSV,),
    refuses=(NotFound, Invalid),
    open_to_all=True,
    headers=("ETag", "Content-Disposition"),
)
def figures_sheet(request: Request, year: str) -> Answer:
    """A year's figures for a spreadsheet, one a row: of the whole platform, or of a sector in steps of five."""
    found = year_in_figures(request, year)
    name = "-".join(["cijfers", str(found.year), *([SECTORS[found.sector].lower()] if found.sector else [])])
    answer = kept(request, sheet(found), CSV, A_MINUTE)
    saved = {"Content-Disposition": f'attachment; filename="{name.replace(" ", "-")}.csv"'}
    return replace(answer, headers={**answer.headers, **saved})


def sheet(found: IntegrityOut) -> str:
    """Return the figures as RFC 4180 has it, with semicolons between the cells, as Excel in Belgium expects."""
    written = io.StringIO()
    written.write(_BEFORE_TEXT)
    rows = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    sector = SECTORS[found.sector] if found.sector else ""
    for path, value in _figures(msgspec.to_builtins(found)):
        rows.writerow([str(found.year), sector, *_words(path), _cell(value), _says(path, found), ".".join(path)])
    return written.getvalue()


def _figures(said: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield each number with the names that lead to it; lists go by what their items are about."""
    if isinstance(said, dict):
        for name, value in said.items():
            if path or name not in _NO_FIGURES:
                yield from _figures(value, (*path, name))
    elif isinstance(said, list):
        for each in said:
            name, *_ = each.values()  # a month, or a code
            yield from _figures(each, (*path, name))
    elif isinstance(said, int | float):
        yield path, said


def _words(path: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the group of a figure, its name, and what it is a part of."""
    group, *names = path if len(path) > 1 else ("", *path)
    figure, *parts = sorted(names, key=lambda name: name not in FIGURES)
    said = ", ".join(filter(None, (part_of(group, each) for each in parts)))
    return GROUPS.get(group, group), figure_name(group, figure), said


def _cell(value: float) -> str:
    return str(value) if isinstance(value, int) else number(value)


def _says(path: tuple[str, ...], found: IntegrityOut) -> str:
    if path[-1].endswith(_OF_HOURS) and "within" not in path[-1]:
        return HOURS
    in_steps = found.in_steps_of and path[0] != "second_readings" and path[-1] != "promised_working_days"
    return IN_STEPS if in_steps else COUNTED
