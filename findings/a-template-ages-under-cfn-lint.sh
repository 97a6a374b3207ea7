#!/usr/bin/env bash
# cfn-lint 1.58.0 judges one template differently from day to day, at one version and with one template.
#
# Its rules on a Lambda runtime (W2531, E2531, E2533) compare dates that are shipped inside the package with the clock
# of the machine. A function on python3.11 is without fault before 30 June 2027, has a warning (exit 4) after it, and an
# error (exit 2) once the dates for creating and updating are past. With everything pinned, a build that passed when it
# was released fails when it is checked out later, or when its clock is moved.
#
# Expected: that a pinned linter over a file that does not change gives an answer that does not change.
# Here: `tests/infra/aws/test_build.py` leaves those rules out; the runtime's end of life is a task for people, not for
# whoever runs the tests that day.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check cfn-lint==1.58.0 time-machine==3.2.0
cat > "$place/template.json" <<'JSON'
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Runtime": "python3.11",
        "Handler": "app.handler",
        "Role": "arn:aws:iam::123456789012:role/example",
        "Code": {"ZipFile": "def handler(event, context): return 1"}
      }
    }
  }
}
JSON
"$place/env/bin/cfn-lint" --version
said=""
for day in 2027-06-15 2027-07-15 2027-09-15; do
  code=0
  "$place/env/bin/python" - "$day" "$place/template.json" <<'PYTHON' || code=$?
import sys
from datetime import datetime, timezone

import time_machine

day, template = sys.argv[1:]
with time_machine.travel(datetime.fromisoformat(day).replace(tzinfo=timezone.utc)):
    sys.argv = ["cfn-lint", "-t", template]
    from cfnlint.runner import main

    main()
PYTHON
  echo "$day: exit $code"
  said="$said $code"
done
[ "$said" = " 0 4 2" ] || { echo "it is not as written any more:$said" >&2; exit 1; }
