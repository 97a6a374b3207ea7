#!/usr/bin/env bash
# dateparser 1.5.0 finds last Sunday in "Het eten was zo goed" (the food was so good), asked for dates in Dutch text.
#
# `search_dates` looks for dates within a text, and takes the short names of days by themselves: "zo" (so, zondag), "ma"
# (mum, maandag), "do" and "za". "De kamer is 20 m2" (square metres) is twenty minutes ago, and "goede morgen" (good
# morning) is tomorrow. Who takes the month of an experience from what people wrote, or hides dates by which they could
# be known, gets one out of nearly every text, and all of them in the last days. "Op maandag 9 november" is read well,
# which is what one tries.
#
# Expected: that what is only a date when nothing else stands there needs something beside it: a number, a month, "op".
# Here: the month of an experience is a field of the form (`chalicelib/domain/reviews/submission.py`), and no date is
# read out of a text.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$place/env/bin/python" - <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

from dateparser.search import search_dates

NOW = datetime(2026, 11, 18, 12)  # a Wednesday
texts = {
    "Het eten was zo goed": ["zo 2026-11-15 00:00"],
    "Mijn ma was er graag": ["ma 2026-11-16 00:00"],
    "De kamer is 20 m2": ["20 m2 2026-11-18 11:40"],
    "Goede morgen zei ze altijd": ["morgen 2026-11-19 12:00"],
    "Op maandag 9 november was er niemand": ["maandag 9 november 2026-11-09 00:00"],
}
print("dateparser", version("dateparser"), f"on {NOW:%A %-d %B %Y} at {NOW:%H:%M}")
wrong = 0
for text, wanted in texts.items():
    dates = search_dates(text, languages=["nl"], settings={"RELATIVE_BASE": NOW}) or []
    found = [f"{words} {date:%Y-%m-%d %H:%M}" for words, date in dates]
    print(f"{text}: {found}")
    wrong += found != wanted
if wrong:
    sys.exit("it is not as written any more")
PYTHON
