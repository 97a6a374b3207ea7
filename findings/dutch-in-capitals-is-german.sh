#!/usr/bin/env bash
# langdetect 1.0.9 takes a Dutch text for German, and a French one for English, once it is written in capitals.
#
# Some people write everything in capitals. "MIJN MOEDER WOONT HIER GRAAG." is German to it, with a chance of 0.99999,
# as much as the same sentence in small letters is Dutch. French and Polish become English, and Spanish Portuguese. It
# leaves out what stands in capitals, and tells the language from the little that is left; the chance that it gives
# with it says nothing of this. Where one name stands in capitals all goes well. Mimino666/langdetect#74 has it for
# Slovene. py3langid 0.4.0 and lingua 2.1.1 tell Dutch in both.
#
# Expected: that capitals do not change a language; or that one which is told from nearly nothing has a low chance.
# Here: `chalicelib/domain/signals/text/language.py` counts small words without regard to capitals, and letters of one
# language in both forms (`tests/domain/signals/texts/test_language.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check \
  langdetect==1.0.9 py3langid==0.4.0 lingua-language-detector==2.1.1
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import py3langid
from langdetect import DetectorFactory, detect_langs
from lingua import Language, LanguageDetectorBuilder

DetectorFactory.seed = 0
TEXTS = {
    "nl": "Mijn moeder woont hier graag. Het eten is lekker en de kamers zijn proper.",
    "fr": "Le personnel est très gentil mais les repas sont froids et la chambre est petite.",
    "es": "Mi madre vive aquí con gusto. La comida es buena.",
    "pl": "Moja mama lubi tu mieszkać. Jedzenie jest dobre.",
}
lingua = LanguageDetectorBuilder.from_all_languages().build()


def told(text):
    first = detect_langs(text)[0]
    return first.lang, first.prob > 0.999


found = {each: (told(text), told(text.upper())) for each, text in TEXTS.items()}
print(f"langdetect {version('langdetect')}: a language, and whether it is given a chance above 0.999")
for language, (small, capitals) in found.items():
    print(f"{language}: in small letters {small}, in capitals {capitals}")
dutch = TEXTS["nl"].upper()
others = py3langid.classify(dutch)[0], lingua.detect_language_of(dutch) == Language.DUTCH
print("Dutch in capitals for py3langid:", others[0], "- and Dutch for lingua:", others[1])
wrong = {"nl": "de", "fr": "en", "es": "pt", "pl": "en"}
if found != {each: ((each, True), (wrong[each], True)) for each in TEXTS} or others != ("nl", True):
    sys.exit("it is not as written any more")
PYTHON
