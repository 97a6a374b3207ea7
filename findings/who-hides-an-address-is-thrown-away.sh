#!/usr/bin/env bash
# MailChecker 6.0.21 finds the addresses wrong that Mozilla, DuckDuckGo, Proton and addy.io make to hide one's own.
#
# It tells addresses that are thrown away after a use, and those of its list are wrong without a word on why. The
# addresses of mozmail.com, duck.com, passmail.net or addy.io are not thrown away: they lead to somebody's own box for
# years, and keep a site from knowing it. Who writes of care and wants to stay unknown, as the site promises, is told
# that the address is wrong. Apple's (privaterelay.appleid.com) passes, and so does what one tries.
# disposable-email-domains 0.0.293 has none of them.
#
# Expected: that a list of throw-away addresses has addresses that are thrown away.
# Here: disposable-email-domains is asked, and what it finds is a signal for an editor that refuses nobody
# (`chalicelib/domain/signals/behaviour/disposable_address.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check MailChecker==6.0.21 disposable-email-domains==0.0.293
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from disposable_email_domains import blocklist
from MailChecker import MailChecker

HIDING = ("mozmail.com", "duck.com", "passmail.net", "addy.io", "privaterelay.appleid.com")
THROWN = ("mailinator.com", "yopmail.com")
OWN = ("telenet.be", "zorg.vlaanderen")
print("MailChecker", version("MailChecker"), "and disposable-email-domains", version("disposable-email-domains"))
found = {each: (MailChecker.is_valid(f"jan@{each}"), each in blocklist) for each in (*HIDING, *THROWN, *OWN)}
for domain, (valid, listed) in found.items():
    print(f"{domain}: valid {valid}; in the other list {listed}")
hiding, thrown, own = ([found[each] for each in group] for group in (HIDING, THROWN, OWN))
if hiding != [(False, False)] * 4 + [(True, False)] or thrown != [(False, True)] * 2 or own != [(True, False)] * 2:
    sys.exit("it is not as written any more")
PYTHON
