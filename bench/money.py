"""The cost of the work at list price, from counted units; prices and their sources are in `prices.json`.

A review's way is counted by a program that lives it in the tree of a build (`builds/living.py`): today's, and release
0.1.0's by the same meter, so that both are of one run. What was counted last lies in `counted.json`, of which the page
docs/cost.md is made. CPU time stands for time: half a gigabyte of memory has a third of a processor, so a CPU
millisecond is counted as three of its time; that of release 0.1.0 is taken for the same.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final, Protocol

from bench.builds import RELEASE, released
from bench.figures import KEPT, Figure, kept_figures, write
from infra.local.environment import ROOT
from tests.conftest import ENVIRONMENT

MILLION: Final = 1_000_000
_GIGABYTE: Final = 1e9
_GIGABYTES: Final = 0.5
_WAITS: Final = 3.0
_HITS: Final = 0.9
_GUESS: Final = 5.0  # CPU milliseconds
_YEAR: Final = 365
# Of 0.1.0's firewall one, before its API; since then one at the CDN too.
_FIREWALLS: Final = {"today": 2, "0.1.0": 1}
_GATEWAY_LINE: Final = 230  # bytes of the API's own line in its log
# Bytes of what Lambda logs of a call by itself: its start, its end, its report; today of calls that failed alone.
_PLATFORM_LINES: Final = {"today": 0, "0.1.0": 330}
WARM: Final = KEPT / "warm.json"
COUNTED: Final = Path(__file__).with_name("counted.json")
PAGE: Final = ROOT / "docs" / "cost.md"
_PRICES: Final[Mapping[str, Any]] = json.loads(Path(__file__).with_name("prices.json").read_text(encoding="utf-8"))
NIGHTS: Final = "a year of nights for a million reviews: all of it"

Counted = Mapping[str, Any]  # what `builds/living.py` prints
_Rows = list[tuple[str, ...]]


class Units(Protocol):
    """The work asked of the store."""

    read_units: float
    write_units: float


def price(name: str) -> float:
    return float(_PRICES["prices"][name]["dollars"])


def of_store(work: Units) -> float:
    return _of_units(work.read_units, work.write_units)


def _of_units(read: float, written: float) -> float:
    return read * price("dynamodb_read_unit") + written * price("dynamodb_write_unit")


def of_function(cpu: float) -> float:
    """One call that takes so many milliseconds of CPU."""
    seconds = cpu * _WAITS / 1000
    return price("lambda_request") + seconds * _GIGABYTES * price("lambda_gigabyte_second")


def of_views(page: Mapping[str, float], cpu: float, *, cdn: bool) -> dict[str, float]:
    """Dollars for a million page views, by what they are for; behind a CDN nine of ten never come to us."""
    share = 1 - _HITS if cdn else 1.0
    lines = _GATEWAY_LINE + _PLATFORM_LINES["today"] + page["logged"]
    edge = {
        "CDN, requests": price("cdn_request") + price("cdn_function"),
        "CDN, bytes": page["bytes"] / _GIGABYTE * price("cdn_gigabyte"),
        "firewall at the CDN": price("firewall_request"),
    }
    own = {
        "API": price("rest_api_request"),
        "firewall at the API": price("firewall_request"),
        "functions": of_function(cpu),
        "store": _of_units(page["read_units"], page["write_units"]),
        "logs": lines / _GIGABYTE * price("log_gigabyte"),
    }
    return {name: MILLION * dollars for name, dollars in (edge if cdn else {}).items()} | {
        name: MILLION * share * dollars for name, dollars in own.items()
    }


def of_reviews(found: Counted, cpu: float, *, build: str = "today") -> dict[str, float]:
    """Dollars for a million reviews, form to reply, by what they are for; but for the mail service's price."""
    calls = _calls(found)
    logged = found["logged"] + found["requests"] * _GATEWAY_LINE + calls * _PLATFORM_LINES[build]
    each = {
        "store": _of_units(found["all"]["read_units"], found["all"]["write_units"]),
        "API": found["requests"] * price("rest_api_request"),
        "functions": calls * of_function(cpu),
        "keys": found["keys"] * price("kms_request"),
        "CDN": found["requests"] * (price("cdn_request") + price("cdn_function"))
        + found["bytes"] / _GIGABYTE * price("cdn_gigabyte"),
        "firewalls": found["requests"] * _FIREWALLS[build] * price("firewall_request"),
        "logs": logged / _GIGABYTE * price("log_gigabyte"),
    }
    return {name: MILLION * dollars for name, dollars in each.items()}


def _calls(found: Counted) -> int:
    """The calls of functions: the stream calls once for each mail, and twice for a new cached first page."""
    return int(found["requests"] + found["mails"] + 2)


def of_storage(found: Counted) -> float:
    """Dollars of a first year in which a million reviews come in evenly, with copies of all of it kept for recovery."""
    months = MILLION * float(found["months"]) * 1000 / _GIGABYTE  # of a gigabyte
    return months * (price("dynamodb_gigabyte_month") + price("dynamodb_backup_gigabyte_month"))


