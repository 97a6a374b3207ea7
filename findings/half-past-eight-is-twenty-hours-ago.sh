#!/usr/bin/env bash
# dateparser 1.5.0 reads the Dutch time 20u30 as twenty hours ago.
#
# Dutch writes the time with "u" or "uur": 20u30, om 20u, 8 uur. Told `languages=["nl"]`, this library takes them for
# hours that went by, and leaves the minutes away: at noon, "20u30" is four in the afternoon of the day before, and
# "8 uur" four in the morning. With a colon it is the time that it says, and French, whose hours and times share a
# letter too, has "20h30" read as a time. There is no error and no None. "18 Uhr" in German is misread as well, as a day
# (scrapinghub/dateparser#1159).
#
# Expected: that a time, as the language writes it, is that time or nothing at all.
# Here: months and days come from lists or in digits, and no words are read as a date.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$place/env/bin/python" - <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

import dateparser

NOON = datetime(2026, 11, 30, 12)
RIGHT = datetime(2026, 11, 30, 20, 30)
found = {
    text: dateparser.parse(text, languages=[language], settings={"RELATIVE_BASE": NOON})
    for text, language in {"20u30": "nl", "om 20u": "nl", "8 uur": "nl", "20:30": "nl", "20h30": "fr"}.items()
}
print(f"dateparser {version('dateparser')}, on {NOON:%d %B at %H:%M}")
for text, moment in found.items():
    print(f"{text}: {moment:%d %B at %H:%M}" if moment else f"{text}: nothing")
before, morning = datetime(2026, 11, 29, 16), datetime(2026, 11, 30, 4)
if list(found.values()) != [before, before, morning, RIGHT, RIGHT]:
    sys.exit("it is not as written any more")
PYTHON
