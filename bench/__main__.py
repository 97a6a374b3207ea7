"""`python -m bench [--rounds N] [--sync]`: every figure beside its target, its floor and its peer, in one run.

Writes the table into docs/performance.md, and its heart into README.md. Nothing is asserted: neighbours may disturb.
"""

import argparse
import logging
import platform as machine
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench import money, search, signals
from bench.functions import Function, Start, Warm, cold_start, ours, peer, store_of
from bench.package import unpacked
from bench.scene import as_json, event, make
from bench.units import Work
from infra.local.environment import ROOT

_MIB: Final = 1024 * 1024
_CALLS: Final = 40
_BLOCK: Final = "<!-- bench -->\n{}\n<!-- /bench -->"
ACTS: Final = ("submit", "confirm", "decide", "reply")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row. `most` is the target: a figure or, with a peer, a ratio to it that is not exceeded."""

    code: str
    name: str
    figure: float
    unit: str
    most: float
    peer: float | None = None
    peer_name: str = ""
    floor: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.figure / self.peer if self.peer else None

    @property
    def met(self) -> bool:
        return (self.ratio if self.ratio is not None else self.figure) <= self.most

    def row(self) -> Sequence[str]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return (
            self.code,
            self.name,
            f"{self.figure:,.3g}" if self.figure < 1000 else f"{self.figure:,.0f}",  # noqa: PLR2004 - from here on whole
            self.unit,
            "" if self.floor is None else f"{self.floor:,.3g}",
            "" if self.peer is None else f"{self.peer_name}: {self.peer:,.3g}",
            ratio,
            f"≤ {self.most:g}{' of it' if self.peer else ''}",
            "met" if self.met else "**missed**",
        )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as scratch:
        figures = list(_all(Path(scratch), rounds))
    table = _table(figures)
    print(table)
    _write(ROOT / "docs" / "performance.md", table)
    return 0


def _all(place: Path, rounds: int) -> Iterator[Figure]:
    scene = make()
    (place / "scene.json").write_text(as_json(scene), encoding="utf-8")
    recorded = place / "recorded.json"
    recorded.write_text(as_json(scene["recorded"]), encoding="utf-8")
    package, size = unpacked(place / "package")
    with store_of(place / "scene.json") as store:
        yield from _cold(
            package, size, scene["events"], rounds, lambda what, ask: cold_start(what, ask, store, recorded)
        )
        warm = _warm(package, scene["events"], rounds, store, recorded)
    yield from _warm_figures(warm)
    loop, page = money.one_loop()
    yield from _money(loop, page, warm)
    yield from _search_and_signals()


def _cold(
    package: Path, size: int | None, events: Mapping[str, Any], rounds: int, start: Callable[[Function, Any], Start]
) -> Iterator[Figure]:
    page = event("GET", "/page")
    runs: dict[str, list[Start]] = {}
    for _ in range(rounds):
        for what, ask in (
            (ours(package), events["page"]),
            (peer("stock_boto3"), page),
            (peer("fastapi_mangum"), page),
            (peer("client"), page),
        ):
            runs.setdefault(what.name, []).append(start(what, ask))
    cpu = {name: median(each.cpu for each in found) for name, found in runs.items()}
    own, floor = cpu["ours"], cpu["client"]
    name = "cold start to the first answer"
    yield Figure(
        code="P1",
        name=name,
        figure=own,
        unit="ms CPU",
        most=0.80,
        peer=cpu["stock_boto3"],
        peer_name="boto3",
        floor=floor,
    )
    yield Figure(
        code="P1",
        name=name,
        figure=own,
        unit="ms CPU",
        most=0.45,
        peer=cpu["fastapi_mangum"],
        peer_name="FastAPI",
        floor=floor,
    )
    rss = {name: median(each.rss for each in found) for name, found in runs.items()}
    yield Figure(code="P1", name="memory after it", figure=rss["ours"], unit="MiB", most=42, floor=rss["client"])
    if size is not None:
        yield Figure(code="P1", name="zipped package", figure=size / _MIB, unit="MiB", most=6)


def _warm(
    package: Path, events: Mapping[str, Any], rounds: int, store: str, recorded: Path
) -> Mapping[tuple[str, str], float]:
    """CPU of a call, by whose it is and what was asked; all of them stay, and take turns."""
    asked: dict[str, dict[str, Any]] = {
        "ours": {name: events[name] for name in ("page", "page_html", *ACTS)},
        "stock_boto3": {
            **{name: event("GET", f"/{name}") for name in ("page", "wide")},
            **{name: event("POST", f"/{name}", body={}) for name in ACTS},
        },
        "fastapi_mangum": {
            "page": event("GET", "/page"),
            **{name: {**events[name], "resource": f"/{name}", "path": f"/{name}"} for name in ACTS},
        },
        "client": {"page": event("GET", "/page")},
    }
    here = {name: Warm(ours(package) if name == "ours" else peer(name), store, recorded) for name in asked}
    spent: dict[tuple[str, str], list[float]] = {}
    try:
        for _ in range(rounds):
            for name, questions in asked.items():
                for what, question in questions.items():
                    spent.setdefault((name, what), []).append(here[name].calls(question, _CALLS))
    finally:
        for each in here.values():
            each.end()
    return {key: median(found) for key, found in spent.items()}


def _warm_figures(warm: Mapping[tuple[str, str], float]) -> Iterator[Figure]:
    floor = warm["client", "page"]
    for what, name, against, peer_name, most in (
        ("page", "organisation page, JSON", "wide", "boto3, 21 items", 0.5),
        ("page", "organisation page, JSON", "page", "boto3, one item", 1.2),
        ("page_html", "organisation page, HTML", "wide", "boto3, 21 items, JSON", 0.5),
        *((act, act, act, "boto3", 1.35) for act in ACTS),
    ):
        yield Figure(
            code="P2",
            name=name,
            figure=warm["ours", what],
            unit="ms CPU",
            most=most,
            peer=warm["stock_boto3", against],
            peer_name=peer_name,
            floor=floor,
        )
    for what in ("page", *ACTS):
        yield Figure(
            code="P2",
            name=f"{what}, beside FastAPI",
            figure=warm["ours", what],
            unit="ms CPU",
            most=1.0,
            peer=warm["fastapi_mangum", what],
            peer_name="FastAPI",
            floor=floor,
        )


def _money(loop: money.Loop, page: Work, warm: Mapping[tuple[str, str], float]) -> Iterator[Figure]:
    yield Figure(code="P3", name="organisation page: requests", figure=len(page.requests), unit="", most=1, floor=1)
    yield Figure(code="P3", name="organisation page: read units", figure=page.read_units, unit="", most=1, floor=0.5)
    view, act = warm["ours", "page_html"], median(warm["ours", name] for name in ACTS)
    behind, direct = (money.of_views(page, view, cdn=cdn) for cdn in (True, False))
    yield Figure(code="P6", name="a million page views, CDN with 90 % hits", figure=behind, unit="$", most=2.10)
    yield Figure(code="P6", name="the same without a CDN", figure=direct, unit="$", most=4.79)
    parts = money.of_reviews(loop, act)
    words = ", ".join(f"{name} {dollars:.0f}" for name, dollars in parts.items())
    name = f"a million reviews, form to reply, apart from mail ({words})"
    yield Figure(code="P6", name=name, figure=sum(parts.values()), unit="$", most=22)
    yield Figure(code="P6", name="mails of a review", figure=loop.mails, unit="", most=7)


def _search_and_signals() -> Iterator[Figure]:
    yield Figure(
        code="P4", name="all checks of a text of 1,000 characters", figure=signals.cost(), unit="ms CPU", most=2
    )
    warm, cold = search.measured()
    name = f"search, {search.LISTINGS:,} organisations"
    yield Figure(code="P7", name=f"{name}, warm", figure=warm, unit="ms CPU", most=20)
    yield Figure(code="P7", name=f"{name}, the first of a process", figure=cold, unit="ms CPU", most=20)


def _table(figures: Sequence[Figure]) -> str:
    head = ("", "what", "figure", "", "floor", "peer", "ratio", "target", "")
    rows = [head, tuple("---" for _ in head), *(each.row() for each in figures)]
    missed = sum(not each.met for each in figures)
    python = f"Python {sys.version.split()[0]}, {machine.machine()}"
    when = f"{datetime.now(UTC):%d %B %Y}, {python}; {len(figures) - missed} of {len(figures)} targets met."
    return when + "\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _write(file: Path, table: str) -> None:
    text = file.read_text(encoding="utf-8")
    found = re.sub(r"<!-- bench -->.*<!-- /bench -->", lambda _: _BLOCK.format(table), text, flags=re.DOTALL)
    file.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