def of_mails(found: Counted) -> float:
    return MILLION * float(found["mails"]) * price("mail")


def of_month() -> dict[str, tuple[int, float]]:
    """Return what stands there for a stage, used or not, as its templates say: how many, and dollars a month each."""
    import app as front_door  # noqa: PLC0415  (it reads settings, which a program that measures sets first)
    from infra.aws.stages import STAGES  # noqa: PLC0415  (the same)
    from infra.aws.template.us_east import us_east  # noqa: PLC0415  (the same)
    from infra.aws.template.whole import template  # noqa: PLC0415  (the same)

    stage = STAGES["prod"]
    parts = (template(front_door.app, stage, "arm64"), us_east(stage))
    made = [each for part in parts for each in part["Resources"].values()]

    def of(kind: str) -> list[Mapping[str, Any]]:
        return [each["Properties"] for each in made if each.get("Type") == kind]

    walls, alarms = of("AWS::WAFv2::WebACL"), of("AWS::CloudWatch::Alarm")
    figures_of = sum(max(1, sum("MetricStat" in each for each in alarm.get("Metrics", ()))) for alarm in alarms)
    return {
        "KMS keys": (len(of("AWS::KMS::Key")), price("key_month")),
        "secrets": (len(of("AWS::SecretsManager::Secret")), price("secret_month")),
        "firewalls": (len(walls), price("firewall_month")),
        "rules of theirs": (sum(len(each["Rules"]) for each in walls), price("firewall_rule_month")),
        "alarms, by the figures that they look at": (figures_of, price("alarm_month")),
        "dashboards": (len(of("AWS::CloudWatch::Dashboard")), price("dashboard_month")),
        "figures of ours": (len(_own_figures()), price("metric_month")),
    }


def _own_figures() -> set[str]:
    """The names of all figures that the functions measure."""
    from chalicelib.entrypoints.http.observability import DOORS, EVENTS, MAILS  # noqa: PLC0415  (as above)

    other = {"Waiting", "OldestWaiting", "TimeToDecision", "OutboxAge", "SyncAge", "SetAside", "Drift"}
    other.add("EditorsNotReached")
    return {*DOORS.values(), *EVENTS.values(), *MAILS} | other


