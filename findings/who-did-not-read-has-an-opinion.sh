#!/usr/bin/env bash
# statsmodels 0.15.0 counts a reading that is missing as an answer of its own, on which readers agree or not.
#
# `aggregate_raters` makes the table that `fleiss_kappa` takes, and of a NaN it makes a third category beside "online"
# and "refused". Three editors who agree wherever they read, the third of whom read half, get 0.47 in the place of 1;
# and two who disagree about every case that both read get 0.2, as they "agree" on all that neither read. Its
# documentation says what a table looks like, and nothing of gaps. krippendorff 0.9.0 leaves them out: 1 and -0.83.
#
# Expected: that NaN is no answer, or is refused, as `fleiss_kappa` itself refuses rows of other lengths.
# Here: a reading that has no second is not among the pairs that kappa is reckoned of
# (`chalicelib/domain/projections/agreement.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0 krippendorff==0.9.0
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import krippendorff
import numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

NONE = np.nan
cases = {  # a row is a case, a column a reader; 1 is online, 0 refused
    "all agree, one read half": [[1, 1, 1], [1, 1, NONE], [0, 0, 0], [0, 0, NONE]] * 3,
    "two never agree, both skip half": [[1, 0], [0, 1], [NONE, NONE], [NONE, NONE]] * 3,
}
print("statsmodels", version("statsmodels"), "and krippendorff", version("krippendorff"))
found = []
for name, rows in cases.items():
    table, answers = aggregate_raters(np.array(rows))
    kappa = round(float(fleiss_kappa(table)), 2)
    alpha = round(float(krippendorff.alpha(np.array(rows).T, level_of_measurement="nominal")), 2)
    print(f"{name}: answers {answers.tolist()}, kappa {kappa}; krippendorff's alpha {alpha}")
    found.append((len(answers), kappa, alpha))
if found != [(3, 0.47, 1.0), (3, 0.2, -0.83)]:
    sys.exit("it is not as written any more")
PYTHON
