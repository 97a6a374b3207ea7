#!/usr/bin/env bash
# icalendar 7.3.2 reads DURATION:PT24H and writes DURATION:P1D, which is another time on the day the clocks change.
#
# RFC 5545, 3.3.6, tells the two apart: a duration in hours is exact, one in days goes by the clock on the wall. An
# event that begins on 28 March 2026 at noon in Brussels and lasts PT24H ends at 13:00 the next day, when summer time
# has begun; P1D ends at noon. The library holds both as a timedelta of one day, so reading a valid calendar and writing
# it again moves the end by an hour, and its own `end` says noon from the beginning.
#
# Expected: that what was written as hours stays hours, as a library that says it follows RFC 5545 is asked for.
# Here: what has a term is a moment, reckoned in UTC, or a month that people name (`chalicelib/domain/clock/days.py`);
# no page offers a calendar. One that did would write DTEND, and no duration.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$place/env/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

BRUSSELS = ZoneInfo("Europe/Brussels")
WRITTEN = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Brussels:20260328T120000\r\nDURATION:PT24H\r\nEND:VEVENT\r\n"
event = icalendar.Event.from_ical(WRITTEN)
again = event.to_ical().decode()
(duration,) = [line for line in again.splitlines() if line.startswith("DURATION")]
begins = datetime(2026, 3, 28, 12, tzinfo=BRUSSELS)
exact = (begins.astimezone(UTC) + timedelta(hours=24)).astimezone(BRUSSELS)
print(f"icalendar {icalendar.__version__}: DURATION:PT24H is written as {duration}")
print(f"24 hours later it is {exact:%H:%M}; the library says {event.end:%H:%M}")
if (duration, f"{exact:%H:%M}", f"{event.end:%H:%M}") != ("DURATION:P1D", "13:00", "12:00"):
    sys.exit("it is not as written any more")
PYTHON
