"""The moments of `make test-clock` are those they are called after, and lie ahead; what is started has the clock."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.clock.__main__ import LEAD, main, moved
from tests.clock.moments import BRUSSELS, asked, moments

NOW = datetime(2026, 11, 28, 21, 0, tzinfo=UTC)
EXPECTED = {
    "saturday": "2026-12-05T12:00:00+01:00",
    "new-year": "2027-01-01T12:00:00+01:00",
    "leap-day": "2028-02-29T12:00:00+01:00",
    "summer-time": "2027-03-28T01:59:59+01:00",
    "winter-time": "2027-10-31T02:59:59+02:00",
    "eve-brussels": "2026-12-31T23:59:59+01:00",
    "eve-utc": "2026-12-31T23:59:59+00:00",
}


def test_each_moment_is_the_next_of_its_kind() -> None:
    assert {name: moment.isoformat() for name, moment in moments(NOW).items()} == EXPECTED


@pytest.mark.parametrize(("name", "step"), [("summer-time", 1), ("winter-time", -1)])
def test_a_second_later_the_clocks_of_brussels_have_turned(name: str, step: int) -> None:
    before = moments(NOW)[name]
    after = (before.astimezone(UTC) + timedelta(seconds=1)).astimezone(BRUSSELS)
    assert after.replace(tzinfo=None) - before.replace(tzinfo=None) == timedelta(hours=step, seconds=1)


@pytest.mark.parametrize("year", [2027, 2096, 2100])  # 2100 has no 29 February
def test_all_lie_ahead_on_every_day(year: int) -> None:
    for day in range(0, 366, 5):
        now = datetime(year, 1, 1, 23, 30, tzinfo=UTC) + timedelta(days=day)
        assert all(moment > now for moment in moments(now).values())


def test_any_other_moment_can_be_asked_for() -> None:
    assert asked("2027-05-06T10:00", NOW) == datetime(2027, 5, 6, 8, tzinfo=UTC)
    assert asked("2027-05-06T10:00Z", NOW) == datetime(2027, 5, 6, 10, tzinfo=UTC)
    assert asked("eve-utc", NOW) == datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_an_unknown_moment_is_said_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--at", "carnival"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert all(word in line for word in ("carnival", *EXPECTED))


def test_what_is_started_and_what_that_starts_has_the_clock_and_it_runs() -> None:
    moment = datetime(2030, 6, 1, 12, tzinfo=BRUSSELS)
    environ = moved(moment, datetime.now(UTC), dict(os.environ))
    tell = "import time; print(time.time(), time.tzname[0])"
    again = f"import subprocess, sys, time; time.sleep(0.1); subprocess.run([sys.executable, '-c', {tell!r}])"
    command = [sys.executable, "-c", f"{tell}\nsys = __import__('sys'); sys.stdout.flush()\n{again}"]
    said = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours
    (first, zone), (second, same_zone) = map(str.split, said.splitlines())
    starts = moment.timestamp() - LEAD
    assert starts <= float(first) < float(second) - 0.1 < starts + 120
    assert zone == same_zone == "CET"
