#!/usr/bin/env bash
# msgspec 0.22.0 reads 2026-12-31T23:59:59.9999999Z as the first moment of 2027.
#
# Systems in .NET write a moment with seven digits of a second, those in Go or Java with nine; Python's datetime has
# room for six. `datetime.fromisoformat` (3.11 on) and pydantic 2.14.4 leave the others away, so that a moment stays
# within its second, its day and its year. msgspec rounds, and carries: a moment just before midnight is read as one of
# another day, month and year, later than it was.
#
# Expected: that digits for which there is no room are left away, as the standard library of the same language does.
# Here: moments that we read back are told by our own clock (`chalicelib/domain/clock/days.py`), in six digits, and read
# as they were. `dcterms:created` of the open data has nine, and is text that we never read back.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check msgspec==0.22.0 pydantic==2.14.4
"$place/env/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, datetime
from importlib.metadata import version

import msgspec
import pydantic

text = "2026-12-31T23:59:59.9999999Z"
found = {
    "msgspec": msgspec.json.decode(f'"{text}"', type=datetime),
    "fromisoformat": datetime.fromisoformat(text),
    "pydantic": pydantic.TypeAdapter(datetime).validate_python(text),
}
print(f"msgspec {version('msgspec')}, pydantic {version('pydantic')}: {text}")
for name, moment in found.items():
    print(f"{name}: {moment.astimezone(UTC).isoformat()}")
cut = datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
if found != {"msgspec": datetime(2027, 1, 1, tzinfo=UTC), "fromisoformat": cut, "pydantic": cut}:
    sys.exit("it is not as written any more")
PYTHON
