#!/usr/bin/env bash
# phonenumbers 9.0.43 finds a Belgian enterprise number in a text and takes it for somebody's mobile telephone.
#
# Both have ten digits, mobile ones begin with 045 to 049, and so may the other. "Ondernemingsnummer 0475.123.420",
# grouped as the register groups it, is +32 475 12 34 20; with "BE" and a space before it as well, and only
# "BE0475.123.420" is left alone. Who hides telephone numbers in what people write hides which organisation is meant;
# who gathers them gathers some of nobody. A number that begins otherwise, as in most trials, shows nothing.
#
# Expected: that the strictness "valid" asks for groups as a telephone number has them. (EXACT_GROUPING finds none.)
# Here: what is grouped as an enterprise number and has its check digits is no telephone
# (`chalicelib/domain/signals/text/identifiers.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check phonenumbers==9.0.43 python-stdnum==2.2
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum.be import vat

NUMBER = "0475.123.420"  # invented: eight digits, and the two that follow from them
texts = (f"Ondernemingsnummer {NUMBER}", f"btw BE {NUMBER}", f"btw BE{NUMBER}", "gsm 0475 12 34 20", "KBO 0123.456.749")


def found(text, leniency=Leniency.VALID):
    matches = PhoneNumberMatcher(text, "BE", leniency=leniency)
    return [f"+{each.number.country_code} {each.number.national_number}" for each in matches]


print("phonenumbers", version("phonenumbers"), "and an enterprise number that is right:", vat.is_valid(NUMBER))
for text in texts:
    print(f"{text}: {found(text)}; with exact groups {found(text, Leniency.EXACT_GROUPING)}")
mobile = ["+32 475123420"]
got = [found(text) for text in texts], [found(text, Leniency.EXACT_GROUPING) for text in texts]
if not vat.is_valid(NUMBER) or got != ([mobile, mobile, [], mobile, []], [[], [], [], mobile, []]):
    sys.exit("it is not as written any more")
PYTHON
