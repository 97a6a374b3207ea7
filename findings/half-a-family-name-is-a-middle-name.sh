#!/usr/bin/env bash
# nameparser 2.6.0 makes a middle name of half a Flemish family name: Tom Vanden Broucke is Mr Broucke.
#
# "Van", "Van den", "Vande" and "Vander" it knows, and joins to what follows. "Vanden", as many families in Flanders have
# it in one word, it does not, and makes it a middle name. Of a double name with a space, "Peeters-De Wilde", only Wilde
# is left. Some short family names it takes for letters behind a name: of Lin Vi (the sixth) and Bea Ra no family name
# remains at all. Whoever sorts a list, writes a salutation or looks for one person under two spellings by `last` has
# the wrong one. "Jan Van den Berghe", which one tries, is right.
#
# Expected: that of four prefixes that one family has in one way and the next in another, all four are known.
# Here: the family name is a field of the form, and where a text is searched for one, "vande", "vanden" and "vander" are
# particles (`chalicelib/domain/signals/behaviour/names_author.py`, `chalicelib/domain/signals/names/bare.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check nameparser==2.6.0
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from nameparser import HumanName

names = {  # invented; each with what stands as its family name
    "Jan Van den Berghe": "Van den Berghe",
    "Eva Vande Walle": "Vande Walle",
    "Tom Vanden Broucke": "Broucke",
    "Lies Vander Elst": "Vander Elst",
    "An Peeters-De Wilde": "Wilde",
    "Lin Vi": "",
    "Bea Ra": "",
}
print("nameparser", version("nameparser"))
for name in names:
    told = HumanName(name)
    print(f"{name}: family {told.last!r}, middle {told.middle!r}, behind it {told.suffix!r}")
if [HumanName(name).last for name in names] != list(names.values()):
    sys.exit("it is not as written any more")
PYTHON
