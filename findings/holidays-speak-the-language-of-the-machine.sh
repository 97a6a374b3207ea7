#!/usr/bin/env bash
# holidays 0.109 names a country's holidays in the language of the machine, in the place of the country's own.
#
# `Belgium.default_language` is `nl`, and its documentation says that names are in the default language where none is
# asked for. Names go through gettext without one, though, which reads LANGUAGE and LANG: on a machine with
# LANG=C.UTF-8, as in most container images, 1 January is "New Year's Day"; where LANG is Dutch or unset, "Nieuwjaar";
# with LANGUAGE=fr, "Nouvel An". What a test on one's own machine reads, a server says in another language.
#
# Expected: that the same call at one version gives the same names anywhere, in the default language.
# Here: working days are reckoned by `chalicelib/domain/rules/working_days.py`, and no holiday has a name. Whoever shows
# one passes `language="nl"`.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check holidays==0.109
cat > "$place/ask.py" <<'PYTHON'
import holidays

default, asked = holidays.BE(years=2027), holidays.BE(years=2027, language="nl")
print(default.default_language, default["2027-01-01"], asked["2027-01-01"], sep=" | ")
PYTHON
ask() {
  env -u LANG -u LANGUAGE -u LC_ALL -u LC_MESSAGES "$@" PYTHONIOENCODING=utf-8 "$place/env/bin/python" "$place/ask.py"
}
"$place/env/bin/python" -c 'import holidays; print("holidays", holidays.__version__)'
said=""
for setting in LANG=C.UTF-8 LANG=nl_BE.UTF-8 LANGUAGE=fr NOTHING=set; do
  found=$(ask "$setting")
  echo "$setting: $found"
  said="$said[$found]"
done
wanted="[nl | New Year's Day | Nieuwjaar][nl | Nieuwjaar | Nieuwjaar]"
wanted="${wanted}[nl | Nouvel An | Nieuwjaar][nl | Nieuwjaar | Nieuwjaar]"
[ "$said" = "$wanted" ] || { echo "it is not as written any more" >&2; exit 1; }
