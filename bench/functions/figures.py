"""P1 and P2: what a start and a call of a function cost, beside handlers that do the same with less or with more."""

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.figures import Figure
from bench.functions import starts
from bench.functions.function import Isso, Warm, cold_start, ours, peer, store_of
from bench.functions.package import before, unpacked
from bench.functions.scene import as_json, event, make
from bench.functions.starts import BEFORE
from bench.money import WARM

_MIB: Final = 1024 * 1024
_CALLS: Final = 40
_GROWN: Final = 100_000  # reviews of the large organisation
ACTS: Final = ("submit", "confirm", "decide", "reply")
ACTS_OF_ISSO: Final = ("submit", "decide")  # it has no confirming, and a reply is one more comment
_MANY: Final = 2_000  # calls, to know the slowest in a hundred


def figures(place: Path, rounds: int) -> Iterator[Figure]:
    scene = make()
    (place / "scene.json").write_text(as_json(scene), encoding="utf-8")
    recorded = place / "recorded.json"
    recorded.write_text(as_json(scene["recorded"]), encoding="utf-8")
    package, size = unpacked(place / "package")
    old = before(place / "before")
    with store_of(place / "scene.json") as store:
        yield from starts.figures(
            package, old, scene["events"], rounds, lambda what, ask: cold_start(what, ask, store, recorded)
        )
        if size is not None:
            yield Figure(code="P1", name="zipped package", figure=size / _MIB, unit="MiB", most=6)
        warm = _warm(package, old, scene["events"], rounds, store, recorded)
        yield from _grown(place, package, scene["events"]["page_html"], rounds, store)
        yield from _tails(package, scene["events"], store, recorded)
        yield _known(package, scene["events"]["page_html"], rounds, store, recorded)
    WARM.parent.mkdir(parents=True, exist_ok=True)
    WARM.write_text(json.dumps({what: spent for (whose, what), spent in warm.items() if whose == "ours"}))
    yield from _warm_figures(warm)


def _grown(place: Path, package: Path, page: object, rounds: int, small: str) -> Iterator[Figure]:
    """The same page where the organisation has a hundred thousand reviews."""
    recorded = place / "recorded.json"
    with store_of(place / "scene.json", grown=_GROWN) as large:
        few, many = (Warm(ours(package), store, recorded) for store in (small, large))
        try:
            spent = [(few.calls(page, _CALLS), many.calls(page, _CALLS)) for _ in range(2 * rounds)]
        finally:
            few.end()
            many.end()
    yield Figure(
        code="P3",
        name=f"page of an organisation with {_GROWN:,} reviews",
        figure=median(each[1] for each in spent),
        unit="ms CPU",
        most=1.05,
        peer=median(each[0] for each in spent),
        peer_name="with 21",
    )


def _tails(package: Path, events: Mapping[str, Any], store: str, recorded: Path) -> Iterator[Figure]:
    """Measure how much longer the slowest call in a hundred takes: one function does one thing at a time."""
    here = Warm(ours(package), store, recorded)
    try:
        found = {what: here.tail(events[what], _MANY) for what in ("page", "submit")}
    finally:
        here.end()
    for what, (usual, late) in found.items():
        name = f"{what} in a function, {_MANY:,} calls: p99 over a p50 of {usual:.3g} ms CPU"
        yield Figure(code="P8", name=name, figure=late / usual, most=2.5)


def _known(package: Path, page: Mapping[str, Any], rounds: int, store: str, recorded: Path) -> Figure:
    """The page of an organisation for a browser that has it already: it is told so, and nothing is rendered."""
    here = Warm(ours(package), store, recorded)
    try:
        known = {"If-None-Match": here.tag(page)}
        headers, many = {**page["headers"], **known}, {name: [value] for name, value in known.items()}
        again = {**page, "headers": headers, "multiValueHeaders": {**page["multiValueHeaders"], **many}}
        spent = [(here.calls(page, _CALLS), here.calls(again, _CALLS)) for _ in range(rounds)]
    finally:
        here.end()
    whole, told = (median(each[at] for each in spent) for at in (0, 1))
    return Figure(
        code="P3",
        name="the same page for a browser that has it",
        figure=told,
        unit="ms CPU",
        most=1.0,
        peer=whole,
        peer_name="rendered",
    )


