#!/usr/bin/env bash
# snowballstemmer 3.1.1 and NLTK 3.10.4 each have a Snowball stemmer named "dutch", and the two are not the same.
#
# Up to 2.2.0 `snowballstemmer.stemmer("dutch")` gave the stems of `nltk.stem.snowball.SnowballStemmer("dutch")`. Since
# 3.0 the name stands for another algorithm, Kraaij and Pohlmann's (snowballstem/snowball#1); the old one is
# "dutch_porter". Nothing is said, and what one of them put into an index is not found through the other: huizen,
# gelopen, ideeën end as other stems. The new one takes "ge" away as well, so that gezond (healthy) has the stem of zon
# (sun), gebed (prayer) that of bed, and begeleiding (support) that of beleid (policy): who looks for the one finds the
# other.
#
# Expected: that a Snowball stemmer of one name is one algorithm, in whichever library.
# Here: words are compared by lists and rules of our own (`chalicelib/domain/signals/text/`), and no stemmer is used.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1 nltk==3.10.4
"$place"/env/bin/pip install --quiet --disable-pip-version-check --target "$place/before" snowballstemmer==2.2.0
cat > "$place/stem.py" <<'PYTHON'
import sys

import snowballstemmer

print(*snowballstemmer.stemmer(sys.argv[1]).stemWords(sys.argv[2:]))
PYTHON
"$place/env/bin/python" - "$place" <<'PYTHON'
import os
import subprocess
import sys
from importlib.metadata import version

from nltk.stem.snowball import SnowballStemmer

WORDS = ["huizen", "gelopen", "ideeën", "gezond", "zon", "gebed", "bed", "begeleiding", "beleid"]


def stems(name, path=""):
    """Return the stems that snowballstemmer makes, of the version at a path if there is one."""
    command = [sys.executable, f"{sys.argv[1]}/stem.py", name, *WORDS]
    told = os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=told).stdout.split()


now, nltk = stems("dutch"), [SnowballStemmer("dutch").stem(word) for word in WORDS]
print("words:", *WORDS)
print(f"snowballstemmer {version('snowballstemmer')}:", *now)
print(f"NLTK {version('nltk')}:", *nltk)
same = [stems("dutch_porter"), stems("dutch", f"{sys.argv[1]}/before")] == [nltk, nltk]
print(f"dutch_porter, and dutch of 2.2.0, are NLTK's: {same}")
apart = [word for word, one, other in zip(WORDS, now, nltk, strict=True) if one != other]
print("not the same in both:", *apart)
pairs = [now[3] == now[4], now[5] == now[6], now[7] == now[8]]
if not same or apart[:3] != WORDS[:3] or not all(pairs) or len(set(nltk)) != len(WORDS):
    sys.exit("it is not as written any more")
PYTHON
