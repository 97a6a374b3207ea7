"""Cold starts: each kind of request to its first answer, beside those who start with less, or as release 0.1.0 did."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.figures import Figure
from bench.functions.function import Function, Start, ours, peer
from bench.functions.scene import event

BEFORE: Final = "0.1.0"
_PEERS: Final = ("stock_boto3", "fastapi_mangum", "client")
_PAGE: Final = "page_html"
# Each kind of request by its event, with what release 0.1.0 may have taken for it.
_KINDS: Final = (
    (_PAGE, "a page with twenty reviews", 1.0),
    ("write", "the form to write", 0.65),
    ("submit", "submit", 0.65),
    ("confirm_page", "the page to confirm", 1.0),
    ("confirm", "confirm", 1.0),
    ("list", "the list of organisations", 0.65),
    ("sign_in", "the page to sign in", 1.0),
    ("queue", "the queue page", 0.65),
    ("decide", "decide", 1.0),
)


def figures(
    package: Path,
    old: Path | None,
    events: Mapping[str, Any],
    rounds: int,
    start: Callable[[Function, Any], Start],
) -> Iterator[Figure]:
    """The CPU of each start; of what people write, each round has another.

    Raises:
        RuntimeError: a start answered with a fault: its time would say nothing.
    """
    runs: dict[tuple[str, str], list[Start]] = {}
    own = [(ours(package), kind) for kind, *_ in _KINDS]
    own += [(ours(old, BEFORE), kind) for kind, *_ in _KINDS] if old is not None else []
    for number in range(rounds):
        asked = [(what, kind, _one(events[kind], number)) for what, kind in own]
        asked += [(peer(name), _PAGE, event("GET", "/page")) for name in _PEERS]
        for what, kind, request in asked:
            begun = start(what, request)
            if int(begun.answer.get("statusCode", 500)) >= 400:  # noqa: PLR2004 - what HTTP calls an error
                raise RuntimeError(f"{what.name}, {kind}: {begun.answer}")
            runs.setdefault((what.name, kind), []).append(begun)
    cpu = {key: median(each.cpu for each in found) for key, found in runs.items()}
    floor = cpu["client", _PAGE]
    for whose, peer_name, most in (("stock_boto3", "boto3", 0.70), ("fastapi_mangum", "FastAPI", 0.38)):
        yield Figure(
            code="P1",
            name="cold start to a page with twenty reviews",
            figure=cpu["ours", _PAGE],
            unit="ms CPU",
            most=most,
            peer=cpu[whose, _PAGE],
            peer_name=peer_name,
            floor=floor,
        )
    for kind, name, most in _KINDS if old is not None else ():
        yield Figure(
            code="P1",
            name=f"cold start: {name}",
            figure=cpu["ours", kind],
            unit="ms CPU",
            most=most,
            peer=cpu[BEFORE, kind],
            peer_name=BEFORE,
        )
    if old is None:
        yield from (_alone(name, cpu["ours", kind], cpu["stock_boto3", _PAGE]) for kind, name, _ in _KINDS)
    memory = {key: median(each.rss for each in found) for key, found in runs.items()}
    least = memory["client", _PAGE]
    for kind, name, most in ((_PAGE, "memory after it", 42), ("submit", "memory after the first submission", 48)):
        yield Figure(code="P1", name=name, figure=memory["ours", kind], unit="MiB", most=most, floor=least)


def _alone(name: str, figure: float, boto3: float) -> Figure:
    """A start where release 0.1.0 is not in this history."""
    return Figure(
        code="P1",
        name=f"cold start: {name}",
        figure=figure,
        unit="ms CPU",
        most=2.0,
        peer=boto3,
        peer_name="boto3, a page; 0.1.0 is not here",
    )


def _one(events: Any, number: int) -> Any:
    return events[number % len(events)] if isinstance(events, list) else events