def _warm(
    package: Path, old: Path | None, events: Mapping[str, Any], rounds: int, store: str, recorded: Path
) -> Mapping[tuple[str, str], float]:
    """CPU of a call, by whose it is and what was asked; all of them stay, and take turns at each question.

    A machine is a third slower from one minute to the next: whoever is asked the same is asked it at once.
    """
    own = {name: events[name] for name in ("page", "page_html", "queue", *ACTS)}
    asked: dict[str, dict[str, Any]] = {
        "ours": own,
        **({BEFORE: own} if old is not None else {}),
        "stock_boto3": {
            **{name: event("GET", f"/{name}") for name in ("page", "wide")},
            **{name: event("POST", f"/{name}", body={}) for name in ACTS},
        },
        "fastapi_mangum": {
            "page": event("GET", "/page"),
            **{name: [{**each, "resource": f"/{name}", "path": f"/{name}"} for each in events[name]] for name in ACTS},
        },
        "isso": {name: name for name in ("page", *ACTS_OF_ISSO)},
        "client": {"page": event("GET", "/page")},
    }
    of_ours = {"ours": package, BEFORE: old}
    here: dict[str, Warm | Isso] = {
        name: Warm(ours(of_ours[name] or package) if name in of_ours else peer(name), store, recorded)
        for name in asked
        if name != "isso"
    }
    here["isso"] = Isso()
    spent: dict[tuple[str, str], list[float]] = {}
    try:
        questions_in_turn = ("page", "page_html", "wide", "queue", *ACTS)
        for _, what, (name, questions) in itertools.product(range(rounds), questions_in_turn, asked.items()):
            if what in questions:
                spent.setdefault((name, what), []).append(here[name].calls(questions[what], _CALLS))
    finally:
        for each in here.values():
            each.end()
    return {key: median(found) for key, found in spent.items()}


def _warm_figures(warm: Mapping[tuple[str, str], float]) -> Iterator[Figure]:
    """The figures of calls; of acts, each is about another text than the four before, as people's are."""
    floor = warm["client", "page"]
    for what, name, most in (
        ("submit", "submit", 0.72),
        ("confirm", "confirm", 0.80),
        ("decide", "decide", 1.0),
        ("reply", "reply", 1.0),
        ("queue", "queue page, seldom used", 1.0),
        ("page_html", "organisation page, HTML", 1.0),
    ):
        if (BEFORE, what) in warm:
            yield Figure(
                code="P2",
                name=f"{name}, beside 0.1.0",
                figure=warm["ours", what],
                unit="ms CPU",
                most=most,
                peer=warm[BEFORE, what],
                peer_name=BEFORE,
            )
    for what, name, against, peer_name, most in (
        ("page_html", "organisation page, HTML", "wide", "boto3, 21 items, nothing rendered", 0.75),
        ("page", "organisation page, JSON without reviews", "wide", "boto3, 21 items", 0.5),
        ("page", "organisation page, JSON without reviews", "page", "boto3, one item", 1.2),
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
    for whose, peer_name, beside in (
        ("fastapi_mangum", "FastAPI", ("page", *ACTS)),
        ("isso", "isso", ("page", *ACTS_OF_ISSO)),
    ):
        for what in beside:
            yield Figure(
                code="P2",
                name=f"{what}, beside {peer_name}",
                figure=warm["ours", what],
                unit="ms CPU",
                most=1.0,
                peer=warm[whose, what],
                peer_name=peer_name,
                floor=floor,
            )
