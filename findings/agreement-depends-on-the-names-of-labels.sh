#!/usr/bin/env bash
# scikit-learn 1.9.1 measures another agreement when the same answers have other names.
#
# A weighted kappa asks how far apart two answers are. `cohen_kappa_score(…, weights="linear")` takes the places of the
# labels for that, and sorts labels that are texts by the alphabet: approve, reject, return. That "return" lies between
# the two others it cannot know, and it does not ask. `labels=` sets the order; there a label that is left out takes its
# pairs with it, without a word, and the agreement rises to 1.
#
# Expected: that a measure which needs an order asks for one where labels have none, as numbers have.
# Here: agreement between editors is measured by the plain kappa, in which no answer is nearer to another.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check scikit-learn==1.9.1
"$place/env/bin/python" - <<'PYTHON'
import sys

import sklearn
from sklearn.metrics import cohen_kappa_score

FIRST = [0] * 6 + [1] * 4 + [2] * 4
SECOND = [0] * 3 + [1] * 3 + [1] * 4 + [2] * 4
NAMES = ["approve", "return", "reject"]  # from mild to strict


def kappa(names, **how):
    first, second = [names[each] for each in FIRST], [names[each] for each in SECOND]
    agreed = cohen_kappa_score(first, second, weights="linear", **how)
    return round(float(agreed), 3)


found = {
    "named 0, 1, 2": kappa([0, 1, 2]),
    "named by words": kappa(NAMES),
    "by words, in their order": kappa(NAMES, labels=NAMES),
    "by words, one left out": kappa(NAMES, labels=["approve", "reject"]),
}
print(f"scikit-learn {sklearn.__version__}")
for what, agreed in found.items():
    print(f"{what}: {agreed}")
if list(found.values()) != [0.753, 0.553, 0.753, 1.0]:
    sys.exit("it is not as written any more")
PYTHON