def counted() -> dict[str, Counted]:
    """Live a review's way in both builds, and keep what it asked."""
    found = {"today": _lived(ROOT)}
    with tempfile.TemporaryDirectory() as place:
        tree = released(Path(place))
        known = json.loads(COUNTED.read_text(encoding="utf-8")) if COUNTED.exists() else {}
        found["0.1.0"] = _lived(tree) if tree else known["0.1.0"]
    COUNTED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def _lived(tree: Path) -> Counted:
    program = [sys.executable, str(ROOT / "bench" / "builds" / "living.py"), str(ROOT / "bench" / "units.py")]
    done = subprocess.run(program, cwd=tree, env=dict(os.environ), capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise RuntimeError(f"{tree.name}: {done.stderr[-4000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def figures() -> Iterator[Figure]:
    """P3 and P6: what routes ask of the store, and what that costs."""
    os.environ.update(ENVIRONMENT)
    both = counted()
    write(PAGE, page(both))
    now, then = both["today"], both["0.1.0"]
    shown = now["page"]
    yield Figure(code="P3", name="organisation page: requests to the store", figure=shown["requests"], most=1, floor=1)
    yield Figure(
        code="P3", name="organisation page, twenty reviews: read units", figure=shown["read_units"], most=1, floor=0.5
    )
    for name, work in now["acts"].items():
        words = f"{name}: requests to the store ({work['write_units']:.0f} write units)"
        yield Figure(code="P3", name=words, figure=work["requests"], most=2, floor=2)
    yield Figure(
        code="P3", name="a link that is not ours: requests to the store", figure=now["bogus"]["requests"], most=0
    )
    for name, dollars, most in (
        ("a million page views, CDN with 90 % hits", sum(_views(now, cdn=True).values()), 2.1),
        ("the same without a CDN", sum(_views(now, cdn=False).values()), 4.79),
    ):
        yield Figure(code="P6", name=name, figure=dollars, unit="$", most=most)
    parts, before = of_reviews(now, _act()), sum(of_reviews(then, _act(), build="0.1.0").values())
    words = ", ".join(f"{part} {dollars:.0f}" for part, dollars in parts.items())
    total = sum(parts.values())
    yield Figure(
        code="P6", name=f"a million reviews, form to reply, apart from mail ({words})", figure=total, unit="$", most=110
    )
    yield Figure(
        code="P6",
        name="… beside release 0.1.0 by the same meter and prices",
        figure=total,
        unit="$",
        most=1.0,
        peer=before,
        peer_name="0.1.0",
    )
    yield Figure(code="P6", name="mails of a review, from form to reply", figure=now["mails"], most=7)


def year(both: Mapping[str, Counted] | None = None) -> Iterator[Figure]:
    """P6: the first year of a million reviews, with the nights that were found last; nothing where they never were."""
    found = both or json.loads(COUNTED.read_text(encoding="utf-8"))
    nights = next((each for each in kept_figures("nights") if each.name == NIGHTS), None)
    if nights is None or nights.peer is None:
        return
    spent = {"today": nights.figure, "0.1.0": nights.peer}
    now, then = (
        sum(of_reviews(found[build], _act(), build=build).values()) + of_storage(found[build]) + spent[build]
        for build in ("today", "0.1.0")
    )
    yield Figure(
        code="P6",
        name="the first year of a million reviews, nights and storage included, apart from mail",
        figure=now,
        unit="$",
        most=0.25,
        peer=then,
        peer_name="0.1.0",
    )


def _views(found: Counted, *, cdn: bool) -> dict[str, float]:
    return of_views(found["page"], _spent("page_html"), cdn=cdn)


def _act() -> float:
    return median(_spent(each) for each in ("submit", "confirm", "decide", "reply"))


def _spent(name: str) -> float:
    """CPU milliseconds of a call, as the part `functions` found them last; a guess where it never ran."""
    found = json.loads(WARM.read_text(encoding="utf-8")) if WARM.exists() else {}
    return float(found.get(name, _GUESS))


def page(both: Mapping[str, Counted]) -> str:
    """Return the tables of docs/cost.md, of what was counted; its CPU is the guess, so that it is the same anywhere."""
    now, then = both["today"], both["0.1.0"]
    reviews, before = of_reviews(now, _GUESS), of_reviews(then, _GUESS, build="0.1.0")
    rows: _Rows = [("A million reviews", f"asked by one ({_asked(now)})", "0.1.0", "now"), ("---",) * 4]
    said = {
        "store": f"{now['all']['write_units']:.0f} write and {now['all']['read_units']:.0f} read units",
        "API": f"{now['requests']} requests",
        "functions": f"{_calls(now)} calls of {_GUESS:.0f} ms CPU",
        "keys": f"{now['keys']} calls",
        "CDN": f"{now['bytes'] / 1000:.0f} KB out, compressed",
        "firewalls": f"{_FIREWALLS['today']} for each request",
        "logs": f"{now['logged'] / 1000:.1f} KB of lines of ours, and those of the API",
    }
    rows += [(name, said[name], f"{before[name]:.0f}", f"{reviews[name]:.0f}") for name in reviews]
    rows.append(("**together**", "", f"**{sum(before.values()):.0f}**", f"**{sum(reviews.values()):.0f}**"))
    stored = [f"{of_storage(each):.0f}" for each in (then, now)]
    rows.append(
        (
            "storage and its backups, first year",
            f"{now['stored'] / 1000:.0f} KB, {now['months'] / now['stored'] * 1000:.1f} months each",
            *stored,
        )
    )
    mails = [f"{of_mails(each):.0f}" for each in (then, now)]
    rows.append(("mail, the mail service's own price", f"{now['mails']} mails", *mails))
    behind, direct = (of_views(now["page"], _GUESS, cdn=cdn) for cdn in (True, False))
    views: _Rows = [("A million page views", "of ten, nine from the CDN", "past it"), ("---",) * 3]
    views += [(name, f"{dollars:.2f}", f"{direct.get(name, 0.0):.2f}") for name, dollars in behind.items()]
    views.append(("**together**", f"**{sum(behind.values()):.2f}**", f"**{sum(direct.values()):.2f}**"))
    month: _Rows = [("A month of `prod`, used or not", "how many", "each", "$"), ("---",) * 4]
    always = of_month()
    month += [(name, str(number), f"{each:.2f}", f"{number * each:.2f}") for name, (number, each) in always.items()]
    month.append(("**together**", "", "", f"**{sum(number * each for number, each in always.values()):.0f}**"))
    prices: _Rows = [("Price", "$", "source"), ("---",) * 3]
    for name, each in _PRICES["prices"].items():
        prices.append((name.replace("_", " "), f"{each['dollars']:g}", f"<{each['source']}>"))
    head = (
        f"In dollars of {_PRICES['region']}, prices as of {_PRICES['date']}; beside release 0.1.0 (build {RELEASE}), "
        "counted by the same meter."
    )
    return "\n\n".join([head, *map(_drawn, (month, rows, views, prices))])


def draw() -> None:
    """Draw the page again, of what was counted last."""
    write(PAGE, page(json.loads(COUNTED.read_text(encoding="utf-8"))))


def _asked(found: Counted) -> str:
    return f"a text of 500 characters, form to reply, {found['all']['requests']} requests to the store"


def _drawn(rows: _Rows) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    os.environ.update(ENVIRONMENT)
    draw()
